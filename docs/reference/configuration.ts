// configuration.md: every setting with its meaning and default, from src/config.ts.
import { z } from 'zod';
import { kindOf } from '../../src/api/reference.ts';
import { settings } from '../../src/config.ts';
import { code, made, page, table } from './markdown.ts';

export function configurationPage(): string {
  const rows = Object.entries(settings).map(([name, schema]) => {
    const unset = schema.safeParse(undefined).data;
    return [
      code(name),
      schema.description ?? '',
      typeof unset === 'boolean' ? 'true or false' : kindOf(z.toJSONSchema(schema, { io: 'input' })),
      unset === undefined ? 'unset' : code(String(unset)),
    ];
  });
  return page([
    '# Configuration',
    made,
    'Settings are environment variables, read once at the start. An empty one counts as unset. A wrong one stops the ' +
      'program, which names it and ends with exit code 2.',
    table(['setting', 'meaning', 'value', 'default'], rows),
  ]);
}
