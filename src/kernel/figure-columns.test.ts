// Which columns of a table are set to the right.
import { expect, test } from 'vitest';
import { figureColumns } from './figure-columns.ts';

test('columns of figures, signed or none, and not of words or dates', () => {
  const head = ['Service', 'Budget', 'At the year’s end', 'Cause', 'Day'];
  const rows = [
    ['Places', '−£1.2m', '£401,600 over', '4', '3 May 2027'],
    ['Homes', 'None yet', '12.5%', 'Rents', '1 June 2027'],
  ];
  expect(figureColumns({ head, rows })).toEqual([1, 2]);
  expect(figureColumns({ head, rows: [] })).toEqual([]);
});
