// Opens a PDF with pdf.js, kept to what Node has and to silence, and says plainly why a file cannot be opened.
import { fileURLToPath } from 'node:url';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { Unusable } from '../../kernel/errors.ts';

export type PdfJs = typeof import('pdfjs-dist');

export interface OpenPdf {
  library: PdfJs;
  document: PDFDocumentProxy;
  close(): Promise<void>;
}

/** A plan of a thousand pages has not been seen; the longest council agendas have fewer. */
export const mostPages = 1_000;

let loaded: Promise<PdfJs> | undefined;

/**
 * On loading, pdf.js makes one matrix of a browser's class, for drawing alone, and warns that Node is no browser. It gets
 * an empty class for as long, and its warning is not passed on.
 */
async function load(): Promise<PdfJs> {
  // The types of Node know no such class.
  const browser = globalThis as { DOMMatrix?: unknown };
  const { warn } = console;
  const isOurs = browser.DOMMatrix === undefined;
  if (isOurs) browser.DOMMatrix = class {};
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('`legacy` build')) warn(...words);
  };
  try {
    const library = await import('pdfjs-dist');
    // The same program at half the size.
    library.GlobalWorkerOptions.workerSrc = import.meta.resolve('pdfjs-dist/build/pdf.worker.min.mjs');
    return library;
  } finally {
    console.warn = warn;
    if (isOurs) delete browser.DOMMatrix;
  }
}

/** Throws `Unusable` for a file that is protected, damaged, no PDF or too long. */
export async function openPdf(file: { name: string; bytes: Uint8Array }): Promise<OpenPdf> {
  if (!hasEnd(file.bytes)) throw refusalOf(undefined, file.name);
  loaded ??= load();
  const library = await loaded;
  const task: PDFDocumentLoadingTask = library.getDocument({
    // pdf.js keeps what it is given.
    data: new Uint8Array(file.bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    // Otherwise it prepares the outline of every letter, for drawing.
    disableFontFace: false,
    ownerDocument: blankPage,
    useWasm: false,
    maxImageSize: 1,
    standardFontDataUrl: partOf('standard_fonts/'),
    cMapUrl: partOf('cmaps/'),
  });
  const close = () => task.destroy();
  try {
    const document = await task.promise;
    if (document.numPages > mostPages)
      throw new Unusable(
        `${file.name} has ${document.numPages.toLocaleString('en-GB')} pages; at most ${mostPages.toLocaleString('en-GB')} can be read. Save the pages of the plan as a PDF of their own.`,
      );
    return { library, document, close };
  } catch (error) {
    await close();
    throw error instanceof Unusable ? error : refusalOf(error, file.name);
  }
}

/** What is cut short is opened by pdf.js as far as it goes, and pages would be lost in silence. Some files have a tail. */
const longestTail = 8_192;
const hasEnd = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-longestTail).includes('%%EOF');

/** As much of a browser's page as pdf.js hands fonts to; nothing is kept. */
const blankPage = {
  createElement: () => ({ sheet: { cssRules: [], insertRule() {} }, remove() {} }),
  documentElement: { getElementsByTagName: () => [{ append() {} }] },
};

/** A folder that comes with pdf.js. */
const partOf = (folder: string) =>
  fileURLToPath(new URL(folder, import.meta.resolve('pdfjs-dist/package.json')));

export function refusalOf(error: unknown, name: string): Unusable {
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException')
    return new Unusable(
      `${name} is protected by a password. Save a copy that opens without one and read that.`,
    );
  return new Unusable(
    `${name} is damaged, not whole, or no PDF. Open it in a PDF viewer, print or save it as a new PDF, and try that; or use the Word original.`,
  );
}
