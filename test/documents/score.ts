// What was read of a document beside what a person reads: F1 over actions, owners, dates and how far each is.
import type { Draft } from '../../src/modules/reading/index.ts';
import type { Shape } from './shape.ts';

export interface Score {
  f1: number;
  missing: string[];
  added: string[];
}

export function scoreOf(shape: Shape, draft: Draft): Score {
  const wanted = shape.tables.flatMap(({ rows }) =>
    rows.flatMap(({ reads: { action, owners, due, status } }) => [
      `action: ${action}`,
      ...owners.map((owner) => `owner of ${action}: ${owner}`),
      ...(due ? [`due of ${action}: ${due}`] : []),
      ...(status ? [`status of ${action}: ${status}`] : []),
    ]),
  );
  const read = draft.actions.flatMap(({ title, leads, due, status }) => {
    const day = due?.earliest === due?.latest ? due?.latest : `${due?.earliest ?? ''}..${due?.latest ?? ''}`;
    const how = status?.confidence ?? status?.lifecycle;
    return [
      `action: ${title}`,
      ...leads.map(({ words }) => `owner of ${title}: ${words}`),
      ...(day ? [`due of ${title}: ${day}`] : []),
      ...(how ? [`status of ${title}: ${how}`] : []),
    ];
  });
  const [wants, has] = [new Set(wanted), new Set(read)];
  const missing = [...wants].filter((fact) => !has.has(fact));
  const added = [...has].filter((fact) => !wants.has(fact));
  const common = wants.size - missing.length;
  return { f1: (2 * common) / (wants.size + has.size), missing, added };
}
