// The council’s money as the public sees it: sales whose publication was confirmed, and what the panel decided and published.
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { Day } from '../../kernel/days.ts';
import { Pence } from '../../kernel/money.ts';
import { allRequests } from './cost-control/spending.store.ts';
import { outcomes, requestSorts } from './cost-control/spending.ts';
import { entriesOf, releases } from './registers/entry.store.ts';
import { disposals } from './registers/kinds/receipts.ts';

export const PublicSale = z.object({
  id: z.int(),
  asset: z.string(),
  soldOn: Day,
  price: Pence,
  variance: Pence.describe('Price less the central value: below nought it sold for less'),
});

export const PublicDecision = z.object({
  id: z.int(),
  sort: z.enum(['spend', 'recruit']),
  what: z.string(),
  service: z.string(),
  asked: Pence,
  outcome: z.enum(['approved', 'part', 'refused']),
  allowed: Pence,
  avoided: Pence,
  words: z.string(),
  decidedOn: Day,
});

export const PublicMoney = z.object({
  sales: z.array(PublicSale),
  decisions: z.array(PublicDecision),
});
export type PublicMoney = z.infer<typeof PublicMoney>;

/** Of an edition without any. */
export const noMoney: PublicMoney = { sales: [], decisions: [] };

/** Four queries: an edition is made once. Nobody is named. */
export async function publicMoney(tx: Tx): Promise<PublicMoney> {
  const released = new Set((await releases(tx)).map(({ entryId }) => entryId));
  const sold = (await entriesOf(tx, disposals)).filter(({ entryId }) => released.has(entryId));
  return {
    sales: sold.flatMap(({ entryId, name, facts: { completedOn, realised, central } }) =>
      completedOn === undefined || realised === undefined
        ? []
        : [{ id: entryId, asset: name, soldOn: completedOn, price: realised, variance: realised - central }],
    ),
    decisions: (await allRequests(tx)).flatMap((one) => {
      const last = one.decisions.at(-1);
      if (!last?.publicWords || last.outcome === 'put-off') return [];
      return [
        {
          id: one.requestId,
          sort: one.sort,
          what: one.title,
          service: one.service,
          asked: one.amount,
          outcome: last.outcome,
          allowed: last.amount,
          avoided: one.avoided,
          words: last.publicWords,
          decidedOn: last.decidedOn,
        },
      ];
    }),
  };
}

export const decisionWords = { sort: requestSorts, outcome: outcomes };
