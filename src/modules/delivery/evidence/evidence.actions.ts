// What may be done with evidence: give it, read it (which is recorded where it is exempt) and withdraw it with a reason.
import { createHash } from 'node:crypto';
import type { Database } from '../../../db/database.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound, Unusable } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { keepFile } from '../../reading/index.ts';
import { settingsNow } from '../closing/settings.store.ts';
import {
  addEvidence,
  addReading,
  evidenceNumbered,
  fileBytes,
  type Reading,
  readingsOf,
  withdrawEvidence,
} from './evidence.store.ts';
import { type Evidence, type GivenFile, mediaTypeOf, type NewEvidence } from './evidence.ts';

export interface EvidenceGiven {
  itemId: number;
  given: NewEvidence;
  file?: GivenFile | undefined;
  day: Day;
}

/** Gives one piece of evidence: either a file or a link. Answers its number. */
export async function giveEvidence(
  database: Database,
  actor: Actor,
  councilId: number,
  { itemId, given, file, day }: EvidenceGiven,
): Promise<Answer<number>> {
  if (!mayDo(actor, 'evidence.give')) throw new NotAllowed('You may read evidence, and not give it.');
  if (given.exempt && !mayDo(actor, 'evidence.exempt'))
    return mistake('exempt', 'Only those who may read exempt evidence may give it. Ask the programme office');
  if ((given.link === undefined) === (file === undefined))
    return mistake('file', given.link ? 'Give a file or a link, not both' : 'Choose a file, or write a link');
  if (given.datedOn > day) return mistake('datedOn', `The day must be today, ${longDay(day)}, or before`);
  const kept = file ? kindKept(file) : null;
  if (kept && !kept.ok) return kept;
  const by = nameOfActor(actor);
  return database.as(actor, councilId, `Give evidence for item ${itemId}`, async (tx) => {
    const { largestMegabytes } = await settingsNow(tx);
    if (file && file.bytes.length > largestMegabytes * 1_000_000)
      throw new Unusable(`The file must be smaller than ${largestMegabytes} MB.`, 'file');
    if (file && kept) await keepFile(tx, councilId, kept.value.sha256, file);
    const evidenceId = await addEvidence(tx, councilId, {
      itemId,
      title: given.title,
      shows: given.shows,
      datedOn: given.datedOn,
      givenOn: day,
      givenBy: by,
      personId: actor.kind === 'person' ? (actor.personId ?? null) : null,
      exempt: given.exempt,
      link: given.link ?? null,
      sha256: kept?.value.sha256 ?? null,
      fileName: file?.name ?? null,
      mediaType: kept?.value.mediaType ?? null,
      bytes: file?.bytes.length ?? null,
    });
    return { ok: true, value: evidenceId };
  });
}

function kindKept(file: GivenFile): Answer<{ sha256: string; mediaType: string }> {
  try {
    const mediaType = mediaTypeOf(file);
    return { ok: true, value: { mediaType, sha256: createHash('sha256').update(file.bytes).digest('hex') } };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return mistake('file', error.message);
  }
}

export interface EvidenceRead {
  evidence: Evidence;
  /** Who read it before, newest first; of exempt evidence alone. */
  readings: readonly Reading[];
}

/** Reads one piece. A reading of an exempt piece is a unit of work of its own, kept before anything is shown. */
export async function readEvidence(
  database: Database,
  actor: Actor,
  councilId: number,
  { evidenceId, day, what }: { evidenceId: number; day: Day; what: 'page' | 'file' },
): Promise<EvidenceRead> {
  if (!mayDo(actor, 'plan.read')) throw new NotAllowed('Sign in to read evidence.');
  const evidence = await database.read(actor, councilId, (tx) => evidenceNumbered(tx, evidenceId));
  if (!evidence) throw new NotFound('There is no such evidence.');
  if (!evidence.exempt) return { evidence, readings: [] };
  if (!mayDo(actor, 'evidence.exempt'))
    throw new NotAllowed('This evidence is exempt, and not for your role.');
  const reason = `Read exempt evidence ${evidenceId}`;
  return database.as(actor, councilId, reason, async (tx) => {
    const readings = await readingsOf(tx, evidenceId, 20);
    await addReading(tx, councilId, { evidenceId, readOn: day, readBy: nameOfActor(actor), what });
    return { evidence, readings };
  });
}

/** The file of a piece, recorded like any reading of it. */
export async function readFile(
  database: Database,
  actor: Actor,
  councilId: number,
  asked: { evidenceId: number; day: Day },
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const { evidence } = await readEvidence(database, actor, councilId, { ...asked, what: 'file' });
  const { sha256, fileName, mediaType } = evidence;
  const bytes = sha256 && (await database.read(actor, councilId, (tx) => fileBytes(tx, sha256)));
  if (!bytes || !fileName || !mediaType) throw new NotFound('This evidence is a link and has no file.');
  return { name: fileName, mediaType, bytes };
}

/** Throws Conflict where it was withdrawn already. */
export async function withdraw(
  database: Database,
  actor: Actor,
  councilId: number,
  { evidenceId, reason, day }: { evidenceId: number; reason: string; day: Day },
): Promise<void> {
  if (!mayDo(actor, 'evidence.give')) throw new NotAllowed('You may read evidence, and not withdraw it.');
  await database.as(actor, councilId, `Withdraw evidence ${evidenceId}: ${reason}`, async (tx) => {
    const evidence = await evidenceNumbered(tx, evidenceId);
    if (!evidence) throw new NotFound('There is no such evidence.');
    if (evidence.exempt && !mayDo(actor, 'evidence.exempt'))
      throw new NotAllowed('This evidence is exempt, and not for your role.');
    if (!(await withdrawEvidence(tx, evidenceId, { reason, by: nameOfActor(actor), day })))
      throw new Conflict('Somebody has withdrawn this evidence already.');
  });
}
