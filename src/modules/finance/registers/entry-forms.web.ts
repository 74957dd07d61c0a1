// Forms of an entry of a register of money: add, change, end, and confirm the publication of a sale.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Answer, FieldError } from '../../../kernel/errors.ts';
import type { Field as FormField } from '../../../web/fields.ts';
import { addForm, type FormPage } from '../../../web/form-page.ts';
import { livePhrase, nameFor, type Walk } from '../../plan/index.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { closeEntry, keepEntry, releaseSale } from './entry.actions.ts';
import type { EntryWords } from './entry.store.ts';
import { itemsNamed } from './items-named.ts';
import { type AnyRegister, registerCalled } from './kinds/kinds.ts';
import { readEntry, wordsOf } from './read-entry.ts';
import { fieldsOf, moneyPaths } from './register.ts';
import { entryAsked, read, registerAsked } from './registers.web.ts';

/** One schema for every register: its own fields read the words. */
const EntryForm = z.looseObject({
  name: z.string({ error: 'Give it a name' }).trim().min(1, 'Give it a name').max(200),
  items: z.string().trim().default(''),
  risks: z.string().trim().default(''),
  owner: z.string().trim().default(''),
  checked: z.union([z.string(), z.array(z.string())]).optional(),
});

function formFields(register: AnyRegister, thread: Walk, doubted: boolean): FormField[] {
  const own = Object.entries(fieldsOf(register)).map(([name, field]): FormField => {
    const facts = {
      name,
      label: field.kind === 'pounds' ? `${field.label}, £` : field.label,
      ...(field.hint ? { hint: field.hint } : {}),
    };
    const label = field.isOptional ? `${facts.label} (if any)` : facts.label;
    if (field.kind === 'years')
      return {
        ...facts,
        label,
        type: 'area',
        rows: 4,
        hint: field.hint ?? 'A line for each year: 2026/27 1,250,000',
      };
    if (field.choices)
      return {
        ...facts,
        label,
        type: 'select',
        blank: field.isOptional ? 'None' : 'Choose',
        choices: Object.entries(field.choices).map(([value, text]) => ({ value, text })),
      };
    if (field.kind === 'day') return { ...facts, label, type: 'text', input: 'date' };
    return { ...facts, label, type: field.isLong ? 'area' : 'text' };
  });
  return [
    { type: 'text', name: 'name', label: 'Name' },
    ...own,
    {
      type: 'area',
      name: 'items',
      label: 'Actions it waits for (if any)',
      hint: 'One on each line: its label, its title, or # and its number. When one slips, this slips with it',
      rows: 2,
    },
    {
      type: 'text',
      name: 'risks',
      label: 'Risks that speak of it (if any)',
      hint: 'Their numbers, with commas',
    },
    {
      type: 'select',
      name: 'owner',
      label: 'Owner (if any)',
      blank: 'Nobody',
      choices: thread.people
        .filter(({ kind, name }) => kind === 'officer' && name !== null)
        .map(({ id, name }) => ({ value: String(id), text: name ?? '' })),
    },
    ...(doubted
      ? [
          {
            type: 'ticks' as const,
            name: 'checked',
            label: 'Is it right?',
            choices: [{ value: 'yes', text: 'I have checked it: the figures are right' }],
          },
        ]
      : []),
  ];
}

const asWords = (given: object): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value ?? '')]));

/** The entry that was typed, or every mistake in it. */
function typedEntry(
  register: AnyRegister,
  thread: Walk,
  given: z.output<typeof EntryForm>,
): Answer<EntryWords> {
  const { facts, errors, doubts } = readEntry(register, asWords(given));
  const found: FieldError[] = [...errors];
  const items = itemsNamed(thread, given.items, found);
  const risks = given.risks
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(Number);
  if (risks.some((risk) => !Number.isInteger(risk) || risk < 1))
    found.push({ field: 'risks', message: 'Give the numbers of risks, with commas' });
  const ownerId = given.owner === '' ? null : Number(given.owner);
  if (ownerId !== null && !thread.person(ownerId))
    found.push({ field: 'owner', message: 'Choose somebody of the list' });
  if (found.length === 0 && doubts.length > 0 && !given.checked)
    found.push(...doubts.map((message) => ({ field: 'checked', message })));
  if (found.length > 0) return { ok: false, errors: found };
  return { ok: true, value: { name: given.name, facts, items, risks, ownerId } };
}

export function addEntryForms(scope: FastifyInstance, settings: MoneySettings): void {
  const page = async (
    request: FastifyRequest,
    facts: Omit<FormPage, 'phrase' | 'fields'>,
  ): Promise<FormPage> => {
    const { thread } = await read(request, settings);
    // Asked once something is doubted: its tick would say nothing before.
    const typed = EntryForm.safeParse(request.body);
    const doubted = typed.success && readEntry(registerAsked(request), asWords(typed.data)).doubts.length > 0;
    return {
      ...facts,
      phrase: livePhrase(request.day),
      fields: formFields(registerAsked(request), thread, doubted),
    };
  };
  const keep = async (request: FastifyRequest, entryId: number | null, given: z.output<typeof EntryForm>) => {
    const register = registerAsked(request);
    const { thread } = await read(request, settings);
    const typed = typedEntry(register, thread, given);
    if (!typed.ok) return typed;
    const kept = await keepEntry(doingOf(request, settings), register, entryId, typed.value);
    return kept.ok ? { ok: true as const, value: moneyPaths.one(register.kind, kept.value) } : kept;
  };
  addForm(scope, '/money/entries/:register/new', {
    permission: 'money.keep',
    schema: EntryForm,
    page: (request) => {
      const { kind, one, title } = registerAsked(request);
      return page(request, {
        title: `Add ${one}`,
        back: { text: title, path: moneyPaths.list(kind) },
        action: moneyPaths.add(kind),
        doing: 'Add it',
      });
    },
    keep: (request, given) => keep(request, null, given),
  });
  addForm(scope, '/money/entries/:register/:id/change', {
    permission: 'money.keep',
    schema: EntryForm,
    page: async (request) => {
      const register = registerAsked(request);
      const { thread, entries } = await read(request, settings);
      const { entryId, name, facts, items, risks, ownerId } = entryAsked(request, register, entries);
      return page(request, {
        title: `Change “${name}”`,
        back: { text: name, path: moneyPaths.one(register.kind, entryId) },
        action: moneyPaths.change(register.kind, entryId),
        doing: 'Keep it',
        before: {
          name,
          ...wordsOf(register, facts),
          items: items
            .flatMap((number) => thread.item(number) ?? [])
            .map((item) => nameFor(thread, item))
            .join('\n'),
          risks: risks.join(', '),
          owner: ownerId === null ? '' : String(ownerId),
        },
      });
    },
    keep: async (request, given) => {
      const register = registerAsked(request);
      const { entries } = await read(request, settings);
      return keep(request, entryAsked(request, register, entries).entryId, given);
    },
  });
  addEndForms(scope, settings);
}

function addEndForms(scope: FastifyInstance, settings: MoneySettings): void {
  const asked = async (request: FastifyRequest, register: AnyRegister) => {
    const { entries } = await read(request, settings);
    return entryAsked(request, register, entries);
  };
  const Why = z.object({ why: z.string({ error: 'Say why' }).trim().min(1, 'Say why').max(2000) });
  addForm(scope, '/money/entries/:register/:id/end', {
    permission: 'money.keep',
    schema: Why,
    page: async (request) => {
      const { kind, ...register } = registerAsked(request);
      const { entryId, name } = await asked(request, { kind, ...register });
      return {
        title: `End “${name}”`,
        lead: 'It no longer counts. What it said stays in the record.',
        phrase: livePhrase(request.day),
        back: { text: name, path: moneyPaths.one(kind, entryId) },
        action: moneyPaths.end(kind, entryId),
        doing: 'End it',
        fields: [{ type: 'area', name: 'why', label: 'Why it ends', rows: 3 }],
      };
    },
    keep: async (request, { why }) => {
      const register = registerAsked(request);
      const { entryId } = await asked(request, register);
      const ended = await closeEntry(doingOf(request, settings), register, entryId, why);
      return ended.ok ? { ok: true, value: moneyPaths.list(register.kind) } : ended;
    },
  });
  const sales = registerCalled('disposals');
  if (!sales) return;
  addForm(scope, '/money/entries/disposals/:id/release', {
    permission: 'money.release',
    schema: Why,
    page: async (request) => {
      const { entryId, name } = await asked(request, sales);
      return {
        title: `Confirm that “${name}” may be published`,
        lead: 'The sale is completed. Asset, price and variance may then be published; bids, reserve price and lots not sold stay exempt.',
        phrase: livePhrase(request.day),
        back: { text: name, path: moneyPaths.one('disposals', entryId) },
        action: moneyPaths.release(entryId),
        doing: 'Confirm it',
        fields: [{ type: 'area', name: 'why', label: 'Why it may be published', rows: 3 }],
      };
    },
    keep: async (request, { why }) => {
      const { entryId } = await asked(request, sales);
      const done = await releaseSale(doingOf(request, settings), sales, entryId, why);
      return done.ok ? { ok: true, value: moneyPaths.one('disposals', entryId) } : done;
    },
  });
}
