// Check and challenge of an open period: what is worth reading, and accepting it.
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, type Person, roleNames } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Answer, Conflict, NotAllowed } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { type Item, leadingPlan, type Walk } from '../../plan/index.ts';
import { closingsAsked } from '../closing/closing.store.ts';
import { evidenceCounts } from '../evidence/evidence.store.ts';
import { threeOpinions } from '../opinions/opinions.ts';
import type { StatusSignal } from '../opinions/signals.ts';
import type { Period } from '../periods/period.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { addAccepted, addSignOff, type SignOff, signOffsOf, updatesIn } from './check.store.ts';
import type { PeriodFacts } from './worth-reading.ts';

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
}

/** What a period is judged by, in a fixed number of queries. */
export async function periodFacts(tx: Tx, asked: FactsAsked): Promise<PeriodFacts> {
  const { thread, period, actor, signals } = asked;
  const opinions = await threeOpinions({ tx, thread, actor, signals });
  return {
    thread,
    period,
    updates: await updatesIn(tx, period.periodId),
    asked: await closingsAsked(tx),
    evidence: await evidenceCounts(tx),
    differing: new Map(
      opinions.flatMap(({ action, sentence }) => (sentence === null ? [] : [[action.id, sentence] as const])),
    ),
  };
}

/** Lets what is said of an item in a period stand. */
export async function accept(
  database: Database,
  actor: Actor,
  councilId: number,
  { item, period, day }: { item: Item; period: Period; day: Day },
): Promise<void> {
  if (actor.kind !== 'person' || !mayDo(actor, 'challenge.check'))
    throw new NotAllowed('The programme office checks the claims of a period.');
  const reason = `Accept what is said of item ${item.id} in ${period.name}`;
  await database.as(actor, councilId, reason, (tx) =>
    addAccepted(tx, councilId, { periodId: period.periodId, itemId: item.id, on: day, by: actor.name }),
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
