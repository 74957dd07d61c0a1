// Small PDFs for tests, written by hand: text where it is wanted, rules, colours, turned and damaged pages.

export interface Sheet {
  width?: number;
  height?: number;
  rotate?: 0 | 90 | 180 | 270;
  /** Operators of the page, from the helpers below. */
  marks: readonly string[];
  /** Drawn by `/Form Do`, moved down by so many points. */
  form?: readonly string[];
}

const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', symbols: 'ZapfDingbats' };
type FontName = keyof typeof fonts;

const escaped = (words: string) => words.replace(/[\\()]/g, '\\$&');
const tall = 842;

/** Words with their baseline so many points below the top of an upright A4 page. */
export function words(
  x: number,
  y: number,
  text: string,
  { size = 10, font = 'plain', mode = 0 }: { size?: number; font?: FontName; mode?: number } = {},
): string {
  return `BT /${font} ${size} Tf ${mode} Tr ${x} ${tall - y} Td (${escaped(text)}) Tj ET`;
}

/** As `words`, read upwards. */
export function wordsUp(x: number, y: number, text: string, size = 10): string {
  return `BT /plain ${size} Tf 0 1 -1 0 ${x} ${tall - y} Tm (${escaped(text)}) Tj ET`;
}

export const line = (x0: number, y0: number, x1: number, y1: number) =>
  `0.5 w ${x0} ${tall - y0} m ${x1} ${tall - y1} l S`;

/** Colours as three shares of red, green and blue. */
export const block = (x: number, y: number, width: number, height: number, color = '0.8 0.8 0.8') =>
  `q ${color} rg ${x} ${tall - y - height} ${width} ${height} re f Q`;

/** The lines of a table: all rows and columns at these places. */
export function lattice(xs: readonly number[], ys: readonly number[]): string[] {
  const [left, right, top, bottom] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0];
  return [...ys.map((y) => line(left, y, right, y)), ...xs.map((x) => line(x, top, x, bottom))];
}

/** Rows of cells, the words of each 4 points from its corner. */
export function table(
  xs: readonly number[],
  ys: readonly number[],
  rows: readonly (readonly string[])[],
): string[] {
  const cells = rows.flatMap((row, down) =>
    row.map((text, across) => words((xs[across] ?? 0) + 4, (ys[down] ?? 0) + 12, text)),
  );
  return [...lattice(xs, ys), ...cells];
}

/** The bytes of a PDF. `more` is added to the trailer, as `/Encrypt` is. */
export function pdf(sheets: readonly Sheet[], more = ''): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = sheets.map((_, at) => `${4 + at * 3} 0 R`).join(' ');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${sheets.length} >>`);
  const all = Object.entries(fonts).map(
    ([name, base]) => `/${name} << /Type /Font /Subtype /Type1 /BaseFont /${base} ${encodingOf(base)} >>`,
  );
  add(`<< ${all.join(' ')} >>`);
  sheets.forEach(({ width = 595, height = tall, rotate = 0, marks, form = [] }, at) => {
    const own = 4 + at * 3;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} ` +
        `/Resources << /Font 3 0 R /XObject << /Form ${own + 2} 0 R /Picture ${pictureOf} >> >> /Contents ${own + 1} 0 R >>`,
    );
    add(stream(marks.join('\n')));
    add(
      stream(
        form.join('\n'),
        `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources << /Font 3 0 R >>`,
      ),
    );
  });
  const pictureAt = objects.length + 1;
  add(
    stream(
      '\u0000'.repeat(12),
      '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
    ),
  );
  return written(
    objects.map((body) => body.replaceAll(pictureOf, `${pictureAt} 0 R`)),
    more,
  );
}

const pictureOf = 'PICTURE';
/** A picture over the whole page. */
export const picture = `q 595 0 0 ${tall} 0 0 cm /Picture Do Q`;

const encodingOf = (base: string) => (base === 'ZapfDingbats' ? '' : '/Encoding /WinAnsiEncoding');

const stream = (text: string, more = '') =>
  `<< /Length ${text.length} ${more} >>\nstream\n${text}\nendstream`;

function written(objects: readonly string[], more: string): Uint8Array {
  let text = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
