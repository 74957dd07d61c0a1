// Every case by its name, in the order they run.
import { delivery } from './delivery.ts';
import { formats } from './formats.ts';
import type { Bench } from './ground.ts';
import { growth } from './growth.ts';
import { http } from './http.ts';
import type { Outcome } from './measure.ts';
import { measures } from './measures.ts';
import { mediumTerm } from './medium-term.ts';
import { overview } from './overview.ts';
import { reading } from './reading.ts';
import { record } from './record.ts';

export const cases: Record<string, (bench: Bench) => Promise<Outcome>> = {
  reading,
  formats,
  overview,
  growth,
  record,
  'medium-term': mediumTerm,
  http,
  // Last of all: they make the example council large.
  delivery,
  measures,
};
