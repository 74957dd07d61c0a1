// Pages that answer the five questions about the gap: how big, why, since when, what closes it, what if something slips.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { drawWaterfall } from '../../../charts/waterfall.ts';
import { addMonths, type Day, longDay, longMonth } from '../../../kernel/days.ts';
import type { Field } from '../../../web/fields.ts';
import { formWith } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { assumptionNames, assumptionWords, unitOf } from '../engine/medium-term/medium-term.ts';
import { type MoneySettings, threadOf } from '../settings.ts';
import {
  leversFor,
  sayHowBig,
  saySince,
  saySupposed,
  sayWhatCloses,
  sayWhy,
  supposed,
  usualSupposition,
} from './answers.ts';
import { seesSales } from './exempt.ts';
import { type Money, moneyAsAt, moneyNow, yearAsked } from './now.ts';
import { planPaths, sayMoney } from './say.ts';
import { type Cause, causesOfMove, partsOfGap } from './why.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const back = { text: 'The council’s money', path: planPaths.position() };

export type Ways = readonly { title: string; links: readonly { text: string; path: string }[] }[];

/** To be added below /office. `ways` are the other pages of money. */
export function addPosition(scope: FastifyInstance, settings: MoneySettings, ways: Ways): void {
  scope.get('/money', mayRead, async (request, reply) => {
    const money = await moneyNow(request, settings);
    const title = 'The council’s money';
    if (!money)
      return reply.page('finance/views/position.njk', {
        title,
        phrase: livePhrase(request.day),
        missing: firstSteps(request),
      });
    const at = yearAsked(request, money);
    return reply.page('finance/views/position.njk', {
      title,
      phrase: livePhrase(request.day),
      missing: [],
      lead: leadOf(money),
      answers: answersOf(money, at, seesSales(request.actor)),
      ways,
    });
  });
  for (const [address, page] of [
    ['/money/why', whyPage],
    ['/money/close', closePage],
    ['/money/what-if', whatIfPage],
  ] as const)
    scope.get(address, mayRead, async (request, reply) => {
      const money = await moneyNow(request, settings);
      return money ? page(request, reply, money) : reply.goTo(planPaths.position());
    });
  scope.get('/money/since', mayRead, (request, reply) => sincePage(request, reply, settings));
}

const firstSteps = ({ actor }: FastifyRequest) =>
  mayDo(actor, 'money.keep')
    ? [
        { text: 'Set the first year and the assumptions', path: `${planPaths.scenarios()}/base` },
        { text: 'Load the budget, loans, savings and sales from spreadsheets', path: '/money/registers' },
      ]
    : [{ text: 'See what finance keeps here', path: '/money/registers' }];

function leadOf({ scenario, years, late }: Money): string {
  const named = scenario.isBase ? 'the base scenario' : `the scenario “${scenario.name}”`;
  const slipped = late.length > 0 ? ` ${late.length} of its amounts wait for actions that are late.` : '';
  return `Worked out from the registers by ${named}, from ${years[0]} to ${years.at(-1)}.${slipped}`;
}

function answersOf(money: Money, at: number, namesLots: boolean) {
  const year = money.years[at] ?? '';
  const usual = usualSupposition(money, namesLots);
  return [
    {
      question: 'How big is the gap?',
      said: sayHowBig(money, at),
      more: 'The plan year by year',
      path: planPaths.plan(),
    },
    {
      question: 'Why?',
      said: sayWhy(money, at),
      more: 'What makes it, and what moved it',
      path: planPaths.why(year),
    },
    {
      question: 'Since when?',
      said: saySince(money),
      more: 'How it stood month by month',
      path: planPaths.since(),
    },
    {
      question: 'What closes it?',
      said: sayWhatCloses(money, at),
      more: 'Each way by itself',
      path: planPaths.close(year),
    },
    usual
      ? {
          question: 'What if a sale slips six months?',
          said: saySupposed(money, usual.words, usual, { sayReceipt: namesLots }),
          more: 'Suppose something else',
          path: planPaths.whatIf({ what: usual.id, by: String(usual.by) }),
        }
      : {
          question: 'What if something slips?',
          said: 'No sale is planned.',
          more: 'Suppose something',
          path: planPaths.whatIf(),
        },
  ];
}

const yearLinks = ({ years }: Money, at: number, path: (year: string) => string) =>
  years.slice(0, 10).map((year, place) => ({ text: year, path: path(year), current: place === at }));

function whyPage(request: FastifyRequest, reply: FastifyReply, money: Money) {
  const at = yearAsked(request, money);
  const row = (cause: ReturnType<typeof partsOfGap>[number]) => ({
    words: cause.words,
    path: planPaths.row(cause.row),
    amount: sayMoney(cause.amount),
    value: cause.amount.toNumber(),
  });
  const gap = money.figures.of('gap', at);
  return reply.page('finance/views/why.njk', {
    title: `Why there is a gap in ${money.years[at]}`,
    phrase: livePhrase(request.day),
    back,
    said: sayWhy(money, at),
    years: yearLinks(money, at, planPaths.why),
    year: money.years[at],
    made: partsOfGap(money.figures, at).map(row),
    chart: waterfallOf(partsOfGap(money.figures, at)),
    gap: sayMoney(gap),
    gapPath: planPaths.row('gap'),
    before: at > 0 ? money.years[at - 1] : null,
    causes: at > 0 ? causesOfMove(money.program, money.figures, at).map(row) : [],
    moved: at > 0 ? sayMoney(gap.minus(money.figures.of('gap', at - 1))) : null,
  });
}

/** From the largest cost through all else to the gap. */
function waterfallOf(parts: readonly Cause[]) {
  const [first, ...rest] = parts;
  return first
    ? drawWaterfall({
        opening: { name: first.words, value: first.amount.toNumber() },
        steps: rest.map(({ words, amount }) => ({ name: words, change: amount.toNumber() })),
        closing: { name: 'Gap before support' },
        say: sayMoney,
      })
    : null;
}

function closePage(request: FastifyRequest, reply: FastifyReply, money: Money) {
  const at = yearAsked(request, money);
  const gap = money.figures.of('gap', at);
  return reply.page('finance/views/close.njk', {
    title: `What closes the gap of ${money.years[at]}`,
    phrase: livePhrase(request.day),
    back,
    years: yearLinks(money, at, planPaths.close),
    isOpen: gap.greaterThan(0),
    gap: sayMoney(gap),
    levers: leversFor(money, at),
    scenariosPath: planPaths.scenarios(),
  });
}

/** How many month-ends are looked back on: each is rebuilt from the record. */
const monthsBack = 6;

async function sincePage(request: FastifyRequest, reply: FastifyReply, settings: MoneySettings) {
  const money = await moneyNow(request, settings);
  if (!money) return reply.goTo(planPaths.position());
  const thread = await threadOf(request, settings);
  const days = Array.from({ length: monthsBack }, (_, ago) => monthEnd(request.day, ago + 1));
  const past = await settings.database.read(request.actor, councilOf(request).id, async (tx) => {
    const found: { day: Day; money: Money | null }[] = [];
    for (const day of days) found.push({ day, money: await moneyAsAt(tx, thread, day) });
    return found;
  });
  const shown = [0, 1, 2, 3].filter((at) => at < money.years.length);
  const gaps = (one: Money) => shown.map((at) => gapOf(one, money.years[at] ?? ''));
  const known = past.filter(({ money: one }) => one !== null);
  return reply.page('finance/views/since.njk', {
    title: 'Since when there is a gap',
    phrase: livePhrase(request.day),
    back,
    said: saySince(money),
    years: shown.map((at) => money.years[at]),
    rows: [
      { when: `Today, ${longDay(request.day)}`, gaps: gaps(money) },
      ...known.map(({ day, money: one }) => ({
        when: `End of ${longMonth(day)}`,
        gaps: one ? gaps(one) : [],
      })),
    ],
    from: known.length < days.length ? money.base.keptOn : null,
  });
}

/** The last day of the month so many months before. */
function monthEnd(day: Day, ago: number): Day {
  const first = `${addMonths(`${day.slice(0, 7)}-01`, -ago + 1)}`;
  return Temporal.PlainDate.from(first).subtract({ days: 1 }).toString();
}

const gapOf = (one: Money, year: string): string => {
  const at = one.years.indexOf(year);
  return at < 0 ? 'not in that plan' : sayMoney(one.figures.of('gap', at));
};

/** What may be supposed: one sale, saving or investment later, or an assumption moved in every year. */
function choices({ plan }: Money, namesLots: boolean) {
  return [
    ...(namesLots
      ? plan.sales.map(({ name }, at) => ({ value: `sale:${at + 1}`, text: `Sale later: ${name}` }))
      : []),
    ...plan.savings.map(({ name }, at) => ({ value: `saving:${at + 1}`, text: `Saving later: ${name}` })),
    ...plan.investments.map(({ name }, at) => ({
      value: `investment:${at + 1}`,
      text: `Investment ends later: ${name}`,
    })),
    ...assumptionNames.map((name) => ({ value: name, text: `${assumptionWords[name]}: more or less` })),
  ];
}

function whatIfPage(request: FastifyRequest, reply: FastifyReply, money: Money) {
  const { what = '', by: asked = '' } = askedBy(request).query;
  const namesLots = seesSales(request.actor);
  const all = choices(money, namesLots);
  const chosen = all.find(({ value }) => value === what);
  const by = Number(asked.replace('−', '-'));
  const isNumber = asked !== '' && Number.isFinite(by) && Math.abs(by) <= 200;
  const asks = what !== '' || asked !== '';
  const assumption = assumptionNames.find((name) => name === what);
  const unit =
    assumption === undefined || unitOf(assumption) === 'months' ? 'months later' : 'percentage points';
  const answer = chosen && isNumber ? supposed(money, { id: what, by }) : null;
  const errors = [
    ...(asks && !chosen ? [{ field: 'what', message: 'Choose what moves' }] : []),
    ...(asks && !isNumber ? [{ field: 'by', message: 'Give a number, such as 6 or −0.5' }] : []),
  ];
  return reply.code(errors.length > 0 ? 422 : 200).page('finance/views/what-if.njk', {
    title: 'What if',
    phrase: livePhrase(request.day),
    back,
    action: planPaths.whatIf(),
    fields: [
      { type: 'select', name: 'what', label: 'What moves', blank: 'Choose', choices: all },
      {
        type: 'text',
        name: 'by',
        label: 'By how much',
        hint: 'Months later for a sale, a saving or an investment; percentage points for an assumption. Below nought: earlier, or less',
      },
    ] satisfies Field[],
    form: formWith({ what, by: asked }, errors),
    said:
      chosen && isNumber
        ? saySupposed(money, `${chosen.text}, ${asked} ${unit}`, { id: what, by }, { sayReceipt: namesLots })
        : null,
    rows: answer
      ? money.years.slice(0, 10).map((year, at) => ({
          year,
          gap: sayMoney(answer.gap[at] ?? 0),
          savings: sayMoney(answer.savings[at] ?? 0),
          receipts: sayMoney(answer.receipts[at] ?? 0),
          cfr: sayMoney(answer.cfr[at] ?? 0),
          financing: sayMoney(answer.financing[at] ?? 0),
        }))
      : [],
  });
}
