// What the checks found, as the command line prints it: plain lines that paste well.
import { longDay } from '../../kernel/days.ts';
import type { Assessment, CheckFacts } from './facts.ts';

/** How many rows of a check, and of one finding, are printed unless all are asked for. */
const shown = 5;

const headings = {
  fault: 'FAULTS: it cannot work as it is written',
  concern: 'CONCERNS: look again',
  note: 'NOTES: worth knowing',
} as const;

export function transcript(found: Assessment, { all, about }: { all: boolean; about: string }): string {
  const lines = [found.of, about, '', found.verdict];
  for (const severity of ['fault', 'concern', 'note'] as const) {
    const some = found.checks.filter((check) => check.severity === severity && check.found.length > 0);
    if (some.length === 0) continue;
    lines.push('', headings[severity]);
    for (const check of some) lines.push('', ...sayCheck(check, all));
  }
  const off = found.checks.filter((check) => check.off !== null);
  if (off.length > 0) lines.push('', 'SWITCHED OFF', ...off.map(sayOff));
  const clean = found.checks.filter((check) => check.off === null && check.found.length === 0);
  if (clean.length > 0)
    lines.push('', 'NOTHING FOUND (--list says what they look for)', ...clean.map(({ name }) => `  ${name}`));
  return lines.join('\n');
}

function sayCheck({ name, title, counted, matters, mend, found }: CheckFacts, all: boolean): string[] {
  const some = all ? found : found.slice(0, shown);
  const left = found.length - some.length;
  return [
    `${title}: ${counted} (${name})`,
    `  ${matters} ${mend}`,
    ...some.flatMap((one) => sayFound(one, all)),
    ...(left > 0 ? [`  and ${left} more: --only ${name} shows them all`] : []),
  ];
}

type Found = CheckFacts['found'][number];

function sayFound({ why, items }: Found, all: boolean): string[] {
  const [only, ...others] = items;
  if (only && others.length === 0) return [`  - ${sayItem(only)}`, `      ${why}`];
  const some = all ? items : items.slice(0, shown);
  const left = items.length - some.length;
  return [
    `  - ${why}`,
    ...some.map((item) => `      ${sayItem(item)}`),
    ...(left > 0 ? [`      and ${left} more`] : []),
  ];
}

const longestTitle = 90;

function sayItem({ label, title, place }: Found['items'][number]): string {
  const short =
    title.length > longestTitle ? `${title.slice(0, longestTitle).replace(/\s+\S*$/, '')} …` : title;
  return `${label}${place === '' ? '' : `, ${place}`}: ${short}`;
}

function sayOff({ name, title, off }: CheckFacts): string {
  return off === null
    ? ''
    : `  ${name}: ${title}. Off since ${longDay(off.switchedOn)}${off.untilOn ? `, until ${longDay(off.untilOn)}` : ''}, by ${off.switchedBy}: ${off.reason}`;
}

/** Every check, for --list. */
export function listOf(
  checks: readonly Pick<CheckFacts, 'name' | 'severity' | 'title' | 'looksFor'>[],
): string {
  return checks
    .map(({ name, severity, title, looksFor }) => `${name} (${severity}): ${title}\n  ${looksFor}`)
    .join('\n\n');
}
