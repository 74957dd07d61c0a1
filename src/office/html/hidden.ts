// Rows and columns that a table hides: they are read all the same, and a person is told.
import type { Row } from '../blocks.ts';
import type { Page } from './page.ts';
import { lookAt } from './styles.ts';
import { attributeOf, type Element, elementsOf } from './tree.ts';

/** Columns that Excel hides, from nought, and no more of them than a row may have: their cells look like any other. */
export function hiddenColumns({ styles }: Page, table: Element, most: number): ReadonlySet<number> {
  const hidden = new Set<number>();
  const groups = elementsOf(table).filter(({ tagName }) => tagName === 'col' || tagName === 'colgroup');
  const columns = groups.flatMap((group) => {
    const own = elementsOf(group).filter(({ tagName }) => tagName === 'col');
    return own.length > 0 ? own : [group];
  });
  let at = 0;
  for (const column of columns) {
    const end = Math.min(most, at + Math.max(1, Number.parseInt(attributeOf(column, 'span') ?? '', 10) || 1));
    const { isHidden } = lookAt(styles, column);
    for (; at < end; at += 1) if (isHidden) hidden.add(at);
    if (at >= most) break;
  }
  return hidden;
}

export function noteHidden(page: Page, rows: readonly Row[], columns: ReadonlySet<number>): void {
  const withWords = rows.filter(({ hidden, cells }) => hidden && cells.some(({ text }) => text !== ''));
  const firstWords = [...columns].flatMap(
    (column) => rows.find(({ cells }) => cells[column] && cells[column].text !== '')?.cells[column] ?? [],
  );
  note(page, 'row', withWords);
  note(page, 'column', firstWords);
}

function note(page: Page, what: string, hidden: readonly Pick<Row, 'source'>[]): void {
  const [first] = hidden;
  if (!first) return;
  const isOne = hidden.length === 1;
  page.remarks.push({
    rule: 'table/hidden',
    severity: 'warning',
    message: `${isOne ? `1 ${what} with words is` : `${hidden.length} ${what}s with words are`} hidden in this table, and ${isOne ? 'was' : 'were'} read all the same.`,
    suggestion: 'Set aside what is no longer part of the plan.',
    source: first.source,
  });
}
