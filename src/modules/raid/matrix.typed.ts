// A matrix as somebody types it: one step a line; bands as `High from 12`; cells as a row of band names for each likelihood.
import type { Answer } from '../../kernel/errors.ts';
import { readPounds } from '../../kernel/money.ts';
import type { AddMatrix } from './entry.forms.ts';
import type { Band, NewMatrix } from './matrix.ts';

const lines = (words: string | undefined) =>
  (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** `High from 12`, or of money `Significant from £10,000,000`. Without tones said, the lowest is calm and the highest is not. */
export function matrixTyped(typed: AddMatrix): Answer<NewMatrix> {
  const { name, kind, fromOn } = typed;
  const read = lines(typed.bands).map((line) => /^(.+?)\s+from\s+(.+)$/i.exec(line));
  if (read.some((one) => !one))
    return wrong('bands', 'Write each band on a line of its own, as “High from 12”, lowest first');
  const bands: Band[] = [];
  for (const [index, one] of read.entries()) {
    const [, words = '', from = ''] = one ?? [];
    const atLeast = kind === 'money' ? readPounds(from) : /^\d{1,4}$/.test(from) ? Number(from) : undefined;
    if (atLeast === undefined) return wrong('bands', `“${from}” is not a score from which ${words} begins`);
    const tone = index === 0 ? 'go' : index === read.length - 1 ? 'stop' : 'care';
    bands.push({ words, tone, atLeast });
  }
  const rows = lines(typed.cells).map((row) => row.split(',').map((cell) => cell.trim()));
  const cells = rows.map((row) => row.map((cell) => bands.findIndex((band) => band.words === cell)));
  if (cells.flat().includes(-1)) return wrong('cells', 'Each cell must name one of the bands above');
  return {
    ok: true,
    value: {
      name,
      kind,
      fromOn,
      likelihood: lines(typed.likelihood),
      impact: lines(typed.impact),
      bands,
      cells: rows.length > 0 ? cells : null,
    },
  };
}

function wrong(field: string, message: string): Answer<NewMatrix> {
  return { ok: false, errors: [{ field, message }] };
}
