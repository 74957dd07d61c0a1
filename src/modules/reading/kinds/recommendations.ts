// Recommendations: tables of recommendation, key points and response, and recommendations made in prose.
import type { Passage } from '../../../office/blocks.ts';
import type { Draft } from '../draft.ts';
import { kindOfList, type List } from '../outline/lists.ts';
import { find, isUsed, quote, type Reading, use } from '../reading.ts';
import { cell, type Grid } from '../tables/grid.ts';
import { recommendationAlone } from '../words/refs.ts';
import { plainForm, startsLower, wordCount } from '../words/words.ts';

type Recommendation = Draft['recommendations'][number];

export function isRecommendationTable(grid: Grid): boolean {
  const has = (role: (typeof grid.roles)[number]) => grid.roles.includes(role);
  if (!has('recommendation')) return false;
  // Said to be met or not, and nobody is asked to do anything by any day: recommendations as such.
  const isAnswered = (has('notes') || has('status')) && !has('lead') && !has('due');
  return has('keyPoint') || has('response') || has('action') || isAnswered;
}

const numbered =
  /^(?:recommendation|rec\.?|r)?\s*(?:no\.?|#)?\s*(\d{1,3}(?:\.\d{1,2})?|[A-Z](?=[.):]))\s*[.:)–—-]?\s*/i;

/** One recommendation may run over several rows; a row with none belongs to the one above. */
export function readRecommendations(reading: Reading, grid: Grid): void {
  let open: Recommendation | undefined;
  // A merged cell stands in every row it covers, and is one recommendation or point.
  const read = new Set<Passage>();
  // A form about one recommendation stands under its heading.
  const over = grid.rows.length === 1 ? numberOver(grid) : undefined;
  for (const row of grid.rows) {
    const written = cell(grid, row, 'recommendation');
    const words = written && read.has(written) ? undefined : written;
    if (words) read.add(words);
    const number = cell(grid, row, 'ref');
    if (words && open && startsLower(words.text)) {
      open.text = `${open.text} ${use(reading, words)}`;
      find(reading, 'table/continued', 'note', words.source, {
        message: `The recommendation runs on from the row above: ${quote(words.text)}.`,
      });
    } else if (words) open = startRecommendation(reading, words, number, over);
    if (!open) continue;
    for (const role of ['keyPoint', 'response', 'action'] as const) {
      const passage = cell(grid, row, role);
      if (!passage || read.has(passage)) continue;
      read.add(passage);
      const text = use(reading, passage);
      (role === 'keyPoint' ? open.keyPoints : open.responses).push(text);
      if (role === 'keyPoint') sayPointFaults(reading, passage);
    }
    sayUnanswered(
      reading,
      grid,
      row.row.source,
      cell(grid, row, 'keyPoint'),
      cell(grid, row, 'action') ?? cell(grid, row, 'response'),
    );
  }
}

function numberOver({ section }: Grid): string | undefined {
  return section?.label === 'recommendation'
    ? section.number
    : recommendationAlone(section?.passage.text ?? '');
}

/** What actions name it by, of each recommendation read from a table or heading. */
const refs = new WeakMap<Passage, string>();

export function refOfRecommendation(passage: Passage | undefined): string | undefined {
  return passage && refs.get(passage);
}

/** The recommendations met under each ref of a document: two reviews may both have a first. */
const met = new WeakMap<Reading, Map<string, Map<string, number>>>();

/**
 * `3`, `R3` and `Rec 3` are Recommendation 3; `EA-01` keeps its letters. A number that another recommendation already
 * has is told apart from it, and said.
 */
function refFor(reading: Reading, printed: string, text: string, passage: Passage): string {
  const bare = printed.replace(/^(?:recommendation|rec\b\.?|r)?\s*(?:no\.?|#)?\s*(?=[\dA-Z])/i, '');
  const ref = `Recommendation ${bare.replace(/[.:)\s]+$/, '') || printed}`;
  const known = met.get(reading) ?? new Map<string, Map<string, number>>();
  met.set(reading, known);
  const others = known.get(ref) ?? new Map<string, number>();
  known.set(ref, others);
  const words = plainForm(text);
  const before = others.get(words);
  const place = before ?? others.size + 1;
  others.set(words, place);
  if (place === 1) return ref;
  if (before === undefined)
    find(reading, 'thread/same-number', 'warning', passage.source, {
      message: `${quote(text)} is another recommendation with the number of one above it. It was read as ${ref} (${place}).`,
    });
  return `${ref} (${place})`;
}

const saysNumber = /^(?:recommendation|rec\b\.?)\s*(?:no\.?|#)?\s*\d/i;

function startRecommendation(
  reading: Reading,
  passage: Passage,
  number: Passage | undefined,
  over?: string,
): Recommendation {
  const match = numbered.exec(passage.text.slice(0, 60));
  const isNumbered = match !== null && /\d|^[A-Z][.):]/.test(match[0]) && match[0].trim() !== '';
  const from = isNumbered ? match[0].length : 0;
  if (from > 0) use(reading, passage, 'label', 0, from);
  const text = use(reading, passage, 'item', from);
  // `Recommendation 1: …` beside a column of numbers has its own; those of the column are the actions'.
  const own = saysNumber.test(passage.text.slice(0, 60)) ? match?.[1] : undefined;
  const beside = number ? use(reading, number) : undefined;
  const printed = own ?? beside ?? (isNumbered ? match[1] : over);
  const recommendation: Recommendation = {
    ...(printed ? { number: printed } : {}),
    text,
    keyPoints: [],
    responses: [],
    source: passage.source,
  };
  reading.draft.recommendations.push(recommendation);
  if (printed) {
    const ref = refFor(reading, printed, text, passage);
    refs.set(passage, ref);
    reading.draft.mandates.push({ ref, title: text, source: passage.source });
  }
  return recommendation;
}

function sayPointFaults(reading: Reading, passage: Passage): void {
  if (startsLower(passage.text))
    find(reading, 'text/fragment', 'warning', passage.source, {
      message: `${quote(passage.text)} begins in mid-sentence: a piece of another cell, out of its place. It is kept as printed.`,
    });
  if (/\[\s*\]/.test(passage.text))
    find(reading, 'text/gap', 'note', passage.source, {
      message: `Empty square brackets stand in ${quote(passage.text)}: something was left out or struck out.`,
    });
}

function sayUnanswered(
  reading: Reading,
  grid: Grid,
  source: Recommendation['source'],
  point: Passage | undefined,
  answer: Passage | undefined,
): void {
  if (!point || answer || !(grid.roles.includes('action') || grid.roles.includes('response'))) return;
  find(reading, 'thread/point-without-action', 'warning', source, {
    message: `No action answers this point: ${quote(point.text)}.`,
  });
}

const ordinal = /^(?:and\s+|secondly,?\s+)?(first|second|third|fourth|fifth|sixth|finally)(?:ly)?\b,?\s*/i;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const advises =
  /\b(?:needs? to|should|must|would (?:help|benefit)|recommends? that|is advised to|ought to)\b/i;

const stated = /^Recommendation\s*#?\s*(\d{1,3}(?:\.\d{1,2})?|[A-Z])\s*[:.)–—-]+\s*/;
const answered =
  /^(?:(?:the )?(?:council|cabinet|management|our)(?:[’']s)? )?(?:response|reply|action|comment)s?\s*:\s*/i;

/** `Recommendation 3: …` as a paragraph or heading, or its words under a heading; and the `Response: …` under it. */
function readStated(reading: Reading): void {
  let open: Recommendation | undefined;
  let number: string | undefined;
  for (const [at, block] of reading.blocks.entries()) {
    const over = number;
    number = undefined;
    if (block.kind === 'table') {
      open = undefined;
      continue;
    }
    const { passage } = block;
    if (reading.outline.sections[at]?.at === at) number = recommendationAlone(passage.text);
    else if (
      over &&
      block.kind === 'paragraph' &&
      !isUsed(reading, passage) &&
      wordCount(passage.text) >= 4
    ) {
      open = startRecommendation(reading, passage, undefined, over);
      continue;
    }
    const match = stated.exec(passage.text.slice(0, 60));
    const answer = open && answered.exec(passage.text.slice(0, 60));
    if (match && match[0].length < passage.text.length)
      open = startRecommendation(reading, passage, undefined);
    else if (open && answer) {
      use(reading, passage, 'label', 0, answer[0].length);
      open.responses.push(use(reading, passage, 'item', answer[0].length));
    } else if (block.kind === 'heading') open = undefined;
  }
}

/** Under a heading of recommendations: lists, paragraphs that count (`First …`), and sentences that advise. */
export function readRecommendationProse(reading: Reading, lists: readonly List[]): void {
  readStated(reading);
  for (const list of lists) {
    if (kindOfList(list) !== 'recommendation') continue;
    for (const { passage, item } of list.entries) {
      if (item.marker) use(reading, item.marker, 'label');
      const number = item.marker?.text.replace(/[.()]/g, '');
      reading.draft.recommendations.push({
        ...(number ? { number } : {}),
        text: use(reading, passage),
        keyPoints: [],
        responses: [],
        source: passage.source,
      });
    }
  }
  const { blocks, outline } = reading;
  blocks.forEach((block, at) => {
    const section = outline.sections[at];
    if (block.kind !== 'paragraph' || !section || section.at === at) return;
    if (!/\brecommendations?\b/i.test(section.title) || wordCount(section.title) > 5) return;
    if (/:\s*$/.test(block.passage.text) || isUsed(reading, block.passage)) return;
    readAdvice(reading, block.passage);
  });
}

/** A paragraph that counts is one recommendation; another is one for every sentence that advises. */
function readAdvice(reading: Reading, passage: Passage): void {
  const counted = ordinal.exec(passage.text.slice(0, 30))?.[1]?.toLowerCase();
  const place = ordinals.indexOf(counted ?? '') + 1;
  if (place > 0) {
    reading.draft.recommendations.push({
      number: String(place),
      text: use(reading, passage),
      keyPoints: [],
      responses: [],
      source: passage.source,
    });
    return;
  }
  let open: Recommendation | undefined;
  for (const sentence of passage.text.matchAll(/[^.!?]+(?:[.!?]+(?=\s|$)|$)/g)) {
    const text = sentence[0].trim();
    if (text === '') continue;
    if (advises.test(text)) {
      open = {
        text: use(reading, passage, 'item', sentence.index, sentence.index + sentence[0].length),
        keyPoints: [],
        responses: [],
        source: passage.source,
      };
      reading.draft.recommendations.push(open);
    } else if (open)
      open.text = `${open.text} ${use(reading, passage, 'item', sentence.index, sentence.index + sentence[0].length)}`;
  }
}
