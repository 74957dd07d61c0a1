// Doubts about people: initials two people share, letters that only look right, posts that differ, sponsors who lead.
import type { Draft, Person } from '../draft.ts';
import { find, quote, type Reading } from '../reading.ts';
import { capitalForSmallL, hasForeignLetters, inLatin, sayOddLetters } from '../words/look-alikes.ts';
import { plainForm } from '../words/words.ts';

type Entry = Draft['people'][number];

export function checkPeople(reading: Reading): void {
  checkRegister(reading);
  checkPosts(reading);
  checkStatutoryPosts(reading);
  for (const action of reading.draft.actions) checkAction(reading, action);
}

function checkRegister(reading: Reading): void {
  const byInitials = Map.groupBy(reading.draft.people, ({ initials }) => initials ?? '');
  for (const [initials, entries] of byInitials) {
    if (initials === '' || entries.length < 2) continue;
    for (const entry of entries) {
      const others = entries.filter((one) => one !== entry).map(({ name }) => name);
      const sameKind = entries.filter((one) => one.kind === entry.kind).length > 1;
      find(reading, 'people/ambiguous', sameKind ? 'error' : 'warning', entry.source, {
        message: `The initials ${initials} stand for ${entry.name} and also for ${others.join(' and ')}. ${sameKind ? 'Nothing tells them apart.' : 'They are told apart by the column: officers or councillors.'}`,
      });
    }
  }
  for (const { name, source } of reading.draft.people) {
    const mended = hasForeignLetters(name) ? inLatin(name) : capitalForSmallL(name);
    if (mended)
      find(reading, 'people/look-alike', 'warning', source, {
        message: `The name ${quote(name)} is spelt with ${sayOddLetters(name)}.`,
        suggestion: mended,
      });
  }
}

const bareName = (name: string) => (capitalForSmallL(name) ?? name).replace(/^(?:Cllr|Councillor)\s+/i, '');

/** A name followed by its post, in a sponsor's line or a signature, against the register's post. */
function checkPosts(reading: Reading): void {
  const people = reading.draft.people.filter(({ post }) => post !== '');
  const texts = reading.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.passage]));
  texts.forEach((passage, at) => {
    if (passage.text.length > 400) return;
    for (const entry of people) {
      const name = bareName(entry.name);
      const from = passage.text.indexOf(name);
      if (from < 0) continue;
      const after = passage.text.slice(from + name.length);
      const inLine = /^,\s*(\p{Lu}[^/;:()]{2,80}?)\s*(?:\/|;|$)/u.exec(after)?.[1];
      const below = after === '' ? texts[at + 1] : undefined;
      const isTitle =
        below &&
        below.text.length < 60 &&
        /\b(?:executive|director|officer|leader|chair|manager|head|member)\b/i.test(below.text);
      const post = inLine ?? (isTitle ? below.text : undefined);
      if (post && plainForm(post) !== plainForm(entry.post))
        sayConflict(reading, entry, post, inLine ? passage.source : below?.source);
    }
  });
  checkQualifiers(reading);
}

function sayConflict(
  reading: Reading,
  entry: Entry,
  post: string,
  source: Entry['source'] | undefined,
): void {
  const message = `${bareName(entry.name)} is ${quote(post)} in one place and ${quote(entry.post)} in the list of people.`;
  find(reading, 'people/title-conflict', 'warning', source ?? entry.source, { message });
  find(reading, 'people/title-conflict', 'warning', entry.source, { message });
}

const qualified =
  /\b(Interim|Acting|Temporary)\s+((?:\p{Lu}[\p{L}&]*)(?:\s+(?:\p{Lu}[\p{L}&]*|of(?=\s\p{Lu})|and(?=\s\p{Lu})))*)/gu;

/** One post held as `Interim` in one place and `Acting` in another. */
function checkQualifiers(reading: Reading): void {
  const mentions: { qualifier: string; post: string; source: Entry['source'] }[] = [];
  for (const { text, source } of reading.passages) {
    if (text.length > 20_000) continue;
    for (const match of text.matchAll(qualified))
      mentions.push({
        qualifier: match[1] ?? '',
        post: (match[2] ?? '')
          .replace(/\s+and\s.*/, '')
          .split(/\s+/)
          .slice(0, 3)
          .join(' '),
        source,
      });
  }
  for (const [post, all] of Map.groupBy(mentions, (one) => plainForm(one.post))) {
    const ways = [...new Set(all.map(({ qualifier }) => qualifier))];
    if (ways.length < 2 || post === '') continue;
    const seen = new Set<string>();
    for (const { qualifier, post: words, source } of all) {
      const key = JSON.stringify([source, qualifier]);
      if (seen.has(key)) continue;
      seen.add(key);
      find(reading, 'people/title-conflict', 'note', source, {
        message: `The ${words} is ${quote(qualifier)} here; the document also says ${ways
          .filter((one) => one !== qualifier)
          .map((one) => quote(one))
          .join(' and ')}.`,
      });
    }
  }
}

/** Posts the law gives to one person (Local Government Act 1972 s.151; Local Government and Housing Act 1989 ss.4–5). */
const statutory: [string, RegExp][] = [
  ['chief finance officer (section 151)', /\b(?:section 151|s\.? ?151|chief financ(?:e|ial) officer)\b/i],
  ['monitoring officer', /\bmonitoring officer\b/i],
  ['head of paid service', /\b(?:head of paid service|chief executive(?!['’]s))\b/i],
];

function checkStatutoryPosts(reading: Reading): void {
  for (const [name, pattern] of statutory) {
    const holders = reading.draft.people.filter(
      ({ kind, post }) =>
        kind === 'officer' && pattern.test(post) && !/\b(?:deputy|assistant|former)\b/i.test(post),
    );
    const isOneBody = !holders.some(({ post }) =>
      /,\s*\p{Lu}[^,]*\b(?:council|borough|lep|authority)\b/iu.test(post),
    );
    if (holders.length < 2 || !isOneBody) continue;
    for (const holder of holders)
      find(reading, 'people/title-conflict', 'warning', holder.source, {
        message: `${holders.map((one) => one.name).join(' and ')} can each be read as the ${name}. Only one person can be.`,
      });
  }
}

function same(one: Person, other: Person): boolean {
  return one.person !== undefined && one.person === other.person;
}

function checkAction(reading: Reading, action: Draft['actions'][number]): void {
  const { title, leads, officerSponsors, memberSponsors, source, theme } = action;
  const both = officerSponsors.find((sponsor) => leads.some((lead) => same(sponsor, lead)));
  if (both)
    find(reading, 'control/sponsor-is-lead', 'warning', source, {
      message: `${both.person} both sponsors and leads ${quote(title)}: nobody else answers for it.`,
    });
  const head = reading.draft.themes.find((one) => one.title === theme);
  for (const [kind, own, heads] of [
    ['officer', officerSponsors, head?.officerSponsors ?? []],
    ['Cabinet', memberSponsors, head?.memberSponsors ?? []],
  ] as const) {
    const other = own.filter((one) => !heads.some((two) => samePerson(one, two)));
    if (heads.length === 0 || other.length === 0) continue;
    find(reading, 'people/sponsor-differs', 'note', source, {
      message: `The ${kind} sponsor of this row is ${other.map(say).join(' and ')}; of the theme ${quote(theme ?? '')} it is ${heads.map(say).join(' and ')}. The row is kept.`,
    });
  }
  for (const [what, people] of [
    ['leads', leads],
    ['sponsors', officerSponsors],
    ['Cabinet sponsors', memberSponsors],
  ] as const)
    if (people.length > 1)
      find(reading, 'people/several', 'note', source, {
        message: `${quote(title)} has ${people.length} ${what} (${people.map(({ words }) => words).join('; ')}): no one person answers for it.`,
      });
}

function samePerson(one: Person, other: Person): boolean {
  if (!one.person || !other.person) return plainForm(one.words) === plainForm(other.words);
  return plainForm(bareName(one.person)) === plainForm(bareName(other.person));
}

function say({ words, person }: Person): string {
  return person && person !== words ? `${words} (${person})` : words;
}
