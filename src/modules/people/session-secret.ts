// The secret that signs sessions and encrypts the second step's keys, kept beside the installation's data.
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Reads the kept secret; makes and keeps one where there is none. Of two processes that make one, both read the first's. */
export function keptSecret(folder: string): string {
  const file = path.join(folder, 'session-secret');
  if (!existsSync(file)) {
    const making = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(making, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(making, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(making);
    }
  }
  return readFileSync(file, 'utf8').trim();
}
