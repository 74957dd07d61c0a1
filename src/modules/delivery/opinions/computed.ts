// The computed opinion of an action: what the council's rules say of its facts, with the reasons. Pure.
//
// How rules combine. Work said to be done is asked the rules for finished work, all other work the rules for open work.
// Suspended work is asked that rule alone,
// unless the council switched it off. Every rule that applies gives its judgements; the weightiest
// result stands: off track, at risk, stale, cannot be judged, delivered. So what is stale or cannot be judged never looks
// green. Where no rule says anything, the action is on track. Reasons of the result that stands come first, then the
// others, in the order of the rules.
import { z } from 'zod';
import { daysBetween, longDay } from '../../../kernel/days.ts';
import { count } from '../../plan/index.ts';
import { rules } from './rules/list.ts';
import { halted, isDone } from './rules/progress.ts';
import {
  type Facts,
  figure,
  type Judgement,
  type Result,
  type Rule,
  results,
  type Settings,
} from './rules/rule.ts';

export const Reason = z.object({ rule: z.string(), result: z.enum(results), words: z.string() });
export type Reason = z.infer<typeof Reason>;

export const Computed = z.object({ result: z.enum(results), reasons: z.array(Reason) });
export type Computed = z.infer<typeof Computed>;

/** What a council set for a rule; a rule that is not in the map is on, with its usual figures. */
export type RulesSet = ReadonlyMap<string, { isOn: boolean; settings: Settings }>;

export const resultWords: Record<Result, string> = {
  'off-track': 'Off track',
  'at-risk': 'At risk',
  stale: 'Stale',
  'cannot-judge': 'Cannot be judged',
  delivered: 'Delivered',
  'on-track': 'On track',
};

export function compute(facts: Facts, set: RulesSet = new Map(), asked: readonly Rule[] = rules): Computed {
  const found = applying(facts, asked, set).flatMap((rule) => judged(rule, facts, set));
  const result = results.find((one) => found.some((judgement) => judgement.result === one)) ?? 'on-track';
  const first = found.filter((one) => one.result === result);
  const others = found.filter((one) => one.result !== result);
  if (found.length > 0) return { result, reasons: [...first, ...others] };
  return { result, reasons: [{ rule: 'none', result, words: nothingAgainst(facts) }] };
}

function applying(facts: Facts, asked: readonly Rule[], set: RulesSet): readonly Rule[] {
  if (facts.status?.lifecycle === 'suspended' && set.get(halted.name)?.isOn !== false)
    return asked.filter((rule) => rule === halted);
  const kind = isDone(facts) ? 'finished' : 'open';
  return asked.filter(({ askedOf }) => askedOf === kind);
}

function judged(rule: Rule, facts: Facts, set: RulesSet): Reason[] {
  const own = set.get(rule.name);
  if (own && !own.isOn) return [];
  const settings = settingsOf(rule, own?.settings ?? {});
  return rule
    .judge(facts, settings)
    .map(({ result, reason }: Judgement) => ({ rule: rule.name, result, words: reason }));
}

/** Every setting of a rule with its figure: the council's own, else the usual one. */
export function settingsOf(rule: Rule, set: Settings): Settings {
  return Object.fromEntries(rule.settings.map(({ name }) => [name, figure(rule, name, set)]));
}

function nothingAgainst({ due, day }: Facts): string {
  if (due?.latest === undefined || due.latest < day) return 'No rule speaks against it.';
  const days = daysBetween(day, due.latest);
  return `No rule speaks against it: it is due by ${longDay(due.latest)}, ${days === 0 ? 'today' : `in ${count(days, 'day')}`}.`;
}
