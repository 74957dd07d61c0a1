// The wiring: the modules in order, what each is given, and the pages and calls they add.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { exampleDocument } from '../example/documents.ts';
import { setUpApi } from './api/api.ts';
import { isLoopback, publicAddress, type Settings } from './config.ts';
import type { Database } from './db/database.ts';
import { addCheckCalls, assuranceWeb, checksOnDesk } from './modules/assurance/index.ts';
import {
  addChainCall,
  addChallengeCalls,
  addOpinionCalls,
  addUpdateCalls,
  askedOnDesk,
  boardsWeb,
  chainPanel,
  challengePanel,
  closingPanel,
  deliveryHistory,
  deliveryOnDesk,
  deliveryWeb,
  evidencePanel,
  evidenceToCite,
  opinionsOf,
  opinionsOnDesk,
  opinionsPanel,
  requestsOnDesk,
  updatesOnDesk,
  updatesPanel,
} from './modules/delivery/index.ts';
import {
  type Accounts,
  accountsOffice,
  councilOf,
  identify,
  identityOf,
  mayDo,
  oneClickOf,
  peopleWeb,
} from './modules/people/index.ts';
import {
  addThreadCalls,
  assessmentPanel,
  changingWeb,
  directionsWeb,
  type LiveThreads,
  liveThreads,
  planWeb,
  way,
} from './modules/plan/index.ts';
import { publicationWeb, readEditions } from './modules/publication/index.ts';
import { addRaidCalls, raidPanel, raidWeb, reviewsOnDesk } from './modules/raid/index.ts';
import { meaningOf, readDate, readingWeb } from './modules/reading/index.ts';
import { packSources, packsOnDesk, reportsWeb } from './modules/reports/index.ts';
import { recordWeb } from './record.web.ts';
import { statusSignals } from './signals.ts';
import { type LayoutFacts, mount } from './web/pages.ts';
import { createServer } from './web/server.ts';

export interface AppSettings {
  config: Settings;
  database: Database;
  accounts: Accounts;
  now?: () => Temporal.Instant;
}

export const version = '0.1.0';

/** Every page and call of Goldthread on one server, not yet listening. */
export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const { config, database, accounts, now = () => Temporal.Now.instant() } = settings;
  const app = await createServer({
    whoIs: identify({ database, accounts, oneClick: isLoopback(config.HOST) }),
    mayDo,
    now,
    layout,
    secure: publicAddress(config).startsWith('https:'),
    ...(config.GOLDTHREAD_PROXY
      ? { trustProxy: config.GOLDTHREAD_PROXY.split(',').map((one) => one.trim()) }
      : {}),
    log: { level: config.GOLDTHREAD_LOG },
  });
  const live = liveThreads(database);
  const editions = readEditions(database);
  setUpApi(app, {
    title: 'Goldthread',
    version,
    description: 'A council’s plans as one thread. The latest edition for everybody; live for those who may.',
    render: (reply, template, page) => reply.page(template, page),
  });
  await mount(app, '', (scope) => peopleWeb(scope, { accounts }));
  await mount(app, '/office', (scope) => accountsOffice(scope, accounts));
  await planWeb(app, {
    database,
    live,
    deskLinks: [
      updatesOnDesk(database),
      requestsOnDesk(database),
      askedOnDesk(database),
      reviewsOnDesk(database),
      opinionsOnDesk(database, statusSignals),
      checksOnDesk(database),
      ...deliveryOnDesk,
      packsOnDesk,
      way('people.administer', 'Accounts: invite people, end their access', '/accounts'),
    ],
    contributions: {
      panels: [
        chainPanel,
        assessmentPanel,
        updatesPanel,
        opinionsPanel,
        challengePanel,
        evidencePanel,
        closingPanel,
        raidPanel,
      ],
      opinions: opinionsOf(statusSignals),
      history: deliveryHistory,
    },
  });
  await changingWeb(app, { database, readers: { date: readDate, status: meaningOf } });
  await directionsWeb(app, { database, live, evidenceOf: evidenceToCite });
  await deliveryWeb(app, { database, live, signals: statusSignals });
  await boardsWeb(app, { database, live, agenda: [] });
  addUpdateCalls(app, { database, live, signals: statusSignals });
  addChallengeCalls(app, { database, live, signals: statusSignals });
  addChainCall(app, { database, live, signals: statusSignals });
  addOpinionCalls(app, { database, live, signals: statusSignals });
  await raidWeb(app, { database, live });
  addRaidCalls(app, { database, live });
  await readingWeb(app, { database, sample: (day) => exampleDocument('improvement-plan.txt', day) });
  await assuranceWeb(app, { database, live });
  addCheckCalls(app, { database, live });
  await reportsWeb(app, { database, live, sources: packSources(statusSignals) });
  await publicationWeb(app, { database, editions });
  await recordWeb(app, database);
  addThreadCalls(app, {
    under: '',
    permission: 'public',
    thread: async (request) => (await editions.read(councilOf(request).id)).thread,
  });
  addThreadCalls(app, {
    under: '/live',
    permission: 'plan.read',
    findings: 'findings.read',
    thread: (request) => liveOf(live, request),
  });
  return app;
}

function liveOf(live: LiveThreads, request: FastifyRequest) {
  return live(request.actor, councilOf(request), request.day);
}

const everybody = [
  { text: 'Actions', path: '/actions' },
  { text: 'Directions', path: '/directions' },
  { text: 'People', path: '/people' },
  { text: 'Boards', path: '/boards' },
  { text: 'Timeline', path: '/timeline' },
  { text: 'Search', path: '/search' },
];

/** Officers’ links stay among live pages; everybody else’s among the published ones. */
function layout(request: FastifyRequest): LayoutFacts {
  const inside = request.actor.kind === 'person' && /^\/(office|account|look-as)\b/.test(request.url);
  const past = /^\/office\/as-at\/\d{4}-\d{2}-\d{2}/.exec(request.url)?.[0];
  const base = inside ? (past ?? '/office') : '';
  const own = past
    ? [{ text: 'Back to today', path: '/office' }]
    : [{ text: 'Your page', path: '/office/desk' }].filter(() => inside);
  const links = [...own, ...everybody.map(({ text, path }) => ({ text, path: base + path }))];
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
