// `npm run fixtures`: writes the documents of fixtures/documents anew from their shapes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { render } from './render.ts';
import { shapes } from './shapes.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/documents');
mkdirSync(folder, { recursive: true });
for (const shape of shapes) {
  const { name, bytes } = await render(shape);
  writeFileSync(resolve(folder, name), bytes);
  process.stdout.write(`${name}: ${bytes.length.toLocaleString('en-GB')} bytes\n`);
}
