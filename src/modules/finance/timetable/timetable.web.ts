// Days that must be kept, on pages: the road to the next budget, and accounts with their audit.
import type { FastifyInstance } from 'fastify';
import { type Day, longDay } from '../../../kernel/days.ts';
import { FinancialYear, financialYearOf } from '../../../kernel/financial-year.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { yearAfter } from '../engine/years.ts';
import { planPaths } from '../medium-term/say.ts';
import { entriesOf } from '../registers/entry.store.ts';
import { accountsYears, budgetSteps, opinions, stepSorts } from '../registers/kinds/timetable.ts';
import { moneyPaths } from '../registers/register.ts';
import type { MoneySettings } from '../settings.ts';
import { type AccountsYear, accountsProgress } from './accounts.ts';
import { roadmap, type Step, type StepState } from './roadmap.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const back = { text: 'The council’s money', path: planPaths.position() };

export function addTimetable(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/roadmap', mayRead, async (request, reply) => {
    const entries = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
      entriesOf(tx, budgetSteps),
    );
    const asked = FinancialYear.safeParse(askedBy(request).query.year);
    const year = asked.success ? asked.data : yearAfter(financialYearOf(request.day), 1);
    const steps = roadmap(entries, year, request.day);
    const years = [...new Set([year, ...entries.map(({ facts }) => facts.year)])].toSorted();
    return reply.page('finance/views/roadmap.njk', {
      title: `The road to the budget of ${year}`,
      phrase: livePhrase(request.day),
      back,
      lead: sayRoad(steps),
      years: years.map((one) => ({ text: one, path: planPaths.roadmap(one), current: one === year })),
      rows: steps.map(stepOnPage),
      registerPath: moneyPaths.list('budget-steps'),
    });
  });
  scope.get('/money/accounts', mayRead, async (request, reply) => {
    const entries = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
      entriesOf(tx, accountsYears),
    );
    const rows = accountsProgress(entries, request.day);
    const open = rows.filter(({ audit }) => audit.on === null).length;
    return reply.page('finance/views/accounts.njk', {
      title: 'Accounts and audit',
      phrase: livePhrase(request.day),
      back,
      lead:
        open === 0
          ? 'Every year kept here has its opinion.'
          : `${open} of ${rows.length} years wait for an opinion.`,
      rows: rows.map(accountsOnPage),
      registerPath: moneyPaths.list('accounts'),
    });
  });
}

const states: Record<StepState, { words: string; tone: string }> = {
  done: { words: 'Done', tone: 'done' },
  'done-late': { words: 'Done late', tone: 'care' },
  late: { words: 'Late', tone: 'stop' },
  soon: { words: 'Soon', tone: 'care' },
  ahead: { words: 'Ahead', tone: 'wait' },
  unplanned: { words: 'No day yet', tone: 'stop' },
};

export function sayRoad(steps: readonly Step[]): string {
  const late = steps.filter(({ state }) => state === 'late').length;
  const done = steps.filter(({ doneOn }) => doneOn !== null).length;
  const next = steps.find(({ doneOn, plannedOn }) => doneOn === null && plannedOn !== null);
  return [
    `${done} of ${steps.length} steps are done${late > 0 ? `, and ${late} ${late === 1 ? 'is' : 'are'} late` : ''}.`,
    ...(next?.plannedOn ? [`Next: ${next.name}, planned for ${longDay(next.plannedOn)}.`] : []),
  ].join(' ');
}

const stepOnPage = ({ sort, entryId, name, plannedOn, doneOn, body, lawful, state, doubts }: Step) => ({
  name: name ?? stepSorts[sort],
  path: entryId === null ? null : moneyPaths.one('budget-steps', entryId),
  sort: name === null ? null : stepSorts[sort],
  body: body ?? '',
  on: doneOn
    ? `Done on ${longDay(doneOn)}`
    : plannedOn
      ? `Planned for ${longDay(plannedOn)}`
      : 'No day is planned',
  law: lawful
    ? {
        words: lawful.from ? `${longDay(lawful.from)} to ${longDay(lawful.by)}` : `By ${longDay(lawful.by)}`,
        rule: lawful.rule,
      }
    : null,
  state: states[state],
  doubts,
});

const accountsOnPage = ({
  entryId,
  name,
  draft,
  inspectionOn,
  audit,
  opinion,
  auditor,
  standing,
}: AccountsYear) => ({
  name,
  path: moneyPaths.one('accounts', entryId),
  draft: sayDone(draft),
  inspection: inspectionOn ? `Opened on ${longDay(inspectionOn)}` : 'Not opened yet',
  audit: sayDone(audit),
  opinion: opinion ? opinions[opinion] : 'None yet',
  isLate: draft.on === null ? draft.isLate : audit.on === null && audit.isLate,
  more: [auditor, standing].filter(Boolean).join('. '),
});

function sayDone({ by, on, isLate }: { by: Day | null; on: Day | null; isLate: boolean }): string {
  const due = by === null ? '' : `, due by ${longDay(by)}`;
  if (on) return `${longDay(on)}${isLate ? `: late${due}` : ''}`;
  return `Not yet${due}${isLate ? ': late' : ''}`;
}
