// What is wrong, and what is doubtful, about a figure somebody gives: by form, call or file alike. Pure.
import { type Day, longDay } from '../../kernel/days.ts';
import type { FieldError } from '../../kernel/errors.ts';
import { doubtsAbout, mistakenRatio } from './doubts.ts';
import type { GiveValue } from './measure.forms.ts';
import type { Definition, Observation, Target } from './measure.ts';
import { definitionFor, readMeasure } from './reading.ts';
import { periodWith, type Span, sayPeriod } from './when.ts';

/** Everything that is known of a measure, newest first as the store reads it. */
export interface Known {
  definitions: readonly Definition[];
  targets: readonly Target[];
  observations: readonly Observation[];
}

export interface Judged {
  span: Span;
  /** Keeps it from being taken. */
  error: FieldError | null;
  /** Each a sentence; it is taken once somebody says that they were checked. */
  doubts: string[];
}

export function judgeValue(known: Known, given: GiveValue, day: Day): Judged {
  const definition = definitionFor(known.definitions, given.to);
  const span = periodWith(given.to, definition);
  const wrong = (field: string, message: string): Judged => ({ span, error: { field, message }, doubts: [] });
  const { value = null, numerator = null, denominator = null } = given;
  if (span.to !== given.to)
    return wrong('to', `${longDay(given.to)} is not the last day of a period of this measure`);
  if (span.from > day) return wrong('to', `${sayPeriod(span, definition)} has not begun`);
  if (value === null && given.missingWhy === undefined)
    return wrong('value', 'Give the value, or say why there is none');
  if (value !== null && given.missingWhy !== undefined)
    return wrong('missingWhy', 'Give a value, or say why there is none: not both');
  if ((given.splitBy === undefined) !== (given.split === undefined))
    return wrong('split', 'Say what it is split by, and which part this is');
  const isWhole = given.split === undefined;
  const lines = isWhole ? readMeasure(known, day).lines : [];
  const facts = {
    value,
    numerator,
    denominator,
    unit: definition.unit,
    decimals: definition.decimals,
    before: lines.filter((line) => line.span.to < span.to).map((line) => line.value),
    target: isWhole ? (known.targets.find(({ toOn }) => toOn === span.to)?.target ?? null) : null,
  };
  const ratio = mistakenRatio(facts);
  return ratio ? wrong('value', ratio) : { span, error: null, doubts: doubtsAbout(facts) };
}
