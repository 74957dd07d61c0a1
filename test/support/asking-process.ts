// A process that asks for one document to be read, for tests that kill it meanwhile. It is sent the document's text.
import { readApart } from '../../src/modules/reading/index.ts';

process.once('message', async (text) => {
  await readApart({ name: 'slow.txt', bytes: new TextEncoder().encode(String(text)) });
});
