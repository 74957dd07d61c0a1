// Every chart of money, with invented figures, for the tests and for looking.
import type { FastifyInstance } from 'fastify';
import { drawFan } from '../../charts/fan.ts';
import { drawLines } from '../../charts/lines.ts';
import { drawStack } from '../../charts/stack.ts';
import { drawTornado } from '../../charts/tornado.ts';
import { drawWaterfall } from '../../charts/waterfall.ts';

/** Invented figures are in millions. */
const say = (value: number) =>
  `${value < 0 ? '−' : ''}£${Math.abs(value).toLocaleString('en-GB', { maximumFractionDigits: 1 })}m`;

const yearsFrom = (first: number, count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${first + at}/${String((first + at + 1) % 100).padStart(2, '0')}`,
  );

const years = yearsFrom(2026, 10);
const fall = (from: number, share: number) => years.map((_, at) => from * share ** at);

const stack = drawStack({
  years,
  parts: [
    { name: 'Loans from the Public Works Loan Board', values: fall(310, 0.97) },
    { name: 'Loans from other councils', values: fall(120, 0.8) },
    { name: 'Leases', values: fall(18, 0.9) },
    { name: 'Private finance', values: fall(22, 0.95) },
    { name: 'Investments held', values: years.map(() => -35) },
  ],
  lines: [
    { name: 'Need to borrow (CFR)', values: fall(561.4, 0.955) },
    { name: 'Limit that members set', values: years.map((_, at) => (at < 4 ? 600 : null)) },
  ],
  say,
  hrefs: years.map((_, at) => `/years/${at}`),
});

const long = yearsFrom(2026, 60);
const lines = drawLines({
  years: long,
  lines: [
    { name: 'Need to borrow (CFR)', values: long.map((_, at) => 560 * 0.96 ** at) },
    { name: 'Debt as loans fall due', values: long.map((_, at) => Math.max(0, 470 - 9 * at)) },
    { name: 'Debt as strategy has it', values: long.map((_, at) => 450 * 0.955 ** at) },
    { name: 'Reserves', values: long.map((_, at) => 20 + at * 0.5) },
  ],
  shade: { name: 'Borrowed inside the council', between: [0, 1] },
  say,
});

const waterfall = drawWaterfall({
  opening: { name: 'Gap in the budget agreed in February', value: 24.6 },
  steps: [
    { name: 'Pay award above what was allowed for', change: 3.2, href: '/steps/1' },
    { name: 'Adult social care: more people, dearer placements', change: 5.7 },
    { name: 'Interest on new borrowing', change: 1.9 },
    { name: 'Government grant', change: -4.4 },
    { name: 'Savings delivered', change: -11.3 },
    { name: 'Council tax', change: -2.1 },
  ],
  closing: { name: 'Gap now' },
  say,
});

const spread = (each: number) => years.map((_, at) => 12 + at * 0.8 + each * Math.sqrt(at));
const fan = drawFan({
  years,
  middle: { name: 'Middle', values: spread(0.5) },
  bands: [
    { low: { name: '5th of 100', values: spread(-7) }, high: { name: '95th of 100', values: spread(8) } },
    { low: { name: '25th of 100', values: spread(-2.5) }, high: { name: '75th of 100', values: spread(3) } },
  ],
  base: { name: 'The plan', values: spread(0) },
  say,
});

const tornado = drawTornado({
  base: { name: 'Gap as planned', value: 17.6 },
  drivers: [
    {
      name: 'Inflation of contracts',
      low: { at: '2% a year', outcome: 13.1 },
      high: { at: '6% a year', outcome: 26.4 },
    },
    { name: 'Pay award', low: { at: '1.5%', outcome: 15.2 }, high: { at: '5%', outcome: 22.8 } },
    {
      name: 'Savings delivered late',
      low: { at: 'all on time', outcome: 17.6 },
      high: { at: 'half a year late', outcome: 21.3 },
    },
    {
      name: 'Council tax rise',
      low: { at: '2.99%', outcome: 19.9 },
      high: { at: '4.99%', outcome: 16.4 },
      href: '/drivers/4',
    },
    { name: 'Interest rates', low: { at: '3%', outcome: 17.1 }, high: { at: '5.5%', outcome: 18.2 } },
  ],
  say,
});

export const sampleCharts = { stack, lines, waterfall, fan, tornado };

export function chartPages(app: FastifyInstance): void {
  const title = 'Charts of money';
  for (const [name, drawn] of Object.entries(sampleCharts)) {
    app.get(`/charts/${name}`, { config: { permission: 'public' } }, (_request, reply) =>
      reply.page('chart.page.njk', { title, name, drawn }),
    );
  }
}
