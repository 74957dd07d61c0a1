// A Word document while it is read: where its blocks, places and remarks are gathered.
import { type Block, type Passage, passages, type Remark } from '../blocks.ts';
import type { Element } from '../xml.ts';
import type { Counter } from './numbering.ts';
import type { Styles } from './styles.ts';
import type { Words } from './words.ts';

export interface Document {
  blocks: Block[];
  remarks: Remark[];
  passage: ReturnType<typeof passages>;
  styles: Styles;
  counter: Counter;
  /** Text boxes wait until the paragraph or table they hang on is read. */
  boxes: Element[];
  /** How many paragraphs and tables there were, by where they stand. */
  counts: Map<string, number>;
}

export function newDocument(styles: Styles, counter: Counter): Document {
  return { blocks: [], remarks: [], passage: passages(), styles, counter, boxes: [], counts: new Map() };
}

/** `paragraph 12`, or within a cell or a box, after where that stands. */
export function nextPlace(document: Document, what: string, within = ''): string {
  const name = within ? `${within}, ${what}` : what;
  const number = (document.counts.get(name) ?? 0) + 1;
  document.counts.set(name, number);
  return `${name} ${number}`;
}

/** Says what a paragraph holds beside its words, and puts its text boxes by. */
export function noteAsides(document: Document, words: Words, path: string): void {
  const source = { path };
  const quote = (text: string): Passage[] =>
    text.trim() === '' ? [] : [document.passage(text.trim(), source)];
  document.boxes.push(...words.boxes);
  if (words.deleted.trim() !== '')
    document.remarks.push({
      rule: 'text/deleted',
      severity: 'note',
      message:
        'Words were deleted here with changes tracked, and the deletion was never accepted. They were left out.',
      source,
      quotes: quote(words.deleted),
    });
  if (words.hidden.trim() !== '')
    document.remarks.push({
      rule: 'text/hidden',
      severity: 'warning',
      message:
        'Some words here are hidden in the document. They were read all the same; check that they are meant to be.',
      source,
    });
  for (const said of words.pictures)
    document.remarks.push({
      rule: 'text/picture',
      severity: 'note',
      message: `A picture here is not read${said ? ', only what is said of it' : ''}. If it holds part of the plan, type that part in.`,
      source,
      quotes: quote(said),
    });
}
