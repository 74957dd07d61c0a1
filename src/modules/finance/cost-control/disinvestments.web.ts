// Disinvestments on a page: in the order they would go, with what each would mean and what is still to be assessed.
import type { FastifyInstance } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { councilOf } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { planPaths } from '../medium-term/say.ts';
import { entriesOf } from '../registers/entry.store.ts';
import type { Entry } from '../registers/entry.ts';
import { disinvestments } from '../registers/kinds/disinvestments.ts';
import { moneyPaths } from '../registers/register.ts';
import type { MoneySettings } from '../settings.ts';
import { say } from './say.ts';

export function addDisinvestments(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/disinvestments', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const entries = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
      entriesOf(tx, disinvestments),
    );
    const ranked = entries.toSorted((a, b) => a.facts.rank - b.facts.rank || a.name.localeCompare(b.name));
    let sum = 0;
    return reply.page('finance/views/disinvestments.njk', {
      title: 'What the council would stop, in order',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      registerPath: moneyPaths.list('disinvestments'),
      lead: leadOf(ranked),
      rows: ranked.map((entry) => {
        if (entry.facts.standing !== 'refused') sum += entry.facts.fullYear;
        return { ...rowOf(entry), upTo: say(sum) };
      }),
    });
  });
}

const { fields } = disinvestments;

function leadOf(entries: readonly Entry<'disinvestments'>[]): string {
  const going = entries.filter(({ facts }) => facts.standing !== 'refused');
  const unassessed = going.filter(({ facts }) => !facts.assessedOn).length;
  const total = say(going.reduce((sum, { facts }) => sum + facts.fullYear, 0));
  return `${going.length} in all, worth ${total} in a full year. ${unassessed === 0 ? 'Each is assessed' : `${unassessed} of them ${unassessed === 1 ? 'is' : 'are'} still to be assessed`}.`;
}

const rowOf = ({ entryId, name, facts }: Entry<'disinvestments'>) => ({
  rank: facts.rank,
  name,
  path: moneyPaths.one('disinvestments', entryId),
  how: `${fields.how.say(facts.how)}${facts.handedTo ? ` to ${facts.handedTo}` : ''}`,
  duty: fields.duty.say(facts.duty),
  fullYear: say(facts.fullYear),
  standing: fields.standing.say(facts.standing),
  assessment: facts.assessedOn
    ? `${facts.assessment ?? ''} Assessed on ${longDay(facts.assessedOn)}.`
    : 'Not assessed yet',
});
