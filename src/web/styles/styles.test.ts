// The committed stylesheet is the one its sources make, and loads nothing from anywhere.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtStylesheet, compileStyles } from './build.ts';

test('the stylesheet is fresh: run `npm run styles` when this fails', () => {
  expect(readFileSync(builtStylesheet, 'utf8') === compileStyles()).toBe(true);
});

test('the stylesheet names no GOV.UK font and loads no file', () => {
  expect(readFileSync(builtStylesheet, 'utf8')).not.toMatch(/GDS Transport|@font-face|url\(|@import/);
});
