// Which titles say nearly the same: by the telling words they share, in whatever order and form. Pure.

/** Of the telling words of two titles together, the share that both must have unless the caller asks for another. */
const usualShare = 0.6;
/** Titles of fewer telling words are alike only where all are the same. */
const fewest = 3;
/** A word that so many titles have tells none from another. */
const mostHolders = 50;
/** Letters of a word that are compared, less the s of a plural, so that "value" and "valuer", "sale" and "sales" are one. */
const stem = 5;

const telling = /[\p{L}\p{N}]{4,}/gu;
const common = new Set(
  'that this with from than then them they their there have will when what which does been being into because before after about would could should must more most other some such also only'.split(
    ' ',
  ),
);

export function tellingWords(title: string): Set<string> {
  const words = title.toLowerCase().match(telling) ?? [];
  const asOne = (word: string) => word.replace(/(?<!s)s$/, '').slice(0, stem);
  return new Set(words.filter((word) => !common.has(word)).map(asOne));
}

/**
 * Pairs of one kind, each once and in the order given. Only titles that share a rare word are compared, so that the work
 * grows with what is alike and not with the square.
 */
export function alike<Row>(
  rows: readonly Row[],
  of: (row: Row) => { kind: string; words: string },
  share = usualShare,
): [Row, Row][] {
  const known = rows.map((row, index) => {
    const { kind, words } = of(row);
    return { row, index, kind, words: tellingWords(words) };
  });
  const holders = new Map<string, typeof known>();
  for (const one of known)
    for (const word of one.words) {
      const key = `${one.kind} ${word}`;
      const others = holders.get(key);
      if (others) others.push(one);
      else holders.set(key, [one]);
    }
  return known.flatMap((one) => {
    const near = new Set(
      [...one.words].flatMap((word) => {
        const others = holders.get(`${one.kind} ${word}`) ?? [];
        return others.length > mostHolders ? [] : others.filter(({ index }) => index > one.index);
      }),
    );
    return [...near]
      .filter((other) => isAlike(one.words, other.words, share))
      .sort((a, b) => a.index - b.index)
      .map((other): [Row, Row] => [one.row, other.row]);
  });
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>, share: number): boolean {
  const both = one.intersection(other).size;
  const all = one.union(other).size;
  return Math.min(one.size, other.size) < fewest ? both === all : both / all >= share;
}
