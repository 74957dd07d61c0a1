// The plan year by year, each row with what it is made of, and the workbook in which every figure is a live formula.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { drawLines } from '../../../charts/lines.ts';
import { NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { writeFormulas } from '../../../office/workbook.formulas.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { warningsOf } from '../engine/medium-term/medium-term.calculation.ts';
import { sheetsOf } from '../engine/medium-term/workbook.ts';
import { type Formula, inSpreadsheet } from '../engine/model/formula.ts';
import type { Row } from '../engine/model/model.ts';
import type { MoneySettings } from '../settings.ts';
import { entryPath } from './entries.ts';
import { isExempt, seesSales } from './exempt.ts';
import { type Money, moneyNow } from './now.ts';
import { planPaths, sayFigure, sayMoney, sayRow } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The rows of the table, by heading; totals stand below their parts. */
const shown: readonly { heading: string; rows: readonly string[] }[] = [
  {
    heading: 'What it costs',
    rows: ['services', 'savings', 'savings-once', 'financing', 'reserves-built', 'requirement'],
  },
  {
    heading: 'What pays for it',
    rows: ['council-tax', 'rates-kept', 'grants-all', 'funding', 'reserves-drawn'],
  },
  {
    heading: 'The gap',
    rows: ['gap', 'support', 'gap-left', 'recurring-gap', 'new-gap', 'one-off', 'gap-real'],
  },
  {
    heading: 'Debt',
    rows: ['mrp', 'interest-loans', 'interest-new', 'cfr', 'debt', 'benchmark', 'financing-ratio'],
  },
  { heading: 'Reserves', rows: ['reserves'] },
];

/** The first five years, then every tenth: thirty columns are nobody’s reading. The workbook has them all. */
const yearsShown = (money: Money): number[] =>
  money.years.flatMap((_, at) => (at < 5 || (at + 1) % 10 === 0 ? [at] : []));

export function addPlanPages(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/plan', mayRead, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    return reply.page('finance/views/plan.njk', {
      title: 'The medium-term financial plan',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      scenario: money.scenario.name,
      warnings: warningsOf(money.plan, money.figures),
      workbookPath: seesSales(request.actor) ? planPaths.workbook() : null,
      years: yearsShown(money).map((at) => money.years[at]),
      chart: drawLines({
        years: money.years,
        lines: [
          { name: 'Requirement', values: valuesOf(money, 'requirement') },
          { name: 'Recurring funding', values: valuesOf(money, 'funding') },
        ],
        shade: { name: 'Recurring gap', between: [0, 1] },
        say: sayMoney,
      }),
      groups: shown.map(({ heading, rows }) => ({
        heading,
        rows: rows.map((id) => rowView(money, rowCalled(money, id), yearsShown(money))),
      })),
    });
  });
  // It holds what single lots are expected to bring.
  scope.get('/money/plan.xlsx', { config: { permission: 'money.exempt' } }, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    const bytes = await writeFormulas(
      `Medium-term plan, ${councilOf(request).name}`,
      sheetsOf(money.program.model, money.figures),
    );
    return reply
      .type(xlsx)
      .header('content-disposition', `attachment; filename="medium-term-plan-${request.day}.xlsx"`)
      .send(Buffer.from(bytes));
  });
  scope.get('/money/plan/:row', mayRead, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    if (isExempt(askedBy(request).params.row ?? '') && !seesSales(request.actor))
      throw new NotAllowed('What single lots are expected to bring is exempt until they are sold.');
    return rowPage(request, reply, money);
  });
}

const valuesOf = ({ figures }: Money, id: string): number[] =>
  figures.row(id).map((value) => value.toNumber());

function rowCalled({ program }: Money, id: string): Row {
  const row = program.model.rows[program.placeOf.get(id) ?? -1];
  if (!row) throw new NotFound('The plan has no such row.');
  return row;
}

function rowView({ figures }: Money, { id, title, unit, isTotal }: Row, years: readonly number[]) {
  return {
    title,
    path: planPaths.row(id),
    isTotal,
    values: sayRow(
      unit,
      years.map((at) => figures.of(id, at)),
    ),
  };
}

/** A row in each year, its formula, and the rows it is worked out from, each with its own page. */
function rowPage(request: FastifyRequest, reply: FastifyReply, money: Money) {
  const row = rowCalled(money, askedBy(request).params.row ?? '');
  const years = yearsShown(money);
  const made = [...restsOn(row)]
    .filter((id) => id !== row.id && (!isExempt(id) || seesSales(request.actor)))
    .map((id) => rowCalled(money, id));
  const entryId = money.entryOf.get(row.id.replace(/^(?:effect|income|interest|late):/, ''));
  return reply.page('finance/views/row.njk', {
    title: row.title,
    phrase: livePhrase(request.day),
    back: { text: 'The medium-term plan', path: planPaths.plan() },
    formula: formulaInWords(money, row, seesSales(request.actor)),
    years: years.map((at) => money.years[at]),
    unit: { pounds: 'Pounds', percent: 'Percent', number: 'Number', months: 'Months' }[row.unit],
    exact: years.map((at) => ({
      year: money.years[at],
      value:
        row.unit === 'pounds'
          ? exactly(money, row.id, at)
          : sayFigure(row.unit, money.figures.of(row.id, at)),
    })),
    entryPath: entryId === undefined ? null : entryPath(money.entries, entryId),
    made: made.map((one) => rowView(money, one, years)),
  });
}

/** Whole pounds; pence say nothing about a year so far ahead. */
const exactly = ({ figures }: Money, id: string, at: number): string =>
  `£${figures.of(id, at).toDecimalPlaces(0).toNumber().toLocaleString('en-GB')}`.replace('£-', '−£');

function restsOn({ formulas }: Row): Set<string> {
  const found = new Set<string>();
  const look = (formula: Formula): void => {
    if (formula.is === 'row') found.add(formula.id);
    else if (formula.is !== 'number') {
      look(formula.one);
      look(formula.other);
    }
  };
  for (const formula of formulas.slice(0, 2)) look(formula);
  return found;
}

/** The formula of the second year, rows by their titles: `Capital Financing Requirement the year before + …`. */
function formulaInWords(money: Money, row: Row, namesLots: boolean): string {
  const formula = row.formulas[1] ?? row.formulas[0];
  if (row.isInput) return 'It is given: a scenario may change it.';
  if (!formula) return '';
  const words = inSpreadsheet(formula, (id, yearsBefore) => {
    const title = isExempt(id) && !namesLots ? '“a lot not sold”' : `“${rowCalled(money, id).title}”`;
    return yearsBefore === 0
      ? title
      : `${title} ${yearsBefore === 1 ? 'the year' : `${yearsBefore} years`} before`;
  });
  return words
    .replaceAll('*', ' × ')
    .replaceAll('/', ' ÷ ')
    .replace(/([^(])-/g, '$1 − ')
    .replaceAll('+', ' + ');
}
