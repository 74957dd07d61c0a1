// The thread that reads one document, and says how far it is and what came of it.
import { parentPort, workerData } from 'node:worker_threads';
import { Unusable } from '../../kernel/errors.ts';
import { type Job, type Said, sayTooMuch } from './apart.limits.ts';
import { readHere } from './apart.ts';

/** Pages may go by faster than anybody can watch. */
const leastMsBetween = 50;

const say = (said: Said): void => parentPort?.postMessage(said);

let lastSaid = 0;
function progress(done: number, of: number): void {
  const now = performance.now();
  if (done < of && now - lastSaid < leastMsBetween) return;
  lastSaid = now;
  say({ done, of });
}

// pdf.js asks for many pages of a damaged file at once, hears of the first trouble, and leaves the rest unheard: it then
// mends the file, or says by its answer that it cannot. Anything else that nobody hears is a fault of ours.
process.on('unhandledRejection', (reason) => {
  if (!(reason instanceof Error && /Exception$/.test(reason.name))) throw reason;
});

/** What V8 says when a string or an array would be larger than any may be. */
const tooLarge = /allocation failed|Invalid (string|array|typed array) length|maximum size exceeded/;

// What keepWatch gives it, in apart.child.ts.
const { file, limits } = workerData as Job;
try {
  say({ read: await readHere(file, progress) });
} catch (error) {
  if (error instanceof Unusable) say({ refused: error.message, field: error.field });
  else if (error instanceof RangeError && tooLarge.test(error.message))
    say({ refused: sayTooMuch(file.name, limits), field: undefined });
  else say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
