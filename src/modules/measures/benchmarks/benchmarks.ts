// Sets of councils to compare with, and published values of a measure: what is read from pasted lines, and how we stand. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { readFigure } from '../../../kernel/figure.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { type Benchmark, benchmark } from '../comparison/benchmark.ts';
import { isBetter } from '../rating/rate.ts';
import { Polarity } from '../rating/tolerance.ts';

export const PeerSet = z.object({
  setId: z.int(),
  name: z.string(),
  year: z.string(),
  chosen: z.string(),
  keptOn: Day,
  keptBy: z.string(),
});
export type PeerSet = z.infer<typeof PeerSet>;

export const PeerMember = z.object({ setId: z.int(), name: z.string(), code: z.string().nullable() });
export type PeerMember = z.infer<typeof PeerMember>;

export const BenchmarkTable = z.object({
  tableId: z.int(),
  setId: z.int(),
  measureId: z.int(),
  year: z.string(),
  source: z.string(),
  note: z.string().nullable(),
  keptOn: Day,
  keptBy: z.string(),
});
export type BenchmarkTable = z.infer<typeof BenchmarkTable>;

export const BenchmarkValue = z.object({
  tableId: z.int(),
  authority: z.string(),
  isOwn: z.boolean(),
  value: z.number().nullable(),
});
export type BenchmarkValue = z.infer<typeof BenchmarkValue>;

export const NewPeerSet = z.object({
  name: z.string({ error: 'Enter what the set is called' }).max(200).meta({ title: 'Its name' }),
  year: FinancialYear.meta({ title: 'The year' }),
  chosen: z.string({ error: 'Say how it was chosen' }).max(1000).meta({ title: 'How it was chosen' }),
  members: z.string({ error: 'Enter the councils, one on each line' }).max(8000).meta({ title: 'Councils' }),
});
export type NewPeerSet = z.infer<typeof NewPeerSet>;

export const NewTable = z.object({
  measure: z.coerce.number({ error: 'Choose the measure' }).int().positive().meta({ title: 'The measure' }),
  year: FinancialYear.meta({ title: 'The year of the values' }),
  source: z.string({ error: 'Say where the values come from' }).max(500).meta({ title: 'Source' }),
  note: z.string().max(1000).optional().meta({ title: 'Note' }),
  lines: z.string({ error: 'Paste the values' }).max(20_000).meta({ title: 'The values' }),
  looked: z.literal('yes').optional(),
});
export type NewTable = z.infer<typeof NewTable>;

/** `Eastmere` or `Eastmere, E06000099`, one on each line. */
export function membersIn(typed: string): {
  members: { name: string; code: string | null }[];
  errors: string[];
} {
  const members: { name: string; code: string | null }[] = [];
  const errors: string[] = [];
  for (const [at, line] of typed.split(/\r?\n/).entries()) {
    const [name = '', code = ''] = cellsOf(line);
    if (name === '') continue;
    if (members.some((one) => plain(one.name) === plain(name)))
      errors.push(`Line ${at + 1}: ${name} is given twice`);
    else members.push({ name, code: code || null });
  }
  if (members.length === 0) errors.push('Enter the councils, one on each line');
  return { members, errors };
}

export interface ReadValue {
  authority: string;
  isOwn: boolean;
  value: number | null;
}

/** Lines of authority and value, by comma or tab. A heading is passed over; every other line is read or has an error. */
export function valuesIn(
  typed: string,
  { members, own }: { members: readonly string[]; own: string },
): { values: ReadValue[]; errors: string[] } {
  const values: ReadValue[] = [];
  const errors: string[] = [];
  const known = [own, ...members.filter((name) => plain(name) !== plain(own))];
  for (const [at, line] of typed.split(/\r?\n/).entries()) {
    const [named = '', ...rest] = cellsOf(line);
    if (named === '' && rest.every((cell) => cell === '')) continue;
    if (at === 0 && plain(named) === 'authority') continue;
    const authority = known.find((name) => plain(name) === plain(named));
    const figure = readFigure(rest.join(','));
    if (!authority) errors.push(`Line ${at + 1}: ${named || 'no council'} is not of this set`);
    else if (values.some((one) => one.authority === authority))
      errors.push(`Line ${at + 1}: ${authority} is given twice`);
    else if (figure === undefined) errors.push(`Line ${at + 1}: “${rest.join(',')}” is not a figure`);
    else values.push({ authority, isOwn: authority === own, value: figure?.value ?? null });
  }
  if (errors.length === 0 && !values.some(({ value, isOwn }) => value !== null && !isOwn))
    errors.push('No other council has a value');
  return { values, errors };
}

/** `Harnworth Council` and `harnworth` are one council. */
const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/ council$/, '');

/** Cells by tab, else by comma; quotes around a cell are taken off, and a comma within them stays. Empty ends are left off. */
function cellsOf(line: string): string[] {
  const cells = line.includes('\t')
    ? line.split('\t')
    : [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);
  const bare = cells
    .map((cell) => cell.trim())
    .map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell));
  return bare.slice(0, 1 + bare.findLastIndex((cell) => cell !== ''));
}

/** How we stand among the councils of a table. Null where none of them has a value. */
export function standingAmong(values: readonly BenchmarkValue[], direction: string): Standing | null {
  const own = values.find(({ isOwn }) => isOwn);
  const others = values.filter(({ isOwn }) => !isOwn);
  if (!values.some(({ value }) => value !== null)) return null;
  const read = Polarity.safeParse(direction);
  const polarity = read.success ? read.data : undefined;
  const peers = others.map(({ authority: name, value }) => ({ name, value }));
  const ours = own?.value ?? null;
  const found = benchmark({
    own: { name: own?.authority ?? '', value: ours },
    peers,
    polarity,
    method: 'inclusive',
  });
  return { found, own: ours, words: inWords(ours, peers, polarity) };
}

export interface Standing {
  found: Benchmark;
  own: number | null;
  /** `Better than most: better than 9 of the 14 others, worse than 4.` */
  words: string;
}

function inWords(
  own: number | null,
  peers: readonly { value: number | null }[],
  polarity: Polarity | undefined,
): string {
  const others = peers.flatMap(({ value }) => (value === null ? [] : [value]));
  if (own === null) return 'There is no value of our own in this table.';
  if (polarity === undefined) return 'Neither way is better, so no place is given.';
  const better = others.filter((other) => isBetter(own, other, polarity)).length;
  const worse = others.filter((other) => isBetter(other, own, polarity)).length;
  const half = others.length / 2;
  const lead = better > half ? 'Better than most' : worse > half ? 'Worse than most' : 'About the middle';
  return `${lead}: better than ${better} of the ${others.length} others, worse than ${worse}.`;
}
