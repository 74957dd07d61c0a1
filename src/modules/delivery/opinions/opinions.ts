// The three opinions of every action of a thread, in one set of queries whatever the number of actions.
import type { Tx } from '../../../db/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { below, type Item, live, mainActions, type TableAt, type Walk } from '../../plan/index.ts';
import { type Computed, compute, type RulesSet } from './computed.ts';
import { type DisagreementKind, disagreements, type Held, sayDisagreement } from './disagreement.ts';
import type { Independent } from './independent.ts';
import {
  evidenceOfAll,
  type LatestWord,
  latestIndependent,
  latestWords,
  plansReadOn,
  rulesEverSet,
} from './opinions.store.ts';
import { rulesOn } from './rule-set.ts';
import { isDone } from './rules/progress.ts';
import type { Facts, Predecessor, Status } from './rules/rule.ts';
import { byItem, type Signal, type SignalsOf, type StatusSignal } from './signals.ts';

/** The three opinions of one action, and how they differ. */
export interface ThreeOpinions extends Held {
  action: Item;
  declared: Status | null;
  computed: Computed;
  independent: Independent | null;
  lastWord: Facts['lastWord'];
  latest: LatestWord | null;
  kinds: DisagreementKind[];
  /** What differs, in sentences; null where nothing does. */
  sentence: string | null;
}

export interface OpinionsAsked {
  tx: Tx;
  thread: Walk;
  actor: Actor;
  signals: readonly StatusSignal[];
  from?: TableAt;
  /** These alone; every action where it is left out. */
  actions?: readonly Item[];
}

interface Known {
  words: Map<number, LatestWord>;
  independent: Map<number, Independent>;
  set: RulesSet;
  plansRead: ReadonlyMap<number, Day>;
  signals: Map<number, SignalsOf>;
}

/** Five queries and those of the signals. Rules hold as they were set on the thread's day. */
export async function threeOpinions(asked: OpinionsAsked): Promise<ThreeOpinions[]> {
  const { thread, actions = mainActions(thread) } = asked;
  const known = await knownOf(asked);
  return actions.map((action) => opinionsOfOne(thread, action, known));
}

async function knownOf({ tx, thread, actor, signals, from = live }: OpinionsAsked): Promise<Known> {
  const said: Signal[] = (await evidenceOfAll(tx, from)).map(({ itemId, title, datedOn, exempt }) => ({
    kind: 'evidence',
    itemId,
    words: `${exempt ? 'an exempt document' : title} of ${longDay(datedOn)}`,
  }));
  for (const source of signals) said.push(...(await source({ tx, from, thread, actor })));
  return {
    words: new Map((await latestWords(tx, from)).map((word) => [word.itemId, word])),
    independent: new Map((await latestIndependent(tx, from)).map((one) => [one.itemId, one])),
    set: rulesOn(await rulesEverSet(tx, from), thread.day),
    plansRead: await plansReadOn(tx, thread.day),
    signals: byItem(said),
  };
}

function opinionsOfOne(thread: Walk, action: Item, known: Known): ThreeOpinions {
  const independent = known.independent.get(action.id) ?? null;
  const facts = factsOf(thread, action, known);
  const held = { declared: action.status, computed: compute(facts, known.set), independent };
  return {
    action,
    ...held,
    lastWord: facts.lastWord,
    latest: known.words.get(action.id) ?? null,
    kinds: disagreements(held),
    sentence: sayDisagreement(held),
  };
}

/** What the rules look at, of one action. */
function factsOf(thread: Walk, action: Item, known: Known): Facts {
  const word = known.words.get(action.id);
  const signals = known.signals.get(action.id);
  const moves = thread.movesOf(action.id).filter(({ role }) => role === 'due');
  const steps = below(thread, action.id).filter(({ kind }) => kind === 'sub-action' || kind === 'milestone');
  return {
    day: thread.day,
    status: action.status,
    start: action.start,
    due: action.due,
    original: moves[0]?.from ?? null,
    moves: moves.length,
    lastWord: word ? { on: word.saidOn, inPlan: false } : wordOfPlan(thread, action, known.plansRead),
    percentage: word?.percentage ?? null,
    forecast: word?.forecast ?? null,
    steps: steps.map(({ title, status, due }) => ({ title, status, due })),
    predecessors: (signals?.waitsFor ?? []).flatMap((id) => predecessor(thread, id, known)),
    reasons: signals?.reasons ?? [],
    evidence: [...(signals?.evidence ?? []), ...seenBy(known.independent.get(action.id))],
  };
}

/** Where no update was given, the plan says how an action stood: when it was published, else when it was read here. */
function wordOfPlan(thread: Walk, { planId }: Item, plansRead: ReadonlyMap<number, Day>): Facts['lastWord'] {
  const on = thread.plans.find(({ id }) => id === planId)?.publishedOn ?? plansRead.get(planId);
  if (on === undefined) return null;
  if (on > thread.day) return { on: thread.day, inPlan: true };
  return { on, inPlan: true };
}

/** Somebody independent who says that it is delivered shows it. */
function seenBy(independent: Independent | undefined): string[] {
  if (independent?.confidence !== 'delivered') return [];
  return [`${independent.evidence}, seen by ${independent.givenBy} on ${longDay(independent.formedOn)}`];
}

function predecessor(thread: Walk, id: number, known: Known): Predecessor[] {
  const item = thread.item(id);
  if (!item) return [];
  const forecast = known.words.get(id)?.forecast?.latest;
  const expectedOn = forecast ?? item.due?.latest ?? null;
  return [{ title: item.title, finished: isDone(item), expectedOn, isForecast: forecast !== undefined }];
}
