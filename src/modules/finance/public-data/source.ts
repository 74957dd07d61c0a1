// What is kept of public data: its sources, the set of councils for comparison, approved business cases. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { SourceKind } from './kinds.ts';
import { AreaYear } from './read.ts';

export const Source = z.object({
  sourceId: z.int(),
  kind: SourceKind,
  title: z.string(),
  fileSha256: z.string(),
  stage: z.enum(['provisional', 'final']).nullable(),
  foundWords: z.array(z.string()),
  loadedOn: Day,
  loadedBy: z.string(),
});
export type Source = z.infer<typeof Source>;

export const KeptFigures = AreaYear.extend({ kind: SourceKind, sourceId: z.int() });
export type KeptFigures = z.infer<typeof KeptFigures>;

export const KnownArea = z.object({ areaCode: z.string(), areaName: z.string() });
export type KnownArea = z.infer<typeof KnownArea>;

export const Peers = z.object({
  setId: z.int(),
  name: z.string(),
  why: z.string(),
  ownCode: z.string(),
  areaCodes: z.array(z.string()),
  keptOn: Day,
  keptBy: z.string(),
});
export type Peers = z.infer<typeof Peers>;

export const ApprovedCase = z.object({
  caseId: z.int(),
  line: z.string(),
  title: z.string(),
  approvedBy: z.string(),
  approvedOn: Day,
  words: z.string(),
});
export type ApprovedCase = z.infer<typeof ApprovedCase>;

export const notNearest =
  'The council chose this set itself. It is not the set of nearest neighbours that CIPFA licenses.';
