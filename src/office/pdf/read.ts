// Reads a PDF page by page: what is drawn, the tables in it, and then, knowing every page, its text in order.
import type { PDFPageProxy } from 'pdfjs-dist';
import { Unusable } from '../../kernel/errors.ts';
import type { Blocks, FormatReader, Progress, Remark } from '../blocks.ts';
import { draw, mostOperators } from './draw.ts';
import { identity, matrixFrom } from './matrix.ts';
import { type OpenPdf, openPdf, refusalOf } from './open.ts';
import { type PageRead, pageFrom } from './page.ts';
import type { Drawing } from './shapes.ts';
import { upright } from './turn.ts';
import { type Font, fontFrom } from './type.ts';
import { blocksOfPages } from './write.ts';

/** Throws `Unusable` for what is protected, damaged, too long, or pictures of pages without text. */
export const readPdf: FormatReader = async (file, progress) => {
  const open = await openPdf(file);
  try {
    const pages = await readPages(open, progress);
    if (!pages.some(({ hasText }) => hasText)) throw withoutText(pages, file.name);
    return blocksFrom(pages);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw isOfPdf(error) ? refusalOf(error, file.name) : error;
  } finally {
    await open.close();
  }
};

function withoutText(pages: readonly PageRead[], name: string): Unusable {
  const why = pages.some(({ marks }) => marks.hasPicture)
    ? 'its pages are pictures, as a scanner makes them. Have the text recognised (OCR) in the program that scanned it'
    : 'its pages are blank or drawn, or it is damaged. Look at it in a PDF viewer; if there is text to see, have it recognised (OCR)';
  return new Unusable(`${name} has no text that can be read: ${why}, or ask for the Word original.`);
}

/** Errors of pdf.js say what is wrong with the file; any other is a fault of ours. */
const isOfPdf = (error: unknown) => error instanceof Error && /Exception$|^FormatError$/.test(error.name);

async function readPages(open: OpenPdf, progress: Progress): Promise<PageRead[]> {
  const pages: PageRead[] = [];
  const fonts = new Map<string, Font>();
  const count = open.document.numPages;
  for (let number = 1; number <= count; number += 1) {
    const page = await open.document.getPage(number);
    pages.push(pageFrom(upright(await drawingOf(open, page, fonts)), number));
    page.cleanup();
    progress(number, count);
  }
  return pages;
}

async function drawingOf(
  { library }: OpenPdf,
  page: PDFPageProxy,
  fonts: Map<string, Font>,
): Promise<Drawing> {
  const operators = await page.getOperatorList();
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const drawing: Drawing = {
    page: { width, height },
    chars: [],
    slanted: [],
    across: [],
    down: [],
    fills: [],
    hasPicture: false,
    isCrowded: operators.fnArray.length > mostOperators,
  };
  for (const [at, operator] of operators.fnArray.entries()) {
    if (operator !== library.OPS.setFont) continue;
    const [id] = operators.argsArray[at] ?? [];
    if (typeof id === 'string' && !fonts.has(id)) fonts.set(id, fontFrom(await fontOf(page, id)));
  }
  draw(drawing, operators, { base: matrixFrom(transform) ?? identity, fonts, library });
  return drawing;
}

function fontOf(page: PDFPageProxy, id: string): Promise<unknown> {
  return new Promise((resolve) => page.commonObjs.get(id, resolve));
}

function blocksFrom(pages: readonly PageRead[]): Blocks {
  const blocks = blocksOfPages(pages);
  const remarks = pages.flatMap(remarkOf);
  return { format: 'pdf', pages: pages.length, blocks, ...(remarks.length > 0 ? { remarks } : {}) };
}

function remarkOf({ number, hasText, marks }: PageRead): Remark[] {
  if (hasText || !marks.hasPicture) return [];
  return [
    {
      rule: 'text/picture',
      severity: 'warning',
      message: `Page ${number} is a picture without text, and nothing on it was read.`,
      suggestion: 'Have its text recognised (OCR), or look there for what is missing.',
      source: { page: number },
    },
  ];
}
