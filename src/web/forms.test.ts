// What people type is read kindly, and a mistake is said in words they use.
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm, several } from './forms.ts';
import { samplePages, sampleServer } from './sample/site.ts';

const Update = z.object({
  title: z.string().min(3).max(10),
  dueOn: z.iso.date().meta({ title: 'Due date' }),
  steps: z.coerce.number().int().min(1).optional(),
  theme: z.enum(['money', 'people']),
  lead: z.string({ error: 'Say who leads this' }),
  shown: several(z.enum(['members', 'public'])),
});

const right = { title: ' Borrow ', dueOn: '2026-11-22', steps: '', theme: 'money', lead: 'PN' };

describe('a form', () => {
  test('drops spaces and blanks, and reads one tick or several', () => {
    expect(parseForm(Update, right)).toEqual({
      ok: true,
      value: { title: 'Borrow', dueOn: '2026-11-22', theme: 'money', lead: 'PN', shown: [] },
    });
    const one = parseForm(Update, { ...right, shown: 'public' });
    expect(one.ok && one.value.shown).toEqual(['public']);
    const both = parseForm(Update, { ...right, shown: ['members', 'public'] });
    expect(both.ok && both.value.shown).toEqual(['members', 'public']);
  });

  test.each([
    ['title', '', 'Enter title'],
    ['title', 'No', 'Title must be at least 3 characters long'],
    ['title', 'A long, long title', 'Title must be at most 10 characters long'],
    ['dueOn', '', 'Enter due date'],
    ['dueOn', '30/02/2027', 'Due date must be a real date'],
    ['steps', 'two', 'Steps must be a number'],
    ['steps', '1.5', 'Steps must be a whole number'],
    ['steps', '0', 'Steps must be at least 1'],
    ['theme', '', 'Choose theme'],
    ['theme', 'weather', 'Choose theme from the list'],
    ['lead', '  ', 'Say who leads this'],
  ])('with %s given as “%s” says “%s”', (field, typed, message) => {
    expect(parseForm(Update, { ...right, [field]: typed })).toEqual({
      ok: false,
      errors: [{ field, message }],
    });
  });

  test('that sends nothing at all has one mistake for each field that is needed', () => {
    const answer = parseForm(Update, null);
    expect(answer.ok ? [] : answer.errors.map((error) => error.field)).toEqual([
      'title',
      'dueOn',
      'theme',
      'lead',
    ]);
  });
});

describe('a form sent to the site', () => {
  let app: FastifyInstance;
  beforeEach(async () => {
    app = await sampleServer();
    samplePages(app);
  });
  afterEach(() => app.close());

  const url = '/actions/2/update';
  const ours = { 'sec-fetch-site': 'same-origin' };

  test('with mistakes comes back as 422 with what was typed, escaped', async () => {
    const headers = { ...ours, 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams({
      dueOn: '<b>soon</b>',
      confidence: 'at-risk',
      theme: '2',
      shown: 'public',
    });
    const page = await app.inject({ method: 'POST', url, headers, payload: payload.toString() });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: Say where this action stands');
    expect(page.body).toContain('value="&lt;b&gt;soon&lt;/b&gt;"');
    expect(page.body).toContain('<a href="#dueOn">Due date must be a real date</a>');
    expect(page.body).toContain('value="at-risk" checked');
    expect(page.body).toContain('value="2" selected');
  });

  function withFile(bytes: number): { headers: Record<string, string>; payload: string } {
    const field = (name: string, value: string) =>
      `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const file = `--edge\r\ncontent-disposition: form-data; name="evidence"; filename="proof.txt"\r\n\r\n${'x'.repeat(bytes)}\r\n`;
    return {
      headers: { ...ours, 'content-type': 'multipart/form-data; boundary=edge' },
      payload: `${field('dueOn', '2026-12-01')}${field('confidence', 'on-track')}${field('words', 'Done')}${file}--edge--\r\n`,
    };
  }

  test('may carry a file up to its limit', async () => {
    expect((await app.inject({ method: 'POST', url, ...withFile(900) })).statusCode).toBe(303);
  });

  test('with too large a file says the limit, and keeps the words', async () => {
    const page = await app.inject({ method: 'POST', url, ...withFile(2000) });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<a href="#evidence">The file must be smaller than 1 kB</a>');
    expect(page.body).toContain('value="2026-12-01"');
  });
});
