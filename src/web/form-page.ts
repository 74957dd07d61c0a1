// A form at an address: shown, checked, shown again at 422 with what was typed and what is wrong, or kept.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Answer, FieldError } from '../kernel/errors.ts';
import type { Field } from './fields.ts';
import { formWith, parseForm } from './forms.ts';

/** A form as a page shows it. */
export interface FormPage {
  title: string;
  caption?: string;
  lead?: string;
  /** Paragraphs before the fields. */
  says?: readonly string[];
  /** What the page says beside the council's name. */
  phrase: string;
  back: { text: string; path: string };
  /** Where it is sent, and the words of its button. */
  action: string;
  doing: string;
  fields: Field[];
  /** What the fields hold before anybody types. */
  before?: object;
}

export interface Form<Shape extends z.ZodRawShape> {
  permission: string;
  schema: z.ZodObject<Shape>;
  page(request: FastifyRequest): Promise<FormPage>;
  /** Keeps what was typed. Answers the path to go to. */
  keep(request: FastifyRequest, given: z.output<z.ZodObject<Shape>>): Promise<Answer<string>>;
}

export function addForm<Shape extends z.ZodRawShape>(
  scope: FastifyInstance,
  address: string,
  form: Form<Shape>,
): void {
  const may = { config: { permission: form.permission } };
  const show = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const { before = {}, ...page } = await form.page(request);
    return reply
      .code(errors.length > 0 ? 422 : 200)
      .page('form-page.njk', { ...page, form: formWith(request.body ?? before, errors) });
  };
  scope.get(address, may, (request, reply) => show(request, reply, []));
  scope.post(address, may, async (request, reply) => {
    const typed = parseForm(form.schema, request.body);
    if (!typed.ok) return show(request, reply, typed.errors);
    const kept = await form.keep(request, typed.value);
    return kept.ok ? reply.goTo(kept.value) : show(request, reply, kept.errors);
  });
}
