// Writes assurance as it was kept before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, directions, loadThread, type Walk, walk } from '../../plan/index.ts';
import { addAudit, addAuditStep, linkItems } from '../audits/audit.store.ts';
import type { NewAudit, NewAuditStep } from '../audits/audit.ts';
import { standardLists } from '../standards/lists.ts';
import { addList, addSelfAssessment } from '../standards/standard.store.ts';
import type { NewSelfAssessment } from '../standards/standard.ts';
import { addRow, addSource, addStatement, type Subject } from './map.store.ts';
import type { NewRow, NewSource, NewStatement } from './map.ts';

export interface EarlierSource extends NewSource {
  /** How the Direction, the theme or the own row begins. */
  of: string;
  since: Day;
  statements: readonly NewStatement[];
}

export interface EarlierAssurance {
  keptBy: string;
  rows: readonly NewRow[];
  sources: readonly EarlierSource[];
  /** Lists that were taken over, with judgements by the letter or number of the standard, oldest first. */
  standards: readonly { list: string; judgements: readonly (NewSelfAssessment & { of: string })[] }[];
  /** Covered and agreed are named by how each item begins. */
  audits: readonly (Omit<NewAudit, 'covers'> & {
    covers: readonly string[];
    agreed: readonly string[];
    steps: readonly Omit<NewAuditStep, 'agreed'>[];
  })[];
}

export async function addEarlierAssurance(
  tx: Tx,
  council: CouncilNamed,
  { keptBy, rows, sources, standards, audits }: EarlierAssurance,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council, day }));
  const by = (on: Day) => ({ name: keptBy, day: on });
  const own = new Map<string, number>();
  for (const row of rows) own.set(row.title, await addRow(tx, council.id, row, by(day)));
  for (const { of, since, statements, ...source } of sources) {
    const subject = subjectCalled(thread, own, of);
    const sourceId = await addSource(tx, council.id, { ...source, ...subject }, by(since));
    for (const statement of statements)
      await addStatement(tx, council.id, { ...statement, sourceId }, by(statement.givenOn));
  }
  for (const { list, judgements } of standards) {
    const known = standardLists.find(({ key }) => key === list);
    if (!known) throw new Error(`No list of standards is called “${list}”.`);
    const numbers = await addList(tx, council.id, known, by(day));
    for (const { of, ...judgement } of judgements) {
      const standardId = numbers?.standards.get(of);
      if (standardId === undefined) throw new Error(`${known.name} has no standard “${of}”.`);
      await addSelfAssessment(tx, council.id, { ...judgement, standardId }, by(judgement.assessedOn));
    }
  }
  for (const { covers, agreed, steps, ...audit } of audits) {
    const auditId = await addAudit(tx, council.id, audit, by(since(steps, day)));
    const links = (names: readonly string[], link: 'covers' | 'agreed') =>
      names.map((name) => ({ auditId, itemId: itemCalled(thread, name), link }));
    await linkItems(tx, council.id, [...links(covers, 'covers'), ...links(agreed, 'agreed')]);
    for (const step of steps) await addAuditStep(tx, council.id, { ...step, auditId }, by(step.onDay));
  }
}

/** Entered by the day of its first step. */
function since(steps: readonly { onDay: Day }[], day: Day): Day {
  return steps[0]?.onDay ?? day;
}

function itemCalled(thread: Walk, words: string): number {
  const item = [...thread.ofKind('theme'), ...thread.ofKind('action')].find(({ title }) =>
    title.startsWith(words),
  );
  if (!item) throw new Error(`No theme or action begins with “${words}”.`);
  return item.id;
}

function subjectCalled(thread: Walk, own: ReadonlyMap<string, number>, words: string): Subject {
  for (const [title, rowId] of own) if (title.startsWith(words)) return { itemId: null, rowId };
  const item = [...directions(thread), ...thread.ofKind('theme')].find(
    ({ ref, title }) => ref === words || title.startsWith(words),
  );
  if (!item) throw new Error(`No theme or Direction is called “${words}”.`);
  return { itemId: item.id, rowId: null };
}
