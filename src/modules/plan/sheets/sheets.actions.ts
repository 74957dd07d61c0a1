// What may be done with lists in spreadsheets: take one away, see what a returned one would change, and make it so.
import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../../db/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { NotFound, Unusable } from '../../../kernel/errors.ts';
import { readCells } from '../../../office/workbook.read.ts';
import { mayChange } from '../changes/change.ts';
import { present, seenAt, type Version } from '../changes/versions.ts';
import { plainReaders, type WordReaders } from '../changes/wanted.ts';
import type { CouncilNamed } from '../live.ts';
import { waitForOtherLoads } from '../plan.store.ts';
import type { Walk } from '../thread.ts';
import { type Applied, type Choices, undecided, writePreview } from './apply.ts';
import type { ListName } from './lists.ts';
import { type Preview, previewOf, versionsIn } from './preview.ts';
import { rowsOf } from './rows.ts';
import { keepSent, type SentFile, sentFile } from './sheets.store.ts';

/** A council's plans with the number of the record's last entry, from one snapshot. */
export function versionNow(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  day: Day,
): Promise<Version> {
  return database.read(actor, council.id, (tx) => present(tx, council, day));
}

export interface Sent {
  file: SentFile;
  /** What the rows are, where somebody was asked; else the sheet's name and headings tell. */
  list?: ListName | undefined;
}

/** Each version costs a reading of the whole record; a file is taken away once, or pasted together from a few. */
const mostVersions = 12;

async function previewIn(
  tx: Tx,
  council: CouncilNamed,
  day: Day,
  sent: Sent,
  readers: WordReaders,
): Promise<Preview> {
  const now = await present(tx, council, day);
  const rows = rowsOf(await readCells(sent.file), now.thread, sent.list);
  const named = versionsIn(rows.lists);
  if (named.length > mostVersions)
    throw new Unusable(
      `${sent.file.name} was put together from more than ${mostVersions} files. Send them one by one.`,
      'file',
    );
  const saw = new Map<number, Walk | null>();
  for (const seq of named) saw.set(seq, await seenAt(tx, now, seq));
  return previewOf(rows, { now: now.thread, saw }, readers);
}

/** What a file would change. Throws Unusable for a file that cannot be read. */
export function previewFile(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { sent, day, readers = plainReaders }: { sent: Sent; day: Day; readers?: WordReaders },
): Promise<Preview> {
  mayChange(actor);
  return database.read(actor, council.id, (tx) => previewIn(tx, council, day, sent, readers));
}

export interface Applying {
  sent: Sent;
  day: Day;
  reason: string;
  choices: Choices;
  /** What a plan is called that the rows begin, where the council has none. */
  planTitle?: string | undefined;
  readers?: WordReaders | undefined;
}

/**
 * Makes the changes of a file in one unit of work with one reason: all of them, or none. Throws Unusable where the file has
 * errors, or a conflict that nobody has decided.
 */
export function applyFile(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  applying: Applying,
): Promise<Applied> {
  mayChange(actor);
  const { sent, day, reason, choices, planTitle, readers = plainReaders } = applying;
  return database.as(actor, council.id, `Change the plan by ${sent.file.name}: ${reason}`, async (tx) => {
    await waitForOtherLoads(tx, council.id);
    const preview = await previewIn(tx, council, day, sent, readers);
    if (preview.errors.length > 0)
      throw new Unusable('The file has mistakes in it. Put them right and send it again.', 'file');
    if (undecided(preview, choices).length > 0)
      throw new Unusable(
        'Somebody else changed the same cells. Choose for each row which is to stand.',
        'choices',
      );
    return writePreview(tx, council.id, preview, { day, reason, choices, planTitle, readers });
  });
}

/** Keeps a readable file while somebody looks at what it would change. Answers its SHA-256. */
export async function keepFile(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  sent: Sent,
  day: Day,
) {
  await previewFile(database, actor, council, { sent, day });
  const sha256 = createHash('sha256').update(sent.file.bytes).digest('hex');
  await database.as(actor, council.id, `Keep ${sent.file.name} to look at its changes`, (tx) =>
    keepSent(tx, council.id, sha256, sent.file),
  );
  return sha256;
}

export async function keptFile(
  database: Database,
  actor: Actor,
  councilId: number,
  sha256: string,
): Promise<SentFile> {
  const file = await database.read(actor, councilId, (tx) => sentFile(tx, sha256));
  if (!file) throw new NotFound('There is no such spreadsheet here.');
  return file;
}
