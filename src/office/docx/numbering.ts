// Numbers that Word counts itself: none is written in the file, so each list is counted as Word would (ECMA-376 17.9).
import { figureOf } from '../figures.ts';
import { partOf, partsOf } from '../package.ts';
import type { Element } from '../xml.ts';
import type { Numbering } from './styles.ts';
import { attributeOf } from './words.ts';

export interface Marker {
  /** Blank for a bullet. */
  text: string;
  level: number;
}

export interface Counter {
  /** The marker of the next paragraph of a list. Undefined where the list is not defined. */
  next(numbering: Numbering): Marker | undefined;
}

interface Level {
  format: string;
  /** `%1.%2`: a figure stands for the count of that level. */
  text: string;
  start: number;
}

interface List {
  levels: Level[];
  /** Counts, shared by all lists made from one pattern unless one starts again. */
  counts: number[];
}

export function readNumbering(root: Element | undefined): Counter {
  const patterns = new Map(
    partsOf(root, 'abstractNum').map((pattern) => [
      attributeOf(pattern, 'abstractNumId') ?? '',
      levelsOf(pattern),
    ]),
  );
  const shared = new Map<string, number[]>();
  const lists = new Map<string, List>();
  for (const list of partsOf(root, 'num')) {
    const pattern = attributeOf(partOf(list, 'abstractNumId')) ?? '';
    const levels = (patterns.get(pattern) ?? []).map((level) => ({ ...level }));
    const changes = partsOf(list, 'lvlOverride');
    for (const change of changes) {
      const at = Number(attributeOf(change, 'ilvl') ?? 0);
      const own = partOf(change, 'lvl');
      const level = own ? levelOf(own) : levels[at];
      const start = attributeOf(partOf(change, 'startOverride'));
      if (level) levels[at] = { ...level, ...(start === undefined ? {} : { start: Number(start) || 0 }) };
    }
    const counts = changes.length > 0 ? [] : (shared.get(pattern) ?? []);
    if (changes.length === 0) shared.set(pattern, counts);
    lists.set(attributeOf(list, 'numId') ?? '', { levels, counts });
  }
  return { next: ({ id, level }) => count(lists.get(id), level) };
}

function levelsOf(pattern: Element): Level[] {
  const levels: Level[] = [];
  for (const level of partsOf(pattern, 'lvl'))
    levels[Number(attributeOf(level, 'ilvl') ?? 0)] = levelOf(level);
  return levels;
}

function levelOf(level: Element): Level {
  return {
    format: attributeOf(partOf(level, 'numFmt')) ?? 'decimal',
    text: attributeOf(partOf(level, 'lvlText')) ?? '',
    start: Number(attributeOf(partOf(level, 'start')) ?? 1) || 0,
  };
}

function count(list: List | undefined, at: number): Marker | undefined {
  const level = list?.levels[at];
  if (!list || !level) return undefined;
  const { counts, levels } = list;
  counts[at] = counts[at] === undefined ? level.start : counts[at] + 1;
  counts.length = at + 1;
  if (level.format === 'bullet' || level.format === 'none') return { text: '', level: at + 1 };
  const text = level.text.replace(/%(\d)/g, (_, figure: string) => {
    const place = Number(figure) - 1;
    const shown = counts[place] ?? levels[place]?.start ?? 1;
    return figureOf(shown, place === at ? level.format : (levels[place]?.format ?? 'decimal'));
  });
  return { text: text.trim(), level: at + 1 };
}
