// The words of a Word paragraph: its runs in order, with what was deleted, hidden, drawn or noted set apart.
import { isOn, partOf, partsOf, partsWithin, plainName } from '../package.ts';
import { asRead } from '../prose.ts';
import { type Element, elementsOf, textOf } from '../xml.ts';

/** An attribute by its name without the prefix: `val` of `w:val`. */
export function attributeOf(element: Element | undefined, name = 'val'): string | undefined {
  if (!element) return undefined;
  const usual = element.attributes[`w:${name}`];
  if (usual !== undefined) return usual;
  return Object.entries(element.attributes).find(([key]) => key.slice(key.indexOf(':') + 1) === name)?.[1];
}

/** `<w:b/>` and `<w:b w:val="1"/>` say yes, `<w:b w:val="0"/>` no. Undefined where the element is not there. */
export function switched(element: Element | undefined): boolean | undefined {
  if (!element) return undefined;
  const value = attributeOf(element);
  return value === undefined || isOn(value);
}

export interface Words {
  /** A line feed is a break the author made, a tab a tab. */
  text: string;
  /** All of it is bold, and there is some. */
  isBold: boolean;
  deleted: string;
  hidden: string;
  /** The words of text boxes that hang on this paragraph, each a list of paragraphs. */
  boxes: Element[];
  /** What pictures are said to show; blank for one that says nothing. */
  pictures: string[];
  /** The colour behind all of its words. */
  fill?: string;
}

interface Reading extends Words {
  /** Inside a field: its code is read over, its result is kept. */
  fieldCodes: number;
  boldLetters: number;
  letters: number;
  fills: Set<string | undefined>;
}

export function wordsOf(paragraph: Element): Words {
  const reading: Reading = {
    text: '',
    isBold: false,
    deleted: '',
    hidden: '',
    boxes: [],
    pictures: [],
    fieldCodes: 0,
    boldLetters: 0,
    letters: 0,
    fills: new Set(),
  };
  readInline(reading, paragraph);
  const { fieldCodes: _codes, boldLetters, letters, fills, ...words } = reading;
  const [fill] = fills;
  return {
    ...words,
    text: asRead(words.text),
    isBold: letters > 0 && boldLetters === letters,
    ...(fills.size === 1 && fill ? { fill } : {}),
  };
}

function readInline(reading: Reading, parent: Element): void {
  for (const child of elementsOf(parent)) {
    switch (plainName(child)) {
      case 'r':
        readRun(reading, child);
        break;
      case 'del':
      case 'moveFrom':
        reading.deleted += wordsWithin(child);
        break;
      case 'hyperlink':
      case 'ins':
      case 'moveTo':
      case 'smartTag':
      case 'customXml':
      case 'fldSimple':
      case 'bdo':
      case 'dir':
        readInline(reading, child);
        break;
      case 'sdt':
        readControl(reading, child);
        break;
      case 'oMath':
      case 'oMathPara':
        reading.text += textOf(child);
        break;
    }
  }
}

/** A tick box shows its state; anything else what is written in it. */
function readControl(reading: Reading, control: Element): void {
  const box = partOf(partOf(control, 'sdtPr'), 'checkbox');
  if (box) {
    reading.text += isOn(attributeOf(partOf(box, 'checked'))) ? '☑' : '☐';
    return;
  }
  const content = partOf(control, 'sdtContent');
  if (content) readInline(reading, content);
}

function wordsWithin(element: Element): string {
  return [...partsWithin(element, 'delText'), ...partsWithin(element, 't')].map(textOf).join('');
}

function readRun(reading: Reading, run: Element): void {
  const look = partOf(run, 'rPr');
  const isHidden = switched(partOf(look, 'vanish')) === true;
  const before = reading.text.length;
  for (const child of elementsOf(run)) readPiece(reading, child);
  const added = reading.text.slice(before);
  if (isHidden) reading.hidden += added;
  const letters = added.replace(/\s/g, '').length;
  if (letters === 0) return;
  reading.letters += letters;
  if (switched(partOf(look, 'b'))) reading.boldLetters += letters;
  reading.fills.add(colourOf(partOf(look, 'shd')) ?? highlight(attributeOf(partOf(look, 'highlight'))));
}

function readPiece(reading: Reading, piece: Element): void {
  switch (plainName(piece)) {
    case 't':
      if (reading.fieldCodes === 0) reading.text += textOf(piece);
      break;
    case 'tab':
    case 'ptab':
      reading.text += '\t';
      break;
    case 'br':
    case 'cr':
      if (!['page', 'column'].includes(attributeOf(piece, 'type') ?? '')) reading.text += '\n';
      break;
    case 'noBreakHyphen':
      reading.text += '-';
      break;
    case 'sym':
      reading.text += symbol(attributeOf(piece, 'font') ?? '', attributeOf(piece, 'char') ?? '');
      break;
    case 'fldChar':
      readField(reading, attributeOf(piece, 'fldCharType'), piece);
      break;
    case 'AlternateContent':
      // The same drawing twice, for newer and older programs: either is enough.
      for (const choice of elementsOf(piece).slice(0, 1))
        for (const one of elementsOf(choice)) readPiece(reading, one);
      break;
    case 'drawing':
    case 'pict':
    case 'object':
      readDrawing(reading, piece);
      break;
  }
}

/** A field is its code, then its result: the words between are shown, the code is not. */
function readField(reading: Reading, type: string | undefined, piece: Element): void {
  if (type === 'begin') {
    const form = partOf(piece, 'ffData');
    const box = partOf(form, 'checkBox');
    if (box) reading.text += switched(partOf(box, 'checked') ?? partOf(box, 'default')) ? '☑' : '☐';
    reading.fieldCodes += 1;
  }
  if ((type === 'separate' || type === 'end') && reading.fieldCodes > 0) reading.fieldCodes -= 1;
}

function readDrawing(reading: Reading, drawing: Element): void {
  const boxes = [...partsWithin(drawing, 'txbxContent')];
  if (boxes.length > 0) reading.boxes.push(...boxes);
  else {
    const said = [...partsWithin(drawing, 'docPr')][0];
    reading.pictures.push(said?.attributes.descr ?? said?.attributes.title ?? '');
  }
}

/** Ticks and crosses of symbol fonts, by their places in Wingdings and Wingdings 2; bullets and the rest say nothing. */
const ticks: Record<string, Record<number, string>> = {
  wingdings: { 251: '✗', 252: '✓', 253: '☒', 254: '☑', 168: '☐', 108: '●', 110: '■' },
  'wingdings 2': { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 163: '☐', 151: '●' },
};

function symbol(font: string, char: string): string {
  // Symbol fonts are given in Unicode's private area, F000 upwards (ECMA-376 part 1, 17.3.3.30).
  return ticks[font.toLowerCase()]?.[Number.parseInt(char, 16) & 0xff] ?? '';
}

/** The fill of a shading as `#rrggbb`; undefined for none and for white. */
export function colourOf(shading: Element | undefined): string | undefined {
  const fill = attributeOf(shading, 'fill');
  if (!fill || !/^[0-9a-f]{6}$/i.test(fill) || /^f{6}$/i.test(fill)) return undefined;
  return `#${fill.toLowerCase()}`;
}

const highlights: Record<string, string> = {
  green: '#00ff00',
  darkGreen: '#008000',
  yellow: '#ffff00',
  darkYellow: '#808000',
  red: '#ff0000',
  darkRed: '#800000',
  blue: '#0000ff',
  darkBlue: '#000080',
};

function highlight(name: string | undefined): string | undefined {
  return name === undefined ? undefined : highlights[name];
}

/** Children in order, with the wrappers taken off that hold whole paragraphs, rows or cells. */
export function unwrapped(parent: Element): Element[] {
  return elementsOf(parent).flatMap((child) => {
    const name = plainName(child);
    if (name === 'sdt') return partsOf(child, 'sdtContent').flatMap(unwrapped);
    if (name === 'AlternateContent') return elementsOf(child).slice(0, 1).flatMap(unwrapped);
    return ['ins', 'moveTo', 'smartTag', 'customXml'].includes(name) ? unwrapped(child) : [child];
  });
}
