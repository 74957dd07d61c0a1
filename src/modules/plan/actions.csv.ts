// The list of actions as a spreadsheet: the document's words beside our reading, one row an action.
import { toCsv } from '../../office/csv.ts';
import { type Asked, filterAsked } from './asked.ts';
import { actionFacts } from './facts.ts';
import { filterActions, mainActions } from './questions.ts';
import { verdict } from './say.ts';
import type { PartRole, Walk } from './thread.ts';

const head = [
  'Action',
  'Title',
  'Theme',
  'Workstream',
  'Answers',
  'Lead officer',
  'Officer sponsor',
  'Cabinet sponsor',
  'Start, as published',
  'Due, as published',
  'Due, first day',
  'Due, last day',
  'The owner says',
  'The dates say',
  'Judged on',
  'Line of the document',
];

/** The same rows as the page of actions with the same filters. */
export function actionsCsv(thread: Walk, asked: Asked): string {
  const actions = filterActions(thread, mainActions(thread), filterAsked(asked));
  return toCsv(
    head,
    actions.map((action) => {
      const facts = actionFacts(thread, action);
      const who = (role: PartRole) =>
        facts.people
          .filter((part) => part.role === role)
          .map((part) => part.who)
          .join('; ');
      return [
        facts.label,
        facts.title,
        facts.theme,
        facts.workstream,
        facts.mandates.join('; '),
        who('lead'),
        who('officer-sponsor'),
        who('member-sponsor'),
        facts.start?.words ?? null,
        facts.due?.words ?? null,
        facts.due?.earliest ?? null,
        facts.due?.latest ?? null,
        facts.status?.words ?? null,
        verdict(thread, action),
        thread.day,
        facts.source?.line ?? null,
      ];
    }),
  );
}
