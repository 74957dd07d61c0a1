// api.md: every call in a line, from the schemas that check it. The full schemas are at /api/v1/openapi.json.
import type { FastifyInstance } from 'fastify';
import { apiRoot } from '../../src/api/calls.ts';
import { describe } from '../../src/api/openapi.ts';
import { kindOf } from '../../src/api/reference.ts';
import { code, made, page, sentence, table } from './markdown.ts';

export function apiPage(app: FastifyInstance): string {
  const { operations } = describe(app.apiCalls);
  return page([
    '# API',
    made,
    `The calls below \`${apiRoot}\`. A running installation shows them in full, with examples, at \`/api\`, and gives ` +
      `their schemas as OpenAPI 3.1 at \`${apiRoot}/openapi.json\`.`,
    'A public call answers from the latest edition. Below `/live` the answer is what stands now, for somebody signed ' +
      'in who holds the permission; the call carries their session’s cookie. A refusal is `application/problem+json` ' +
      '(RFC 9457). An answer carries an `ETag`.',
    ...operations.flatMap(({ call, path, parameters, response }) => [
      `## ${call.method} ${path}`,
      sentence(call.summary),
      `Permission: ${code(call.permission)}. Answers ${kindOf(response)}.`,
      parameters.length === 0
        ? ''
        : table(
            ['parameter', 'in', 'needed', 'kind', 'meaning'],
            parameters.map((one) => [
              code(one.name),
              one.in,
              one.required ? 'yes' : 'no',
              kindOf(one.schema),
              one.description ?? '',
            ]),
          ),
    ]),
  ]);
}
