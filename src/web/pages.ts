// Pages: Nunjucks templates inside one layout, with every link relative to the page that carries it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Assets, assetPath } from './assets.ts';
import type { FormFacts } from './forms.ts';
import { pathOf, relativeLink, underBase } from './links.ts';
import { templatesFrom } from './templates.ts';

export interface Link {
  text: string;
  /** An in-site path such as `/actions/12`; the layout makes it relative. */
  path: string;
}

/** What any page may tell the layout. A view adds its own facts beside these. */
export interface PageFacts {
  /** The page's name, for the browser's tab; the template writes its own heading. */
  title: string;
  /** Beside the council's name: "live, 22 November 2026". Default: the phrase of the layout's facts. */
  phrase?: string | undefined;
  back?: Link | undefined;
  breadcrumbs?: readonly Link[] | undefined;
  /** What was typed and what is wrong with it: shows the error summary, keeps the values. */
  form?: FormFacts | undefined;
}

/** What the layout needs beside the page itself. The paths here are the whole site's, whatever the mount. */
export interface LayoutFacts {
  phrase?: string | undefined;
  navigation?: readonly (Link & { current?: boolean })[] | undefined;
  footer?: readonly Link[] | undefined;
  identity?: Identity | undefined;
  /** Accounts of an invented council that anybody at this machine may look as, for the page that offers them. */
  oneClick?: readonly OneClick[] | undefined;
}

export interface OneClick {
  /** What the form sends. */
  value: string;
  name: string;
  question: string;
}

/** The bar that says who you are. */
export interface Identity {
  /** "You are Priya Nair, programme office" */
  words: string;
  change?: Link | undefined;
  /** Where the sign-out button posts to. */
  signOutPath?: string | undefined;
}

/** Where a page stands and what surrounds it: all that rendering needs beside template and view. */
export interface Frame extends LayoutFacts {
  /** The page's own path, `/office/actions/12`. */
  from: string;
  /** The mount it stands under: `''`, `/office`, `/editions/3`. */
  base: string;
  councilName: string;
  /** Makes a whole-site path into the link that is written. Default: relative to `from`. */
  link?: (path: string) => string;
}

export interface Pages {
  /** HTML of one page. Pure: the same template, view and frame give the same bytes. */
  render(template: string, view: PageFacts, frame: Frame): string;
}

declare module 'fastify' {
  interface FastifyInstance {
    pages: Pages;
    /** The prefix of the mount these routes stand under; see `mount`. */
    mountedAt: string;
  }
  interface FastifyReply {
    /** Sends a page. `template` is found as `plan/views/action.njk`, or by its name among the kit's own. */
    page<View extends PageFacts>(template: string, view: View): FastifyReply;
    /** After a form has done its work: see other, at a path below the present mount. */
    goTo(path: string): FastifyReply;
  }
}

export function pagesFrom(assets: Assets, moreTemplates: readonly string[] = []): Pages {
  const templates = templatesFrom(moreTemplates);
  return {
    render(template, view, frame) {
      const link = frame.link ?? ((path: string) => relativeLink(frame.from, path));
      return templates.render(template, {
        ...view,
        phrase: view.phrase ?? frame.phrase,
        frame,
        href: (path: string) => (isInside(path) ? link(underBase(frame.base, path)) : path),
        site: (path: string) => (isInside(path) ? link(path) : path),
        asset: (name: string) => link(assetPath(assets, name)),
      });
    },
  };
}

function isInside(path: string): boolean {
  return path.startsWith('/');
}

export function setUpPages(
  app: FastifyInstance,
  pages: Pages,
  layout: (request: FastifyRequest) => LayoutFacts,
): void {
  app.decorate('pages', pages);
  app.decorate('mountedAt', '');
  app.decorateReply('page', function (this: FastifyReply, template: string, view: PageFacts) {
    const facts = layout(this.request);
    const frame: Frame = {
      ...facts,
      from: pathOf(this.request.url),
      base: baseOf(this.request),
      councilName: this.request.council?.name ?? 'Goldthread',
      identity: this.sameForEverybody ? undefined : facts.identity,
      oneClick: this.sameForEverybody ? undefined : facts.oneClick,
    };
    return this.type('text/html; charset=utf-8').send(pages.render(template, view, frame));
  });
  app.decorateReply('goTo', function (this: FastifyReply, path: string) {
    return this.redirect(underBase(baseOf(this.request), path), 303);
  });
}

/**
 * Registers the same pages under a prefix, `/office` or `/editions/:number`, or under none. Their links stay below it.
 */
export async function mount(
  app: FastifyInstance,
  prefix: string,
  addPages: (scope: FastifyInstance) => void,
): Promise<void> {
  await app.register(
    (scope, _options, done) => {
      scope.decorate('mountedAt', prefix);
      addPages(scope);
      done();
    },
    { prefix },
  );
}

/** The mount as this request wrote it: `/editions/3` where the prefix is `/editions/:number`. */
function baseOf(request: FastifyRequest): string {
  const depth = request.server.mountedAt.split('/').length;
  return pathOf(request.url).split('/').slice(0, depth).join('/');
}
