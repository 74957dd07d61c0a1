// The month by page: a lead says how it goes, a sponsor answers about a date, the programme office closes the period.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import type { Role } from '../../../kernel/actor.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { loadThread, mainActions, walk } from '../../plan/index.ts';

const { app, database, accounts, example } = await freshProduct();
const council = example ?? 0;
const load = () =>
  database.read(tester, council, async (tx) =>
    walk(await loadThread(tx, { council: { name: 'Harnworth', example: true }, day: productDay })),
  );
const thread = await load();
const plan = thread.plans.find(({ kind }) => kind === 'improvement-plan');
const partOf = (item: (typeof thread.items)[number] | undefined, role: string) =>
  item?.parts.find((part) => part.role === role)?.personId ?? undefined;

/** Open, dated, with a lead who is not its sponsor. */
const action = mainActions(thread, plan?.id).find(
  (one) =>
    one.due?.latest &&
    one.due.latest > productDay &&
    partOf(one, 'lead') !== undefined &&
    partOf(one, 'officer-sponsor') !== undefined &&
    partOf(one, 'lead') !== partOf(one, 'officer-sponsor'),
);
const id = action?.id ?? 0;

let addresses = 0;
async function signedIn(role: Role, personId?: number) {
  addresses += 1;
  const email = `updates-${addresses}@council.example`;
  await addAccount(accounts, tester, council, { email, name: `Una ${addresses}`, roles: [role], personId });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const person = visitor(app, { host: 'localhost:3000', address: `10.16.0.${addresses}` });
  expect((await person.post('/sign-in', { email, password })).statusCode).toBe(303);
  return person;
}

const lead = await signedIn('lead-officer', partOf(action, 'lead'));
const seenIn = (body: string) => new RegExp(`name="seen_${id}" value="(\\d+)"`).exec(body)?.[1] ?? '';

test('an update off track without a way back is refused, and nothing typed is lost', async () => {
  const page = await lead.get(`/office/items/${id}/update`);
  const typed = {
    [`seen_${id}`]: seenIn(page.body),
    [`status_${id}`]: 'off-track',
    [`done_${id}`]: 'We tried',
  };
  const refused = await lead.post(`/office/items/${id}/update`, typed);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Say how it gets back on track');
  expect(refused.body).toContain('We tried');
});

test('who has not seen somebody else’s update sees it, keeps what they typed, and adds theirs after it', async () => {
  const office = await signedIn('programme-office');
  const seen = seenIn((await lead.get(`/office/items/${id}/update`)).body);
  const first = { [`seen_${id}`]: seen, [`status_${id}`]: 'on-track', [`done_${id}`]: 'The office rang' };
  expect((await office.post(`/office/items/${id}/update`, first)).statusCode).toBe(303);

  const second = {
    [`seen_${id}`]: seen,
    [`status_${id}`]: 'on-track',
    [`done_${id}`]: 'We met the supplier',
  };
  const conflict = await lead.post(`/office/items/${id}/update`, second);
  expect(conflict.statusCode).toBe(409);
  expect(conflict.body).toContain('The office rang');
  expect(conflict.body).toContain('We met the supplier');
  const again = { ...second, [`seen_${id}`]: seenIn(conflict.body) };
  expect((await lead.post(`/office/items/${id}/update`, again)).statusCode).toBe(303);
  const shown = (await lead.get(`/office/actions/${id}`)).body;
  expect(shown).toContain('The office rang');
  expect(shown).toContain('We met the supplier');
});

test('an update becomes what stands on the action, and a new date waits for a sponsor', async () => {
  const due = (await load()).item(id)?.due;
  const seen = seenIn((await lead.get(`/office/items/${id}/update`)).body);
  const slipping = {
    [`seen_${id}`]: seen,
    [`status_${id}`]: 'off-track',
    [`done_${id}`]: 'The supplier went under',
    [`routeToGreen_${id}`]: 'A new supplier by June',
    [`wanted_${id}`]: '31 March 2032',
    [`reason_${id}`]: 'The tender must be run again',
  };
  expect((await lead.post(`/office/items/${id}/update`, slipping)).statusCode).toBe(303);
  const standing = await load();
  expect(standing.item(id)?.status).toEqual({
    words: 'Off track',
    lifecycle: 'in-progress',
    confidence: 'off-track',
  });
  expect(standing.item(id)?.due).toEqual(due);

  const requests = (await lead.get('/office/date-requests')).body;
  expect(requests).toContain('The tender must be run again');
  const request = /date-requests\/(\d+)|decision_(\d+)/.exec(
    (await (await signedIn('programme-office')).get('/office/date-requests')).body,
  );
  const number = request?.[1] ?? request?.[2] ?? '';
  const stranger = await signedIn('sponsor');
  const answer = { [`decision_${number}`]: 'approved' };
  expect((await stranger.post(`/office/date-requests/${number}`, answer)).statusCode).toBe(403);
  const sponsor = await signedIn('sponsor', partOf(action, 'officer-sponsor'));
  const refusal = await sponsor.post(`/office/date-requests/${number}`, {
    [`decision_${number}`]: 'refused',
  });
  expect(refusal.statusCode).toBe(422);
  expect((await sponsor.post(`/office/date-requests/${number}`, answer)).statusCode).toBe(303);
  const moved = await load();
  expect(moved.item(id)?.due?.latest).toBe('2032-03-31');
  expect(moved.movesOf(id).at(-1)).toMatchObject({ reason: 'The tender must be run again', from: due });
  const slips = (await lead.get('/office/slips')).body;
  expect(slips).toMatch(/The tender must be run again \(approved by Una \d+/);
});

test('nobody updates what is another’s', async () => {
  const other = await signedIn('lead-officer');
  expect((await other.get(`/office/items/${id}/update`)).statusCode).toBe(403);
  const given = { [`seen_${id}`]: '0', [`status_${id}`]: 'on-track' };
  expect((await other.post(`/office/items/${id}/update`, given)).statusCode).toBe(403);
  expect((await other.get('/office/my-updates')).body).toContain('not tied to anybody');
});

test('a page of several saves one and keeps what is typed in the others', async () => {
  const page = (await lead.get('/office/my-updates')).body;
  const owed = [...page.matchAll(/name="save" value="(\d+)"/g)].map(([, one]) => one ?? '');
  expect(owed.length).toBeGreaterThan(1);
  const [one = '', other = ''] = owed;
  const seen = new RegExp(`name="seen_${one}" value="(\\d+)"`).exec(page)?.[1] ?? '';
  const saved = await lead.post('/office/my-updates', {
    save: one,
    [`seen_${one}`]: seen,
    [`status_${one}`]: 'on-track',
    [`done_${one}`]: 'All is well',
    [`done_${other}`]: 'Half typed',
  });
  expect(saved.body).toContain('Saved.');
  expect(saved.body).toContain('Half typed');
  expect(saved.body).not.toContain(`name="save" value="${one}"`);
});

test('a closed period is frozen; what comes later is late and changes nothing in it', async () => {
  const office = await signedIn('programme-office');
  const list = (await office.get('/office/periods')).body;
  const open = /periods\/(\d+)"><strong>/.exec(list)?.[1] ?? '';
  expect((await office.get(`/office/periods/${open}`)).body).toContain('Close it');
  expect((await lead.post(`/office/periods/${open}/close`, {})).statusCode).toBe(403);
  expect((await office.post(`/office/periods/${open}/close`, {})).statusCode).toBe(303);
  const frozen = (await office.get(`/office/periods/${open}`)).body;
  const [, opening, fresh, gone, closing] = / (\d+) \+ (\d+) − (\d+) = (\d+)\./.exec(frozen) ?? [];
  expect(Number(opening) + Number(fresh) - Number(gone)).toBe(Number(closing));

  const seen = seenIn((await office.get(`/office/items/${id}/update`)).body);
  const late = { [`seen_${id}`]: seen, [`status_${id}`]: 'on-track', [`periodId_${id}`]: open };
  expect((await office.post(`/office/items/${id}/update`, late)).statusCode).toBe(303);
  expect((await office.get(`/office/actions/${id}`)).body).toContain('a late correction');
  expect((await office.get(`/office/periods/${open}`)).body).toBe(frozen);
  expect((await load()).item(id)?.status?.words).toBe('On track');
  // What is said afterwards stands, whatever is corrected of the closed period later.
  const now = {
    [`seen_${id}`]: seenIn((await office.get(`/office/items/${id}/update`)).body),
    [`status_${id}`]: 'not-started',
  };
  expect((await office.post(`/office/items/${id}/update`, now)).statusCode).toBe(303);
  const again = { ...late, [`seen_${id}`]: seenIn((await office.get(`/office/items/${id}/update`)).body) };
  expect((await office.post(`/office/items/${id}/update`, again)).statusCode).toBe(303);
  expect((await load()).item(id)?.status?.words).toBe('Not started');
  expect((await office.post(`/office/periods/${open}/close`, {})).statusCode).toBe(409);
});

test('by program: the same rules, and what was typed is kept with its period', async () => {
  const given = await lead.get('/api/v1/live/updates');
  const { updates } = given.json();
  expect(updates.length).toBeGreaterThan(10);
  const seen = updates.find((one: { itemId: number }) => one.itemId === id)?.updateId ?? 0;
  const url = `/api/v1/live/items/${id}/updates`;
  expect((await lead.post(url, { status: 'at-risk', seen: String(seen) })).statusCode).toBe(422);
  expect((await lead.post(url, { status: 'on-track', seen: '0' })).statusCode).toBe(409);
  const kept = await lead.post(url, { status: 'on-track', done: 'By program', seen: String(seen) });
  expect(kept.json()).toMatchObject({ move: null, late: false });
  expect((await lead.get(url)).json().updates[0]).toMatchObject({
    done: 'By program',
    updateId: kept.json().updateId,
  });
  const periods = (await lead.get('/api/v1/live/periods')).json().periods;
  const closed = periods.find((one: { closedOn: string | null }) => one.closedOn !== null);
  const { figures } = (await lead.get(`/api/v1/live/periods/${closed.periodId}/figures`)).json();
  expect(figures.opening + figures.fresh - figures.closed).toBe(figures.closing);
});

test('the steps of an action have a status of their own, folded under it, each saved by its own button', async () => {
  const now = await load();
  const step = now.ofKind('sub-action').find(({ parentId, status }) => {
    const above = parentId === null ? undefined : now.item(parentId);
    return (
      above?.kind === 'action' && partOf(above, 'lead') !== undefined && status?.lifecycle !== 'delivered'
    );
  });
  if (!step) throw new Error('The example has an open step of an action that somebody leads.');
  const leader = await signedIn('lead-officer', partOf(now.item(step.parentId ?? 0), 'lead'));
  const page = (await leader.get('/office/my-updates')).body;
  expect(page).toContain(`name="status_${step.id}"`);
  const saved = await leader.post('/office/my-updates', {
    save: String(step.id),
    [`seen_${step.id}`]: '0',
    [`status_${step.id}`]: 'done',
    [`done_${step.id}`]: 'Agreed at the board',
  });
  expect(saved.body).toContain('Saved.');
  expect((await load()).item(step.id)?.status?.lifecycle).toBe('delivered');
});
