// What a preview sends back with its form, to be kept as it was read. Pure.

/** What the text of a form holds as JSON; null where it is none. */
export function sentBack(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
