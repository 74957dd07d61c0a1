#!/usr/bin/env node
// Runs src/main.ts (or dist/main.js where only that was packed) on Node 26, which this project brings as a package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = [join(here, 'src/main.ts'), join(here, 'dist/main.js')].find(existsSync);
const wanted = 26;
const cache = join(tmpdir(), `goldthread-compile-${process.getuid?.() ?? 'user'}`);

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

/** Run from an older Node: the wanted one takes over, and stops when this one is gone, however it went. */
function handOver(node) {
  const options = {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_COMPILE_CACHE: cache, ...process.env },
  };
  const child = spawn(node, [entry, ...process.argv.slice(2)], options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

if (Number(process.versions.node.split('.')[0]) >= wanted) {
  module.enableCompileCache(cache);
  await import(pathToFileURL(entry).href);
} else {
  const node = ownNode();
  if (node) handOver(node);
  else {
    console.error(
      `Goldthread needs Node ${wanted} or newer; this is ${process.version}. Run "npm install" here first.`,
    );
    process.exitCode = 1;
  }
}
