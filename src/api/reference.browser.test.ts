// The API's page in a real browser.
import { expect, test } from 'vitest';
import {
  axeViolations,
  keepShot,
  openBrowser,
  openPage,
  sidewaysOverflow,
} from '../../test/support/browser.ts';
import { sampleServer } from '../web/sample/site.ts';
import { setUpApi } from './api.ts';
import { addCalls } from './sample/calls.ts';

test('the API’s page passes axe and fits a phone', async () => {
  const app = await sampleServer();
  setUpApi(app, {
    title: 'The data behind these pages',
    version: '1',
    description: 'The same answers as the pages give, for programs.',
    render: (reply, template, page) => reply.page(template, page),
  });
  addCalls(app);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await openBrowser();
  try {
    for (const width of ['desktop', 'narrow'] as const) {
      const page = await openPage(browser, width);
      await page.goto(`${address}/api`);
      await keepShot(page, `api-${width}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await page.context().close();
    }
  } finally {
    await browser.close();
    await app.close();
  }
});
