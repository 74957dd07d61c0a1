// Reads a document in a process of its own, which may reach nothing, takes bounded time and memory, and always ends.
import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import { Unusable } from '../../kernel/errors.ts';
import type { Progress } from '../../office/blocks.ts';
import { type Job, type Limits, type ReadApart, type Said, sayTooLong, usualLimits } from './apart.limits.ts';
import { checkDocument, type DocumentFile } from './document.ts';

export interface ApartOptions {
  progress?: Progress;
  /** Stops the reading at once; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  limits?: Limits;
}

/**
 * Reads a document. Throws `Unusable` for what cannot be read, and for what takes more time or memory than the limits.
 */
export async function readApart(file: DocumentFile, options: ApartOptions = {}): Promise<ReadApart> {
  const { progress = () => {}, signal, limits = usualLimits } = options;
  signal?.throwIfAborted();
  const { ending } = checkDocument(file);
  if (isText.has(ending) && file.bytes.length <= shortText) return readHere(file, progress);
  return readInProcess({ file, limits }, progress, signal);
}

const isText: ReadonlySet<string> = new Set(['txt', 'md', 'markdown']);

/** A process takes 0.1 s to start. A text so long is read in less than half a second, whatever it holds. */
const shortText = 100_000;

/** Reads a document in this process, without limits of time and memory. */
export async function readHere(file: DocumentFile, progress: Progress): Promise<ReadApart> {
  const { readWhole } = await import('./read.ts');
  const { accountFor } = await import('./accounting.ts');
  const reading = await readWhole(file, progress);
  return { draft: reading.draft, account: accountFor(reading), original: reading.original };
}

const program = new URL(
  import.meta.url.endsWith('.ts') ? './apart.child.ts' : './apart.child.js',
  import.meta.url,
);

/** It may read files, which Node needs for its own program, and neither write, nor start programs, nor use the network. */
function permissions(cache: string | undefined): string[] {
  return [
    '--permission',
    '--allow-fs-read=*',
    '--allow-worker',
    ...(cache ? [`--allow-fs-write=${join(cache, '*')}`] : []),
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
  ];
}

async function readInProcess(
  job: Job,
  progress: Progress,
  signal: AbortSignal | undefined,
): Promise<ReadApart> {
  const child = start();
  const { promise, resolve, reject } = Promise.withResolvers<ReadApart>();
  const crashed = () => reject(new Unusable(sayCrashed(job.file.name)));
  const stop = (why: unknown) => {
    child.kill('SIGKILL');
    reject(why);
  };
  const abort = () => stop(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  // It keeps its own limits; this is for the case that it cannot.
  const late = setTimeout(
    () => stop(new Unusable(sayTooLong(job.file.name, job.limits))),
    (job.limits.seconds + 10) * 1000,
  );
  // `Said` is what our own program says.
  child.on('message', (said: Said) => {
    if ('done' in said) progress(said.done, said.of);
    else if ('read' in said) resolve(said.read);
    else if ('refused' in said) reject(new Unusable(said.refused, said.field));
    else reject(Object.assign(new Error('A document could not be read.'), { stack: said.fault }));
  });
  child.once('error', reject);
  // When it has ended, and all that it said is heard.
  child.once('disconnect', crashed);
  child.send(job, (error) => error && crashed());
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', abort);
    // It ends when nobody listens any more, and nobody need wait for that.
    if (child.connected) child.disconnect();
    child.unref();
  }
}

/**
 * It lives for a second: what V8 would spend on its last and slowest step of making code fast is not earned back, and
 * expressions are run again and again from the first. Together a sixth of the time on a plan of thirty pages.
 */
const shortLived = ['--no-turbofan', '--no-regexp-tier-up'];

function start(): ChildProcess {
  // A cache of its own: what it writes, only its like will run.
  const shared = getCompileCacheDir();
  const cache = shared && join(shared, 'apart');
  return fork(program, [], {
    execArgv: [...permissions(cache), ...shortLived],
    env: cache ? { NODE_COMPILE_CACHE: cache } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function sayCrashed(name: string): string {
  return `${name} could not be read: the reader ended in the middle of it. Save it again in the program that made it, or split it.`;
}
