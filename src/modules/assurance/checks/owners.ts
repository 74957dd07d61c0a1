// Checks on who answers for an action: nobody, a team, initials nobody knows, the same person twice, one person for all.
import {
  type Item,
  isCheckedByItsDoer,
  leadsOf,
  lineage,
  ownersOf,
  type Part,
  type Walk,
} from '../../plan/index.ts';
import {
  actionsCounted,
  type Check,
  type Found,
  lacking,
  listed,
  openActions,
  quoted,
  standing,
} from './check.ts';
import { isGroup, loads, nameOf } from './loads.ts';

export const ownersNone: Check = {
  name: 'owners/none',
  severity: 'fault',
  title: 'Nobody leads it',
  looksFor: 'Actions still to be done that name nobody who leads them, or only “TBC”, “vacant” or the like.',
  matters: 'What nobody owns is done by nobody, and there is nobody to ask.',
  mend: 'Name one person, or one post, for each.',
  counts: actionsCounted,
  find: (thread) =>
    lacking(
      thread,
      (action) => (ownersOf(thread, action).length > 0 ? null : sayNobody(action)),
      (count) => `nobody is named to lead any of the ${count} actions`,
    ),
};

function sayNobody(action: Item): string {
  const words = leadsOf(action).map((part) => part.words.trim());
  if (words.some((one) => /\p{L}/u.test(one))) return `its lead is ${listed(words.map(quoted))}`;
  const sponsors = action.parts.filter(({ role }) => role.endsWith('sponsor')).map((part) => part.words);
  return sponsors.length > 0 ? `it has a sponsor (${listed(sponsors)}) and no lead` : 'nobody is named';
}

export const ownersTeamOnly: Check = {
  name: 'owners/team-only',
  severity: 'concern',
  title: 'Only a team or a group leads it',
  looksFor: 'Actions still to be done whose every lead is a team, a group or a board, and no person or post.',
  matters: 'A group can agree that it is late. It cannot be asked why.',
  mend: 'Name the person or post in the group who answers for it.',
  counts: actionsCounted,
  find: (thread) =>
    openActions(thread).flatMap((action) => {
      const leads = ownersOf(thread, action);
      if (leads.length === 0 || !leads.every(isGroup)) return [];
      return [{ why: `led by ${listed(leads.map((part) => quoted(part.words)))}`, items: [action] }];
    }),
};

/** `KR`, `MBr`, `GCIi`: two to four letters that stand for a name. */
const initials = /^(?=.*\p{Lu}.*\p{Lu})\p{L}{2,4}$/u;
/** Letters that stand for a post, a service or a body in most councils, and for nobody's name. */
const acronym =
  /^(?:hr|od|it|ict|pr|qa|pmo|ceo?|cfo|coo|cio|cto|cex|dce|ace|mo|s151|sro|siro|dpo|dcs|dass|dph|das|dco|dmo|hos|ad|adm|lga|nhs|icb|icp|ccg|ecc|mod|dwp|doe|pcf|vcs|cvs|slt|clt|cmt|smt|elt|lt|dlt|cab|fbp|hrbp|imt|bi|csc|asc|eh|mash|lscb|rfo|send)$/i;

export const ownersUnknown: Check = {
  name: 'owners/unknown',
  severity: 'concern',
  title: 'Initials that nobody can place',
  looksFor:
    'Actions still to be done with a lead or sponsor given by initials alone that stand for nobody on the council’s list of people. ' +
    'A plan is named once, where no list gives anybody’s initials.',
  matters: 'Nobody outside can tell who is meant, and a reminder cannot be sent to a guess.',
  mend: 'Say who it is: correct the initials, or add the person to the list.',
  counts: actionsCounted,
  find: (thread) =>
    thread.people.some((person) => person.initials !== null)
      ? unplacedInitials(thread)
      : unlistedInitials(thread),
};

function unplacedInitials(thread: Walk): Found[] {
  return openActions(thread).flatMap((action) => {
    const words = [...new Set(action.parts.filter(isUnplaced).map((part) => quoted(part.words)))];
    if (words.length === 0) return [];
    return [
      { why: `${listed(words)} ${words.length === 1 ? 'is' : 'are'} on no list of people`, items: [action] },
    ];
  });
}

/** One set of letters may be a service; two or more are how this plan names people. */
function unlistedInitials(thread: Walk): Found[] {
  return thread.plans.flatMap(({ id, title }) => {
    const actions = openActions(thread, id).filter((action) => action.parts.some(isUnplaced));
    const words = new Set(
      actions.flatMap((action) => action.parts.filter(isUnplaced).map((part) => part.words.trim())),
    );
    if (words.size < 2) return [];
    const why = `${quoted(title)} names people by initials (${listed([...words].slice(0, 4))}${words.size > 4 ? ' …' : ''}), and no list says whose they are`;
    return [{ why, items: actions }];
  });
}

/** Letters of another alphabet that look the same leave no doubt about who was meant on paper. */
function isUnplaced({ words, personId, certain }: Part): boolean {
  const sure = personId !== null && (certain || /[^\p{Script=Latin}\P{L}]/u.test(words));
  return !sure && initials.test(words.trim()) && !acronym.test(words.trim());
}

export const sponsorIsLead: Check = {
  name: 'control/sponsor-is-lead',
  severity: 'concern',
  title: 'Sponsor and lead are the same person',
  looksFor: 'Actions, done or not, whose officer sponsor also leads them.',
  matters: 'A sponsor is there to challenge and to sign off. Here people do so to themselves.',
  mend: 'Give the action another sponsor, or another lead.',
  counts: actionsCounted,
  find: (thread) =>
    standing(thread, ['action'])
      .filter(isCheckedByItsDoer)
      .map((action) => ({ why: `${listed(bothOf(thread, action))} sponsors and leads it`, items: [action] })),
};

function bothOf(thread: Walk, { parts }: Item): string[] {
  const sponsors = new Set(
    parts.flatMap(({ role, personId }) => (role === 'officer-sponsor' ? [personId] : [])),
  );
  const both = parts.filter(
    ({ role, personId }) => role === 'lead' && personId !== null && sponsors.has(personId),
  );
  return both.map((part) => nameOf(thread, part));
}

export const noSponsor: Check = {
  name: 'control/no-sponsor',
  severity: 'note',
  title: 'No sponsor, where others have one',
  looksFor:
    'Actions still to be done without a sponsor, theirs or their theme’s, in a plan where at least half of the actions have one.',
  matters: 'Nobody above the lead is named to take it up when it goes wrong.',
  mend: 'Name a sponsor.',
  counts: actionsCounted,
  find: (thread) =>
    thread.plans.flatMap(({ id }) => {
      const actions = openActions(thread, id);
      const without = actions.filter(
        (action) =>
          !lineage(thread, action).some((item) => item.parts.some(({ role }) => role.endsWith('sponsor'))),
      );
      if (without.length * 2 > actions.length) return [];
      return without.map((action) => ({ why: 'no sponsor is named for it or above it', items: [action] }));
    }),
};

/** Too much for one lead: this many, and so many times what the person in the middle leads; or simply too many. */
const lead = { fewest: 6, timesMiddle: 3, always: 12 };
/** Too much for one sponsor: this many, and this share of all that have an officer sponsor. */
const sponsor = { fewest: 10, share: 1 / 3 };

export const tooMuch: Check = {
  name: 'people/too-much',
  severity: 'concern',
  title: 'One person carries too much',
  looksFor:
    `An officer who leads ${lead.fewest} actions or more still to be done and ${lead.timesMiddle} times what the person in the middle leads, or ${lead.always} or more; ` +
    `or who sponsors ${sponsor.fewest} or more and at least a third of all. Councillors are not counted: a portfolio is meant to be wide.`,
  matters: 'When this person is away, leaves or is simply full, that part of the plan stops.',
  mend: 'Spread the actions, or name a deputy for each.',
  counts: { each: 'finding', one: 'person', many: 'people' },
  find: (thread) => [...tooMuchToLead(thread), ...tooMuchToSponsor(thread)],
};

function tooMuchToLead(thread: Walk): Found[] {
  const all = loads(thread, ['lead', 'responsible']);
  const middle = all[Math.floor(all.length / 2)]?.items.length ?? 0;
  const open = openActions(thread).length;
  return all
    .filter(
      ({ items }) =>
        items.length >= lead.always ||
        (items.length >= lead.fewest && items.length >= lead.timesMiddle * middle),
    )
    .map(({ who, items }) => ({
      why: `${who} leads ${items.length} of ${open} actions still to be done; the person in the middle leads ${middle}`,
      items,
    }));
}

function tooMuchToSponsor(thread: Walk): Found[] {
  const all = loads(thread, ['officer-sponsor']);
  const sponsored = new Set(all.flatMap(({ items }) => items)).size;
  return all
    .filter(({ items }) => items.length >= sponsor.fewest && items.length >= sponsor.share * sponsored)
    .map(({ who, items }) => ({
      why: `${who} sponsors ${items.length} of ${sponsored} actions still to be done`,
      items,
    }));
}
