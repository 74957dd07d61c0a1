// A form of assurance at an address, for those who keep the map and what goes with it.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Answer } from '../../../kernel/errors.ts';
import { addForm as addFormPage, type Form, type FormPage } from '../../../web/form-page.ts';
import { livePhrase } from '../../plan/index.ts';

type AssuranceForm<Shape extends z.ZodRawShape> = Pick<Form<Shape>, 'schema' | 'keep'> & {
  page(request: FastifyRequest): Promise<Omit<FormPage, 'phrase'>>;
};

/** Of the live tables, with the permission of the map. */
export function addForm<Shape extends z.ZodRawShape>(
  scope: FastifyInstance,
  address: string,
  { page, ...form }: AssuranceForm<Shape>,
): void {
  addFormPage(scope, address, {
    ...form,
    permission: 'assurance.map',
    page: async (request) => ({ phrase: livePhrase(request.day), ...(await page(request)) }),
  });
}

export const gone = (path: string): Answer<string> => ({ ok: true, value: path });
