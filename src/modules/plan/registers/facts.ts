// Registers as data, for calls and the command line: what each comes to between two days, and the rows behind its numbers.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import type { Walk } from '../thread.ts';
import type { Balance, Kept, Span } from './balance.ts';
import { balanceIn, checkAgainstRecord, type KeptRegister, type Line } from './kept-register.ts';

export const BalanceFacts = z.object({
  from: Day,
  to: Day,
  /** Open at the end of the day before `from`. */
  opening: z.int(),
  added: z.int(),
  closed: z.int(),
  /** Open at the end of `to`. */
  closing: z.int(),
  /** Whether opening + added − closed = closing, all four of them counted. */
  addsUp: z.boolean(),
});
export type BalanceFacts = z.infer<typeof BalanceFacts>;

const Named = z.object({ name: z.string(), title: z.string() });

export const RegistersFacts = z.object({
  day: Day,
  registers: z.array(Named.extend(BalanceFacts.shape)),
});

const Row = z.object({ id: z.int(), words: z.string(), openedOn: Day, endedOn: Day.nullable() });

export const RegisterFacts = Named.extend(BalanceFacts.shape).extend({
  rows: z.object({
    opening: z.array(Row),
    added: z.array(Row),
    closed: z.array(Row),
    closing: z.array(Row),
  }),
  /** What the record held at each end; `held` is false of a day before it begins. */
  record: z.array(
    z.object({ day: Day, held: z.boolean(), onlyNow: z.array(z.int()), onlyThen: z.array(z.int()) }),
  ),
});

export function balanceFacts(balance: Balance): BalanceFacts {
  const { from, to, opening, added, closed, closing, addsUp } = balance;
  return {
    from,
    to,
    opening: opening.length,
    added: added.length,
    closed: closed.length,
    closing: closing.length,
    addsUp,
  };
}

/** Throws NotFound where no register is called so. */
export function registerCalled(registers: readonly KeptRegister[], name: string | undefined): KeptRegister {
  const found = registers.find((one) => one.name === name);
  if (!found)
    throw new NotFound(
      `No register is called that. There are: ${registers.map((one) => one.name).join(', ')}.`,
    );
  return found;
}

interface Asked {
  thread: Walk;
  span: Span;
}

export async function registersFacts(
  tx: Tx,
  registers: readonly KeptRegister[],
  asked: Asked,
): Promise<z.infer<typeof RegistersFacts>> {
  const all = [];
  for (const register of registers)
    all.push({
      name: register.name,
      title: register.title,
      ...balanceFacts(await balanceIn(tx, register, asked)),
    });
  return { day: asked.thread.day, registers: all };
}

export async function registerFacts(
  tx: Tx,
  register: KeptRegister,
  asked: Asked,
): Promise<z.infer<typeof RegisterFacts>> {
  const balance = await balanceIn(tx, register, asked);
  const ids = (rows: readonly Kept[] | undefined) => (rows ?? []).map(({ id }) => id);
  const row = ({ id, words, openedOn, endedOn }: Line) => ({ id, words, openedOn, endedOn });
  return {
    name: register.name,
    title: register.title,
    ...balanceFacts(balance),
    rows: {
      opening: balance.opening.map(row),
      added: balance.added.map(row),
      closed: balance.closed.map(row),
      closing: balance.closing.map(row),
    },
    record: (await checkAgainstRecord(tx, register, asked)).map(({ day, difference }) => ({
      day,
      held: difference !== null,
      onlyNow: ids(difference?.onlyNow),
      onlyThen: ids(difference?.onlyThen),
    })),
  };
}
