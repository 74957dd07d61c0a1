// Two frames side by side as plain facts, for programs and for the command line.
import { z } from 'zod';
import { bestValue2024 } from './best-value.ts';
import { type Compared, type Frame, spread } from './frame.ts';

const Counted = z.object({
  title: z.string(),
  actions: z.int().describe('Different actions under any of its headings'),
  underTwoOrMore: z.int().describe('Those of them that stand under two or more'),
});

export const FrameList = z.object({
  frames: z.array(z.object({ key: z.string(), title: z.string(), headings: z.array(z.string()) })),
  bestValueSource: z.string(),
  total: z.int().describe('Different actions under any heading of either'),
  rows: Counted.nullable(),
  columns: Counted.nullable(),
  cells: z.array(
    z.object({
      row: z.string(),
      column: z.string(),
      reason: z.string().nullable().describe('Why they are linked; null where they are not'),
      actions: z.int().describe('Different actions that stand under both'),
    }),
  ),
});
export type FrameList = z.infer<typeof FrameList>;

export interface FramesRead {
  frames: readonly Frame[];
  rows: Frame | null;
  columns: Frame | undefined;
  compared: Compared | null;
}

export function frameList({ frames, rows, columns, compared }: FramesRead): FrameList {
  const counted = (frame: Frame | null | undefined, parts: Compared['columns'] | undefined) => {
    if (!frame || !parts) return null;
    const { actions, twice } = spread(parts);
    return { title: frame.title, actions, underTwoOrMore: twice };
  };
  return {
    frames: frames.map(({ key, title, headings }) => ({
      key,
      title,
      headings: headings.map((heading) => heading.title),
    })),
    bestValueSource: bestValue2024.source,
    total: compared?.total.size ?? 0,
    rows: counted(rows, compared?.rows),
    columns: counted(columns, compared?.columns),
    cells: (compared?.rows ?? []).flatMap(({ heading, cells }) =>
      cells.map(({ link, actions }, at) => ({
        row: heading.title,
        column: compared?.columns[at]?.heading.title ?? '',
        reason: link?.reason ?? null,
        actions: actions.size,
      })),
    ),
  };
}
