#!/usr/bin/env node
// Finds Node 26 (this project brings its own) and runs src/main.ts, or dist/main.js where only that was packed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = [join(here, 'src/main.ts'), join(here, 'dist/main.js')].find(existsSync);
const wanted = 26;

function ownNode() {
  const require = createRequire(import.meta.url);
  const { platform, arch } = process;
  const names = { linux: `node-linux-${arch}`, darwin: `node-bin-darwin-${arch}`, win32: `node-win-${arch}` };
  try {
    const folder = dirname(require.resolve(`${names[platform]}/package.json`));
    return [join(folder, 'bin', 'node'), join(folder, 'bin', 'node.exe')].find(existsSync);
  } catch {
    return undefined;
  }
}

process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), `goldthread-compile-${process.getuid?.() ?? 'user'}`);
const isNew = Number(process.versions.node.split('.')[0]) >= wanted;
const node = isNew ? process.execPath : ownNode();
if (!node) {
  console.error(
    `Goldthread needs Node ${wanted} or newer; this is ${process.version}. Run "npm install" here first.`,
  );
  process.exit(1);
}
const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal);
  else process.exit(code ?? 1);
});
