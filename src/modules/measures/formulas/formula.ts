// Formulas of measures: read into a tree, put in order, and worked out, or told why there is no value. Pure.
import { Decimal } from 'decimal.js';

export type Node =
  | { kind: 'number'; value: string }
  | { kind: 'measure'; id: number }
  | { kind: 'minus'; of: Node }
  | { kind: '+' | '-' | '*' | '/'; left: Node; right: Node }
  | { kind: 'sum' | 'ratio'; of: readonly Node[] };

/** Where a formula cannot be read: `at` counts characters from 1; the message says the cause and the cure. */
export interface FormulaError {
  at: number;
  message: string;
}

export type Parsed = { ok: true; tree: Node } | { ok: false; error: FormulaError };

interface Token {
  at: number;
  text: string;
}

class Unreadable extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const longest = 1000;
/** A formula nested deeper than anybody writes would use up the stack. */
const deepest = 50;

/** Numbers, + - * / ( ), measures such as m12, sum(m1, m2) and ratio(m1, m2), which is a percentage. */
export function parseFormula(text: string): Parsed {
  try {
    if (text.length > longest) throw new Unreadable(longest, `A formula has at most ${longest} characters`);
    const reader = { tokens: tokensOf(text), place: 0, end: text.length + 1, depth: 0 };
    const tree = sumOf(reader);
    const left = reader.tokens[reader.place];
    if (left)
      throw new Unreadable(
        left.at,
        `“${left.text}” follows where the formula could end: put + - * or / before it`,
      );
    return { ok: true, tree };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, error: { at: error.at, message: error.message } };
  }
}

interface Reader {
  tokens: readonly Token[];
  place: number;
  end: number;
  depth: number;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(\d+(?:\.\d+)?|m\d{1,9}|sum|ratio|[-+*/(),])/iy;
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const from = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) {
      const at = from + text.slice(from).search(/\S/);
      throw new Unreadable(
        at + 1,
        `“${text[at]}” means nothing here: write numbers, + - * / ( ), measures such as m12, sum or ratio`,
      );
    }
    const [, token = ''] = found;
    tokens.push({ at: pattern.lastIndex - token.length + 1, text: token.toLowerCase() });
  }
  return tokens;
}

function take(reader: Reader, ...wanted: string[]): string | null {
  const token = reader.tokens[reader.place];
  if (!token || !wanted.includes(token.text)) return null;
  reader.place += 1;
  return token.text;
}

function sumOf(reader: Reader): Node {
  let left = productOf(reader);
  for (let sign = take(reader, '+', '-'); sign; sign = take(reader, '+', '-'))
    left = { kind: sign === '+' ? '+' : '-', left, right: productOf(reader) };
  return left;
}

function productOf(reader: Reader): Node {
  let left = partOf(reader);
  for (let sign = take(reader, '*', '/'); sign; sign = take(reader, '*', '/'))
    left = { kind: sign === '*' ? '*' : '/', left, right: partOf(reader) };
  return left;
}

function partOf(reader: Reader): Node {
  const token = reader.tokens[reader.place];
  if (!token)
    throw new Unreadable(reader.end, 'The formula ends too early: a number or a measure is missing');
  reader.depth += 1;
  if (reader.depth > deepest)
    throw new Unreadable(token.at, `Brackets go deeper than ${deepest}: make it two measures`);
  reader.place += 1;
  const node = partFrom(reader, token);
  reader.depth -= 1;
  return node;
}

function partFrom(reader: Reader, { text, at }: Token): Node {
  if (/^\d/.test(text)) return { kind: 'number', value: text };
  if (/^m\d/.test(text)) return { kind: 'measure', id: Number(text.slice(1)) };
  if (text === '-') return { kind: 'minus', of: partOf(reader) };
  if (text === '(') {
    const inside = sumOf(reader);
    closed(reader, at);
    return inside;
  }
  if (text !== 'sum' && text !== 'ratio')
    throw new Unreadable(at, `“${text}” stands where a number or a measure is needed`);
  if (!take(reader, '(')) throw new Unreadable(at, `After ${text} comes a bracket: ${text}(m1, m2)`);
  const of = [sumOf(reader)];
  while (take(reader, ',')) of.push(sumOf(reader));
  closed(reader, at);
  if (text === 'ratio' && of.length !== 2)
    throw new Unreadable(at, 'ratio takes two: what is counted, and out of how many, as ratio(m1, m2)');
  return { kind: text, of };
}

function closed(reader: Reader, opened: number): void {
  if (!take(reader, ')'))
    throw new Unreadable(
      reader.tokens[reader.place]?.at ?? reader.end,
      `The bracket that opens at ${opened} is not closed: put ) here`,
    );
}

/** Measures that a formula names, each once. */
export function measuresIn(node: Node): number[] {
  if (node.kind === 'number') return [];
  if (node.kind === 'measure') return [node.id];
  if (node.kind === 'minus') return measuresIn(node.of);
  const parts = 'of' in node ? node.of : [node.left, node.right];
  return [...new Set(parts.flatMap(measuresIn))];
}

/** Everything that a measure is worked out from, and what that is worked out from in turn. */
export function restsOn(formulas: ReadonlyMap<number, Node>, id: number): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (one: number): void => {
    const tree = formulas.get(one);
    for (const part of tree ? measuresIn(tree) : []) {
      if (found.has(part)) continue;
      found.add(part);
      add(part);
    }
  };
  add(id);
  return found;
}

/** Formulas that can be read, by their measures. */
export function treesOf(formulas: readonly { measureId: number; formula: string }[]): Map<number, Node> {
  return new Map(
    formulas.flatMap(({ measureId, formula }) => {
      const parsed = parseFormula(formula);
      return parsed.ok ? [[measureId, parsed.tree] as const] : [];
    }),
  );
}

/** Each measure after those it is made of, or the ring of those that wait for one another: [1, 2, 1]. */
export function orderOf(
  formulas: ReadonlyMap<number, Node>,
): { ok: true; order: number[] } | { ok: false; ring: number[] } {
  const order = new Set<number>();
  let ring: number[] | null = null;
  const visit = (id: number, above: readonly number[]): void => {
    if (ring || order.has(id)) return;
    if (above.includes(id)) {
      ring = [...above.slice(above.indexOf(id)), id];
      return;
    }
    const tree = formulas.get(id);
    for (const part of tree ? measuresIn(tree) : []) if (formulas.has(part)) visit(part, [...above, id]);
    if (!ring) order.add(id);
  };
  for (const id of [...formulas.keys()].sort((a, b) => a - b)) visit(id, []);
  return ring ? { ok: false, ring } : { ok: true, order: [...order] };
}

/** A value, or why there is none. */
export type Worked = { value: Decimal; missing: null } | { value: null; missing: string };

/** A part without a value makes the whole missing, never nought. */
export function work(node: Node, known: (id: number) => Worked): Worked {
  if (node.kind === 'number') return { value: new Decimal(node.value), missing: null };
  if (node.kind === 'measure') return known(node.id);
  const parts = node.kind === 'minus' ? [node.of] : 'of' in node ? node.of : [node.left, node.right];
  const values: Decimal[] = [];
  for (const part of parts) {
    const found = work(part, known);
    if (found.value === null) return found;
    values.push(found.value);
  }
  const [first = new Decimal(0), second = new Decimal(0)] = values;
  if ((node.kind === '/' || node.kind === 'ratio') && second.isZero())
    return { value: null, missing: 'missing, because it would divide by nought' };
  const value = {
    minus: () => first.negated(),
    '+': () => first.plus(second),
    '-': () => first.minus(second),
    '*': () => first.times(second),
    '/': () => first.div(second),
    sum: () => values.reduce((total, one) => total.plus(one), new Decimal(0)),
    ratio: () => first.times(100).div(second),
  }[node.kind]();
  return { value, missing: null };
}
