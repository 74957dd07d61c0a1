// Plan checks on pages of the office: all of them with a verdict, and one with its rows, its reasons and its switch.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../kernel/days.ts';
import type { FieldError } from '../../kernel/errors.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { mount } from '../../web/pages.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { askedBy, type Item, linkTo, livePhrase, need, type Walk } from '../plan/index.ts';
import { assess, type Result, sayCount, verdict } from './assess.ts';
import { addAudits } from './audits/audits.web.ts';
import { addBestValue } from './best-value/best-value.web.ts';
import type { Check, Severity } from './checks/check.ts';
import { checkCalled } from './checks/list.ts';
import { addCoverage } from './coverage/coverage.web.ts';
import { placeOf, whyOf } from './facts.ts';
import { addReviews } from './governance-review/reviews.web.ts';
import { addKeyPeople } from './key-people/key-people.web.ts';
import { addMap } from './map/map.web.ts';
import { addOverview } from './overview/overview.web.ts';
import { addRegisterQuality } from './register/register.web.ts';
import type { AssuranceSettings } from './settings.ts';
import { addStandards } from './standards/standards.web.ts';
import { switchOff, switchOn } from './switch.actions.ts';
import { switches } from './switch.store.ts';
import { type Off, offOn, type Switch, SwitchOff, SwitchOn } from './switch.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const maySwitch = { config: { permission: 'checks.switch' } } as const;

/** `/checks` and `/checks/dates/bunched`, below the present mount. */
export const checkPaths = {
  all: () => '/checks',
  one: (check: Check) => `/checks/${check.name}`,
};

export async function assuranceWeb(app: FastifyInstance, settings: AssuranceSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addOverview(scope, settings);
    addKeyPeople(scope, settings);
    addCoverage(scope, settings);
    addMap(scope, settings);
    addStandards(scope, settings);
    addAudits(scope, settings);
    addBestValue(scope, settings);
    addReviews(scope, settings);
    addRegisterQuality(scope, settings);
    scope.get('/checks', mayRead, (request, reply) => checksPage(request, reply, settings));
    scope.get('/checks/:kind/:fault', mayRead, (request, reply) => checkPage(request, reply, settings, []));
    scope.post('/checks/:kind/:fault/off', maySwitch, async (request, reply) => {
      const check = checkAsked(request);
      const typed = parseForm(SwitchOff, request.body);
      if (!typed.ok) return checkPage(request, reply, settings, typed.errors);
      const asked = { check, day: request.day, ...typed.value };
      const done = await switchOff(settings.database, request.actor, councilOf(request).id, asked);
      return done.ok ? reply.goTo(checkPaths.one(check)) : checkPage(request, reply, settings, done.errors);
    });
    scope.post('/checks/:kind/:fault/on', maySwitch, async (request, reply) => {
      const check = checkAsked(request);
      const typed = parseForm(SwitchOn, request.body);
      if (!typed.ok) return checkPage(request, reply, settings, typed.errors);
      const asked = { check, day: request.day, reason: typed.value.reason };
      await switchOn(settings.database, request.actor, councilOf(request).id, asked);
      return reply.goTo(checkPaths.one(check));
    });
  });
}

function checkAsked(request: FastifyRequest): Check {
  const { kind, fault } = askedBy(request).params;
  return need(checkCalled(`${kind}/${fault}`), 'check');
}

async function known(request: FastifyRequest, { database, live }: AssuranceSettings) {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const all = await database.read(request.actor, council.id, switches);
  return { thread, all, off: offOn(all, request.day) };
}

const weights: Record<Severity, { one: string; words: string; tone: string }> = {
  fault: { one: 'Fault', words: 'Faults: it cannot work as it is written', tone: 'stop' },
  concern: { one: 'Concern', words: 'Concerns: look again', tone: 'care' },
  note: { one: 'Note', words: 'Notes: worth knowing', tone: 'wait' },
};

async function checksPage(request: FastifyRequest, reply: FastifyReply, settings: AssuranceSettings) {
  const { thread, off } = await known(request, settings);
  const results = assess(thread, off);
  const rows = results.map(row);
  const found = (severity: Severity) =>
    rows.filter((one) => one.severity === severity && one.number > 0 && one.off === null);
  return reply.page('assurance/views/checks.njk', {
    title: 'Plan checks',
    phrase: livePhrase(request.day),
    empty: thread.items.length === 0,
    verdict: verdict(thread, results),
    weights: (['fault', 'concern', 'note'] as const)
      .map((severity) => ({ ...weights[severity], severity, rows: found(severity) }))
      .filter((weight) => weight.rows.length > 0),
    off: rows.filter((one) => one.off !== null),
    clean: rows.filter((one) => one.off === null && one.number === 0),
  });
}

function row(result: Result) {
  const { name, severity, title, matters } = result.check;
  const off = result.off && sayOff(result.off);
  return {
    name,
    severity,
    title,
    matters,
    path: checkPaths.one(result.check),
    number: result.found.length,
    counted: sayCount(result),
    off,
  };
}

function sayOff({ switchedBy, switchedOn, untilOn, reason }: Off) {
  const until = untilOn === null ? 'until somebody switches it on' : `until ${longDay(untilOn)}`;
  return { reason, words: `Switched off on ${longDay(switchedOn)} by ${switchedBy}, ${until}` };
}

async function checkPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: AssuranceSettings,
  errors: readonly FieldError[],
) {
  const check = checkAsked(request);
  const { thread, all, off } = await known(request, settings);
  const [result] = assess(thread, off, [check]);
  if (errors.length > 0) reply.code(422);
  return reply.page('assurance/views/check.njk', {
    title: check.title,
    phrase: livePhrase(request.day),
    back: { text: 'Plan checks', path: '/checks' },
    check,
    weight: weights[check.severity],
    counted: result && result.count > 0 ? sayCount(result) : null,
    off: result?.off ? sayOff(result.off) : null,
    single: (result?.found ?? [])
      .filter(({ items }) => items.length === 1)
      .flatMap(({ why, items }) => items.map((item) => ({ why, ...itemRow(thread, item) }))),
    several: (result?.found ?? [])
      .filter(({ items }) => items.length !== 1)
      .map((one) => ({ why: whyOf(one), items: one.items.map((item) => itemRow(thread, item)) })),
    history: all.filter((one) => one.checkName === check.name).map(saySwitch),
    maySwitch: mayDo(request.actor, 'checks.switch'),
    offPath: `${checkPaths.one(check)}/off`,
    onPath: `${checkPaths.one(check)}/on`,
    form: formWith(request.body ?? {}, errors),
  });
}

function itemRow(thread: Walk, item: Item) {
  return { ...linkTo(thread, item), place: placeOf(thread, item) };
}

function saySwitch(one: Switch) {
  if (!one.isOn) return sayOff(one);
  return { reason: one.reason, words: `Switched on on ${longDay(one.switchedOn)} by ${one.switchedBy}` };
}
