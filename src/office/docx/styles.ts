// What the styles of a Word document say of a paragraph: whether it is a heading, of a list, or a line of the contents.
import { partOf, partsOf } from '../package.ts';
import type { Element } from '../xml.ts';
import { attributeOf } from './words.ts';

export interface Numbering {
  id: string;
  level: number;
}

export interface Style {
  /** 1 for the title and the first level of headings. */
  heading?: number;
  isContents: boolean;
  numbering?: Numbering;
}

export interface Styles {
  of(paragraph: Element): Style;
}

interface Known {
  name: string;
  look: Element | undefined;
  basedOn: string | undefined;
}

/** From `word/styles.xml`; a document without one has no headings by style. */
export function readStyles(root: Element | undefined): Styles {
  const known = new Map<string, Known>();
  for (const style of partsOf(root, 'style'))
    known.set(attributeOf(style, 'styleId') ?? '', {
      name: attributeOf(partOf(style, 'name')) ?? '',
      look: partOf(style, 'pPr'),
      basedOn: attributeOf(partOf(style, 'basedOn')),
    });
  return {
    of(paragraph) {
      const own = partOf(paragraph, 'pPr');
      const chain = chainOf(known, attributeOf(partOf(own, 'pStyle')));
      const looks = [own, ...chain.map(({ look }) => look)];
      const heading = headingOf(looks, chain);
      const numbering = numberingOf(looks);
      return {
        ...(heading === undefined ? {} : { heading }),
        ...(numbering ? { numbering } : {}),
        isContents: chain.some(({ name }) => /^(?:toc|contents) \d|^table of figures$/i.test(name)),
      };
    },
  };
}

/** A style and those it is based on, nearest first. A chain that bites its tail ends. */
function chainOf(known: ReadonlyMap<string, Known>, id: string | undefined): Known[] {
  const chain: Known[] = [];
  for (
    let style = known.get(id ?? '');
    style && !chain.includes(style);
    style = known.get(style.basedOn ?? '')
  )
    chain.push(style);
  return chain;
}

function headingOf(looks: readonly (Element | undefined)[], chain: readonly Known[]): number | undefined {
  for (const look of looks) {
    const level = attributeOf(partOf(look, 'outlineLvl'));
    // 9 is body text.
    if (level !== undefined) return Number(level) < 9 ? Number(level) + 1 : undefined;
  }
  for (const { name } of chain) {
    const level = /^heading (\d)$/i.exec(name)?.[1];
    if (level) return Number(level);
    if (/^title$/i.test(name)) return 1;
    if (/^subtitle$/i.test(name)) return 2;
  }
  return undefined;
}

function numberingOf(looks: readonly (Element | undefined)[]): Numbering | undefined {
  let id: string | undefined;
  let level: string | undefined;
  for (const look of looks) {
    const numbering = partOf(look, 'numPr');
    id ??= attributeOf(partOf(numbering, 'numId'));
    level ??= attributeOf(partOf(numbering, 'ilvl'));
  }
  // 0 takes a paragraph out of the list its style is of.
  return id === undefined || id === '0' ? undefined : { id, level: Math.min(8, Number(level ?? 0) || 0) };
}
