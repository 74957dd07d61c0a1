// What the checks found as data: for the API, the command line and the pages alike.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { type Item, linkTo, placeWords, type Walk } from '../plan/index.ts';
import { type Result, sayCount, verdict } from './assess.ts';
import { type Found, severities } from './checks/check.ts';
import { Off } from './switch.ts';

export const ItemFound = z.object({
  id: z.int(),
  kind: z.string(),
  label: z.string(),
  title: z.string(),
  place: z
    .string()
    .describe(
      'Where it stands in its document: `line 12`, `page 3`, `sheet Actions, cell C5`; the document first where there are several',
    ),
});

export const CheckFacts = z.object({
  name: z.string(),
  severity: z.enum(severities),
  title: z.string(),
  looksFor: z.string().describe('What it looks for, with every threshold'),
  matters: z.string().describe('Why it matters'),
  mend: z.string().describe('What to do about it'),
  count: z.int().describe('In what this check counts; counts of different checks do not add up'),
  counted: z.string().describe('The count in words: `5 actions`'),
  off: Off.nullable().describe('Who switched it off, when, why and until when; it then finds nothing'),
  found: z.array(z.object({ why: z.string(), items: z.array(ItemFound) })),
});
export type CheckFacts = z.infer<typeof CheckFacts>;

export const Assessment = z.object({
  of: z.string().describe('The council, or the document’s plan'),
  day: Day.describe('The day on which statuses are judged against dates'),
  verdict: z.string(),
  checks: z.array(CheckFacts),
});
export type Assessment = z.infer<typeof Assessment>;

export function assessment(thread: Walk, results: readonly Result[]): Assessment {
  return {
    of: thread.council.name,
    day: thread.day,
    verdict: verdict(thread, results),
    checks: results.map((result) => checkFacts(thread, result)),
  };
}

export function checkFacts(thread: Walk, result: Result): CheckFacts {
  const { name, severity, title, looksFor, matters, mend } = result.check;
  const { count, off, found } = result;
  return {
    ...{ name, severity, title, looksFor, matters, mend },
    ...{ count, counted: sayCount(result), off },
    found: found.map((one) => ({
      why: whyOf(one),
      items: one.items.map((item) => itemFound(thread, item)),
    })),
  };
}

/** What is said of one item follows its name; what is said of several stands by itself, as a sentence does. */
export function whyOf({ why, items }: Found): string {
  return items.length === 1 ? why : why.charAt(0).toUpperCase() + why.slice(1);
}

function itemFound(thread: Walk, item: Item): z.infer<typeof ItemFound> {
  const { label, title } = linkTo(thread, item);
  return { id: item.id, kind: item.kind, label, title, place: placeOf(thread, item) };
}

/** `line 12`; with the document's name before it where there are several. */
export function placeOf(thread: Walk, { source, documentId }: Item): string {
  if (!source) return '';
  const document = thread.documents.find(({ id }) => id === documentId);
  const place = placeWords(source);
  return document && thread.documents.length > 1 ? `${document.name}, ${place}` : place;
}
