// A plan assessed: every check asked of a thread, what each found, what is switched off, and a verdict in a line.
import type { Walk } from '../plan/index.ts';
import { type Check, type Found, type Severity, severities } from './checks/check.ts';
import { checks } from './checks/list.ts';
import type { Off } from './switch.ts';

export interface Result {
  check: Check;
  /** Why it is not asked; null where it is. */
  off: Off | null;
  /** Nothing where it is switched off. */
  found: Found[];
  /** In what the check counts. */
  count: number;
}

/** Each check's answer, weightiest first. Switching one off takes away its findings and nothing else. Pure; never throws. */
export function assess(
  thread: Walk,
  off: ReadonlyMap<string, Off> = new Map(),
  asked: readonly Check[] = checks,
): Result[] {
  return asked.map((check) => {
    const why = off.get(check.name) ?? null;
    const found = why ? [] : check.find(thread);
    return { check, off: why, found, count: countOf(check, found) };
  });
}

function countOf({ counts }: Check, found: readonly Found[]): number {
  return counts.each === 'finding' ? found.length : new Set(found.flatMap(({ items }) => items)).size;
}

/** `5 actions`, `1 day or meeting`. */
export function sayCount({ check: { counts }, count }: Result): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? counts.one : counts.many}`;
}

export interface Tally {
  fault: number;
  concern: number;
  note: number;
  clean: number;
  off: number;
}

/** How many checks found something, by weight; how many found nothing; how many are switched off. */
export function tally(results: readonly Result[]): Tally {
  const found = (severity: Severity) =>
    results.filter(({ check, found }) => check.severity === severity && found.length > 0).length;
  const off = results.filter((result) => result.off !== null).length;
  const [fault, concern, note] = severities.map(found) as [number, number, number];
  return { fault, concern, note, off, clean: results.length - off - fault - concern - note };
}

/** One line: whether the plan can be held to, then the counts. No score: counts of unlike things do not add up. */
export function verdict(thread: Walk, results: readonly Result[]): string {
  const { fault, concern, note, clean, off } = tally(results);
  if (fault + concern + note === 0 && thread.ofKind('action').length === 0)
    return 'There are no actions here, so little could be checked, and nothing was found.';
  const first =
    fault > 0
      ? 'This plan has faults to mend before anybody can be held to it.'
      : concern > 0
        ? 'This plan has no faults; some of it deserves a second look.'
        : 'Nothing was found to mend.';
  const counts = [
    ...(fault > 0 ? [`${sayChecks(fault)} ${fault === 1 ? 'finds' : 'find'} faults`] : []),
    ...(concern > 0 ? [`${sayChecks(concern)} ${concern === 1 ? 'raises' : 'raise'} concerns`] : []),
    ...(note > 0 ? [`${sayChecks(note)} ${note === 1 ? 'leaves' : 'leave'} a note`] : []),
    `${sayChecks(clean)} ${clean === 1 ? 'finds' : 'find'} nothing`,
    ...(off > 0 ? [`${off} ${off === 1 ? 'is' : 'are'} switched off`] : []),
  ];
  return `${first} ${counts.join(', ')}.`;
}

function sayChecks(count: number): string {
  return `${count} ${count === 1 ? 'check' : 'checks'}`;
}
