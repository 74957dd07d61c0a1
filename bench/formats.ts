// Reading a plan from Word and PDF as whole processes, beside the programs that only convert them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exampleDocument } from '../example/documents.ts';
import { asHtml, convert } from '../test/support/office-files.ts';
import { missing, type Program, whereIs } from '../test/support/programs.ts';
import type { Bench } from './ground.ts';
import { type Comparison, comparisonOf, type Outcome, takeTurns } from './measure.ts';

const seeds = resolve(import.meta.dirname, '../../shared/seeds');
const program = resolve(import.meta.dirname, '../bin/goldthread.js');

const pandoc: Program = {
  name: 'pandoc',
  setting: 'PANDOC_PATH',
  usual: ['pandoc'],
  packages: ['pandoc'],
  neededFor: 'the benchmark of formats',
};
const pdftotext: Program = {
  ...pandoc,
  name: 'pdftotext',
  usual: ['pdftotext'],
  packages: ['poppler-utils'],
};

/** How many times the peer's time the project allows itself: reading understands, the peers only convert. */
const mostTimes = { docx: 2, pdf: 2.5 };

export async function formats({ short }: Bench): Promise<Outcome> {
  const [convertDocx, convertPdf] = [whereIs(pandoc), whereIs(pdftotext)];
  if (!convertDocx || !convertPdf) throw new Error(missing(convertDocx ? pdftotext : pandoc));
  const folder = mkdtempSync(join(tmpdir(), 'goldthread-bench-'));
  try {
    const { is, html } = await planAsPage();
    const [docx, pdf] = (['docx', 'pdf'] as const).map((format) => {
      const file = join(folder, `plan.${format}`);
      writeFileSync(file, convert(html, format));
      return file;
    }) as [string, string];
    const rounds = short ? 1 : 9;
    const read = (file: string) => () => wall(process.execPath, [program, 'read', file, '--json']);
    const byPandoc = () => wall(convertDocx, ['-f', 'docx', '-t', 'plain', docx, '-o', join(folder, 'out')]);
    const byPdftotext = () => wall(convertPdf, ['-layout', pdf, join(folder, 'out')]);
    const sides: [string, string, () => Promise<number>, () => Promise<number>][] = [
      ['read the docx', 'pandoc converting it', read(docx), byPandoc],
      ['read the pdf', 'pandoc converting the docx', read(pdf), byPandoc],
      ['read the pdf, again', 'pdftotext -layout', read(pdf), byPdftotext],
    ];
    const comparisons: Comparison[] = [];
    for (const [what, floorIs, own, floor] of sides)
      comparisons.push(comparisonOf(what, floorIs, await takeTurns(rounds, { own, floor })));
    const times = (at: number) => comparisons[at]?.ratio ?? Number.NaN;
    return {
      on: `${is}, whole processes`,
      comparisons,
      facts: [
        { what: 'docx, times pandoc', value: times(0), unit: '', atMost: mostTimes.docx },
        { what: 'pdf, times pandoc', value: times(1), unit: '', atMost: mostTimes.pdf },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The published plan of December 2022 where it lies beside this checkout, else the example council's. */
async function planAsPage(): Promise<{ is: string; html: string }> {
  const published = existsSync(seeds) && readdirSync(seeds).find((name) => /^001_.*\.txt$/.test(name));
  if (published) return { is: 'the 2022 plan', html: asHtml(readFileSync(join(seeds, published), 'utf8')) };
  const { bytes } = await exampleDocument('improvement-plan.txt', '2026-11-22');
  return { is: 'the example’s plan', html: asHtml(new TextDecoder().decode(bytes)) };
}

/** Milliseconds by the clock of one process, from its start to its end. */
function wall(file: string, words: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(file, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === 0) done(performance.now() - started);
      else fail(new Error(`${file} ${words.join(' ')} ended with ${code}.`));
    });
  });
}
