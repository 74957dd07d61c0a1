// Characters of symbol fonts by what they show, and the odd characters of print as plain ones.

/** By the code of the character in the font. */
const wingdings: Record<number, string> = {
  74: '☺',
  75: '😐',
  76: '☹',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  119: '◆',
  159: '•',
  161: '○',
  167: '▪',
  168: '☐',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
const wingdings2: Record<number, string> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  151: '●',
  163: '☐',
};
const wingdings3: Record<number, string> = { 103: '↑', 104: '↓', 112: '▲', 113: '▼', 117: '▶', 116: '◀' };
const webdings: Record<number, string> = { 97: '✓', 114: '✗', 110: '●', 103: '■', 61: '●' };
const symbol: Record<number, string> = { 183: '•', 167: '♣', 214: '√', 222: '⇒', 174: '→' };

/** Its signs stand in the order of Unicode's from 2701, but for some. */
const dingbats: Record<number, string> = {
  ...Object.fromEntries(
    Array.from({ length: 0x5e }, (_, at) => [0x21 + at, String.fromCodePoint(0x2701 + at)]),
  ),
  37: '☎',
  42: '☛',
  43: '☞',
  72: '★',
  108: '●',
  110: '■',
  115: '▲',
  116: '▼',
  117: '◆',
  119: '◗',
};

function tableOf(font: string): Record<number, string> | undefined {
  if (/wing ?dings ?3/i.test(font)) return wingdings3;
  if (/wing ?dings ?2/i.test(font)) return wingdings2;
  if (/wing ?dings/i.test(font)) return wingdings;
  if (/webdings/i.test(font)) return webdings;
  if (/dingbats/i.test(font)) return dingbats;
  return /symbol/i.test(font) ? symbol : undefined;
}

const plain: Record<string, string> = {
  '✔': '✓',
  '🗸': '✓',
  '✘': '✗',
  '✖': '✗',
  '✕': '✗',
  ſt: 'st',
};

/** What a character shows. Fonts of symbols give codes, or codes moved to a private place (from F000). */
export function shownAs(unicode: string, code: number, font: string): string {
  const symbols = tableOf(font);
  const point = unicode.codePointAt(0) ?? 0;
  const isPrivate = point >= 0xf000 && point <= 0xf0ff;
  if (symbols) {
    const known = symbols[isPrivate ? point - 0xf000 : point] ?? symbols[code];
    if (known && (isPrivate || point < 0x100)) return plain[known] ?? known;
  }
  if (isPrivate) return wingdings[point - 0xf000] ?? symbol[point - 0xf000] ?? '▪';
  if (point < 0x80) return point < 0x20 ? ' ' : unicode;
  // Spaces at which no line is broken stay what they are: a line's last word is told by them.
  const normal = /[\u2000-\u2006\u2008-\u200a\u3000\ufb00-\ufb06]/.test(unicode)
    ? unicode.normalize('NFKC')
    : unicode.replace(/[\u200b-\u200f\u2060\ufeff]/g, '');
  return plain[normal] ?? normal;
}
