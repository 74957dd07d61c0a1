// The frame of every page: where its links lead, and who is looking.
import type { FastifyRequest } from 'fastify';
import { identityOf, oneClickOf } from './modules/people/index.ts';
import type { LayoutFacts } from './web/pages.ts';

const everybody = [
  { text: 'Actions', path: '/actions' },
  { text: 'Directions', path: '/directions' },
  { text: 'Outcomes', path: '/outcomes' },
  { text: 'People', path: '/people' },
  { text: 'Boards', path: '/boards' },
  { text: 'Measures', path: '/measures' },
  { text: 'Money', path: '/money' },
  { text: 'Timeline', path: '/timeline' },
  { text: 'Search', path: '/search' },
];

/** These have no page of a past day yet. */
const liveOnly = ['/measures', '/money'];

/** Officers’ links stay among live pages; everybody else’s among the published ones. */
export function layout(request: FastifyRequest): LayoutFacts {
  const inside = request.actor.kind === 'person' && /^\/(office|account|look-as)\b/.test(request.url);
  const past = /^\/office\/as-at\/\d{4}-\d{2}-\d{2}/.exec(request.url)?.[0];
  const base = inside ? (past ?? '/office') : '';
  const own = past
    ? [{ text: 'Back to today', path: '/office' }]
    : [{ text: 'Your page', path: '/office/desk' }].filter(() => inside);
  const shown = past ? everybody.filter(({ path }) => !liveOnly.includes(path)) : everybody;
  const links = [...own, ...shown.map(({ text, path }) => ({ text, path: base + path }))];
  const here = request.url.split('?')[0];
  const identity = identityOf(request);
  const oneClick = oneClickOf(request);
  return {
    navigation: links.map((link) => ({ ...link, current: link.path === here })),
    footer: [
      ...(identity ? [] : [{ text: 'Sign in', path: '/sign-in' }]),
      { text: 'Every edition', path: '/editions' },
      { text: 'For programs', path: '/api' },
      { text: 'How we judge “late”', path: `${base}/how-we-judge` },
    ],
    ...(identity ? { identity } : {}),
    ...(oneClick ? { oneClick } : {}),
  };
}
