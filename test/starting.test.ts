// Starting and stopping as people meet it: a second start, a command beside the first, a kill, and what is there after.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freshInstallation, type Serving } from './support/goldthread.ts';
import { root } from './support/source.ts';

const installation = freshInstallation();
let serving: Serving;
const plan = `${root}/fixtures/reading/directions-response.txt`;

beforeAll(async () => {
  serving = await installation.start();
});

test('a second start says that the first is running, and ends', async () => {
  const { code, out, err } = await installation.run(['start']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Goldthread is already running on .+/);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect((await fetch(serving.address)).status).toBe(200);
});

test('a plan is loaded and published beside it, and its pages show it at once', async () => {
  expect(await installation.run(['load', plan])).toMatchObject({ code: 0, err: '' });
  const published = await installation.run(['publish', '--json']);
  expect(JSON.parse(published.out)).toMatchObject({ number: 2 });
  const edition = await fetch(`${serving.address}/editions/2/edition.json`);
  expect(edition.status).toBe(200);
  expect(await edition.text()).toContain('directions-response.txt');
});

test('killed outright, it opens again with everything that was committed', async () => {
  const before = await (await fetch(`${serving.address}/editions/2/edition.json`)).text();
  serving.child.kill('SIGKILL');
  await once(serving.child, 'exit');
  serving = await installation.start();
  expect(serving.lines[1]).toBe('Harnworth, an invented council, is loaded.');
  expect(await (await fetch(`${serving.address}/editions/2/edition.json`)).text()).toBe(before);
  expect((await installation.run(['record', 'verify'])).out).toContain('The record is sound.');
});

test('asked to stop, it stops cleanly and leaves the database stopped', async () => {
  const postmaster = join(installation.folder, 'data/postgresql/postmaster.pid');
  expect(existsSync(postmaster)).toBe(true);
  expect(await serving.stop()).toBe(0);
  expect(existsSync(postmaster)).toBe(false);
  serving = await installation.start();
  expect((await fetch(serving.address)).status).toBe(200);
});
