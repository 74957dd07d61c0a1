// What every answer of the engine says beside its figures: how it came about, by which rule, and what to look at.
import { z } from 'zod';

export const Working = z.object({
  formula: z.string().describe('In words and signs, as an auditor would write it'),
  sources: z.array(z.string()).describe('Regulations, codes and papers'),
  ruleDate: z.string().describe('The day from which these rules hold'),
  warnings: z.array(z.string()).describe('What the section 151 officer should look at before relying on it'),
});
export type Working = z.infer<typeof Working>;
