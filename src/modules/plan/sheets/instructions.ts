// The first sheet of a workbook that goes out: what may be changed, and what then happens, in plain words.
import type { TextSheet } from '../../../office/workbook.ts';
import { keyHead, type List } from './lists.ts';

export const instructionsName = 'Instructions';

export function instructions({
  council,
  lists,
  blank,
}: {
  council: string;
  lists: readonly List[];
  blank: boolean;
}): TextSheet {
  const first = lists[0];
  const what = blank || !first ? 'a plan from nothing' : `${first.title.toLowerCase()}`;
  return {
    name: instructionsName,
    paragraphs: [
      `${council}: ${what}`,
      ...(blank ? start(lists) : change(first)),
      '# How to write a date',
      'Write it as the plan should print it: 31/03/2027, 31 March 2027, March 2027, Q2 2027/28, Autumn 2027, or words such as Ongoing. Day first, then month. A month stays a month: no day is made up.',
      'When a date moves, the old one is kept for good beside the new one, with the reason you give.',
      '# How to write people',
      'A name, initials or a post. Put a semicolon ; between several people. Names on the council’s list are offered in the cell. A name that is not on it is kept as you write it, and you will be told.',
      '# Sending it back',
      'Save the file (.xlsx, .ods or .csv all work) and choose it on the page “Change the plan in a spreadsheet”. You may also copy the rows, with the row of headings, and paste them there.',
      'You will see every change before it is made, cell by cell, and what could not be read, with its cell. Nothing is written until you say so; then everything is written at once, with one reason.',
      'If somebody else changed the same cell meanwhile, you will see both and choose.',
    ],
  };
}

function change(list: List | undefined): string[] {
  const one = list?.one ?? 'row';
  return [
    '# What you may change',
    'Any cell under the headings, except the grey column of keys. You may sort and filter the rows, move the columns, and add columns of your own, which are left aside.',
    `The column “${keyHead}” says which ${one} a row is. Without its key a row counts as a new one.`,
    '# What happens to blank cells',
    'A cell that you empty is emptied in the plan too, when you confirm it. A heading that you delete is left as it is in the plan. A title cannot be blank.',
    '# To add a row',
    `Write it below the last one, and leave its key blank. If you copy a row, clear the key of the copy.`,
    '# To end a row',
    'Nothing is ever deleted. Choose Closed or Superseded in the column “Stage”, where the sheet has one. A row that you delete from this file stays in the plan as it is.',
  ];
}

function start(lists: readonly List[]): string[] {
  return [
    'Fill in what you have, in any order, and leave the rest. Each sheet is one list of the plan. Only the titles (and names of people) must be filled in.',
    `The sheets: ${lists.map((list) => list.title).join(', ')}.`,
    '# How the sheets hang together',
    'A workstream names its theme. An action names the theme or workstream it belongs to, and may name the objective it answers, by reference or title. Write a title in the same way each time.',
    '# What happens to blank cells',
    'They stay blank in the plan. Nothing is made up. Leave the grey column of keys blank.',
  ];
}
