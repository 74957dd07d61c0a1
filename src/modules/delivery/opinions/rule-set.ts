// What a council set for a rule of computed status, from a day. The rules themselves stand in rules/.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import type { RulesSet } from './computed.ts';
import type { Rule } from './rules/rule.ts';

export const RuleSet = z.object({
  statusRuleId: z.int(),
  ruleName: z.string(),
  isOn: z.boolean(),
  settings: z.record(z.string(), z.int()),
  fromOn: Day,
  reason: z.string(),
  setOn: Day,
  setBy: z.string(),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** What holds on a day: of each rule the line that began last; of two that began on one day, the one set last. */
export function rulesOn(all: readonly RuleSet[], day: Day): RulesSet {
  const begun = all
    .filter(({ fromOn }) => fromOn <= day)
    .toSorted((a, b) => a.fromOn.localeCompare(b.fromOn) || a.statusRuleId - b.statusRuleId);
  return new Map(begun.map(({ ruleName, isOn, settings }) => [ruleName, { isOn, settings }]));
}

/** The form of one rule: whether it is asked, its figures, from when, and why. */
export function ruleForm({ settings }: Rule) {
  const figures = settings.map(({ name, title, most }) => [
    name,
    z.coerce.number().int().min(0).max(most).meta({ title }),
  ]);
  return z.object({
    isOn: z.enum(['yes', 'no']).meta({ title: 'Whether the rule is asked' }),
    fromOn: Day.meta({ title: 'The first day it holds' }),
    reason: z.string({ error: 'Say why it is set so' }).max(1000).meta({ title: 'Reason' }),
    ...(Object.fromEntries(figures) as Record<string, z.ZodCoercedNumber>),
  });
}
