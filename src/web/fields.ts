// A form's fields as plain data, for pages whose fields depend on what is asked: fields.njk draws each.

export interface Field {
  type: 'text' | 'area' | 'select' | 'radios' | 'ticks';
  name: string;
  label: string;
  hint?: string;
  /** The kind of input of a text field, such as `date`. */
  input?: string;
  rows?: number;
  /** The words of the empty choice, if there is one. */
  blank?: string;
  choices?: { value: string; text: string }[];
}

/** Choices from a table of words. */
export function choicesOf<Value extends string>(
  words: Readonly<Record<Value, string>>,
): { value: Value; text: string }[] {
  return Object.entries<string>(words).map(([value, text]) => ({ value: value as Value, text }));
}
