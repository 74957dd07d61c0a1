// What a page or call was asked for, and the refusal when the thread does not hold it.
import type { FastifyRequest } from 'fastify';
import { Day } from '../../kernel/days.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { ActionFilter, Question } from './questions.ts';
import { questions } from './questions.ts';
import type { Item, Walk } from './thread.ts';

export interface Asked {
  params: Record<string, string>;
  query: Record<string, string | undefined>;
}

/** What was asked for, with a repeated parameter read once. */
export function askedBy(request: FastifyRequest): Asked {
  const flat = (given: unknown) =>
    Object.fromEntries(
      Object.entries(given ?? {}).map(([name, value]) => [
        name,
        String(Array.isArray(value) ? value[0] : value),
      ]),
    );
  return { params: flat(request.params), query: flat(request.query) };
}

export function need<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new NotFound(`There is no such ${what}.`);
  return found;
}

/** Finds the item a path names, and refuses one of another kind. */
export function itemAsked(thread: Walk, asked: Asked, ...kinds: Item['kind'][]): Item {
  const item = need(thread.item(Number(asked.params.id)), kinds[0] ?? 'item');
  if (kinds.length > 0 && !kinds.includes(item.kind)) throw new NotFound(`There is no such ${kinds[0]}.`);
  return item;
}

/** The thread as judged on the day asked for (`on=2022-12-31`): what is late then, by the plan as it stands now. */
export function judgedOn(thread: Walk, { query }: Asked): Walk {
  return Day.safeParse(query.on).success ? { ...thread, day: query.on ?? thread.day } : thread;
}

/** Reads the filters of a list from a query. What makes no sense is left out, as if it had not been asked. */
export function filterAsked({ query }: Asked): ActionFilter {
  const number = (name: string) => (/^\d{1,15}$/.test(query[name] ?? '') ? Number(query[name]) : undefined);
  const words = (name: string) => query[name]?.trim() || undefined;
  return {
    plan: number('plan'),
    theme: number('theme'),
    workstream: number('workstream'),
    mandate: number('mandate'),
    status: words('status'),
    lead: number('lead'),
    sponsor: number('sponsor'),
    dueMonth: words('dueMonth'),
    meeting: words('meeting'),
    question: isQuestion(query.question) ? query.question : undefined,
  };
}

function isQuestion(text: string | undefined): text is Question {
  return text !== undefined && Object.hasOwn(questions, text);
}
