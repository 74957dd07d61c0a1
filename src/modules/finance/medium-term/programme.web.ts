// The capital programme on a page: all schemes by year, then each scheme with what pays for it and what slipped.
import type { FastifyInstance } from 'fastify';
import { livePhrase } from '../../plan/index.ts';
import { moneyPaths } from '../registers/register.ts';
import type { MoneySettings } from '../settings.ts';
import { moneyNow } from './now.ts';
import { programmeOf, programmeYears, type SchemeYear } from './programme.ts';
import { planPaths, sayMoney } from './say.ts';

const say = (pence: number) => sayMoney(pence / 100);
/** Of what was budgeted so far: later, earlier, or neither. */
const saySlipped = (pence: number) =>
  pence === 0 ? 'None' : `${say(Math.abs(pence))} ${pence > 0 ? 'later' : 'earlier'}`;

export function addProgramme(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/programme', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    const rows = programmeOf(money.entries);
    const year = (one: SchemeYear) => ({
      year: one.year,
      budget: say(one.budget),
      forecast: say(one.forecast),
      outturn: one.outturn === null ? 'Not yet' : say(one.outturn),
      slipped: saySlipped(one.slipped),
    });
    return reply.page('finance/views/programme.njk', {
      title: 'The capital programme',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      schemesPath: moneyPaths.list('schemes'),
      years: programmeYears(rows).map(year),
      rows: rows
        .toSorted((a, b) => b.forecast - a.forecast || a.name.localeCompare(b.name))
        .map((row) => ({
          name: row.name,
          path: moneyPaths.one('schemes', row.entryId),
          budget: say(row.budget),
          forecast: say(row.forecast),
          overspend:
            row.overspend === 0
              ? 'As budgeted'
              : `${say(Math.abs(row.overspend))} ${row.overspend > 0 ? 'over' : 'under'}`,
          slipped: saySlipped(Math.max(0, ...row.years.map(({ slipped }) => slipped))),
          borrowed: say(row.funding.borrowing),
          others: say(row.forecast - row.funding.borrowing),
        })),
    });
  });
}
