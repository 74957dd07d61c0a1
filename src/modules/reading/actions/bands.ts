// What the bands and titles inside a table say of the rows under them: their theme, workstream, objective or mandate.
import { readLabel } from '../outline/outline.ts';
import { type Reading, use } from '../reading.ts';
import type { Grid } from '../tables/grid.ts';
import { directionRef } from '../words/refs.ts';
import { themeOver } from './over.ts';

export interface Bands {
  theme?: string;
  workstream?: string;
  objectiveRefs?: string[];
  mandate?: string;
}

/** The bands over a row. A band of a wider kind ends those of the finer kinds above it. */
export function bandsOver(reading: Reading, grid: Grid, at: number): Bands {
  const bands: Bands = {};
  let unlabelled: string | undefined;
  for (const { passage, before, isBand, isAcross } of grid.titles) {
    if (before > at) break;
    const { label, number, titleFrom } = readLabel(passage.text);
    const title = passage.text.slice(titleFrom).replace(/\s+/g, ' ').trim();
    if (/^Direction\b/.test(passage.text)) bands.mandate = passage.text;
    else if (label === 'recommendation')
      bands.mandate = recommended(reading, passage, number, title, titleFrom);
    else if (label === 'workstream') bands.workstream = title;
    else if (label === 'objective')
      bands.objectiveRefs = [objective(reading, passage, number, title, titleFrom)];
    else if (label !== undefined) {
      bands.theme = title;
      delete bands.workstream;
      delete bands.objectiveRefs;
    } else if (isBand) {
      unlabelled = title;
      if (isAcross) delete bands.theme;
    }
  }
  const theme = bands.theme ?? unlabelled ?? themeOver(grid.section);
  return { ...bands, ...(theme ? { theme } : {}) };
}

type Words = Grid['titles'][number]['passage'];

function objective(
  reading: Reading,
  passage: Words,
  number: string | undefined,
  text: string,
  from: number,
): string {
  const { objectives } = reading.draft;
  const ref = number ?? text;
  if (objectives.some((one) => (one.ref ?? one.text) === ref)) return ref;
  use(reading, passage, 'label', 0, from);
  use(reading, passage, 'item', from);
  objectives.push({ ...(number ? { ref: number } : {}), text, mandates: [], source: passage.source });
  return ref;
}

function recommended(
  reading: Reading,
  passage: Words,
  number: string | undefined,
  text: string,
  from: number,
): string {
  if (number === undefined) return text;
  const ref = `Recommendation ${number}`;
  const { mandates, recommendations } = reading.draft;
  if (mandates.some((one) => one.ref === ref)) return ref;
  use(reading, passage, 'label', 0, from);
  use(reading, passage, 'item', from);
  mandates.push({ ref: directionRef(ref), title: text, source: passage.source });
  if (!recommendations.some((one) => one.number === number))
    recommendations.push({ number, text, keyPoints: [], responses: [], source: passage.source });
  return ref;
}
