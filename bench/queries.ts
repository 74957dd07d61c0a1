// Counts what the process asks of PostgreSQL, whichever library asks: all of them send by the driver's one method.
import pg from 'pg';

export interface Asked {
  /** Every statement sent, a trip to the server each. */
  statements: number;
  /** Those of them that read or write rows: all but the opening, setting and closing of transactions. */
  queries: number;
}

const aroundRows = /^\s*(start|begin|commit|rollback|savepoint|release|set)\b|^\s*select\s+set_config\(/i;

/** What was asked while `work` ran. Only for work that runs alone in the process. */
export async function countQueries(work: () => Promise<unknown>): Promise<Asked> {
  const { prototype } = pg.Client;
  const send = prototype.query;
  const texts: string[] = [];
  prototype.query = function counted(this: pg.Client, ...given: Parameters<typeof send>) {
    texts.push(textOf(given[0]));
    return send.apply(this, given);
    // The method has many overloads, and none of them is told apart here.
  } as typeof send;
  try {
    await work();
  } finally {
    prototype.query = send;
  }
  return { statements: texts.length, queries: texts.filter((text) => !aroundRows.test(text)).length };
}

function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  return typeof given === 'object' && given !== null && 'text' in given ? String(given.text) : '';
}
