// Evidence, closings, challenges and voices from before Goldthread was used, put in when a council begins.
import { createHash } from 'node:crypto';
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Item, loadThread, mainActions, walk } from '../../plan/index.ts';
import { keepFile } from '../../reading/index.ts';
import { addChallenge, addVoice, answerChallenge } from '../challenge/challenge.store.ts';
import type { Challenge, Voice } from '../challenge/challenge.ts';
import { addEvidence } from '../evidence/evidence.store.ts';
import { type Evidence, mediaTypeOf } from '../evidence/evidence.ts';
import { addClosing, addRetest, answerClosing, dropRetests, keepResult, retestsOf } from './closing.store.ts';
import { type Closing, retestsAfter } from './closing.ts';
import { usualSettings } from './settings.store.ts';

/** How the title of the action begins. */
interface OfAction {
  action: string;
}

export interface EarlierProof {
  evidence: readonly (OfAction &
    Pick<Evidence, 'title' | 'shows' | 'datedOn' | 'givenBy' | 'exempt'> & {
      link?: string;
      file?: { name: string; words: string };
    })[];
  closings: readonly (OfAction &
    Pick<Closing, 'different' | 'askedOn' | 'askedBy'> & {
      agreed?: { answer: string; on: Day; by: string };
      /** What the first test found where it failed. */
      failed?: { found: string; on: Day; by: string };
    })[];
  challenges: readonly (OfAction &
    Pick<Challenge, 'words' | 'claim' | 'raisedOn' | 'raisedBy' | 'raisedAs' | 'answerBy'> & {
      answered?: { answer: string; on: Day; by: string };
    })[];
  voices: readonly (OfAction & Pick<Voice, 'kind' | 'words' | 'raisedOn' | 'raisedBy' | 'answerBy'>)[];
}

/** No account of this council has it: nobody signed in when these were written down. */
const noAccount = 'before Goldthread';

/** Throws where no one action's title begins as it is said. The actions' own statuses stay as they are. */
export async function addEarlierProof(
  tx: Tx,
  councilId: number,
  given: EarlierProof,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council: { name: '', example: false }, day }));
  const called = ({ action }: OfAction): Item => {
    const [found, second] = mainActions(thread).filter(({ title }) => title.startsWith(action));
    if (!found || second) throw new Error(`Not one action’s title begins with “${action}”.`);
    return found;
  };
  for (const one of given.evidence) await addPiece(tx, councilId, called(one).id, one);
  for (const one of given.closings) await addOneClosing(tx, councilId, called(one).id, one);
  for (const { answered, action, ...one } of given.challenges) {
    const itemId = called({ action }).id;
    const id = await addChallenge(tx, councilId, { ...one, itemId, periodId: null, accountId: noAccount });
    if (answered) await answerChallenge(tx, id, answered);
  }
  for (const { action, ...one } of given.voices)
    await addVoice(tx, councilId, { ...one, itemId: called({ action }).id });
}

async function addPiece(
  tx: Tx,
  councilId: number,
  itemId: number,
  { link, file, action: _action, ...piece }: EarlierProof['evidence'][number],
): Promise<void> {
  const bytes = file ? Buffer.from(file.words) : null;
  const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
  if (file && bytes && sha256) await keepFile(tx, councilId, sha256, { name: file.name, bytes });
  await addEvidence(tx, councilId, {
    ...piece,
    itemId,
    givenOn: piece.datedOn,
    personId: null,
    link: link ?? null,
    sha256,
    fileName: file?.name ?? null,
    mediaType: file && bytes ? mediaTypeOf({ name: file.name, bytes }) : null,
    bytes: bytes?.length ?? null,
  });
}

async function addOneClosing(
  tx: Tx,
  councilId: number,
  itemId: number,
  { agreed, failed, different, askedOn, askedBy }: EarlierProof['closings'][number],
): Promise<void> {
  const asked = { itemId, different, askedOn, askedBy, askedAccountId: noAccount };
  const closingId = await addClosing(tx, councilId, asked);
  if (!agreed) return;
  await answerClosing(tx, closingId, { agreed: true, ...agreed });
  for (const retest of retestsAfter(agreed.on, usualSettings.retestMonths))
    await addRetest(tx, councilId, { ...retest, closingId, itemId });
  const [first] = await retestsOf(tx, itemId);
  if (!failed || !first) return;
  await keepResult(tx, first.retestId, { passed: false, ...failed });
  await dropRetests(tx, closingId, failed.on);
}
