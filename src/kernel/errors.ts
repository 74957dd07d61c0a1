// The few ways a request can be refused. Each door (web, API, CLI) maps them once; anything else is a bug.

/** Nothing with that name or number exists, as far as this person may know. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** It exists, and this person may not do that to it. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
}

/** Somebody else changed it first. `theirs` is what stands now, so that a page can show both versions. */
export class Conflict extends Error {
  override name = 'Conflict';
  readonly theirs: unknown;
  constructor(message: string, theirs?: unknown) {
    super(message);
    this.theirs = theirs;
  }
}

/** What was given cannot be used. The message names the cause and the cure; `field` says where. */
export class Unusable extends Error {
  override name = 'Unusable';
  readonly field: string | undefined;
  constructor(message: string, field?: string) {
    super(message);
    this.field = field;
  }
}

export interface FieldError {
  field: string;
  message: string;
}

/** The answer of an action: a value, or the mistakes in what was typed. */
export type Answer<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] };

/** An answer with one mistake, in words that say what to do. */
export function mistake(field: string, message: string): Extract<Answer<never>, { ok: false }> {
  return { ok: false, errors: [{ field, message }] };
}
