// How the cells of an Excel workbook look: their number formats, the colours behind them, and whether they are bold.

import { isOn, partOf, partsOf, plainName } from '../package.ts';
import type { Element } from '../xml.ts';
import { builtInFormat } from './shown.ts';

export interface CellStyle {
  format: string;
  /** `#rrggbb`; absent for none and for white. */
  fill?: string;
  isBold: boolean;
}

export const plainStyle: CellStyle = { format: 'General', isBold: false };

/** By the number a cell gives (ECMA-376 part 1, section 18.8). */
export function stylesOf(styleSheet: Element | undefined, theme: Element | undefined): CellStyle[] {
  const palette = paletteOf(styleSheet, theme);
  const formats = new Map(
    partsOf(partOf(styleSheet, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? 'General',
    ]),
  );
  const fills = partsOf(partOf(styleSheet, 'fills'), 'fill').map((fill) => fillOf(fill, palette));
  const bold = partsOf(partOf(styleSheet, 'fonts'), 'font').map((font) => {
    const mark = partOf(font, 'b');
    return mark !== undefined && isOn(mark.attributes.val ?? '1');
  });
  return partsOf(partOf(styleSheet, 'cellXfs'), 'xf').map(({ attributes }) => {
    const number = Number(attributes.numFmtId ?? 0);
    const fill = fills[Number(attributes.fillId ?? 0)];
    return {
      format: formats.get(number) ?? builtInFormat(number),
      isBold: bold[Number(attributes.fontId ?? 0)] ?? false,
      ...(fill === undefined ? {} : { fill }),
    };
  });
}

interface Palette {
  theme: string[];
  indexed: string[];
}

/** Section 18.8.27: the 56 colours of the old palette from number 8; the first eight repeat the eighth to the fifteenth. */
const oldPalette =
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff ' +
  '993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ' +
  'ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 ' +
  '333300 993300 993366 333399 333333';

/** Colours of a theme by their numbers: light and dark stand the other way round than they are written. */
const themeOrder = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];
const usualTheme =
  'ffffff 000000 e7e6e6 44546a 4472c4 ed7d31 a5a5a5 ffc000 5b9bd5 70ad47 0563c1 954f72'.split(' ');

function paletteOf(styleSheet: Element | undefined, theme: Element | undefined): Palette {
  const own = partsOf(partOf(partOf(styleSheet, 'colors'), 'indexedColors'), 'rgbColor');
  const old = oldPalette.split(' ');
  const indexed = [...old.slice(0, 8), ...old].map((colour, at) => own[at]?.attributes.rgb ?? colour);
  const scheme = partOf(partOf(theme, 'themeElements'), 'clrScheme');
  return {
    indexed,
    theme: themeOrder.map((name, at) => {
      const [colour] = partOf(scheme, name)?.children.filter((child) => typeof child !== 'string') ?? [];
      return colour?.attributes.lastClr ?? colour?.attributes.val ?? usualTheme[at] ?? 'ffffff';
    }),
  };
}

function fillOf(fill: Element, palette: Palette): string | undefined {
  const pattern = partOf(fill, 'patternFill');
  if (pattern) {
    const kind = pattern.attributes.patternType ?? 'none';
    if (kind === 'none' || kind === 'gray125' || kind === 'gray0625') return undefined;
    return colourOf(partOf(pattern, kind === 'solid' ? 'fgColor' : 'bgColor'), palette);
  }
  const gradient = fill.children.find(
    (child) => typeof child !== 'string' && plainName(child) === 'gradientFill',
  );
  if (gradient === undefined || typeof gradient === 'string') return undefined;
  return colourOf(partOf(partsOf(gradient, 'stop').at(-1), 'color'), palette);
}

function colourOf(colour: Element | undefined, palette: Palette): string | undefined {
  if (!colour) return undefined;
  const { rgb, theme, indexed, tint } = colour.attributes;
  const base = rgb ?? (theme === undefined ? palette.indexed[Number(indexed)] : palette.theme[Number(theme)]);
  return base === undefined ? undefined : shaded(base, Number(tint ?? 0));
}

/** A colour as `#rrggbb`, white being none. `tint` from -1 (black) to 1 (white) changes its lightness (section 18.8.19). */
export function shaded(colour: string, tint: number): string | undefined {
  const six = /([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (six === undefined) return undefined;
  const parts = [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16) / 255);
  const light = (Math.max(...parts) + Math.min(...parts)) / 2;
  const wanted = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  // Hue and saturation stay: each part keeps its distance from the lightness, as far as the new lightness has room.
  const room = (one: number) => Math.min(one, 1 - one);
  const scale = room(light) === 0 ? 0 : room(wanted) / room(light);
  const hex = parts
    .map((part) => {
      const shade = tint === 0 ? part : wanted + (part - light) * scale;
      return Math.round(Math.min(1, Math.max(0, shade)) * 255)
        .toString(16)
        .padStart(2, '0');
    })
    .join('');
  return hex === 'ffffff' ? undefined : `#${hex}`;
}
