// Documents being read now, in this process: started by a request, finished whether or not anybody waits for them.

import { listCouncils } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { Unusable } from '../../../kernel/errors.ts';
import type { Progress } from '../../../office/blocks.ts';
import type { Account } from '../accounting.ts';
import type { Draft } from '../draft.ts';
import { dropWaitingFile, keepFile, waitingFile } from '../loading/file.store.ts';
import type { Original } from '../original.ts';
import type { DocumentFile } from '../read.ts';
import { keepDraft, listReadings, readingById, refuseReading } from './readings.store.ts';

export interface WhatWasRead {
  draft: Draft;
  account: Account;
  original: Original;
}

/** Reads one file. Throws Unusable for what cannot be read; stops when the signal says so. */
export type ReadFile = (
  file: DocumentFile,
  how: { progress: Progress; signal: AbortSignal },
) => Promise<WhatWasRead>;

/** How far the reading of one document is: pages, sheets or tables. Nothing is known of one that waits its turn. */
export interface HowFar {
  done: number;
  of: number;
}

export interface BeingRead {
  /** Reads it in its turn. A second call for the same reading changes nothing. */
  start(councilId: number, readingId: number): void;
  howFar(councilId: number, readingId: number): HowFar | undefined;
  /** Takes up again what an earlier process left half way, for every council. */
  takeUp(): Promise<void>;
  /** Stops what is under way; the next start takes it up. Resolves once nothing runs. */
  stop(): Promise<void>;
}

export interface BeingReadOptions {
  database: Database;
  read: ReadFile;
  /** Told of what is our fault and not the document's. */
  failed: (error: unknown) => void;
  /** How many documents at once: each takes a processor and some hundred megabytes. */
  atOnce?: number;
}

const reader: System = { kind: 'system', name: 'reading' };

/** Progress stays in memory: a tick is nothing that a council's record should hold. */
export function documentsBeingRead({ database, read, failed, atOnce = 2 }: BeingReadOptions): BeingRead {
  const stopping = new AbortController();
  const jobs = new Map<string, { far: HowFar | undefined; done: Promise<void> }>();
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const inTurn = async (work: () => Promise<void>): Promise<void> => {
    if (free === 0) await new Promise<void>((go) => waiting.push(go));
    else free -= 1;
    try {
      if (!stopping.signal.aborted) await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
  const start = (councilId: number, readingId: number) => {
    const key = `${councilId}/${readingId}`;
    if (jobs.has(key) || stopping.signal.aborted) return;
    const job: { far: HowFar | undefined; done: Promise<void> } = { far: undefined, done: Promise.resolve() };
    const progress: Progress = (done, of) => {
      job.far = { done, of };
    };
    jobs.set(key, job);
    job.done = inTurn(() =>
      readOne({ database, read, failed }, councilId, readingId, { progress, signal: stopping.signal }),
    )
      .catch(failed)
      .finally(() => jobs.delete(key));
  };
  return {
    start,
    howFar: (councilId, readingId) => jobs.get(`${councilId}/${readingId}`)?.far,
    takeUp: async () => {
      for (const { councilId } of await listCouncils(database)) {
        const left = await database.read(reader, councilId, listReadings);
        for (const one of left) if (one.state === 'being-read') start(councilId, one.readingId);
      }
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([...jobs.values()].map(({ done }) => done));
    },
  };
}

async function readOne(
  { database, read, failed }: Omit<BeingReadOptions, 'atOnce'>,
  councilId: number,
  readingId: number,
  how: { progress: Progress; signal: AbortSignal },
): Promise<void> {
  const waiting = await database.read(reader, councilId, async (tx) => {
    const asked = await readingById(tx, readingId);
    const file = asked?.state === 'being-read' ? await waitingFile(tx, asked.sha256) : null;
    return asked && file ? { file, sha256: asked.sha256 } : null;
  });
  if (!waiting) return;
  const { file, sha256 } = waiting;
  try {
    const { draft, account, original } = await read(file, how);
    if (how.signal.aborted) return;
    await database.as(reader, councilId, `Read ${file.name}`, async (tx) => {
      await keepFile(tx, councilId, sha256, file);
      await dropWaitingFile(tx, sha256);
      await keepDraft(tx, councilId, readingId, { draft, original }, account);
    });
  } catch (error) {
    if (how.signal.aborted) return;
    if (!(error instanceof Unusable)) failed(error);
    const refusal = error instanceof Unusable ? error.message : ourFault(file.name);
    await database.as(reader, councilId, `Refuse ${file.name}`, async (tx) => {
      await dropWaitingFile(tx, sha256);
      await refuseReading(tx, readingId, refusal);
    });
  }
}

function ourFault(name: string): string {
  return (
    `Goldthread failed while it read ${name}. The fault is ours, not yours, and it is on file. ` +
    'Save the document in another format, such as Word or PDF, and try that.'
  );
}
