// The wiring: the modules in order, what each is given, and the pages and calls they add.
import type { FastifyInstance } from 'fastify';
import { exampleDocument } from '../example/documents.ts';
import { setUpApi } from './api/api.ts';
import { hasMailService, isLoopback, publicAddress, type Settings } from './config.ts';
import type { Database } from './db/database.ts';
import { layout } from './layout.ts';
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
  leaversOnDesk,
  opinionsOf,
  opinionsOnDesk,
  opinionsPanel,
  requestsOnDesk,
  signaturesOnDesk,
  updateLinkWeb,
  updatesOnDesk,
  updatesPanel,
} from './modules/delivery/index.ts';
import {
  addMoneyCalls,
  moneyBesideRisk,
  moneyPanel,
  moneyWeb,
  salesOnDesk,
  spendingOnDesk,
} from './modules/finance/index.ts';
import {
  addMeasureCalls,
  evidenceBasePanel,
  measuresPanel,
  measuresWeb,
  teamOnDesk,
} from './modules/measures/index.ts';
import {
  type Accounts,
  accountsOffice,
  councilOf,
  identify,
  mayDo,
  peopleWeb,
} from './modules/people/index.ts';
import {
  addFrameCalls,
  addMandateCalls,
  addOutcomeCalls,
  addThreadCalls,
  assessmentPanel,
  ballotsOnDesk,
  type Contributions,
  changingWeb,
  type DeskLink,
  directionsWeb,
  framesWeb,
  judgementsWeb,
  judgingPanel,
  type LiveThreads,
  liveThreads,
  mandatesWeb,
  planWeb,
  recommendationPanel,
  registersWeb,
  way,
  wayPanel,
} from './modules/plan/index.ts';
import { type Editions, publicationWeb, readEditions } from './modules/publication/index.ts';
import {
  addRaidCalls,
  escalatedLines,
  ownersOfEntries,
  raidPanel,
  raidWeb,
  reviewsBesideUpdates,
  reviewsOnDesk,
} from './modules/raid/index.ts';
import { meaningOf, readDate, readingWeb } from './modules/reading/index.ts';
import { packSources, packsOnDesk, reportsWeb } from './modules/reports/index.ts';
import { recordWeb } from './record.web.ts';
import { keptRegisters } from './registers.ts';
import { statusSignals } from './signals.ts';
import { mount } from './web/pages.ts';
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
  await planWeb(app, { database, live, deskLinks: deskLinks(database), contributions });
  await changingWeb(app, { database, readers: { date: readDate, status: meaningOf } });
  await directionsWeb(app, { database, live, evidenceOf: evidenceToCite });
  await mandatesWeb(app, { database, live });
  addMandateCalls(app, { database, live });
  await framesWeb(app, { database, live });
  addFrameCalls(app, { database, live });
  await judgementsWeb(app, { database, live });
  addOutcomeCalls(app, { database, live });
  const hasMail = hasMailService(config);
  await deliveryWeb(app, {
    database,
    live,
    signals: statusSignals,
    now,
    hasMail,
    responsible: [ownersOfEntries],
    alsoAsked: [reviewsBesideUpdates],
  });
  await updateLinkWeb(app, { database, live, signals: statusSignals, now });
  await boardsWeb(app, { database, live, agenda: [escalatedLines], now });
  addUpdateCalls(app, { database, live, signals: statusSignals });
  addChallengeCalls(app, { database, live, signals: statusSignals });
  addChainCall(app, { database, live, signals: statusSignals });
  addOpinionCalls(app, { database, live, signals: statusSignals });
  await raidWeb(app, { database, live, beside: [moneyBesideRisk] });
  addRaidCalls(app, { database, live });
  await measuresWeb(app, { database, live });
  addMeasureCalls(app, { database, live });
  await moneyWeb(app, { database, live });
  addMoneyCalls(app, { database, live });
  await registersWeb(app, { database, live, registers: keptRegisters });
  await readingWeb(app, { database, sample: (day) => exampleDocument('improvement-plan.txt', day) });
  await assuranceWeb(app, { database, live });
  addCheckCalls(app, { database, live });
  await reportsWeb(app, { database, live, sources: packSources(statusSignals) });
  await publicationWeb(app, { database, editions });
  await recordWeb(app, database);
  addCallsOfTheThread(app, live, editions);
  return app;
}

/** What later modules say on the officers' page of an item, in the order of the page. */
const contributions: Contributions = {
  panels: [
    chainPanel,
    assessmentPanel,
    measuresPanel,
    moneyPanel,
    evidenceBasePanel,
    recommendationPanel,
    judgingPanel,
    wayPanel,
    updatesPanel,
    opinionsPanel,
    challengePanel,
    evidencePanel,
    closingPanel,
    raidPanel,
  ],
  opinions: opinionsOf(statusSignals),
  history: deliveryHistory,
};

/** The ways on everybody's own page, each shown to whoever may go it. */
function deskLinks(database: Database): readonly DeskLink[] {
  return [
    updatesOnDesk(database),
    requestsOnDesk(database),
    ballotsOnDesk(database),
    signaturesOnDesk(database),
    leaversOnDesk(database, [ownersOfEntries]),
    askedOnDesk(database),
    reviewsOnDesk(database),
    opinionsOnDesk(database, statusSignals),
    spendingOnDesk(database),
    salesOnDesk(database),
    checksOnDesk(database),
    teamOnDesk(database),
    way('plan.read', 'The council’s money', '/money'),
    way('plan.read', 'Measures: what is counted, and what it should be', '/measures'),
    way('plan.read', 'What the council knows, and what it does not', '/evidence-base'),
    way('plan.read', 'How far the plan can be believed', '/assurance'),
    way('plan.read', 'What answers each Direction, and what shows it', '/coverage'),
    way('plan.read', 'Who assures what, and who reports it to whom', '/assurance-map'),
    way('plan.read', 'Standards that the council holds itself to', '/standards'),
    way('plan.read', 'Best value: how we score ourselves, and how others do', '/best-value'),
    way('plan.read', 'Governance reviews: what those who see the council at work say', '/governance-reviews'),
    way('plan.read', 'Reviews by others: what is due to them, and when', '/clocks'),
    way('plan.read', 'What reviewers recommended, and what nobody answers', '/recommendations'),
    way('plan.read', 'Two frames, one work: the headings of two plans side by side', '/frames'),
    way('plan.read', 'Deliverables: who is responsible, and what delivers them', '/deliverables'),
    way('plan.read', 'Registers: what was opened, and what ended', '/registers'),
    ...deliveryOnDesk,
    packsOnDesk,
    way('people.administer', 'Accounts: invite people, end their access', '/accounts', 'upkeep'),
  ];
}

/** The thread's calls twice: the latest edition for everybody, live for those who may. */
function addCallsOfTheThread(app: FastifyInstance, live: LiveThreads, editions: Editions): void {
  addThreadCalls(app, {
    under: '',
    permission: 'public',
    thread: async (request) => (await editions.read(councilOf(request).id)).thread,
  });
  addThreadCalls(app, {
    under: '/live',
    permission: 'plan.read',
    findings: 'findings.read',
    thread: (request) => live(request.actor, councilOf(request), request.day),
  });
}
