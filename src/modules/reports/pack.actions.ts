// What may be done with packs: make one from what stands today, approve it, and take it away as Word.
import type { Database, Tx } from '../../db/database.ts';
import { headOf } from '../../db/heads.ts';
import { type Actor, actorName } from '../../kernel/actor.ts';
import { addDays, type Day, longDay } from '../../kernel/days.ts';
import { type Answer, mistake, NotAllowed, NotFound } from '../../kernel/errors.ts';
import { openTemplate } from '../../office/docx-out/template.ts';
import {
  askedActions,
  decisionsOf,
  figuresAmong,
  findPeriod,
  meetingsOf,
  type PeriodFound,
  watchedActions,
  watchedItems,
} from '../delivery/index.ts';
import { mayDo } from '../people/index.ts';
import { type CouncilNamed, type Item, loadThread, mainActions, type Walk, walk } from '../plan/index.ts';
import { buildPack } from './build-pack.ts';
import type { Choice } from './of-period.ts';
import { paperOf } from './pack.paper.ts';
import {
  addPack,
  addTemplate,
  correctionsOf,
  endTemplates,
  fileBytes,
  type KeptPack,
  keepFile,
  lastTold,
  packCalled,
  setApproved,
  templateCalled,
  templateInUse,
} from './pack.store.ts';
import { freeze, kindWords, Pack, type PackKind } from './pack.ts';
import type { PackSources, Period } from './sources.ts';

/** What a pack is about: a board with all it watches over, one theme, or all that the period's cycle reports on. */
export interface PackWanted {
  kind: PackKind;
  bodyId: number | null;
  itemId: number | null;
  /** The period of a cycle whose figures it bears. */
  periodId: number;
}

interface Council {
  council: CouncilNamed;
  day: Day;
}

/**
 * Works a pack out and keeps nothing. Its figures are those the period was frozen with, or, while it is open, those it
 * would be frozen with now. Throws NotFound for a period, board or item there is none of.
 */
export async function drawPack(
  tx: Tx,
  actor: Actor,
  { council, day, sources, ...wanted }: Council & PackWanted & { sources: PackSources },
): Promise<Pack> {
  const { name, example } = council;
  const thread = walk(await loadThread(tx, { council: { name, example }, day }));
  const { kind, bodyId, itemId, periodId } = wanted;
  const body = bodyId === null ? undefined : thread.bodies.find((one) => one.id === bodyId);
  if (bodyId !== null && !body) throw new NotFound('There is no such board.');
  const found = await findPeriod(tx, thread, periodId);
  const { actions, about, isAll } = await subject(tx, thread, { bodyId, itemId, planId: found.cycle.planId });
  const ids = new Set(actions.map(({ id }) => id));
  const period = newsOf(found);
  const asked = { tx, thread, actor, period, actions, isAll };
  const until = period.closedOn ?? day;
  const told = sources.told ? await sources.told(asked) : await lastTold(tx, until);
  const only = <T extends { itemId: number }>(all: readonly T[]) => all.filter((one) => ids.has(one.itemId));
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
    measures: sources.measures ? await sources.measures(asked) : null,
    ...(await minuted(tx, thread, bodyId)),
    figures: isAll ? found.figures : figuresAmong(found, ids),
    frozenAt: found.frozen?.headSeq ?? null,
    corrections: only(await correctionsOf(tx, periodId)),
  });
}

function newsOf({ period, before }: PeriodFound): Period {
  return {
    words: period.name,
    from: period.fromOn,
    to: period.toOn,
    newsFrom: before?.closedOn ? addDays(before.closedOn, 1) : period.fromOn,
    closedOn: period.closedOn,
  };
}

/** The actions a pack is about, and the words for them. */
async function subject(
  tx: Tx,
  thread: Walk,
  { bodyId, itemId, planId }: Pick<PackWanted, 'bodyId' | 'itemId'> & { planId: number },
): Promise<{ actions: Item[]; about: string; isAll: boolean }> {
  if (itemId !== null) {
    const item = thread.item(itemId);
    if (!item) throw new NotFound('There is no such theme.');
    return { actions: watchedActions(thread, [itemId]), about: item.title, isAll: false };
  }
  const watched = bodyId === null ? [] : ((await watchedItems(tx)).get(bodyId) ?? []);
  if (watched.length === 0) {
    const about = thread.plans.find(({ id }) => id === planId)?.title ?? 'The plan';
    return { actions: mainActions(thread, planId), about, isAll: true };
  }
  const about = watched.flatMap((id) => thread.item(id)?.title ?? []).join(', ');
  return { actions: watchedActions(thread, watched), about, isAll: false };
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

/** Makes several packs of a period at once, from one and the same state. Answers their numbers. */
export function makePacks(
  database: Database,
  actor: Actor,
  asked: Council & { periodId: number; choices: readonly Choice[]; sources: PackSources },
): Promise<number[]> {
  needTo(actor, 'packs.make', 'make packs');
  const { choices, ...rest } = asked;
  return database.as(actor, asked.council.id, 'Make the packs of a period', async (tx) => {
    const made: number[] = [];
    for (const choice of choices)
      made.push(await makePackIn(tx, actor, { ...rest, ...choice, by: plainName(actor) }));
    return made;
  });
}

/** `by`: whose name it bears. */
export async function makePackIn(
  tx: Tx,
  actor: Actor,
  asked: Council & PackWanted & { sources: PackSources; by: string },
): Promise<number> {
  const { council, day, kind, bodyId, itemId, periodId, by } = asked;
  const pack = await drawPack(tx, actor, asked);
  const { period } = pack;
  const template = await templateInUse(tx);
  return addPack(tx, council.id, {
    kind,
    title: pack.title,
    bodyId,
    itemId,
    periodId,
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
export function approvePacks(
  database: Database,
  actor: Actor,
  councilId: number,
  { packIds, day }: { packIds: readonly number[]; day: Day },
): Promise<Answer<null>> {
  needTo(actor, 'packs.approve', 'approve packs');
  const reason = packIds.length === 1 ? 'Approve a pack' : 'Approve packs';
  return database.as(actor, councilId, reason, async (tx) => {
    for (const packId of packIds) {
      const { line } = await readPack(tx, packId);
      if (line.approvedOn !== null)
        return mistake('', `${line.approvedBy} approved it already: ${line.title}`);
    }
    for (const packId of packIds) await approve(tx, councilId, packId, { on: day, by: plainName(actor) });
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
