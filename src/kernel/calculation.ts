// A calculation with a name: its input and output as schemas, so that a table printed anywhere can be run from outside.
import { z } from 'zod';
import { Unusable } from './errors.ts';

/** As one is written: `given` and `found` are Zod schemas whose descriptions say units and bounds. */
export interface CalculationFacts<Given extends z.ZodType, Found extends z.ZodType> {
  /** `clear-days` */
  name: string;
  /** One line on what it answers. */
  title: string;
  /** The regulation, code or paper it follows. */
  source: string;
  given: Given;
  found: Found;
  /** One case that can be run as it stands. */
  example: z.input<Given>;
  run: (given: z.output<Given>) => z.output<Found>;
}

/** As one is called: from data that nobody has checked yet. */
export interface Calculation {
  name: string;
  title: string;
  source: string;
  example: unknown;
  /** JSON Schema of one case and of its answer. */
  schema: () => { input: unknown; output: unknown };
  /** One case, or several in an array, each answered in its place. Throws `Unusable`, which names the value and the rule. */
  run: (input: unknown) => unknown;
}

export function calculation<Given extends z.ZodType, Found extends z.ZodType>(
  facts: CalculationFacts<Given, Found>,
): Calculation {
  const { name, title, source, example, given, found } = facts;
  const one = (input: unknown, place: string) => {
    const read = given.safeParse(input);
    if (!read.success) throw new Unusable(`${name}${place}: ${inWords(read.error)}`);
    return facts.run(read.data);
  };
  return {
    name,
    title,
    source,
    example,
    schema: () => ({ input: z.toJSONSchema(given, { io: 'input' }), output: z.toJSONSchema(found) }),
    run: (input) =>
      Array.isArray(input) ? input.map((each, index) => one(each, `, case ${index + 1}`)) : one(input, ''),
  };
}

function inWords(error: z.ZodError): string {
  return error.issues
    .flatMap((issue) => meant(issue))
    .map(({ path, message }) => (path.length > 0 ? `${z.core.toDotPath(path)}: ${message}` : message))
    .join('; ');
}

/** Of a value that may have several shapes: what is wrong with it in the shape it has. */
function meant(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'invalid_union') return [issue];
  const own = issue.errors.find((errors) =>
    errors.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  );
  if (!own) return [issue];
  return own
    .flatMap((inner) => meant(inner))
    .map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}
