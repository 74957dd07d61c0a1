// Numbers of lists as figures, letters and Roman numerals.

/** A number in a format, called as ECMA-376 part 1, 17.18.59 calls it; a plain figure for any other name. */
export function figureOf(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** a to z, then aa, bb, as Word counts. */
function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((Math.max(1, number) - 1) % 26));
  return letter.repeat(Math.min(8, Math.floor((Math.max(1, number) - 1) / 26) + 1));
}

const romans: readonly [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let left = Math.min(399, Math.max(1, number));
  return romans
    .map(([value, words]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return words.repeat(times);
    })
    .join('');
}
