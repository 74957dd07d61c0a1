// The pages on which an officer settles what a document leaves in doubt, corrects what was read, and loads it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../db/database.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, livePhrase, paths } from '../../plan/index.ts';
import { answerShown } from './answer-shown.ts';
import { confidenceWords, lifecycleWords } from './answers.ts';
import { emptyAction } from './empty.ts';
import { readAnswer, readFields, typed } from './forms.ts';
import { itemForm, itemLooked, itemView, notUsedView, passageView } from './item.pages.ts';
import { addressKey } from './items.ts';
import { type Looked, lookAt } from './look.ts';
import {
  itemsView,
  kindView,
  nextPath,
  questionNumbered,
  questionsOfKind,
  questionView,
  settlingPaths,
} from './pages.ts';
import {
  acceptAll,
  loadReading,
  type Office,
  setAllAside,
  settleItem,
  settleQuestion,
  takeBack,
  useRemembered,
} from './settling.actions.ts';

const may = { config: { permission: 'plan.load' } } as const;

/** Adds the pages below `/office/read/:id`. */
export function addSettling(scope: FastifyInstance, database: Database): void {
  const office = (request: FastifyRequest): Office => officeOf(request, database);
  scope.post('/read/:id/load', may, async (request, reply) => {
    const loaded = await loadReading(office(request), numberAsked(request, 'id'));
    return reply.goTo(loaded ? paths.plan(loaded.planId) : settlingPaths.reading(numberAsked(request, 'id')));
  });
  scope.post('/read/:id/as-before', may, async (request, reply) => {
    const id = numberAsked(request, 'id');
    await useRemembered(office(request), id);
    return reply.goTo(settlingPaths.reading(id));
  });
  addKinds(scope, office);
  addQuestions(scope, office);
  addItems(scope, office);
  addNotUsed(scope, office);
}

type OfficeOf = (request: FastifyRequest) => Office;

export function officeOf(request: FastifyRequest, database: Database): Office {
  return { database, actor: request.actor, councilId: councilOf(request).id };
}

export function numberAsked(request: FastifyRequest, name: string): number {
  const words = askedBy(request).params[name] ?? '';
  return /^\d{1,15}$/.test(words) ? Number(words) : Number.NaN;
}

/** A reading that has been read. Throws NotFound. */
async function lookAtRead(request: FastifyRequest, office: OfficeOf): Promise<Looked> {
  const looked = await lookAt(office(request), numberAsked(request, 'id'));
  if (!looked.whole) throw new NotFound('This document has not been read yet.');
  return looked;
}

function facts(request: FastifyRequest, looked: Looked) {
  return {
    phrase: livePhrase(request.day),
    loaded: looked.reading.state === 'loaded',
    lifecycles: choicesOf(lifecycleWords),
    confidences: choicesOf(confidenceWords),
  };
}

function choicesOf(words: Record<string, string>): { value: string; text: string }[] {
  return Object.entries(words).map(([value, text]) => ({
    value,
    text: text.charAt(0).toUpperCase() + text.slice(1),
  }));
}

function addKinds(scope: FastifyInstance, office: OfficeOf): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, errors: FieldError[]) => {
    const looked = await lookAtRead(request, office);
    if (errors.length > 0) reply.code(422);
    return reply.page('reading/views/kind.njk', {
      ...facts(request, looked),
      ...kindView(looked, askedBy(request).params.kind ?? ''),
      form: formWith(typed(request.body), errors),
    });
  };
  scope.get('/read/:id/kinds/:kind', may, (request, reply) => show(request, reply, []));
  scope.post('/read/:id/kinds/:kind', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const questions = questionsOfKind(looked, askedBy(request).params.kind ?? '');
    const { readingId } = looked.reading;
    const form = typed(request.body);
    if (form.answer !== 'aside') await acceptAll(office(request), readingId, questions);
    else if (form.reason) await setAllAside(office(request), readingId, questions, form.reason);
    else return show(request, reply, [{ field: 'reason', message: 'Say why they are set aside' }]);
    return reply.goTo(settlingPaths.reading(readingId));
  });
}

function addQuestions(scope: FastifyInstance, office: OfficeOf): void {
  const show = (request: FastifyRequest, reply: FastifyReply, looked: Looked, errors: FieldError[]) => {
    const question = questionNumbered(looked, numberAsked(request, 'number'));
    if (errors.length > 0) reply.code(422);
    const values = request.method === 'POST' ? typed(request.body) : answerShown(looked, question);
    return reply.page('reading/views/question.njk', {
      ...facts(request, looked),
      ...questionView(looked, question.number),
      form: formWith(values, errors),
    });
  };
  scope.get('/read/:id/questions/:number', may, async (request, reply) =>
    show(request, reply, await lookAtRead(request, office), []),
  );
  scope.post('/read/:id/questions/:number', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const question = questionNumbered(looked, numberAsked(request, 'number'));
    const form = typed(request.body);
    // The numbers of questions follow the rules of this release; its key is what the officer saw.
    if (form.key !== question.key)
      throw new NotFound('This doubt has another number now. Open it again from the list.');
    const given = readAnswer(question, form);
    if (!given.ok) return show(request, reply, looked, given.errors);
    await settleQuestion(office(request), looked.reading.readingId, question, given.value);
    return reply.goTo(nextPath(looked, question));
  });
  scope.post('/read/:id/questions/:number/undo', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const question = questionNumbered(looked, numberAsked(request, 'number'));
    const { readingId } = looked.reading;
    await takeBack(office(request), readingId, question.key, question);
    return reply.goTo(settlingPaths.question(readingId, question.number));
  });
}

function addItems(scope: FastifyInstance, office: OfficeOf): void {
  scope.get('/read/:id/lists/:list', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const view = itemsView(looked, askedBy(request).params.list ?? '');
    return reply.page('reading/views/items.njk', { ...facts(request, looked), ...view });
  });
  const itemOf = (request: FastifyRequest, looked: Looked) =>
    itemLooked(looked, askedBy(request).params.list ?? '', numberAsked(request, 'index'));
  const show = (request: FastifyRequest, reply: FastifyReply, looked: Looked, errors: FieldError[]) => {
    const item = itemOf(request, looked);
    if (errors.length > 0) reply.code(422);
    const form = typed(request.body);
    const asked = errors.length > 0 ? form.question : askedBy(request).query.question;
    const question = /^\d{1,9}$/.test(asked ?? '') ? asked : undefined;
    return reply.page('reading/views/item.njk', {
      ...facts(request, looked),
      ...itemView(looked, item, question),
      form: formWith(errors.length > 0 ? { ...itemForm(item), ...form } : itemForm(item), errors),
    });
  };
  scope.get('/read/:id/lists/:list/:index', may, async (request, reply) =>
    show(request, reply, await lookAtRead(request, office), []),
  );
  scope.post('/read/:id/lists/:list/:index', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const item = itemOf(request, looked);
    const form = typed(request.body);
    const fields = readFields(item.address.list, item.base, form);
    if (!fields.ok) return show(request, reply, looked, fields.errors);
    const question = form.question ? questionNumbered(looked, Number(form.question)) : undefined;
    const answer = { as: 'corrected', fields: fields.value } as const;
    const given = { answer, reason: null, seen: form.seen || null, question };
    const { readingId } = looked.reading;
    await settleItem(office(request), readingId, addressKey(item.address), given);
    return reply.goTo(
      question ? nextPath(looked, question) : settlingPaths.items(readingId, item.address.list),
    );
  });
  scope.post('/read/:id/lists/:list/:index/aside', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const { address } = itemOf(request, looked);
    const { reason, seen } = typed(request.body);
    if (!reason)
      return show(request, reply, looked, [{ field: 'reason', message: 'Say why it is set aside' }]);
    const { readingId } = looked.reading;
    const given = { answer: { as: 'aside' }, reason, seen: seen || null } as const;
    await settleItem(office(request), readingId, addressKey(address), given);
    return reply.goTo(settlingPaths.items(readingId, address.list));
  });
  scope.post('/read/:id/lists/:list/:index/undo', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const { address } = itemOf(request, looked);
    await takeBack(office(request), looked.reading.readingId, addressKey(address));
    return reply.goTo(settlingPaths.item(looked.reading.readingId, address));
  });
}

function addNotUsed(scope: FastifyInstance, office: OfficeOf): void {
  const show = (request: FastifyRequest, reply: FastifyReply, looked: Looked, errors: FieldError[]) => {
    const view = passageView(looked, numberAsked(request, 'passage'));
    if (errors.length > 0) reply.code(422);
    const values = errors.length > 0 ? typed(request.body) : { title: view.words };
    return reply.page('reading/views/passage.njk', {
      ...facts(request, looked),
      ...view,
      form: formWith(values, errors),
    });
  };
  scope.get('/read/:id/not-used', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    return reply.page('reading/views/not-used.njk', { ...facts(request, looked), ...notUsedView(looked) });
  });
  scope.get('/read/:id/not-used/:passage', may, async (request, reply) =>
    show(request, reply, await lookAtRead(request, office), []),
  );
  scope.post('/read/:id/not-used/:passage', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const at = numberAsked(request, 'passage');
    const { words } = passageView(looked, at);
    const form = typed(request.body);
    const fields = readFields('actions', emptyAction(words, { line: 1 }), form);
    if (!fields.ok) return show(request, reply, looked, fields.errors);
    const answer = { as: 'action', fields: fields.value } as const;
    const { readingId } = looked.reading;
    await settleItem(office(request), readingId, `not-used/${at}`, {
      answer,
      reason: null,
      seen: form.seen || null,
    });
    return reply.goTo(settlingPaths.notUsed(readingId));
  });
  scope.post('/read/:id/not-used/:passage/undo', may, async (request, reply) => {
    const looked = await lookAtRead(request, office);
    const at = numberAsked(request, 'passage');
    await takeBack(office(request), looked.reading.readingId, `not-used/${at}`);
    return reply.goTo(settlingPaths.notUsed(looked.reading.readingId));
  });
}
