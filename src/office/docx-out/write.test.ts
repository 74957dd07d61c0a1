// Papers written as Word documents: the same paper gives the same bytes, a council's template is used, and what it lacks is named.
import { expect, test, vi } from 'vitest';
import { openArchive } from '../archive.ts';
import { readDocx } from '../docx/read.ts';
import { samplePaper, sampleStyles, sampleTemplate } from './template.sample.ts';
import { openTemplate } from './template.ts';
import { writePaper } from './write.ts';

const wordsOf = (bytes: Uint8Array, part: string) =>
  new TextDecoder()
    .decode(openArchive(bytes, 'x.docx').read(part))
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

test('the same paper gives the same bytes, plain and on a template', async () => {
  const template = openTemplate(sampleTemplate(), 'ours.docx');
  for (const one of [undefined, template]) {
    const first = await writePaper(samplePaper, one);
    expect(Buffer.compare(first, await writePaper(samplePaper, one))).toBe(0);
    const other = await writePaper(
      { ...samplePaper, cover: { ...samplePaper.cover, status: 'Approved' } },
      one,
    );
    expect(Buffer.compare(first, other)).not.toBe(0);
    vi.resetModules();
    const reloaded = await import('./write.ts');
    expect(Buffer.compare(first, await reloaded.writePaper(samplePaper, one))).toBe(0);
  }
});

test('a paper is headings, words, lists and tables that a reader of Word documents finds again', async () => {
  const bytes = await writePaper(samplePaper);
  const { blocks } = await readDocx({ name: 'pack.docx', bytes }, () => {});
  const said = JSON.stringify(blocks);
  for (const words of [
    'Where the plan stands',
    '41 actions: 6 are late & “on track”.',
    'Sell <the> depot',
    'was 31 January 2026',
  ])
    expect(said).toContain(words);
  const footer = openArchive(bytes, 'x').parts.find((part) => /footer\d+\.xml$/.test(part)) ?? '';
  expect(wordsOf(bytes, footer)).toContain(samplePaper.cover.record);
});

test('a council’s cover fields, header and footer are filled, and its own styles carry the paper', async () => {
  const bytes = await writePaper(samplePaper, openTemplate(sampleTemplate(), 'ours.docx'));
  const body = wordsOf(bytes, 'word/document.xml');
  expect(body).toContain('Board pack');
  expect(body).toContain('Improvement and Recovery Board, 23 November 2026');
  expect(body).not.toContain('{{');
  expect(wordsOf(bytes, 'word/header1.xml')).toContain('Harnworth header: October 2026');
  expect(wordsOf(bytes, 'word/footer1.xml')).toMatch(/Harnworth template\n.*entry 12/);
  const xml = new TextDecoder().decode(openArchive(bytes, 'x').read('word/document.xml'));
  expect(xml).toContain('<w:pStyle w:val="S1"/>');
  expect(xml).toContain('<w:tblStyle w:val="S4"/>');
});

test('a template that names no place for the paper has it at its end, under its own header and footer', async () => {
  const bytes = await writePaper(
    samplePaper,
    openTemplate(sampleTemplate({ body: ['Our cover'] }), 'ours.docx'),
  );
  expect(wordsOf(bytes, 'word/document.xml')).toMatch(/Our cover\n[\s\S]*Where the plan stands/);
  const xml = new TextDecoder().decode(openArchive(bytes, 'x').read('word/document.xml'));
  expect(xml.lastIndexOf('<w:sectPr')).toBeGreaterThan(xml.lastIndexOf('</w:tbl>'));
});

test('a style that a template lacks is named, with what to do', () => {
  const styles = sampleStyles.filter((name) => name !== 'List Bullet' && name !== 'heading 2');
  expect(() => openTemplate(sampleTemplate({ styles }), 'ours.docx')).toThrow(
    'ours.docx has no style called “Heading 2”, “List Bullet”.',
  );
});

test('what is no Word document is refused with what to do', () => {
  expect(() => openTemplate(Buffer.from('Dear all'), 'note.docx')).toThrow('damaged or not whole');
  expect(() => openTemplate(sampleTemplate({ mainKind: 'template.main+xml' }), 'ours.dotx')).toThrow(
    'In Word choose “Save as”',
  );
  expect(() => openTemplate(new Uint8Array(11 * 1024 * 1024), 'big.docx')).toThrow('larger than 10 MB');
});
