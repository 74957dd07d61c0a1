// A form at an address: shown, checked, shown again with its mistakes, or kept.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Answer, FieldError } from '../../../kernel/errors.ts';
import type { Field } from '../../../web/fields.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { livePhrase } from '../../plan/index.ts';

export const mayKeep = { config: { permission: 'assurance.map' } } as const;

/** A form as a page shows it: its words, its fields, and what it holds before anybody types. */
export interface FormPage {
  title: string;
  lead?: string;
  back: { text: string; path: string };
  action: string;
  doing: string;
  fields: Field[];
  before?: unknown;
}

/** What is asked for: its fields as a form, and what keeps the answer, which says where to go then. */
export interface Form<Shape extends z.ZodRawShape> {
  schema: z.ZodObject<Shape>;
  page(request: FastifyRequest): Promise<FormPage>;
  keep(request: FastifyRequest, given: z.output<z.ZodObject<Shape>>): Promise<Answer<string>>;
}

/** A form at an address: shown, checked, shown again with its mistakes at 422, or kept. */
export function addForm<Shape extends z.ZodRawShape>(
  scope: FastifyInstance,
  address: string,
  form: Form<Shape>,
): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const { before = {}, ...page } = await form.page(request);
    return reply.code(errors.length > 0 ? 422 : 200).page('assurance/views/map-form.njk', {
      phrase: livePhrase(request.day),
      ...page,
      form: formWith(request.body ?? before, errors),
    });
  };
  scope.get(address, mayKeep, (request, reply) => show(request, reply, []));
  scope.post(address, mayKeep, async (request, reply) => {
    const typed = parseForm(form.schema, request.body);
    if (!typed.ok) return show(request, reply, typed.errors);
    const kept = await form.keep(request, typed.value);
    return kept.ok ? reply.goTo(kept.value) : show(request, reply, kept.errors);
  });
}

export const gone = (path: string): Answer<string> => ({ ok: true, value: path });
