// One measure on a page of the office: how it stands, its chart, the table behind it, and its definition sheet.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../kernel/days.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { linkTo, livePhrase, type Walk } from '../plan/index.ts';
import { standingsOf } from './benchmarks/benchmarks.web.ts';
import { chartOf } from './chart.ts';
import { formulaPaths } from './formulas/formulas.web.ts';
import { mayGive } from './measure.actions.ts';
import { forecastsOf, measureLinks, remarksOf } from './measure.store.ts';
import {
  type Definition,
  directionWords,
  type Observation,
  qualityDimensions,
  scopeWords,
  valueKindWords,
} from './measure.ts';
import { nationalPaths } from './national/national.web.ts';
import type { Reading } from './reading.ts';
import {
  lineRow,
  measurePaths,
  ownerName,
  sayRating,
  sayTarget,
  sayTolerance,
  sayTravel,
  sayValue,
} from './say.ts';
import { type MeasureFound, type MeasureSettings, measureFound, numberAsked, threadOf } from './settings.ts';
import { frequencyWords, sayPeriod } from './when.ts';

export function addMeasurePage(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/measures/:id', { config: { permission: 'plan.read' } }, (request, reply) =>
    measurePage(request, reply, settings),
  );
}

/** Periods running off target from which somebody should look before it is worse. */
const missesToActOn = 2;

async function measurePage(request: FastifyRequest, reply: FastifyReply, settings: MeasureSettings) {
  const { actor, day } = request;
  const number = numberAsked(request);
  const thread = await threadOf(request, settings);
  const { found, remarks, forecasts, links } = await settings.database.read(
    actor,
    councilOf(request).id,
    async (tx) => ({
      found: await measureFound(tx, number, day),
      remarks: await remarksOf(tx, number),
      forecasts: await forecastsOf(tx, number),
      links: (await measureLinks(tx)).filter(({ measureId }) => measureId === number),
    }),
  );
  const { measure, reading, definitions, targets, observations } = found;
  const { definition, latest, lines } = reading;
  const promised = measure.itemId === null ? [] : [measure.itemId];
  const ids = new Set([...promised, ...links.map(({ itemId }) => itemId)]);
  const forecast = forecasts[0];
  return reply.page('measures/views/measure.njk', {
    title: definition.title,
    phrase: livePhrase(day),
    back: { text: 'Measures', path: measurePaths.all() },
    ended: measure.endedOn === null ? null : `Ended on ${longDay(measure.endedOn)}: ${measure.endedWhy}`,
    ...headline(found),
    chart: chartOf(reading),
    about: definition.meaning,
    serves: [...ids].flatMap((id) => {
      const item = thread.item(id);
      return item ? [linkTo(thread, item)] : [];
    }),
    rows: lines.map((line) => lineRow(definition, line)).reverse(),
    splits: partsOf(observations, reading),
    standings: await standingsOf(request, settings, definition),
    remarks: remarks.map((one) => ({
      period: sayPeriod({ from: one.fromOn, to: one.toOn }, definition),
      why: one.why,
      corrective: one.corrective,
      greenBy: one.greenBy === null ? null : longDay(one.greenBy),
      said: `${one.saidBy}, ${longDay(one.saidOn)}`,
    })),
    forecast: forecast && {
      words: `${sayValue(forecast.value, definition)} by ${longDay(forecast.yearTo)}`,
      why: forecast.why,
      said: `${forecast.saidBy}, ${longDay(forecast.saidOn)}`,
    },
    sheet: sheetOf(thread, definition),
    quality: qualityDimensions.flatMap((dimension) => {
      const judged = definition.quality[dimension];
      return judged ? [{ dimension, level: judged.level, words: judged.words }] : [];
    }),
    versions:
      definitions.length > 1
        ? definitions.map((one) => ({ from: longDay(one.fromOn), reason: one.reason, by: one.setBy }))
        : [],
    targetChanges: targets
      .filter((one) => targets.some((other) => other.toOn === one.toOn && other.targetId !== one.targetId))
      .map((one) => ({
        period: sayPeriod({ from: one.fromOn, to: one.toOn }, definition),
        target: sayTarget(definition, one) ?? 'None',
        set: `${longDay(one.setOn)}, ${one.setBy}`,
        reason: one.reason,
      })),
    ways: waysOn(request, found, latest?.span.to),
  });
}

function headline({ reading, observations }: MeasureFound) {
  const { definition, latest, travel, gap, missing, missesRunning } = reading;
  const waiting = observations.filter(
    ({ approvedOn, refusedOn }) => approvedOn === null && refusedOn === null,
  ).length;
  return {
    value: latest ? sayValue(latest.value, definition) : null,
    period: latest ? sayPeriod(latest.span, definition) : null,
    isProvisional: latest?.observation?.isProvisional === true,
    rating: latest ? sayRating(latest.rated) : null,
    target: latest ? sayTarget(definition, latest.figures) : null,
    travel: { words: sayTravel(travel.travel, definition), why: travel.why },
    gap: gap?.words ?? null,
    baseline:
      definition.baseline === null
        ? null
        : `${sayValue(definition.baseline, definition)}: ${definition.baselineWords}`,
    missing: missing ? sayPeriod(missing, definition) : null,
    persists: missesRunning >= missesToActOn ? missesRunning : null,
    waiting,
    waitingPath: measurePaths.waiting(),
  };
}

function waysOn(request: FastifyRequest, { measure, reading }: MeasureFound, to: string | undefined) {
  const { actor } = request;
  const { measureId } = measure;
  if (measure.endedOn !== null) return [];
  const mayDefine = mayDo(actor, 'measure.define');
  const gives = mayGive(actor, reading.definition);
  const missed =
    reading.latest?.rated?.rating === 'off-target' || reading.latest?.rated?.rating === 'near-target';
  return [
    ...(gives ? [{ text: 'Give a figure', path: measurePaths.give(measureId, reading.missing?.to) }] : []),
    ...(gives && missed
      ? [{ text: 'Say why it missed, and what is done', path: measurePaths.remark(measureId, to) }]
      : []),
    ...(gives ? [{ text: 'Say what you expect of the year', path: measurePaths.forecast(measureId) }] : []),
    ...(mayDefine ? [{ text: 'Set targets', path: measurePaths.targets(measureId) }] : []),
    ...(mayDefine ? [{ text: 'Work it out from other measures', path: formulaPaths.one(measureId) }] : []),
    ...(mayDefine
      ? [{ text: 'Say which national metric it is', path: nationalPaths.attach(measureId) }]
      : []),
    ...(mayDefine ? [{ text: 'Change the definition', path: measurePaths.redefine(measureId) }] : []),
    ...(mayDo(actor, 'measure.release')
      ? [{ text: 'Release figures to the public', path: measurePaths.release(measureId) }]
      : []),
    ...(mayDefine ? [{ text: 'End this measure', path: measurePaths.end(measureId) }] : []),
  ];
}

function sheetOf(thread: Walk, definition: Definition) {
  const { numerator, denominator, source, lagDays, scope } = definition;
  return [
    { name: 'What it means', value: definition.meaning },
    { name: 'Why it matters', value: definition.whyItMatters },
    {
      name: 'Worked out as',
      value: numerator && denominator ? `${numerator}, of ${denominator}` : numerator,
    },
    { name: 'Which way is better', value: directionWords[definition.polarity] },
    { name: 'How it is rated', value: sayTolerance(definition) },
    {
      name: 'How often',
      value: `${frequencyWords[definition.frequency]}${lagDays > 0 ? `, known ${lagDays} days later` : ''}`,
    },
    { name: 'What a value covers', value: valueKindWords[definition.valueKind] },
    { name: 'Source', value: source },
    { name: 'Of the council or the place', value: scopeWords[scope] },
    { name: 'Who answers for it', value: ownerName(thread, definition.accountableId) },
    {
      name: 'Who gives the figures',
      value: definition.responsibleId === null ? null : ownerName(thread, definition.responsibleId),
    },
    {
      name: 'Small numbers',
      value:
        definition.threshold === null
          ? null
          : `Counts below ${definition.threshold} are never shown outside the council`,
    },
  ];
}

/** The parts of the latest period that has any: wards, localities, cohorts, beside the whole. */
function partsOf(observations: readonly Observation[], { definition, latest }: Reading) {
  const counted = observations.filter(({ approvedOn, split }) => approvedOn !== null && split !== '');
  const end = counted[0]?.toOn;
  if (end === undefined) return [];
  const newest = new Map<string, Observation>();
  for (const one of counted) {
    const key = `${one.splitBy}\n${one.split}`;
    if (one.toOn === end && !newest.has(key)) newest.set(key, one);
  }
  const whole = latest?.span.to === end ? latest.value : null;
  return [...Map.groupBy(newest.values(), ({ splitBy }) => splitBy)].map(([splitBy, parts]) => ({
    splitBy,
    period: sayPeriod({ from: parts[0]?.fromOn ?? end, to: end }, definition),
    whole: whole === null ? null : sayValue(whole, definition),
    rows: parts.map((one) => ({
      part: one.split,
      value: one.value === null ? (one.missingWhy ?? '') : sayValue(one.value, definition),
    })),
  }));
}
