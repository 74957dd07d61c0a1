// The medium-term plan as a workbook whose every figure is a live formula, for an accountant to check and to change.

import { columnName } from '../../../../office/sheets/sheet.ts';
import {
  type FigureLine,
  type FigureSheet,
  firstFigureColumn,
  rowOfLine,
} from '../../../../office/workbook.formulas.ts';
import type { Figures } from '../model/exact.ts';
import { type Formula, inSpreadsheet } from '../model/formula.ts';
import { type Model, type Row, type Unit, yearsOf } from '../model/model.ts';

interface Page {
  name: string;
  note: string;
  sections: readonly string[];
}

/** Every section of the model has a page; what no page names stands with the services. */
const pages: readonly Page[] = [
  {
    name: 'Summary',
    note: 'Costs are above nought, savings and income below it; a gap is above nought',
    sections: ['position', 'requirement', 'financing', 'funding'],
  },
  { name: 'Assumptions', note: 'Change these: everything follows', sections: ['assumptions'] },
  {
    name: 'Services',
    note: 'Last year’s amount, risen by its driver, with what the year adds',
    sections: [],
  },
  { name: 'Savings', note: 'What each takes off, and how late it is', sections: ['savings'] },
  { name: 'Tax and grants', note: 'Council tax and grants, by year', sections: ['council tax', 'grants'] },
  { name: 'Reserves', note: 'At the end of the year, and what is drawn', sections: ['reserves'] },
  {
    name: 'Provision',
    note: 'What is charged for each asset, and what is left of it',
    sections: ['provision'],
  },
  { name: 'Receipts', note: 'Sales and investments, and how late they are', sections: ['receipts'] },
  { name: 'Loans', note: 'Outstanding on 31 March, and interest paid in the year', sections: ['loans'] },
  { name: 'Debt', note: 'The Capital Financing Requirement and what is borrowed', sections: ['debt'] },
];

const formats: Readonly<Record<Unit, string>> = {
  pounds: '#,##0;-#,##0;0',
  percent: '0.00',
  number: '#,##0.00##',
  months: '0',
};
const unitWords: Readonly<Record<Unit, string>> = {
  pounds: '£',
  percent: '%',
  number: 'number',
  months: 'months',
};

/** Where each row of the model stands in the workbook. */
export interface Placed {
  page: Page;
  rows: readonly Row[];
}

export function placedRows(model: Model): Placed[] {
  const named = new Set(pages.flatMap(({ sections }) => sections));
  return pages
    .map((page) => ({
      page,
      rows: model.rows.filter(({ section }) =>
        page.name === 'Services' ? !named.has(section) : page.sections.includes(section),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

export function sheetsOf(model: Model, figures: Figures): FigureSheet[] {
  const placed = placedRows(model);
  const home = new Map(
    placed.flatMap(({ page, rows }) =>
      rows.map(({ id }, place) => [id, { sheet: page.name, row: rowOfLine(place) }] as const),
    ),
  );
  const addressIn = (sheet: string, at: number) => (id: string, yearsBefore: number) => {
    const year = at - yearsBefore;
    const found = home.get(id);
    if (!found || year < 0) return null;
    const cell = `${columnName(firstFigureColumn + year)}${found.row}`;
    return found.sheet === sheet ? cell : `'${found.sheet}'!${cell}`;
  };
  const formulaIn = (sheet: string, formula: Formula, at: number) =>
    formula.is === 'number' ? {} : { formula: inSpreadsheet(formula, addressIn(sheet, at)) };
  return placed.map(({ page, rows }) => ({
    name: page.name,
    title: page.name,
    note: page.note,
    heads: yearsOf(model),
    lines: rows.map(
      ({ id, title, unit, isInput, isTotal, formulas }): FigureLine => ({
        title,
        kind: isInput ? `given, ${unitWords[unit]}` : unitWords[unit],
        format: formats[unit],
        isTotal,
        cells: formulas.map((formula, at) => ({
          ...formulaIn(page.name, formula, at),
          value: figures.of(id, at).toNumber(),
        })),
      }),
    ),
  }));
}
