// An entry's page: what stands of it, what was said of it over time, and what may be done with it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../kernel/days.ts';
import { mayDo } from '../people/index.ts';
import { askedBy, need } from '../plan/index.ts';
import { becomes, type Entry, effectWords, isHigher, levelWords, responseWords } from './entry.ts';
import { mayKeep } from './keeping.ts';
import { type EntryHistory, historyOf } from './raid.store.ts';
import { type RaidSettings, type Reading, readRegister } from './reading.web.ts';
import type { Row } from './register.ts';
import { flagsOf, labelOfEntry, personName, raidPaths, sayBand, sayItems } from './say.ts';
import { bandOf, movement, type Score, sayScore, scoreRoles } from './score.ts';

const roleWords = { inherent: 'If nothing were done', current: 'Now', target: 'What we aim at' } as const;

export function addEntryPage(scope: FastifyInstance, settings: RaidSettings): void {
  scope.get('/raid/:id', { config: { permission: 'plan.read' } }, (request, reply) =>
    entryPage(request, reply, settings),
  );
}

async function entryPage(request: FastifyRequest, reply: FastifyReply, settings: RaidSettings) {
  const id = Number(askedBy(request).params.id);
  const reading = await readRegister(
    request,
    settings,
    async (tx, { from, isPast: past, register, thread }) => {
      const found = register.row(id);
      if (!found) return null;
      const scoredOn = found.scores.current?.score.scoredOn ?? null;
      const beside = [];
      for (const say of settings.beside ?? [])
        beside.push(
          await say(tx, { thread, from, isPast: past, entryId: id, scoredOn, actor: request.actor }),
        );
      return { history: await historyOf(tx, from, id), beside: beside.filter((one) => one !== null) };
    },
  );
  const row = need(reading.register.row(id), 'entry in the register');
  const { history, beside } = need(reading.more ?? undefined, 'entry in the register');
  const { entry } = row;
  const { thread, register, isPast, phrase } = reading;
  const open = entry.closedOn === null && !isPast;
  return reply.page('raid/views/entry.njk', {
    title: entry.title,
    phrase,
    back: { text: 'The register', path: raidPaths.register() },
    label: labelOfEntry(entry),
    flags: flagsOf(row),
    facts: factsOf(reading, row),
    closing: entry.closedOn === null ? null : `${longDay(entry.closedOn)}: ${entry.closedReason}`,
    scores: scoreRoles.map((role) => ({
      role: roleWords[role],
      ...(sayBand(row.scores[role]) ?? { words: 'Not scored', tone: 'wait' }),
    })),
    beside,
    history: sayHistory(reading, history),
    controls: history.controls.map((control) => ({
      words: control.words,
      effect:
        control.stoppedOn === null
          ? effectWords[control.effectiveness]
          : `No longer in place since ${longDay(control.stoppedOn)}`,
      tone:
        control.stoppedOn !== null
          ? 'wait'
          : { good: 'go', adequate: 'go', inadequate: 'stop', 'not-tested': 'doubt' }[control.effectiveness],
      judged: `${longDay(control.judgedOn)}, ${control.judgedBy}`,
    })),
    bearsOn: sayItems(thread, row.items),
    treatments: sayItems(thread, row.treatments),
    waits: entry.kind === 'dependency' ? waitsOf(reading, entry) : null,
    related: relatedTo(reading, entry),
    doings: open ? doingsFor(request, row, history) : [],
    mayKeep: open && mayKeep(request.actor, entry),
    overall:
      open && entry.kind === 'risk' && entry.overallOf === null && mayDo(request.actor, 'raid.keep')
        ? thread.plans
            .filter((plan) => thread.ofKind('action', plan.id).length > 0 && isHigher(entry.level, 'theme'))
            .filter(
              (plan) => !register.rows.some((one) => one.entry.overallOf === plan.id && !one.entry.closedOn),
            )
            .map(({ id: planId, title }) => ({ planId, title }))
        : [],
    id,
    paths: raidPaths,
  });
}

function factsOf({ thread }: Reading, row: Row) {
  const { entry, acceptance } = row;
  return [
    { name: 'Level', value: levelWords[entry.level] },
    { name: 'Owner', value: personName(thread, entry.ownerId) },
    { name: 'Category', value: row.category },
    { name: 'Cause', value: entry.cause },
    { name: 'Event', value: entry.event },
    { name: 'Effect', value: entry.effect },
    { name: 'Response', value: entry.response && responseWords[entry.response] },
    { name: 'Tested on', value: entry.testOn && longDay(entry.testOn) },
    {
      name: 'Accepted',
      value:
        acceptance &&
        `By ${personName(thread, acceptance.acceptedBy)} until ${longDay(acceptance.untilOn)}${row.accepted === 'expired' ? ', which has passed' : ''}: ${acceptance.reason}`,
    },
    { name: 'Raised', value: `${longDay(entry.raisedOn)}, by ${entry.raisedBy}` },
    {
      name: 'Next review',
      value:
        entry.closedOn === null
          ? `${longDay(entry.nextReviewOn)}, then every ${entry.reviewMonths} months`
          : null,
    },
  ];
}

const movedWords = {
  new: 'first score',
  worse: 'worse than before',
  better: 'better than before',
  same: 'the same as before',
  rescaled: 'on another matrix than before',
} as const;

/** Everything that was said of it, newest first, each in a sentence. */
function sayHistory({ thread, register }: Reading, history: EntryHistory) {
  const matrices = new Map(register.matrices.map((one) => [one.matrixId, one]));
  const scored = history.scores.map((score) => {
    const matrix = matrices.get(score.matrixId);
    const earlier = history.scores.find((one) => one.role === score.role && one.scoreId < score.scoreId);
    return {
      on: score.scoredOn,
      order: score.scoreId,
      who: score.scoredBy,
      what: matrix
        ? `${roleWords[score.role]}: ${bandOf(matrix, score).words}, ${sayScore(matrix, score)}, ${movedWords[moved(matrices, earlier, score)]}`
        : roleWords[score.role],
      why: score.reason,
    };
  });
  const rest = [
    ...history.moves.map((one) => ({
      on: one.movedOn,
      order: one.moveId,
      who: one.byRule ? `By the rule on appetite, when ${one.movedBy} scored it` : one.movedBy,
      what: `Passed from ${levelWords[one.fromLevel].toLowerCase()} to ${levelWords[one.toLevel].toLowerCase()} level${boardWords(thread.bodies.find((body) => body.id === one.bodyId)?.name)}`,
      why: one.reason,
    })),
    ...history.tests.map((one) => ({
      on: one.testedOn,
      order: one.testId,
      who: one.testedBy,
      what: one.seenOn
        ? `Tested: its board saw it on ${longDay(one.seenOn)}`
        : 'Tested: its board did not see it',
      why: one.words,
    })),
    ...history.acceptances.map((one, index) => ({
      on: one.acceptedOn,
      order: -index,
      who: one.recordedBy,
      what: `Accepted by ${personName(thread, one.acceptedBy)} until ${longDay(one.untilOn)}`,
      why: one.reason,
    })),
    ...history.reviews.map((one) => ({
      on: one.reviewedOn,
      order: one.reviewId,
      who: one.reviewedBy,
      what: one.outcome === 'still-right' ? 'Reviewed: still right' : 'Reviewed: it has changed',
      why: one.words ?? '',
    })),
    ...history.workshops.map((one) => ({
      on: one.heldOn,
      order: one.personId,
      who: personName(thread, one.personId),
      what: `Named at the ${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}`,
      why: '',
    })),
  ];
  return [...scored, ...rest]
    .sort((a, b) => b.on.localeCompare(a.on) || b.order - a.order)
    .map((one) => ({ ...one, on: longDay(one.on) }));
}

function moved(
  matrices: ReadonlyMap<number, Parameters<typeof bandOf>[0]>,
  earlier: Score | undefined,
  score: Score,
) {
  const at = (mark: Score) => {
    const matrix = matrices.get(mark.matrixId);
    return matrix && { matrix, mark };
  };
  const now = at(score);
  return now ? movement(earlier && at(earlier), now) : 'new';
}

function boardWords(name: string | undefined): string {
  return name === undefined ? '' : `, for the ${name}`;
}

function waitsOf({ thread }: Reading, entry: Entry) {
  const [first] = sayItems(thread, entry.predecessorId === null ? [] : [entry.predecessorId]);
  const [waits] = sayItems(thread, entry.successorId === null ? [] : [entry.successorId]);
  return {
    first,
    waits,
    neededBy: entry.neededBy === null ? 'No day was given' : longDay(entry.neededBy),
    agreed: entry.agreed ? 'Agreed' : 'Not agreed',
  };
}

/** What it came of, and what came of it. */
function relatedTo({ register }: Reading, entry: Entry) {
  const link = (other: Entry, words: string) => ({
    words,
    text: `${labelOfEntry(other)}: ${other.title}`,
    path: raidPaths.entry(other.entryId),
  });
  const before = entry.fromEntryId === null ? undefined : register.row(entry.fromEntryId)?.entry;
  const after = register.rows.filter((row) => row.entry.fromEntryId === entry.entryId);
  return [
    ...(before ? [link(before, 'It came of')] : []),
    ...after.map((row) => link(row.entry, 'It went on as')),
  ];
}

/** What this reader may do with it, each with its page. */
function doingsFor({ actor }: FastifyRequest, { entry }: Row, history: EntryHistory) {
  const keeps = mayKeep(actor, entry);
  const scored = entry.kind !== 'dependency' && entry.kind !== 'assumption';
  const all = [
    { name: 'review', text: 'Review it', may: keeps },
    { name: 'score', text: 'Score it', may: keeps && scored },
    { name: 'change', text: 'Change its words', may: keeps },
    { name: 'control', text: 'Add a control', may: keeps },
    { name: 'judge', text: 'Judge a control', may: keeps && history.controls.some((one) => !one.stoppedOn) },
    { name: 'treatment', text: 'Add a treatment', may: keeps },
    { name: 'pass', text: 'Pass it up or down', may: keeps },
    {
      name: 'test-route',
      text: 'Test whether its board saw it',
      may: mayDo(actor, 'raid.test') && history.moves.length > 0,
    },
    {
      name: 'accept',
      text: 'Accept it for a time',
      may: mayDo(actor, 'raid.accept') && entry.kind === 'risk',
    },
    {
      name: 'become',
      text: entry.kind === 'risk' ? 'It happened' : 'It proved wrong',
      may: keeps && becomes[entry.kind] !== null,
    },
    { name: 'close', text: 'Close it', may: keeps },
  ];
  return all
    .filter((one) => one.may)
    .map(({ name, text }) => ({ text, path: raidPaths.doing(entry.entryId, name) }));
}
