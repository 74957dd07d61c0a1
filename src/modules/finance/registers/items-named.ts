// The items of the thread that lines of words name, for forms and sheets alike. Pure.
import type { FieldError } from '../../../kernel/errors.ts';
import { itemNamed, type Walk } from '../../plan/index.ts';

/** Adds a mistake for every line that names nothing, or too much. */
export function itemsNamed(thread: Walk, typed: string, errors: FieldError[]): number[] {
  return [
    ...new Set(
      typed
        .split(/[\n;]/)
        .filter((line) => line.trim() !== '')
        .flatMap((line) => {
          const found = itemNamed(thread, line);
          if (found.ok) return [found.value.id];
          errors.push({ field: 'items', message: found.errors[0]?.message ?? `“${line}” names no item` });
          return [];
        }),
    ),
  ];
}
