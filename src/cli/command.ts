// The command line's kit: what a command may print, and how trouble becomes an exit code (design section 6).
import Table from 'cli-table3';
import { Conflict, NotAllowed, NotFound, Unusable } from '../kernel/errors.ts';

/** Where a command writes. Passed in, so that a transcript test can read it. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True when a person is watching standard error, so that progress may be drawn. */
  watched: boolean;
}

export const terminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  watched: process.stderr.isTTY === true,
};

/** A plain table: no colour, no frame, columns separated by space, so that it pastes well. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const drawn = new Table({
    head: [...head],
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    wordWrap: true,
  });
  for (const row of rows) drawn.push(row.map(String));
  return drawn.toString();
}

/** Exit codes: 1 refused, 2 a mistake in what was given, 70 a bug. The message goes to standard error. */
export function exitCodeFor(error: unknown): number {
  if (error instanceof Unusable) return 2;
  if (error instanceof NotFound || error instanceof NotAllowed || error instanceof Conflict) return 1;
  return 70;
}
