// The words of each page of a PDF, as they are drawn.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One text a page, each run of spaces and line ends as one space. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    pages.push(words.join('').replace(/\s+/g, ' ').trim());
  }
  await document.destroy();
  return pages;
}
