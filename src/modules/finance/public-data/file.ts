// A public file as sheets of rows: a CSV piece by piece, a workbook at once; and its SHA-256.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Unusable } from '../../../kernel/errors.ts';
import { readCells } from '../../../office/workbook.read.ts';
import { csvRows } from './delimited.ts';
import { type Asked, type PublicFile, readPublicFile, type Sheet } from './read.ts';

export type HashedFile = PublicFile & { sha256: string };

/** The ministry's time series are of 20 MB; twice that leaves room for years to come. */
export const mostBytes = 60 * 1024 * 1024;

/** A file in memory. Throws `Unusable`. */
export async function readBytes(asked: Asked, bytes: Uint8Array): Promise<HashedFile> {
  if (bytes.length === 0) throw new Unusable(`${asked.title} is empty.`, 'file');
  return { ...(await readPublicFile(asked, await sheetsIn(asked.title, bytes))), sha256: sha256Of(bytes) };
}

/** The sheets of a file in memory, a CSV as one. Throws `Unusable`. */
export async function sheetsIn(title: string, bytes: Uint8Array): Promise<Sheet[]> {
  return isCsv(title) ? [csvSheet(title, pieces(bytes))] : workbookSheets(title, bytes);
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file of the machine; a CSV is never held whole. `progress` is told bytes. Throws `Unusable`. */
export async function readPath(
  place: string,
  asked: Omit<Asked, 'title'>,
  progress: (done: number, of: number) => void,
): Promise<HashedFile> {
  const title = path.basename(place);
  const facts = await stat(place).catch(() => null);
  if (!facts?.isFile()) throw new Unusable(`There is no file ${place}.`, 'file');
  if (facts.size > mostBytes) throw new Unusable(`${title} is larger than 60 MB.`, 'file');
  if (!isCsv(title)) return readBytes({ ...asked, title }, await readFile(place));
  if (facts.size === 0) throw new Unusable(`${title} is empty.`, 'file');
  const hash = createHash('sha256');
  let done = 0;
  async function* text() {
    const decoder = new TextDecoder();
    for await (const piece of createReadStream(place, { highWaterMark: 1 << 18 })) {
      hash.update(piece);
      done += piece.length;
      progress(done, facts?.size ?? done);
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  }
  const file = await readPublicFile({ ...asked, title }, [csvSheet(title, text())]);
  return { ...file, sha256: hash.digest('hex') };
}

const isCsv = (name: string) => /\.csv$/i.test(name);

const csvSheet = (name: string, text: AsyncIterable<string> | Iterable<string>): Sheet => ({
  name: name.replace(/\.\w+$/, ''),
  rows: csvRows(text),
});

function* pieces(bytes: Uint8Array) {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += 1 << 18)
    yield decoder.decode(bytes.subarray(at, at + (1 << 18)), { stream: true });
  yield decoder.decode();
}

async function workbookSheets(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  const sheets = await readCells({ name, bytes });
  return sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((row) =>
      row.map(({ text, value }) =>
        typeof value === 'object' ? value.day : typeof value === 'number' ? String(value) : text,
      ),
    ),
  }));
}
