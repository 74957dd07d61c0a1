// Small turns of phrase that every page needs.

/** `1 action`, `12 actions`; give the plural where it is not the word and an s. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** With a full stop, unless it ends in one already. */
export function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** `dueOn` is "Due on": a field's own name in words, where nobody gave it a title. */
export function inWords(name: string): string {
  const words = name.replace(/[_-]/g, ' ').replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
