// Check and challenge of an open period: what is worth reading, and accepting it.
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, type Person, roleNames } from '../../../kernel/actor.ts';
import { addDays, type Day } from '../../../kernel/days.ts';
import { type Answer, Conflict, NotAllowed } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { type Item, leadingPlan, live, type TableAt, type Walk } from '../../plan/index.ts';
import { closingsAsked } from '../closing/closing.store.ts';
import { evidenceCounts } from '../evidence/evidence.store.ts';
import { threeOpinions } from '../opinions/opinions.ts';
import type { StatusSignal } from '../opinions/signals.ts';
import type { Period } from '../periods/period.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { allChallenges } from './challenge.store.ts';
import {
  addAccepted,
  addReasonsRead,
  addSignOff,
  reasonsReadSince,
  type SignOff,
  signOffsOf,
  updatesIn,
} from './check.store.ts';
import { differingOf } from './marks.ts';
import { type Dealt, marksOf, type PeriodFacts, standsForDays } from './worth-reading.ts';

/** The open period that is due first: of the plan that answers the government where that has one. */
export async function periodInHand(tx: Tx, thread: Walk): Promise<{ period: Period; planId: number } | null> {
  const open = await openPeriods(tx);
  const leading = leadingPlan(thread)?.id;
  return open.find(({ planId }) => planId === leading) ?? open[0] ?? null;
}

interface FactsAsked {
  thread: Walk;
  period: Period;
  actor: Actor;
  signals: readonly StatusSignal[];
  from?: TableAt;
}

/** What a period is judged by, in a fixed number of queries. */
export async function periodFacts(tx: Tx, asked: FactsAsked): Promise<PeriodFacts> {
  const { thread, period, actor, signals, from = live } = asked;
  const opinions = await threeOpinions({ tx, thread, actor, signals, from });
  return {
    thread,
    period,
    updates: await updatesIn(tx, period.periodId),
    asked: await closingsAsked(tx),
    evidence: await evidenceCounts(tx),
    differing: new Map(
      opinions.flatMap((one) => {
        const differing = differingOf(one);
        return differing ? [[one.action.id, differing] as const] : [];
      }),
    ),
  };
}

/** What was read lately, and which challenges wait. */
export async function dealtWith(tx: Tx, day: Day): Promise<Dealt> {
  return {
    read: await reasonsReadSince(tx, addDays(day, -standsForDays)),
    open: (await allChallenges(tx)).filter(({ answeredOn }) => answeredOn === null),
  };
}

interface Checking {
  item: Item;
  facts: PeriodFacts;
}

/** Lets what is said of an item in a period stand. */
export async function accept(
  database: Database,
  actor: Actor,
  councilId: number,
  { item, facts }: Checking,
): Promise<void> {
  if (actor.kind !== 'person' || !mayDo(actor, 'challenge.check')) throw new NotAllowed(notChecking);
  const { period, thread } = facts;
  const reason = `Accept what is said of item ${item.id} in ${period.name}`;
  const about = { periodId: period.periodId, itemId: item.id, on: thread.day, by: actor.name };
  await database.as(actor, councilId, reason, async (tx) => {
    await addAccepted(tx, councilId, about);
    await addReasonsRead(tx, councilId, { ...about, marks: marksOf(facts, item.id) });
  });
}

const notChecking = 'The programme office checks the claims of a period.';

/** Keeps that what stood out of an item was read, where it was challenged. */
export async function keepRead(
  database: Database,
  actor: Actor,
  councilId: number,
  { item, facts }: Checking,
): Promise<void> {
  if (actor.kind !== 'person' || !mayDo(actor, 'challenge.check')) throw new NotAllowed(notChecking);
  const about = { periodId: facts.period.periodId, itemId: item.id, on: facts.thread.day, by: actor.name };
  await database.as(actor, councilId, `Read what stands out of item ${item.id}`, (tx) =>
    addReasonsRead(tx, councilId, { ...about, marks: marksOf(facts, item.id) }),
  );
}

/** As what somebody may sign a theme; null where they may not. Where the plan names sponsors, only those sign. */
export function signsAs(actor: Actor, theme: Item): SignOff['signedAs'] | null {
  if (actor.kind !== 'person' || !mayDo(actor, 'theme.sign')) return null;
  if (mayBe(actor, theme, 'member-sponsor') && actor.roles.includes('member')) return 'member';
  return mayBe(actor, theme, 'officer-sponsor') && actor.roles.includes('sponsor') ? 'officer' : null;
}

function mayBe(actor: Person, theme: Item, role: 'officer-sponsor' | 'member-sponsor'): boolean {
  const named = theme.parts.filter((part) => part.role === role && part.personId !== null);
  return named.length === 0 || named.some(({ personId }) => personId === actor.personId);
}

export interface Signing {
  theme: Item;
  period: Period;
  words: string | undefined;
  day: Day;
}

/** Signs a theme for a period. Throws NotAllowed for whoever is no sponsor of it, Conflict where it is signed already. */
export async function sign(
  database: Database,
  actor: Actor,
  councilId: number,
  { theme, period, words, day }: Signing,
): Promise<Answer<null>> {
  const signedAs = signsAs(actor, theme);
  if (signedAs === null || actor.kind !== 'person')
    throw new NotAllowed(
      'A sponsor of this theme signs it: an officer and a councillor, each for themselves.',
    );
  const reason = `Sign ${theme.title} for ${period.name}, as ${signedAs === 'member' ? roleNames.member : roleNames.sponsor}`;
  await database.as(actor, councilId, reason, async (tx) => {
    const before = (await signOffsOf(tx, period.periodId)).filter(({ themeId }) => themeId === theme.id);
    if (before.some((one) => one.signedAs === signedAs || one.signedAccountId === actor.accountId))
      throw new Conflict('This theme is signed already.');
    await addSignOff(tx, councilId, {
      periodId: period.periodId,
      themeId: theme.id,
      signedAs,
      words: words ?? null,
      signedOn: day,
      signedBy: actor.name,
      signedAccountId: actor.accountId,
    });
  });
  return { ok: true, value: null };
}
