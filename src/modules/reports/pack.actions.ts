// What may be done with packs: make one from what stands today, approve it, and take it away as Word.
import type { Database, Tx } from '../../db/database.ts';
import { headOf } from '../../db/heads.ts';
import { type Actor, actorName } from '../../kernel/actor.ts';
import { addMonths, type Day, lastOfMonth, longDay, longMonth } from '../../kernel/days.ts';
import { type Answer, NotAllowed, NotFound } from '../../kernel/errors.ts';
import { openTemplate } from '../../office/docx-out/template.ts';
import { askedActions, decisionsOf, meetingsOf, watchedActions, watchedItems } from '../delivery/index.ts';
import { mayDo } from '../people/index.ts';
import { type CouncilNamed, type Item, leadingPlan, loadThread, type Walk, walk } from '../plan/index.ts';
import { buildPack } from './build-pack.ts';
import { paperOf } from './pack.paper.ts';
import {
  addPack,
  addTemplate,
  endTemplates,
  fileBytes,
  type KeptPack,
  keepFile,
  lastApproved,
  lastTold,
  packCalled,
  setApproved,
  templateCalled,
  templateInUse,
} from './pack.store.ts';
import { freeze, kindWords, Pack, type PackKind } from './pack.ts';
import type { PackSources, Period } from './sources.ts';

/** What a pack is about: a board with all it watches over, one theme, or the whole plan where neither is named. */
export interface PackWanted {
  kind: PackKind;
  bodyId: number | null;
  itemId: number | null;
  period: Period;
}

/** A month in words and days; `month` is any day of it. */
export function monthOf(month: Day): Period {
  const from = `${month.slice(0, 7)}-01`;
  return { words: longMonth(from), from, to: lastOfMonth(from) };
}

/** The month that is reported on a day: the one before. */
export function reportedOn(day: Day): Period {
  return monthOf(addMonths(day, -1));
}

interface Council {
  council: CouncilNamed;
  day: Day;
}

/** Works a pack out from what stands now, and keeps nothing. Throws NotFound for a board or item there is none of. */
export async function drawPack(
  tx: Tx,
  actor: Actor,
  { council, day, sources, ...wanted }: Council & PackWanted & { sources: PackSources },
): Promise<Pack> {
  const { name, example } = council;
  const thread = walk(await loadThread(tx, { council: { name, example }, day }));
  const { kind, bodyId, itemId, period } = wanted;
  const body = bodyId === null ? undefined : thread.bodies.find((one) => one.id === bodyId);
  if (bodyId !== null && !body) throw new NotFound('There is no such board.');
  const { actions, about } = await subject(tx, thread, wanted);
  const asked = { tx, thread, actor, period, actions };
  const told = sources.told ? await sources.told(asked) : await lastTold(tx, day);
  const only = <T extends { itemId: number }>(all: readonly T[]) => {
    const ids = new Set(actions.map(({ id }) => id));
    return all.filter((one) => ids.has(one.itemId));
  };
  const before = await lastApproved(tx, { kind, bodyId, itemId });
  const head = await headOf(tx);
  return buildPack({
    kind,
    title: `${kindWords[kind].title}: ${body?.name ?? about}`,
    board: body?.name ?? null,
    about,
    record: head && { seq: head.seq, hash: head.hash },
    thread,
    period,
    actions,
    told,
    differing: sources.opinions ? only(await sources.opinions(asked)) : null,
    challenges: sources.challenges ? only(await sources.challenges(asked)) : null,
    risks: sources.risks ? await sources.risks(asked) : null,
    ...(await minuted(tx, thread, bodyId)),
    before: before && {
      since: `in the pack of ${longDay(before.approvedOn ?? before.madeOn)}`,
      open: Pack.parse(JSON.parse(before.content)).open,
    },
  });
}

/** The actions a pack is about, and the words for them. */
async function subject(
  tx: Tx,
  thread: Walk,
  { bodyId, itemId }: Pick<PackWanted, 'bodyId' | 'itemId'>,
): Promise<{ actions: Item[]; about: string }> {
  if (itemId !== null) {
    const item = thread.item(itemId);
    if (!item) throw new NotFound('There is no such theme.');
    return { actions: watchedActions(thread, [itemId]), about: item.title };
  }
  const watched = bodyId === null ? [] : ((await watchedItems(tx)).get(bodyId) ?? []);
  const titles = watched.flatMap((id) => thread.item(id)?.title ?? []);
  const about = titles.join(', ') || (leadingPlan(thread)?.title ?? 'The plan');
  return { actions: watchedActions(thread, watched), about };
}

/** What the board decided at its last meeting, and what it asked for that is open or was done since. */
async function minuted(
  tx: Tx,
  thread: Walk,
  bodyId: number | null,
): Promise<Pick<Pack, 'decided' | 'asked'>> {
  if (bodyId === null) return { decided: [], asked: [] };
  const [last] = (await meetingsOf(tx, bodyId)).filter((one) => one.heldOn <= thread.day);
  const decisions = last ? await decisionsOf(tx, [last.meetingId]) : [];
  const asked = await askedActions(tx, { bodyId });
  return {
    decided: decisions.map(({ words }) => ({ on: last?.heldOn ?? thread.day, words })),
    asked: asked
      .filter((one) => one.doneOn === null || one.meetingId === last?.meetingId)
      .map((one) => ({
        words: one.words,
        who: thread.person(one.personId)?.name ?? thread.person(one.personId)?.post ?? '',
        due: longDay(one.dueOn),
        state: one.doneOn !== null ? `Done: ${one.doneWords}` : one.dueOn < thread.day ? 'Late' : 'Open',
      })),
  };
}

function needTo(actor: Actor, permission: 'packs.make' | 'packs.approve', words: string): void {
  if (!mayDo(actor, permission)) throw new NotAllowed(`You may not ${words}.`);
}

/** Makes a pack and keeps it as a draft. Answers its number. */
export function makePack(
  database: Database,
  actor: Actor,
  asked: Council & PackWanted & { sources: PackSources },
): Promise<number> {
  needTo(actor, 'packs.make', 'make packs');
  const reason = `Make a pack: ${kindWords[asked.kind].title}`;
  return database.as(actor, asked.council.id, reason, (tx) =>
    makePackIn(tx, actor, { ...asked, by: plainName(actor) }),
  );
}

/** `by`: whose name it bears. */
export async function makePackIn(
  tx: Tx,
  actor: Actor,
  asked: Council & PackWanted & { sources: PackSources; by: string },
): Promise<number> {
  const { council, day, kind, bodyId, itemId, period, by } = asked;
  const pack = await drawPack(tx, actor, asked);
  const template = await templateInUse(tx);
  return addPack(tx, council.id, {
    kind,
    title: pack.title,
    bodyId,
    itemId,
    period: period.words,
    fromOn: period.from,
    toOn: period.to,
    madeOn: day,
    madeBy: by,
    templateId: template?.templateId ?? null,
    ...freeze(pack),
  });
}

/** The account's number belongs in the record, not on paper. */
function plainName(actor: Actor): string {
  return actorName(actor).replace(/ \([^)]*\)$/, '');
}

export async function readPack(tx: Tx, packId: number): Promise<{ line: KeptPack; pack: Pack }> {
  const line = await packCalled(tx, packId);
  if (!line) throw new NotFound('There is no such pack.');
  return { line, pack: Pack.parse(JSON.parse(line.content)) };
}

/** Approval freezes: the Word document as approved is kept, and neither it nor the pack can be changed again. */
export function approvePack(
  database: Database,
  actor: Actor,
  councilId: number,
  { packId, day }: { packId: number; day: Day },
): Promise<Answer<null>> {
  needTo(actor, 'packs.approve', 'approve packs');
  return database.as(actor, councilId, 'Approve a pack', async (tx) => {
    const { line } = await readPack(tx, packId);
    if (line.approvedOn !== null)
      return { ok: false, errors: [{ field: '', message: `${line.approvedBy} approved it already` }] };
    await approve(tx, councilId, packId, { on: day, by: plainName(actor) });
    return { ok: true, value: null };
  });
}

export async function approve(
  tx: Tx,
  councilId: number,
  packId: number,
  approval: { on: Day; by: string },
): Promise<void> {
  const { line, pack } = await readPack(tx, packId);
  const bytes = await written(tx, line, pack, approval);
  const wordSha256 = await keepFile(tx, councilId, { name: `${line.title}.docx`, bytes });
  await setApproved(tx, packId, { ...approval, wordSha256 });
}

/** The Word document made again from the frozen pack: of an approved one, the same bytes as were approved. */
export async function writeAgain(tx: Tx, packId: number): Promise<Uint8Array> {
  const { line, pack } = await readPack(tx, packId);
  const { approvedOn: on, approvedBy: by } = line;
  return written(tx, line, pack, on !== null && by !== null ? { on, by } : null);
}

async function written(tx: Tx, line: KeptPack, pack: Pack, approval: { on: Day; by: string } | null) {
  const { writePaper } = await import('../../office/docx-out/write.ts');
  const template = line.templateId === null ? null : await templateCalled(tx, line.templateId);
  const bytes = template && (await fileBytes(tx, template.sha256));
  return writePaper(
    paperOf(pack, approval),
    template && bytes ? openTemplate(bytes, template.name) : undefined,
  );
}

/** Word of a pack: the very bytes that were approved, or the draft as it stands. */
export async function wordOf(tx: Tx, packId: number): Promise<{ line: KeptPack; bytes: Uint8Array }> {
  const { line } = await readPack(tx, packId);
  const kept = line.wordSha256 === null ? null : await fileBytes(tx, line.wordSha256);
  return { line, bytes: kept ?? (await writeAgain(tx, packId)) };
}

/** New packs are written on it. Throws Unusable, naming what is missing, before anything is kept. */
export function giveTemplate(
  database: Database,
  actor: Actor,
  councilId: number,
  { file, day }: { file: { name: string; bytes: Uint8Array }; day: Day },
): Promise<void> {
  needTo(actor, 'packs.make', 'give the template of packs');
  openTemplate(file.bytes, file.name);
  return database.as(actor, councilId, 'Give the template of packs', async (tx) => {
    const sha256 = await keepFile(tx, councilId, file);
    await endTemplates(tx, day);
    await addTemplate(tx, councilId, { name: file.name, sha256, day });
  });
}

export function endTemplate(database: Database, actor: Actor, councilId: number, day: Day): Promise<void> {
  needTo(actor, 'packs.make', 'take the template of packs out of use');
  return database.as(actor, councilId, 'Take the template of packs out of use', (tx) =>
    endTemplates(tx, day),
  );
}
