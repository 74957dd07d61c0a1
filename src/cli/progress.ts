// A bar on standard error while long work goes on, where a person is watching. It leaves no trace.
import type { Terminal } from './command.ts';

/** Shows nothing before the work has said how far it is. `what` is what is counted, as in `reading plan.pdf`. */
export async function withBar<T>(
  { watched }: Terminal,
  what: string,
  work: (progress: (done: number, of: number) => void) => Promise<T>,
): Promise<T> {
  if (!watched) return work(() => {});
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: `${what} {bar} {value} of {total}`,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  try {
    return await work((done, of) => {
      if (!started) bar.start(of, done);
      else bar.update(done);
      started = true;
    });
  } finally {
    if (started) bar.stop();
  }
}
