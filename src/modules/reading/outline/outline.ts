// The document's outline: which blocks are headings (marked as such or only looking like one) and what each stands over.
import type { Block, Passage } from '../../../office/blocks.ts';
import { isSponsorLine } from '../actions/sponsor-lines.ts';
import { wordCount } from '../words/words.ts';

/** What a heading's own words say it heads: `Theme 2: Finance` heads a theme. */
export const labels = [
  'theme',
  'priority',
  'workstream',
  'objective',
  'outcome',
  'pillar',
  'recommendation',
  'phase',
  'action',
  'section',
] as const;
export type Label = (typeof labels)[number];

export interface Section {
  title: string;
  /** Character at which the title begins in the passage, after its label and number. */
  titleFrom: number;
  label?: Label;
  number?: string;
  level: number;
  parent?: Section;
  passage: Passage;
  /** Where it stands in the list of blocks. */
  at: number;
}

export interface Outline {
  /** For each block, the section it lies in (a heading lies in itself). */
  sections: (Section | undefined)[];
  headings: Section[];
}

export function outlineOf(blocks: readonly Block[]): Outline {
  const sections: (Section | undefined)[] = [];
  const headings: Section[] = [];
  let current: Section | undefined;
  let numberedLevel = 0;
  blocks.forEach((_, at) => {
    const heading = headingAt(blocks, at, numberedLevel);
    if (heading) {
      if (heading.numbered) numberedLevel = heading.section.level;
      let parent = current;
      while (parent && parent.level >= heading.section.level) parent = parent.parent;
      current = { ...heading.section, ...(parent ? { parent } : {}) };
      headings.push(current);
    }
    sections.push(current);
  });
  return { sections, headings };
}

type Found = { section: Section; numbered: boolean };

function headingAt(blocks: readonly Block[], at: number, numberedLevel: number): Found | undefined {
  const block = blocks[at];
  if (!block || block.kind === 'table' || block.kind === 'furniture') return undefined;
  const { text } = block.passage;
  const named = readLabel(text);
  if (block.kind === 'item') return itemHeading(blocks, at);
  if (block.kind === 'heading')
    return { section: sectionFrom(block.passage, named, block.level, at), numbered: true };
  if (isSponsorLine(text) || !looksLikeHeading(text, named.label !== undefined)) return undefined;
  const depth = named.depth ?? (named.label === 'action' ? 5 : named.label ? 2 : numberedLevel + 1);
  return {
    section: sectionFrom(block.passage, named, Math.max(1, depth), at),
    // What follows a labelled heading without a label of its own stands under it.
    numbered: named.depth !== undefined || (named.label !== undefined && named.label !== 'action'),
  };
}

/** `2. Key recommendations` standing alone, with no item beside it, is a heading and not a list of one. */
function itemHeading(blocks: readonly Block[], at: number): Found | undefined {
  const block = blocks[at];
  const next = blocks[at + 1];
  if (block?.kind !== 'item' || !block.marker || next === undefined) return undefined;
  const { text } = block.passage;
  if (wordCount(text) > 8 || /[.;,!?:]$/.test(text) || !/^\d/.test(block.marker.text)) return undefined;
  if (blocks[at - 1]?.kind === 'item' && !isBullet(blocks[at - 1])) return undefined;
  // Bullets on the same level as a number do not belong to its list: `4. Risks` and the risks under it.
  const listed =
    next.kind === 'item' && !(isBullet(next) && next.level <= block.level && wordCount(text) <= 5);
  if (listed || (blocks[at - 1]?.kind === 'item' && next.kind === 'item')) return undefined;
  const named = readLabel(text);
  const section = sectionFrom(block.passage, named, 1, at);
  return {
    section: { ...section, number: section.number ?? block.marker.text.replace(/\D+$/, '') },
    numbered: true,
  };
}

function isBullet(block: Block | undefined): boolean {
  return block?.kind === 'item' && block.marker === undefined;
}

function sectionFrom(passage: Passage, named: Named, level: number, at: number): Section {
  const { label, number, titleFrom } = named;
  return {
    title: passage.text.slice(titleFrom).trim(),
    titleFrom,
    level,
    passage,
    at,
    ...(label ? { label } : {}),
    ...(number ? { number } : {}),
  };
}

interface Named {
  label?: Label;
  number?: string;
  titleFrom: number;
  /** How deep the number says it is: `6.1` is 2. */
  depth?: number;
}

const labelWord = new RegExp(
  `^(?:(?:statutory|key|peer|audit|external audit|internal audit|lga) (?=recommendations?\\b))?(${labels.join('|')}|appendix|annex|part|chapter|work ?stream|strand|ambition|goal)s?\\b(?:\\s*(?:no\\.?\\s*|#)?([A-Z]\\b|\\d{1,2}(?:\\.\\d{1,2})*(?:\\([a-z]\\)|[a-z]\\b)?|[A-Z]{1,4}-?\\d{1,3}(?:\\.\\d{1,2})*[a-z]?(?=\\s*[:.–—-])|one|two|three|four|five|six|seven|eight|nine|ten))?\\s*([:.–—-]?)\\s*`,
  'i',
);

const otherNames: Record<string, Label> = {
  appendix: 'section',
  annex: 'section',
  part: 'section',
  chapter: 'section',
  strand: 'workstream',
  ambition: 'theme',
  pillar: 'theme',
  goal: 'objective',
  'work stream': 'workstream',
};

/** Reads `Section 6.1: Theme: Finance`, `Theme 2 – Finance`, `4.1 Place` as label, number and title. */
export function readLabel(text: string): Named {
  const named: Named = { titleFrom: 0 };
  const outline = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[\p{L}_])/u.exec(text);
  if (outline && text.length <= 120) {
    named.number = outline[1] ?? '';
    named.depth = named.number.split('.').length;
    named.titleFrom = outline[0].length;
  }
  for (let rest = text.slice(named.titleFrom), rounds = 0; rounds < 2; rounds += 1) {
    const match = labelWord.exec(rest);
    if (!match || match[0].length >= rest.length || (!match[2] && match[3] !== ':')) break;
    if (!match[2] && /^\s*[([]/.test(rest.slice(match[0].length))) break;
    const name = (match[1] ?? '').toLowerCase();
    named.label = labels.find((one) => one === (otherNames[name] ?? name)) ?? 'section';
    if (match[2] && (named.label !== 'section' || !named.number)) named.number = match[2];
    // `Section 24 recommendations:` are not numbered 24.
    else if (rounds > 0 && !match[2] && named.label === 'recommendation') delete named.number;
    if (match[2] && named.label === 'section') named.depth = match[2].split('.').length;
    named.titleFrom += match[0].length;
    rest = text.slice(named.titleFrom);
  }
  return named;
}

function looksLikeHeading(text: string, isLabelled: boolean): boolean {
  const words = wordCount(text);
  if (
    /^Action (?:[A-Z]\b|\d[\d.]*[a-z]?|[A-Z]{1,4}-?\d{1,3}(?:\.\d{1,2})*[a-z]?)\s*[:.–—-]/.test(text) &&
    words <= 60
  )
    return true;
  if (text.length > 130 || words > 14 || words === 0 || text.includes('\n')) return false;
  if (/[.;,!?]$/.test(text) || /^[\p{Ll}“"'(•]/u.test(text) || /@|https?:|www\./.test(text)) return false;
  if (isLabelled) return !text.endsWith(':');
  if (text.endsWith(':')) return words <= 4 && !/\b(?:are|is|include|includes|will|to|by)\s*:$/i.test(text);
  return !/:\s(?!\s*\()/.test(text);
}

/** The nearest section above with a label, or the section itself. */
export function labelled(section: Section | undefined, ...wanted: Label[]): Section | undefined {
  for (let one = section; one; one = one.parent) if (one.label && wanted.includes(one.label)) return one;
  return undefined;
}
