// Statements of money on pages and in Word: the one of today, and those that were signed off, as they were.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answering } from '../../../db/answering.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import { longDay } from '../../../kernel/days.ts';
import { mistake, NotFound } from '../../../kernel/errors.ts';
import type { Piece } from '../../../office/docx-out/paper.ts';
import { writePaper } from '../../../office/docx-out/write.ts';
import { addForm } from '../../../web/form-page.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { planPaths } from '../medium-term/say.ts';
import { doingOf, type MoneySettings, threadOf } from '../settings.ts';
import { statementFacts } from './gather.ts';
import { addStatement, allStatements } from './statement.store.ts';
import { gapsOf, type Statement, StoredPiece, statementOf } from './statement.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const statementPaths = {
  all: () => '/money/statements',
  sign: () => '/money/statements/sign',
  one: (statementId: number) => `/money/statements/${statementId}`,
  word: (statementId: number) => `/money/statements/${statementId}/word`,
};

async function found(request: FastifyRequest, settings: MoneySettings) {
  const thread = await threadOf(request, settings);
  return settings.database.read(request.actor, councilOf(request).id, async (tx) => ({
    facts: await statementFacts(tx, thread),
    statements: await allStatements(tx),
  }));
}

export function addStatements(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/statements', mayRead, async (request, reply) => {
    const { facts, statements } = await found(request, settings);
    if (!facts) return reply.goTo(planPaths.position());
    return reply.page('finance/views/statement.njk', {
      title: 'The monthly statement',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      lead: `As of today, ${longDay(request.day)}: a draft that nobody has signed off.`,
      pieces: statementOf(facts, request.day, statements[0] ?? null),
      signed: statements.map((one) => ({
        text: `${longDay(one.positionOn)}, signed off by ${one.signedBy}`,
        path: statementPaths.one(one.statementId),
      })),
      signPath: mayDo(request.actor, 'money.keep') ? statementPaths.sign() : null,
    });
  });
  scope.get('/money/statements/:id', mayRead, async (request, reply) => {
    const statement = asked(request, (await found(request, settings)).statements);
    return reply.page('finance/views/statement.njk', {
      title: `Statement of ${longDay(statement.positionOn)}`,
      phrase: livePhrase(request.day),
      back: { text: 'The monthly statement', path: statementPaths.all() },
      lead: `Signed off on ${longDay(statement.signedOn)} by ${statement.signedBy}: ${statement.words}`,
      pieces: statement.pieces,
      wordPath: statementPaths.word(statement.statementId),
    });
  });
  scope.get('/money/statements/:id/word', mayRead, async (request, reply) => {
    const statement = asked(request, (await found(request, settings)).statements);
    const bytes = await writePaper(paperOf(statement, councilOf(request).name));
    return reply
      .type(word)
      .header('content-disposition', `attachment; filename="statement-${statement.positionOn}.docx"`)
      .send(Buffer.from(bytes));
  });
  addSigning(scope, settings);
}

function asked(request: FastifyRequest, statements: readonly Statement[]): Statement {
  const { id } = askedBy(request).params;
  const statement = statements.find(({ statementId }) => String(statementId) === id);
  if (!statement) throw new NotFound('There is no such statement.');
  return statement;
}

const paperOf = ({ positionOn, pieces, signedOn, signedBy }: Statement, council: string) => ({
  cover: {
    title: 'Statement of the council’s money',
    council,
    board: '',
    period: longDay(positionOn),
    day: longDay(positionOn),
    status: `Signed off on ${longDay(signedOn)} by ${signedBy}, section 151 officer or on their behalf`,
    record: '',
  },
  day: positionOn,
  pieces: pieces as Piece[], // As the schema of what is stored says.
});

function addSigning(scope: FastifyInstance, settings: MoneySettings): void {
  addForm(scope, '/money/statements/sign', {
    permission: 'money.keep',
    schema: z.object({
      words: z.string({ error: 'Say what you sign off' }).trim().min(1, 'Say what you sign off').max(2000),
    }),
    page: async (request) => ({
      title: 'Sign off the statement of today',
      lead: 'It is frozen as it stands, and nothing changes it after.',
      phrase: livePhrase(request.day),
      back: { text: 'The monthly statement', path: statementPaths.all() },
      action: statementPaths.sign(),
      doing: 'Sign it off',
      fields: [
        {
          type: 'area',
          name: 'words',
          label: 'Your words to it',
          hint: 'Such as what to rely on, and what not',
          rows: 3,
        },
      ],
    }),
    keep: async (request, { words }) => {
      const { facts, statements } = await found(request, settings);
      if (!facts) return mistake('words', 'There is no plan to state: set the base scenario first');
      if (statements.some(({ positionOn }) => positionOn === request.day))
        return mistake('words', 'The statement of today is signed off already');
      const doing = doingOf(request, settings);
      return answering(doing, `Sign off the statement of ${request.day}`, async (tx) => {
        const statementId = await addStatement(tx, doing.councilId, {
          positionOn: request.day,
          pieces: z.array(StoredPiece).parse(statementOf(facts, request.day, statements[0] ?? null)),
          gaps: gapsOf(facts.money),
          signedOn: request.day,
          signedBy: nameOfActor(request.actor),
          words,
        });
        return { ok: true, value: statementPaths.one(statementId) };
      });
    },
  });
}
