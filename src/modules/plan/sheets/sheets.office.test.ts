// The round trip through LibreOffice itself: a list opened there, three cells typed into, saved in its own way, sent back.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleDocument } from '../../../../example/documents.ts';
import { freshCouncil, freshDatabase, tester } from '../../../../test/support/database.ts';
import { libreOffice, need } from '../../../../test/support/programs.ts';
import { columnName } from '../../../office/sheets/sheet.ts';
import { load } from '../../reading/index.ts';
import { fields, wordsOf } from '../changes/fields.ts';
import { exportList } from './export.ts';
import { keyHead, listCalled } from './lists.ts';
import { cellCount } from './preview.ts';
import { applyFile, previewFile, versionNow } from './sheets.actions.ts';

const database = await freshDatabase();
const day = '2026-11-24';
const council = {
  id: await freshCouncil(database, 'Harnworth Council'),
  name: 'Harnworth Council',
  example: false,
};
const folder = mkdtempSync(join(tmpdir(), 'goldthread-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const profile = `-env:UserInstallation=file://${folder}/profile`;

/** A macro that opens a file, types into cells as a person would, and saves it as LibreOffice writes xlsx, ods and CSV. */
const macro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Edit(folder As String, edits As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("file://" &amp; folder &amp; "/list.xlsx", "_blank", 0, hidden())
  sheet = doc.Sheets.getByIndex(1)
  For Each one In Split(edits, "|")
    parts = Split(one, "=")
    sheet.getCellRangeByName(parts(0)).setFormula(parts(1))
  Next
  Save(doc, folder &amp; "/edited.xlsx", "Calc MS Excel 2007 XML", "")
  Save(doc, folder &amp; "/edited.ods", "calc8", "")
  doc.CurrentController.setActiveSheet(sheet)
  Save(doc, folder &amp; "/edited.csv", "Text - txt - csv (StarCalc)", "44,34,76,1,,2057,false,true,false,false,false,2")
  doc.close(True)
End Sub
Sub Save(doc, path As String, filterName As String, options As String)
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = filterName
  how(1).Name = "FilterOptions" : how(1).Value = options
  doc.storeToURL("file://" &amp; path, how())
End Sub
</script:module>`;

/** LibreOffice makes its profile on its first start, with an empty module that macros of one's own go into. */
function installMacro(): void {
  soffice('--convert-to', 'csv', '--outdir', join(folder, 'out'), join(folder, 'list.xlsx'));
  writeFileSync(join(folder, 'profile/user/basic/Standard/Module1.xba'), macro);
}

function soffice(...words: string[]): void {
  execFileSync(need(libreOffice), [profile, '--headless', ...words], { stdio: 'pipe', timeout: 120_000 });
}

const now = () => versionNow(database, tester, council, day);

/** The cell under a heading of the list of actions. */
function cellOf(head: string, row: number): string {
  const list = listCalled('actions');
  const heads = [keyHead, ...(list?.fields ?? [])];
  return `${columnName(heads.indexOf(head))}${row}`;
}

let edited: Record<'xlsx' | 'ods' | 'csv', Uint8Array>;

beforeAll(async () => {
  await load(database, tester, council.id, await exampleDocument('improvement-plan.txt', day));
  const list = listCalled('actions');
  if (!list) throw new Error('There is no list of actions.');
  writeFileSync(join(folder, 'list.xlsx'), await exportList('xlsx', await now(), list));
  installMacro();
  const edits = [
    `${cellOf('due', 2)}=30/09/2027`,
    `${cellOf('status', 5)}=Delivered`,
    `${cellOf('detail', 9)}=Seen by the board`,
  ];
  const call = `macro:///Standard.Module1.Edit("${folder}","${edits.join('|')}")`;
  soffice(call);
  const read = (name: string) => readFileSync(join(folder, name));
  // Of several sheets, LibreOffice names the one it wrote as CSV.
  edited = { xlsx: read('edited.xlsx'), ods: read('edited.ods'), csv: read('edited-Actions.csv') };
});

describe.each(['xlsx', 'ods', 'csv'] as const)('saved by LibreOffice as %s', (ending) => {
  const sent = () => ({ file: { name: `actions.${ending}`, bytes: edited[ending] } });

  test('three cells edited are exactly three changes', async () => {
    const shown = await previewFile(database, tester, council, { sent: sent(), day });
    expect(shown.errors).toEqual([]);
    expect(shown.changedItems.flatMap((row) => row.cells.map((cell) => [cell.cell, cell.wanted]))).toEqual([
      [cellOf('due', 2), '30/09/2027'],
      [cellOf('status', 5), 'Delivered'],
      [cellOf('detail', 9), 'Seen by the board'],
    ]);
    expect([shown.addedItems.length, shown.missing.length]).toEqual([0, 0]);
  });
});

test('the three changes are recorded, and sent again they change nothing', async () => {
  const { thread: before, seq } = await now();
  const sent = { file: { name: 'actions.xlsx', bytes: edited.xlsx } };
  const applying = { sent, day, reason: 'Agreed by the board', choices: {} };
  expect(await applyFile(database, tester, council, applying)).toMatchObject({ cells: 3, rows: 3, added: 0 });
  const { thread: after, seq: last } = await now();
  expect(last).toBe(seq + 1);
  const different = after.ofKind('action').flatMap((item): string[] => {
    const was = before.item(item.id);
    if (!was) return ['a new action'];
    const [old, fresh] = [wordsOf(before, was), wordsOf(after, item)];
    return fields.filter((field) => old[field] !== fresh[field]);
  });
  // A status carries its own stage with it.
  expect(different).toEqual(['due', 'status', 'stage', 'detail']);
  expect(after.moves).toHaveLength(1);
  for (const ending of ['xlsx', 'ods', 'csv'] as const) {
    const again = { file: { name: `actions.${ending}`, bytes: edited[ending] } };
    expect(cellCount(await previewFile(database, tester, council, { sent: again, day }))).toBe(0);
  }
});
