// What may be done with public data: load a file, choose the councils to compare with, keep an approved business case.
import { answering } from '../../../db/answering.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import { longDay } from '../../../kernel/days.ts';
import { type Answer, mistake, NotAllowed } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { storedEntries } from '../registers/entry.store.ts';
import type { Doing } from '../settings.ts';
import type { HashedFile } from './file.ts';
import { comparedLines, kinds } from './kinds.ts';
import { addCase, addPeers, addSource, allSources, knownAreas, replaceSavings } from './public-data.store.ts';
import type { ApprovedCase, KnownArea } from './source.ts';

export function mustKeep({ actor }: Pick<Doing, 'actor'>): void {
  if (!mayDo(actor, 'money.keep')) throw new NotAllowed('You may not keep public figures of money.');
}

const by = ({ actor, day }: Doing) => ({ day, name: nameOfActor(actor) });

/** All of the file or nothing. Answers the number of the source. */
export async function loadFile(doing: Doing, file: HashedFile): Promise<Answer<number>> {
  mustKeep(doing);
  return answering(doing, `Load ${kinds[file.kind].title.toLowerCase()} from ${file.title}`, async (tx) => {
    const same = (await allSources(tx)).find(
      ({ kind, fileSha256 }) => kind === file.kind && fileSha256 === file.sha256,
    );
    if (same)
      return mistake('file', `This very file was loaded on ${longDay(same.loadedOn)} by ${same.loadedBy}`);
    return { ok: true, value: await addSource(tx, doing.councilId, file, by(doing)) };
  });
}

export interface GivenPeers {
  name: string;
  why: string;
  own: string;
  others: string;
}

export async function choosePeers(doing: Doing, given: GivenPeers): Promise<Answer<null>> {
  mustKeep(doing);
  return answering(doing, `Compare with the councils of ${given.name}`, async (tx) => {
    const known = await knownAreas(tx);
    const own = areaCalled(known, given.own);
    if (typeof own === 'string') return mistake('own', own);
    const areaCodes: string[] = [];
    for (const line of given.others.split('\n').map((one) => one.trim())) {
      if (line === '') continue;
      const area = areaCalled(known, line);
      if (typeof area === 'string') return mistake('others', area);
      if (area.areaCode === own.areaCode)
        return mistake('others', `${area.areaName} is your own council: leave it out of the others`);
      if (areaCodes.includes(area.areaCode)) return mistake('others', `${area.areaName} stands twice`);
      areaCodes.push(area.areaCode);
    }
    if (areaCodes.length < 2 || areaCodes.length > 40)
      return mistake('others', 'Name from 2 to 40 councils: of one, a median says nothing');
    await addPeers(
      tx,
      doing.councilId,
      { name: given.name, why: given.why, ownCode: own.areaCode, areaCodes },
      by(doing),
    );
    return { ok: true, value: null };
  });
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** By code, or by a name that only one has; else words that say which of the two is wrong. */
function areaCalled(known: readonly KnownArea[], words: string): KnownArea | string {
  const named = known.filter(
    ({ areaCode, areaName }) => areaCode === words.toUpperCase() || plain(areaName) === plain(words),
  );
  const [area, ...more] = named;
  if (area && more.length === 0) return area;
  return area
    ? `${named.length} councils are called “${words}”: give the code, such as ${area.areaCode}`
    : `No council in the files loaded is called “${words}”: give its code, such as E06000901, or its name as published`;
}

export async function keepCase(doing: Doing, given: Omit<ApprovedCase, 'caseId'>): Promise<Answer<null>> {
  mustKeep(doing);
  if (!comparedLines.some(({ key }) => key === given.line))
    return mistake('line', 'There is no such service');
  if (given.approvedOn > doing.day)
    return mistake('approvedOn', `The day must be today, ${longDay(doing.day)}, or before`);
  return answering(doing, `Keep the business case ${given.title}`, async (tx) => {
    await addCase(tx, doing.councilId, given, by(doing));
    return { ok: true, value: null };
  });
}

/** The savings planned for a service, in place of those chosen before. */
export async function chooseSavings(
  doing: Doing,
  given: { line: string; entryIds: readonly number[] },
): Promise<Answer<null>> {
  mustKeep(doing);
  return answering(doing, `Choose the savings planned for ${given.line}`, async (tx) => {
    const known = new Set((await storedEntries(tx, { kind: 'savings' })).map(({ entryId }) => entryId));
    if (!given.entryIds.every((entryId) => known.has(entryId)))
      return mistake('savings', 'Choose savings of the register');
    await replaceSavings(tx, doing.councilId, given);
    return { ok: true, value: null };
  });
}
