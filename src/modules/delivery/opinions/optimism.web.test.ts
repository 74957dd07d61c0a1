// The optimism score on its page: of themes for everybody, of a post for those it concerns, after six periods.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { sql } from '../../../db/database.ts';
import type { Role } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/days.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { loadThread, mainActions, walk } from '../../plan/index.ts';

const { app, database, accounts, example } = await freshProduct();
const council = example ?? 0;
const thread = await database.read(tester, council, async (tx) =>
  walk(await loadThread(tx, { council: { name: 'Harnworth', example: true }, day: productDay })),
);

/** Due twelve days ago and not done: led by the officer who also sponsors it. */
const action = mainActions(thread).find(({ title }) => title.startsWith('Set out the order in which each'));
const leadId = action?.parts.find(({ role }) => role === 'lead')?.personId ?? undefined;
const sponsorId = action?.parts.find(({ role }) => role === 'member-sponsor')?.personId ?? undefined;
const stranger = thread.people.find(({ id }) => id !== leadId && id !== sponsorId)?.id;

let addresses = 0;
async function asks(role: Role, personId?: number): Promise<string> {
  addresses += 1;
  const email = `somebody-${addresses}@council.example`;
  await addAccount(accounts, tester, council, { email, name: `Ana ${addresses}`, roles: [role], personId });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const person = visitor(app, { host: 'localhost', address: `10.15.0.${addresses}` });
  await person.post('/sign-in', { email, password });
  return (await person.get('/office/optimism')).body;
}

const Numbered = z.object({ id: z.int() });

/** Says in each of so many months up to last month that the action is on track. */
async function claimFor(months: number): Promise<void> {
  await database.as(tester, council, 'Claim', async (tx) => {
    const cycle = await tx.one(sql.type(Numbered)`
      insert into cycles (council_id, name, plan_id, every_months)
      values (${council}, ${`Claims of ${months}`}, ${action?.planId ?? 0}, 1)
      returning cycle_id as id
    `);
    for (let month = 1; month <= months; month += 1) {
      const from = addDays(productDay, -30 * month - 30);
      const on = addDays(from, 25);
      const period = await tx.one(sql.type(Numbered)`
        insert into periods (council_id, cycle_id, name, from_on, to_on, answers_by, signed_by, board_on, opened_on)
        values (${council}, ${cycle.id}, ${`Month ${month}`}, ${from}, ${on}, ${on}, ${on}, ${on}, ${from})
        returning period_id as id
      `);
      await tx.query(sql.unsafe`
        insert into updates (council_id, item_id, period_id, said_on, status_words, lifecycle, confidence)
        values (${council}, ${action?.id ?? 0}, ${period.id}, ${on}, 'On Track', 'in-progress', 'on-track')
      `);
    }
  });
}

/** The periods in which the example's own owners spoke. */
const spoken = await database.read(tester, council, (tx) =>
  tx.oneFirst(sql.type(z.object({ periods: z.int() }))`
    select count(distinct period_id)::int as periods
    from updates
  `),
);

test('before six periods the theme’s score is shown to everybody and the post’s to nobody', async () => {
  expect(spoken).toBeLessThan(5);
  await claimFor(5 - spoken);
  const body = await asks('programme-office');
  expect(body).toContain('Put the money right');
  expect(body).toContain('Month 1');
  expect(body).toContain('Score');
  expect(body).not.toContain('Director of Finance');
});

test('from six periods on, the post’s is seen by its holder, its sponsors and the programme office alone', async () => {
  await claimFor(6);
  for (const body of [
    await asks('programme-office'),
    await asks('finance', leadId),
    await asks('member', sponsorId),
  ])
    expect(body).toContain('Director of Finance');
  for (const body of [
    await asks('administrator'),
    await asks('assurer'),
    await asks('commissioner'),
    await asks('sponsor', stranger),
    await asks('lead-officer'),
  ]) {
    expect(body).not.toContain('Director of Finance');
    expect(body).toContain('Month 6');
  }
});
