// The process that reads one document: this thread keeps the limits, another reads, so that it can always be stopped.
import { Worker } from 'node:worker_threads';
import { type Job, type Said, sayTooLong, sayTooMuch } from './apart.limits.ts';

const reader = new URL(
  import.meta.url.endsWith('.ts') ? './apart.reader.ts' : './apart.reader.js',
  import.meta.url,
);

/** A process can take some 100 MB more between two looks. */
const lookEveryMs = 50;

// Nobody is there any more to be told: the parent has what it wanted, or is gone.
process.once('disconnect', () => process.exit());
process.once('message', (job: Job) => keepWatch(job));

function keepWatch(job: Job): void {
  const { file, limits } = job;
  const worker = new Worker(reader, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.megabytes / 2) },
  });
  const refuse = (refused: string) => say({ refused, field: undefined }, stop);
  worker.on('message', (said: Said) => say(said));
  worker.once('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse(sayTooMuch(file.name, limits));
    else say({ fault: error.stack ?? error.message });
  });
  setTimeout(() => refuse(sayTooLong(file.name, limits)), limits.seconds * 1000).unref();
  setInterval(() => {
    if (process.memoryUsage.rss() > limits.megabytes * 1_048_576) refuse(sayTooMuch(file.name, limits));
  }, lookEveryMs).unref();
}

/** Whatever the reading thread is at, also where it no longer listens. */
function stop(): void {
  process.kill(process.pid, 'SIGKILL');
}

function say(said: Said, then: () => void = () => {}): void {
  process.send?.(said, then);
}
