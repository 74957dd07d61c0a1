// Refs: `Direction B`, `Directions D and E`, `Recommendation 3`, `FIN03`, `KR2`, `1.2`, as documents print them.

const named =
  /\b(Direction|Recommendation|Objective|Priority|Outcome|Theme|Rec|Ambition|Goal)s?\.?\s*(?:no\.?\s*|#\s*)?((?:[A-Z]\b|\d{1,2}(?:\.\d{1,2})*(?:\([a-z]{1,4}\))*(?:[a-z]\b)?|(?:\([a-z]{1,4}\))+)(?:\s*(?:,|&|and|\/)\s*(?:[A-Z]\b|\d{1,2}(?:\.\d{1,2})*(?:\([a-z]{1,4}\))*(?:[a-z]\b)?|(?:\([a-z]{1,4}\))+))*)/g;
/** `4`, `4.2`, `B`, `3(b)`, `(c)`. */
const single = /[A-Z]\b|\d{1,2}(?:\.\d{1,2})*(?:\([a-z]{1,4}\))*(?:[a-z]\b)?|(?:\([a-z]{1,4}\))+/g;
const code = /\b[A-Z]{1,8}[ -]?\d{1,3}(?:\.\d{1,3})*[a-z]?\b/g;
const number = /(?<![\d.])\d{1,2}(?:\.\d{1,2}){0,3}(?![\d.])/g;

/** Every ref in a few words, each on its own, in order; codes without their inner blank (`HOME 01` is `HOME01`). */
export function refsIn(text: string): string[] {
  if (text.length > 200) return [];
  const refs: string[] = [];
  const rest = text.replace(named, (_, label: string, list: string) => {
    const name = label === 'Rec' ? 'Recommendation' : label;
    for (const [ref] of list.matchAll(single)) refs.push(`${name} ${ref}`);
    return ' ';
  });
  for (const [one] of rest.matchAll(code)) refs.push(tidyCode(one));
  if (refs.length === 0 && /^[\s\d.,;&/and]+$/.test(text))
    for (const [one] of text.matchAll(number)) refs.push(one);
  return [...new Set(refs)];
}

/** `HOME 01` and `HOME01` are one ref. */
function tidyCode(written: string): string {
  return written.replace(/^([A-Z]{2,}) (\d)/, '$1$2');
}

/** The pattern of a ref: `FIN03` is `A99`. Refs of one document share few patterns; a ghost has one of its own. */
export function patternOf(ref: string): string {
  return ref
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\d/g, '9')
    .replace(/A+(?=9)/, 'A');
}

/** A ref at the end of a statement: `… (Ref: FIN03)`. Gives where it begins and the refs in it. */
export function refAtEnd(text: string): { from: number; refs: string[] } | undefined {
  const tail = text.slice(-80);
  const match = /[([]?\s*\bRef(?:erence)?s?\b\.?\s*:?\s*([^()]{1,50}?)\s*[)\]]?\.?\s*$/.exec(tail);
  const refs = match?.[1] ? refsIn(match[1]) : [];
  if (!match || refs.length === 0) return undefined;
  return { from: text.length - tail.length + match.index, refs };
}

/** A ref of somebody else's instrument, which the plan answers: a Direction, a recommendation. */
export function isMandateRef(ref: string): boolean {
  return /^(?:Direction|Recommendation)\b/.test(ref);
}

const alone =
  /^(?:(?:statutory|key|peer|audit|lga) )?recommendation\s*(?:no\.?\s*|#\s*)?(\d{1,3}(?:\.\d{1,2})?[a-z]?|[A-Z])\s*[:.]?$/i;

/** The number in a heading that is nothing more: `Recommendation 3`, `Statutory recommendation 1`. */
export function recommendationAlone(heading: string): string | undefined {
  return alone.exec(heading.trim().slice(0, 60))?.[1];
}

/** In a column of Directions, `4`, `B` and `3(b)` are refs of Directions. */
export function directionRef(words: string): string {
  return /^(?:\d{1,2}|[A-Z])?(?:\([a-z]{1,4}\))*[a-z]?$/.test(words.trim()) && words.trim() !== ''
    ? `Direction ${words.trim()}`
    : words;
}

/** A ref standing first in a statement: `1.2 Publish …`, `FIN-03: Close …`. */
export function refAtStart(text: string): { to: number; ref: string } | undefined {
  const match =
    /^\(?([A-Z]{1,8}[ -]?\d{1,3}(?:\.\d{1,3})*[a-z]?|\d{1,2}(?:\.\d{1,2}){1,3})\)?\s*[:.–—-]?\s+(?=\p{L})/u.exec(
      text.slice(0, 40),
    );
  return match?.[1] ? { to: match[0].length, ref: tidyCode(match[1]) } : undefined;
}

/** `(a) Survey the homes`: the letter of one part of what a number names. Not where the same words hold a second one. */
export function letterAtStart(text: string): { to: number; letter: string } | undefined {
  const match = /^\(?([a-z]|i{1,3}|iv|vi{0,3})[.)]\s+(?=\p{L})/u.exec(text.slice(0, 12));
  if (!match?.[1] || /(?:\n\s*\(?|\s\()(?:[b-z]|i{1,3}|iv|vi{0,3})\)\s/.test(text.slice(match[0].length)))
    return undefined;
  return { to: match[0].length, letter: match[1] };
}
