// A web page while it is read: where its blocks, places and remarks are gathered, and what each part takes from those around it.
import type { Block, Passage, passages, Remark } from '../blocks.ts';
import type { Meter } from '../meter.ts';
import type { Look, Styles } from './styles.ts';
import type { Element } from './tree.ts';

export interface Page {
  blocks: Block[];
  remarks: Remark[];
  passage: ReturnType<typeof passages>;
  styles: Styles;
  /** How many paragraphs and tables there were, by where they stand. */
  counts: Map<string, number>;
  meter: Meter;
  /** What pictures were said to show: each is told once, however often it stands on the page. */
  pictures: Set<string>;
  /** Where words go: the body, or the cell that is being read. */
  sink: Sink;
  /** What is read in a way of its own, by the name of its element. */
  readers: ReadonlyMap<string, Reader>;
  /** Most of the words stand in its main part, so that what is outside it belongs to the page. */
  hasMain: boolean;
}

export type Reader = (page: Page, element: Element, around: Around, look: Look) => void;

/** What a part of the page takes from those around it. */
export interface Around {
  isBold: boolean;
  isPrinted: boolean;
  isStruck: boolean;
  /** Word's own number or bullet before the words of a point. */
  isMark: boolean;
  font: string;
  /** Behind the words, within a cell. */
  fill: string | undefined;
  /** Of the page and not of its text. */
  isOfPage: boolean;
  /** Inside the main part or an article, where a header is that of the text. */
  isInText: boolean;
  /** The level of the heading it is in. */
  heading: number | undefined;
  list: List | undefined;
  /** Tables inside a cell wait here, until the table they stand in is read. */
  inner: Element[] | undefined;
}

export interface List {
  level: number;
  /** How its points are counted; blank for bullets. */
  style: string;
  next: number;
  step: 1 | -1;
}

/** One line of words, or several with breaks between them. */
export interface Piece {
  text: string;
  isBold: boolean;
  point?: Point;
}

/** `marker` is blank for a bullet. */
export interface Point {
  marker: string;
  level: number;
}

/** Gathers words until a paragraph ends. */
export interface Sink {
  words: string[];
  endsBlank: boolean;
  /** Letters of this line, and of all lines. */
  letters: number;
  boldLetters: number;
  written: number;
  struck: string;
  /** Of a point that has no words yet. */
  point: Point | undefined;
  /** The level of a point as Word writes it, and its number or bullet. */
  level: number | undefined;
  mark: string;
  fills: Set<string | undefined>;
  /** Behind nothing: a coloured dot. */
  dots: Set<string>;
  /** Where the words stand. */
  place(): string;
  take(piece: Piece, around: Around): void;
  /** Given what a picture is said to show; blank where nothing is. */
  picture(said: string): void;
}

export function newSink(given: Pick<Sink, 'place' | 'take' | 'picture'>): Sink {
  return {
    words: [],
    endsBlank: true,
    letters: 0,
    boldLetters: 0,
    written: 0,
    struck: '',
    point: undefined,
    level: undefined,
    mark: '',
    fills: new Set(),
    dots: new Set(),
    ...given,
  };
}

/** `paragraph 12`, or within a cell after where that stands. */
export function nextPlace({ counts }: Page, what: string, within = ''): string {
  const name = within ? `${within}, ${what}` : what;
  const number = (counts.get(name) ?? 0) + 1;
  counts.set(name, number);
  return `${name} ${number}`;
}

export function remark(
  page: Page,
  { words, ...said }: Omit<Remark, 'source' | 'quotes'> & { words?: string },
): void {
  const source = { path: page.sink.place() };
  const quotes: Passage[] = words ? [page.passage(words, source)] : [];
  page.remarks.push({ ...said, source, ...(quotes.length > 0 ? { quotes } : {}) });
}
