// What may be done about opinions: give an independent one, and set a rule by which a status is computed.
import type { Database } from '../../../db/database.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, NotAllowed } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { Item } from '../../plan/index.ts';
import type { NewIndependent } from './independent.ts';
import { addIndependent, addRuleSet } from './opinions.store.ts';
import type { RuleSet } from './rule-set.ts';
import type { Rule } from './rules/rule.ts';

/** Throws NotAllowed for whoever may not, or has a part in the item and so is not independent of it. */
export async function giveOpinion(
  database: Database,
  actor: Actor,
  councilId: number,
  { item, given, day }: { item: Item; given: NewIndependent; day: Day },
): Promise<Answer<number>> {
  if (actor.kind !== 'person' || !mayDo(actor, 'opinion.give'))
    throw new NotAllowed('Only an assurer or a commissioner gives an independent opinion.');
  if (hasPart(actor, item))
    throw new NotAllowed(
      'You lead or sponsor this, so your opinion of it is not independent. Give an update instead.',
    );
  if (given.formedOn > day) {
    const message = `The day you formed it must be today, ${longDay(day)}, or before`;
    return { ok: false, errors: [{ field: 'formedOn', message }] };
  }
  const opinionId = await database.as(
    actor,
    councilId,
    `Give an independent opinion on item ${item.id}`,
    (tx) =>
      addIndependent(tx, councilId, {
        ...given,
        itemId: item.id,
        givenOn: day,
        givenBy: actor.name,
        givenAs: actor.roles.includes('commissioner') ? 'commissioner' : 'assurer',
        personId: actor.personId ?? null,
      }),
  );
  return { ok: true, value: opinionId };
}

export function hasPart(actor: Actor, item: Item): boolean {
  if (actor.kind !== 'person' || actor.personId === undefined) return false;
  return item.parts.some(({ personId }) => personId === actor.personId);
}

export interface RuleWanted extends Pick<RuleSet, 'isOn' | 'settings' | 'fromOn' | 'reason'> {
  rule: Rule;
  day: Day;
}

/** A rule holds from today or later: what was judged before stays as it was judged. */
export async function setRule(
  database: Database,
  actor: Actor,
  councilId: number,
  { rule, day, isOn, settings, fromOn, reason }: RuleWanted,
): Promise<Answer<null>> {
  if (!mayDo(actor, 'status-rules.set')) throw new NotAllowed('Only the programme office sets these rules.');
  if (fromOn < day) {
    const message = `The first day it holds must be today, ${longDay(day)}, or later`;
    return { ok: false, errors: [{ field: 'fromOn', message }] };
  }
  const setBy = nameOfActor(actor);
  await database.as(actor, councilId, `Set the rule ${rule.name}`, (tx) =>
    addRuleSet(tx, councilId, { ruleName: rule.name, isOn, settings, fromOn, reason, setOn: day, setBy }),
  );
  return { ok: true, value: null };
}
