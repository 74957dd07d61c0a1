// What a web page holds beside its words: hidden and deleted words, comments, pictures, other files, fields of forms.
import { oneLine } from '../prose.ts';
import { addWords, readChildren, readElement } from './flow.ts';
import { type Page, type Reader, remark } from './page.ts';
import { allWithin, attributeOf, type Element, elementsOf, measureOf, wordsOf } from './tree.ts';

/** Parts that fold away or wait under a tab are read; what nobody is meant to see is left out and quoted. */
export const readHidden: Reader = (page, element, around, look) => {
  const { letters, tables } = measureOf(element);
  if (letters === 0) return;
  const isFolded =
    ['tabpanel', 'region'].includes(attributeOf(element, 'role') ?? '') ||
    attributeOf(element, 'hidden') === 'until-found' ||
    tables > 0;
  if (!isFolded || around.isOfPage) {
    remark(page, {
      rule: 'text/hidden',
      severity: 'note',
      message: 'Some words here are hidden on the page. They were left out.',
      words: wordsOf(element),
    });
    return;
  }
  remark(page, {
    rule: 'text/hidden',
    severity: 'warning',
    message:
      'A part of the page is hidden until it is opened. It was read all the same; check that it is meant to be.',
  });
  readElement(page, element, around, { ...look, isHidden: false });
};

export const readDeleted: Reader = (page, element) => {
  const words = wordsOf(element);
  if (words === '') return;
  remark(page, {
    rule: 'text/deleted',
    severity: 'note',
    message: 'Words are marked as deleted here. They were left out.',
    words,
  });
};

export const readComments: Reader = (page, element) => {
  for (const words of elementsOf(element).map(wordsOf)) {
    if (words === '') continue;
    remark(page, {
      rule: 'text/comment',
      severity: 'note',
      message: 'A comment in the margin is no part of the plan, and was set aside.',
      words,
    });
  }
};

/** The mark of a note or a comment, `[1]`; longer words are no mark. */
export const readReference: Reader = (page, element, around) => {
  if (measureOf(element).letters > 6) readChildren(page, element, around);
};

/** A picture without words is decoration where the page says so, or where it is too small to be seen. */
export const readPicture: Reader = (page, element) => {
  const named = ['alt', 'aria-label', 'title'].map((name) => attributeOf(element, name));
  const said =
    named.find((one) => one !== undefined) ?? (element.tagName === 'svg' ? wordsOf(element) : undefined);
  const isSmall = ['width', 'height'].some((side) => Number(attributeOf(element, side) ?? 100) <= 3);
  if (isSmall || said?.trim() === '' || attributeOf(element, 'aria-hidden') === 'true') return;
  page.sink.picture(oneLine(said ?? ''));
};

export function notePicture(page: Page, said: string): void {
  if (said !== '' && page.pictures.has(said)) return;
  page.pictures.add(said);
  remark(page, {
    rule: 'text/picture',
    severity: 'note',
    message: `A picture here is not read${said ? ', only what is said of it' : ''}. If it holds part of the plan, type that part in.`,
    words: said,
  });
}

export const readFrame: Reader = (page, element) => {
  const from = attributeOf(element, 'src') ?? attributeOf(element, 'data');
  if (!from) return;
  remark(page, {
    rule: 'text/inserted-file',
    severity: 'warning',
    message: 'Another page or file is shown inside this one. It was not read.',
    suggestion: 'If it holds part of the plan, open it by itself, save it, and read that.',
  });
};

/** Fields whose value is no words of the page. */
const silent = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'password', 'file', 'search']);

export const readInput: Reader = (page, element, around) => {
  const type = (attributeOf(element, 'type') ?? 'text').toLowerCase();
  if (type === 'checkbox' || type === 'radio')
    addWords(page, attributeOf(element, 'checked') === undefined ? '☐' : '☑', around);
  else if (!silent.has(type)) addWords(page, attributeOf(element, 'value') ?? '', around);
};

/** What is chosen; browsers show the first choice where none is. */
export const readChoice: Reader = (page, element, around) => {
  const choices = allWithin(element, ({ tagName }) => tagName === 'option');
  const chosen = choices.filter((one) => attributeOf(one, 'selected') !== undefined);
  const shown: Element[] = chosen.length > 0 ? chosen : choices.slice(0, 1);
  addWords(page, shown.map(wordsOf).join('; '), around);
};
