// The pages of money, below /office, and its calls.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../web/pages.ts';
import { addDisinvestments } from './cost-control/disinvestments.web.ts';
import { spendingPaths } from './cost-control/say.ts';
import { addSpendingCall } from './cost-control/spending.api.ts';
import { addSpendingPages } from './cost-control/spending.web.ts';
import { addSpendingForms } from './cost-control/spending-forms.web.ts';
import { addCash } from './in-year/cash.web.ts';
import { addInYearCalls } from './in-year/in-year.api.ts';
import { addInYear } from './in-year/in-year.web.ts';
import { addLedgerPages } from './in-year/ledger.web.ts';
import { addPriorities } from './in-year/priorities.web.ts';
import { addDebtPages } from './medium-term/debt.web.ts';
import { addHoldings } from './medium-term/holdings.web.ts';
import { addIndicators } from './medium-term/indicators.web.ts';
import { addPlanPages } from './medium-term/plan.web.ts';
import { addPositionCall } from './medium-term/position.api.ts';
import { addPosition } from './medium-term/position.web.ts';
import { addProgramme } from './medium-term/programme.web.ts';
import { addReduction } from './medium-term/reduction.web.ts';
import { planPaths } from './medium-term/say.ts';
import { addSlips } from './medium-term/slips.web.ts';
import { addComparatorsCall } from './public-data/comparators.api.ts';
import { addComparators } from './public-data/comparators.web.ts';
import { addPublicFiles } from './public-data/load.web.ts';
import { publicPaths } from './public-data/say.ts';
import { addEntryForms } from './registers/entry-forms.web.ts';
import { moneyPaths } from './registers/register.ts';
import { addRegisterCalls } from './registers/registers.api.ts';
import { addRegisterPages } from './registers/registers.web.ts';
import { addUpload } from './registers/upload.web.ts';
import { addScenarioForms } from './scenarios/scenario-forms.web.ts';
import { addScenarios } from './scenarios/scenarios.web.ts';
import type { MoneySettings } from './settings.ts';
import { addStatements, statementPaths } from './statements/statements.web.ts';
import { addTimetable } from './timetable/timetable.web.ts';

/** What the page of the position leads to beside its answers. */
const ways = [
  {
    title: 'This year',
    links: [
      { text: 'The year that runs: budget, ledger and forecast of each service', path: planPaths.inYear() },
      { text: 'Cash for the next twelve months', path: planPaths.cash() },
      { text: 'Spending under control: requests to spend or recruit', path: spendingPaths.all() },
      { text: 'What each priority of the corporate plan costs', path: planPaths.priorities() },
      { text: 'The monthly statement, signed off by the section 151 officer', path: statementPaths.all() },
    ],
  },
  {
    title: 'Debt',
    links: [
      { text: 'Debt: what is owed, and how much borrowing is needed', path: planPaths.debt() },
      { text: 'Bringing it down: what lowers it, and when it can be borne', path: planPaths.reduction() },
      { text: 'Minimum Revenue Provision: the draft of the statement', path: planPaths.provision() },
      { text: 'Prudential and treasury indicators', path: planPaths.indicators() },
      { text: 'Sales: what is to be sold, and what was', path: planPaths.sales() },
      { text: 'Investments: what they bear, and whether to hold or sell', path: planPaths.investments() },
      { text: 'The capital programme: what slips, and what pays for it', path: planPaths.programme() },
    ],
  },
  {
    title: 'The years ahead',
    links: [
      { text: 'Scenarios, what moves the gap most, and how far it may stray', path: planPaths.scenarios() },
      { text: 'Which action moved which pound', path: planPaths.slips() },
      { text: 'What the council would stop, in order', path: spendingPaths.disinvestments() },
      { text: 'The road to the next budget', path: planPaths.roadmap() },
    ],
  },
  {
    title: 'What it rests on',
    links: [
      { text: 'Registers: budget, savings, loans, sales and the rest', path: moneyPaths.all() },
      { text: 'Comparators: spending a head beside other councils', path: publicPaths.comparators() },
      { text: 'Accounts and audit, by year', path: planPaths.accounts() },
    ],
  },
];

export async function moneyWeb(app: FastifyInstance, settings: MoneySettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addPosition(scope, settings, ways);
    addPlanPages(scope, settings);
    addDebtPages(scope, settings);
    addReduction(scope, settings);
    addSlips(scope, settings);
    addProgramme(scope, settings);
    addHoldings(scope, settings);
    addInYear(scope, settings);
    addLedgerPages(scope, settings);
    addCash(scope, settings);
    addPriorities(scope, settings);
    addTimetable(scope, settings);
    addSpendingPages(scope, settings);
    addSpendingForms(scope, settings);
    addDisinvestments(scope, settings);
    addStatements(scope, settings);
    addIndicators(scope, settings);
    addScenarios(scope, settings);
    addScenarioForms(scope, settings);
    addRegisterPages(scope, settings);
    addEntryForms(scope, settings);
    addUpload(scope, settings);
    addComparators(scope, settings);
    addPublicFiles(scope, settings);
  });
}

export function addMoneyCalls(app: FastifyInstance, settings: MoneySettings): void {
  addComparatorsCall(app, settings);
  addPositionCall(app, settings);
  addInYearCalls(app, settings);
  addSpendingCall(app, settings);
  addRegisterCalls(app, settings);
}
