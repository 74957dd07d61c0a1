// Office files for tests: a text document written as a web page, and LibreOffice to turn it into any other format.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { libreOffice, need } from './programs.ts';

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run of lines with tabs is a table, each row with as many cells as it was written with; any other line a paragraph. */
export function asHtml(text: string): string {
  const parts: string[] = [];
  const rows: string[] = [];
  const closeTable = () => {
    if (rows.length > 0) parts.push(`<table border="1" cellspacing="0">${rows.splice(0).join('\n')}</table>`);
  };
  for (const line of text.split(/\r?\n/)) {
    if (line.includes('\t')) {
      const cells = line.split('\t').map((cell) => `<td>${escaped(cell.trim())}</td>`);
      rows.push(`<tr>${cells.join('')}</tr>`);
      continue;
    }
    closeTable();
    if (line.trim() !== '') parts.push(`<p>${escaped(line.trim())}</p>`);
  }
  closeTable();
  const page = '@page { size: 29.7cm 21cm; margin: 1.5cm }';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${page}</style></head><body>\n${parts.join('\n')}\n</body></html>\n`;
}

export type Converted = 'docx' | 'pdf' | 'xlsx' | 'ods' | 'odt';

/** A web page as LibreOffice writes it in another format; spreadsheets read it as a sheet. A landscape page, 8-point text. */
export function convert(html: string, to: Converted): Uint8Array {
  return convertFile(
    { name: 'page.html', bytes: Buffer.from(html) },
    to,
    to === 'xlsx' || to === 'ods' ? sheets : writer,
  );
}

const sheets = ['--infilter=HTML (StarCalc)'];
const writer = ['--infilter=HTML (StarWriter)'];

/** Any file as LibreOffice writes it in another format; `pdf:` goes before the settings of its PDF filter. */
export function convertFile(
  file: { name: string; bytes: Uint8Array },
  to: Converted | `pdf:${string}`,
  options: readonly string[] = [],
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'goldthread-office-'));
  try {
    const from = join(folder, file.name);
    writeFileSync(from, file.bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      need(libreOffice),
      [profile, '--headless', ...options, '--convert-to', to, '--outdir', join(folder, 'out'), from],
      { stdio: 'pipe', timeout: 180_000 },
    );
    return readFileSync(join(folder, 'out', file.name.replace(/\.\w+$/, `.${to.replace(/:.*/s, '')}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
