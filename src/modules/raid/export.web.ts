// The register taken away as a spreadsheet, with the filters of its page.
import type { FastifyInstance } from 'fastify';
import { askedBy } from '../plan/index.ts';
import { exportRegister } from './export.ts';
import { nothingMore, type RaidSettings, readRegister } from './reading.web.ts';
import { filtered, worstFirst } from './register.ts';
import { choicesOf, filterOf } from './register.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

export function addExport(scope: FastifyInstance, settings: RaidSettings): void {
  scope.get('/raid/register.xlsx', mayRead, async (request, reply) => {
    const reading = await readRegister(request, settings, nothingMore);
    const asked = askedBy(request);
    const rows = worstFirst(filtered(reading.thread, reading.register, filterOf(asked)));
    const choices = Object.entries(choicesOf(reading));
    const said = choices.flatMap(
      ([name, of]) => of.find(({ value }) => value === asked.query[name])?.text ?? [],
    );
    const bytes = await exportRegister(reading.thread, rows, said);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="register-${reading.day}.xlsx"`)
      .send(Buffer.from(bytes));
  });
}
