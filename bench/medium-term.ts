// A medium-term plan of full size: one scenario beside the same model in HyperFormula, and ten thousand draws.
import { HyperFormula } from 'hyperformula';
import { monteCarlo } from '../src/modules/finance/engine/medium-term/explore.ts';
import { mediumTermModel } from '../src/modules/finance/engine/medium-term/medium-term.ts';
import { largePlan } from '../src/modules/finance/engine/medium-term/sample.ts';
import { sheetsOf } from '../src/modules/finance/engine/medium-term/workbook.ts';
import { workedOut } from '../src/modules/finance/engine/model/exact.ts';
import { fastModel } from '../src/modules/finance/engine/model/fast.ts';
import { programOf } from '../src/modules/finance/engine/model/model.ts';
import { firstFigureColumn, rowOfLine } from '../src/office/workbook.formulas.ts';
import type { Bench } from './ground.ts';
import { comparisonOf, type Outcome, repeated, takeTurns } from './measure.ts';

const drivers = ['pay', 'prices', 'contracts', 'demand', 'councilTax', 'taxBase', 'borrowing', 'savingsLate'];
const mostMilliseconds = 2000;
/** What the project has set itself: a scenario takes at most this part of HyperFormula’s time. */
const mostOfFloor = 0.01;

export async function mediumTerm({ short }: Bench): Promise<Outcome> {
  const model = mediumTermModel(largePlan());
  const program = programOf(model);
  const figures = workedOut(program);
  const sheets = sheetsOf(model, figures);
  const [own, floor] = [ours(program), hyperFormula(sheets, model.years)];
  for (const moved of [0.25, 1])
    if (Math.abs(own(moved) - floor(moved)) > 1) throw new Error('The two models do not agree.');
  let scenario = 0;
  const next = () => {
    scenario += 1;
    return (scenario % 40) / 20;
  };
  const turns = await takeTurns(short ? 1 : 9, {
    own: repeated(() => own(next()), short ? 10 : 400),
    floor: repeated(() => floor(next()), short ? 10 : 400),
  });
  const draws = short ? 100 : 10_000;
  const started = performance.now();
  monteCarlo(program, {
    row: 'gap',
    spreads: drivers.map((id) => ({ id, deviation: 0.5 })),
    draws,
    seed: 1,
  });
  const spent = performance.now() - started;
  const comparison = comparisonOf(
    'one scenario, every year of eight drivers',
    'the same model in HyperFormula',
    turns,
  );
  return {
    on: `${model.years} years, ${model.rows.length} rows, ${model.rows.length * model.years} cells`,
    comparisons: [comparison],
    facts: [
      {
        what: 'a scenario, part of HyperFormula’s time',
        value: comparison.ratio,
        unit: '',
        atMost: mostOfFloor,
      },
      { what: 'a scenario, times faster', value: 1 / comparison.ratio, unit: '' },
      { what: `${draws} draws`, value: spent, unit: 'ms', atMost: mostMilliseconds },
    ],
  };
}

/** The gap of the last year with every driver moved. */
function ours(program: ReturnType<typeof programOf>): (moved: number) => number {
  const { years } = program.model;
  const fast = fastModel(program, { varying: drivers, watched: ['gap'], lanes: 1 });
  return (moved) => {
    let gap = 0;
    fast.run(
      1,
      (_, set) => {
        for (let input = 0; input < drivers.length; input += 1)
          for (let at = 0; at < years; at += 1) set(input, at, moved);
      },
      (_, value) => {
        gap = value(0, years - 1);
      },
    );
    return gap;
  };
}

function hyperFormula(sheets: ReturnType<typeof sheetsOf>, years: number): (moved: number) => number {
  const empty = Array.from({ length: firstFigureColumn }, () => null);
  const engine = HyperFormula.buildFromSheets(
    Object.fromEntries(
      sheets.map(({ name, lines }) => [
        name,
        [
          ...Array.from({ length: rowOfLine(0) - 1 }, () => []),
          ...lines.map(({ cells }) => [
            ...empty,
            ...cells.map(({ formula, value }) => (formula === undefined ? value : `=${formula}`)),
          ]),
        ],
      ]),
    ),
    { licenseKey: 'gpl-v3' },
  );
  const placeOf = (sheet: string, title: string) => {
    const lines = sheets.find(({ name }) => name === sheet)?.lines ?? [];
    return rowOfLine(lines.findIndex((line) => line.title === title)) - 1;
  };
  const at = (sheet: string, row: number, year: number) => ({
    sheet: engine.getSheetId(sheet) ?? 0,
    row,
    col: firstFigureColumn + year,
  });
  const titles = ['Pay', 'Prices', 'Contracts and care fees', 'Demand', 'Council tax rise'];
  const rows = [...titles, 'Growth of the tax base', 'Interest on new borrowing', 'Savings late'].map(
    (title) => placeOf('Assumptions', title),
  );
  const gap = at('Summary', placeOf('Summary', 'Gap in the year, before support'), years - 1);
  return (moved) => {
    engine.batch(() => {
      for (const row of rows)
        engine.setCellContents(at('Assumptions', row, 0), [Array.from({ length: years }, () => moved)]);
    });
    return Number(engine.getCellValue(gap));
  };
}
