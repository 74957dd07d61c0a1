// Key-person load: what share of the work and of its lateness hangs on whom, and whose post ends before their work does.
import { type Day, longDay } from '../../../kernel/days.ts';
import type { HeldPost } from '../../people/index.ts';
import { actionRow, type Item, paths, type Walk } from '../../plan/index.ts';
import { openActions } from '../checks/check.ts';
import { type Load, loads } from '../checks/loads.ts';

export interface KeyPerson {
  who: string;
  personId: number | null;
  /** Open actions this person leads, alone or with others. */
  leads: number;
  /** Of those, the ones nobody else leads: where this person is away, nobody is left. */
  alone: number;
  late: number;
  sponsors: number;
  /** Of all open actions, in whole per cent, rounded half up; and of all late ones. */
  share: number;
  shareOfLate: number;
  /** Why somebody should look again, each a sentence. Empty where nothing stands out. */
  warnings: string[];
}

export interface KeyPeople {
  open: number;
  late: number;
  people: KeyPerson[];
}

/** Too much on one name: this share of all open actions, or of all late ones, with at least so many in hand. */
const heavy = { share: 20, shareOfLate: 30, fewest: 3 };

/** Everybody who leads or sponsors an open action, by how much they lead. Judged on the thread's own day. */
export function keyPeople(thread: Walk, posts: readonly HeldPost[]): KeyPeople {
  const open = openActions(thread);
  const late = new Set(open.filter((action) => actionRow(thread, action).mark.key === 'late'));
  const leading = loads(thread, ['lead', 'responsible']);
  const sponsoring = loads(thread, ['officer-sponsor', 'member-sponsor']);
  const leads = Map.groupBy(
    leading.flatMap((load) => load.items.map((item) => ({ item, load }))),
    ({ item }) => item,
  );
  const keyOf = ({ personId, who }: Load) => personId ?? who.toLowerCase();
  const everybody = new Map([...leading, ...sponsoring].map((load) => [keyOf(load), load]));
  const people = [...everybody].map(([key, { who, personId }]) => {
    const items = leading.find((load) => keyOf(load) === key)?.items ?? [];
    const lateOnes = items.filter((item) => late.has(item));
    const person = {
      who,
      personId,
      leads: items.length,
      alone: items.filter((item) => leads.get(item)?.length === 1).length,
      late: lateOnes.length,
      sponsors: sponsoring.find((load) => keyOf(load) === key)?.items.length ?? 0,
      share: percent(items.length, open.length),
      shareOfLate: percent(lateOnes.length, late.size),
    };
    const held = posts.filter((post) => post.personId === personId);
    return { ...person, warnings: [...tooMuch(person), ...endings(thread.day, items, held)] };
  });
  people.sort((a, b) => b.leads - a.leads || b.sponsors - a.sponsors || a.who.localeCompare(b.who));
  return { open: open.length, late: late.size, people };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 100) / whole);
}

function tooMuch({ leads, share, late, shareOfLate }: Omit<KeyPerson, 'warnings'>): string[] {
  return [
    ...(leads >= heavy.fewest && share >= heavy.share
      ? [`${share}% of the open actions hang on one name.`]
      : []),
    ...(late >= heavy.fewest && shareOfLate >= heavy.shareOfLate
      ? [`${shareOfLate}% of what is late is theirs.`]
      : []),
  ];
}

/** Posts that have ended, or end before the work does. Nobody is said to leave of whom no post is known. */
function endings(day: Day, items: readonly Item[], posts: readonly HeldPost[]): string[] {
  if (items.length === 0 || posts.length === 0) return [];
  const last = posts.reduce((a, b) => ((b.toOn ?? '9999') > (a.toOn ?? '9999') ? b : a));
  const { toOn, title, standing } = last;
  if (toOn === null)
    return standing === 'permanent' ? [] : [`${title} is ${article(standing)} post with no end date.`];
  if (toOn < day) return [`Left as ${title} on ${longDay(toOn)}; ${actions(items.length)} still to be done.`];
  const after = items.filter(({ due }) => !due?.latest || due.latest > toOn).length;
  return after === 0 ? [] : [`${title} ends on ${longDay(toOn)}, before ${actions(after)} of theirs.`];
}

function article(standing: 'acting' | 'interim'): string {
  return `an ${standing}`;
}

function actions(number: number): string {
  return number === 1 ? '1 action' : `${number} actions`;
}

/** `Priya Nandhra leads 9 of 41 open actions (22%). 3 people lead half of them.` */
export function sayKeyPeople({ open, people }: KeyPeople): string {
  const [first] = people;
  if (!first || first.leads === 0) return 'Nobody is named to lead any open action.';
  const leaders = people.filter(({ leads }) => leads > 0);
  const most = `${first.who} leads ${first.leads} of ${actions(open)} still to be done (${first.share}%).`;
  return `${most} ${leaders.length} people lead between them all that have a lead.`;
}

export function personPath({ personId }: KeyPerson): string | null {
  return personId === null ? null : paths.person(personId);
}

export function listPath({ personId }: KeyPerson, question?: 'late'): string | null {
  if (personId === null) return null;
  return paths.actions({ lead: personId, ...(question ? { question } : {}) });
}
