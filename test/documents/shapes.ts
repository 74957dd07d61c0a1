// The twelve documents, two of each format.
import type { Shape } from './shape.ts';
import { kelder, ottershaw, saltmere, wexcombe } from './shapes.lists.ts';
import { marlhope, penhallow } from './shapes.ods.ts';
import { ardley, fenwick } from './shapes.pdf.ts';
import { quillhampton, stourwick } from './shapes.sheets.ts';
import { brackenmoor, tollerby } from './shapes.word.ts';

export const shapes: readonly Shape[] = [
  brackenmoor,
  tollerby,
  fenwick,
  ardley,
  quillhampton,
  stourwick,
  penhallow,
  marlhope,
  wexcombe,
  ottershaw,
  kelder,
  saltmere,
];
