// How often a test tries: a few times on every run, many more in `npm run prove`.
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    atLength: boolean;
  }
}

/** The number of tries: `few` in `npm test`, `many` in `npm run prove`. */
export function tries(few: number, many: number): number {
  return inject('atLength') ? many : few;
}
