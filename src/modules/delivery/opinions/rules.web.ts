// The rules of computed status on pages: every rule in words with its figures, and the form that sets one.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../db/database.ts';
import { longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, count, livePhrase, need } from '../../plan/index.ts';
import { type RulesSet, resultWords, settingsOf } from './computed.ts';
import { setRule } from './opinions.actions.ts';
import { rulesEverSet } from './opinions.store.ts';
import { type RuleSet, ruleForm, rulesOn } from './rule-set.ts';
import { ruleCalled, rules } from './rules/list.ts';
import { type Rule, results } from './rules/rule.ts';

interface RulesSettings {
  database: Database;
}

/** `/status-rules/dates.late` */
const rulePath = ({ name }: Rule) => `/status-rules/${name.replace('/', '.')}`;

export function addRulePages(scope: FastifyInstance, settings: RulesSettings): void {
  scope.get('/status-rules', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const all = await everSet(request, settings);
    const set = rulesOn(all, request.day);
    return reply.page('delivery/views/opinion-rules.njk', {
      title: 'How a status is computed',
      phrase: livePhrase(request.day),
      order: results.map((result) => resultWords[result].toLowerCase()),
      open: rules.filter(({ askedOf }) => askedOf === 'open').map((rule) => row(rule, set)),
      finished: rules.filter(({ askedOf }) => askedOf === 'finished').map((rule) => row(rule, set)),
    });
  });
  scope.get('/status-rules/:rule', { config: { permission: 'plan.read' } }, (request, reply) =>
    rulePage(request, reply, settings, null, []),
  );
  scope.post(
    '/status-rules/:rule',
    { config: { permission: 'status-rules.set' } },
    async (request, reply) => {
      const rule = ruleAsked(request);
      const typed = parseForm(ruleForm(rule), request.body);
      if (!typed.ok) return rulePage(request, reply.code(422), settings, request.body, typed.errors);
      const { isOn, fromOn, reason, ...figures } = typed.value;
      const wanted = { rule, day: request.day, isOn: isOn === 'yes', fromOn, reason, settings: figures };
      const done = await setRule(settings.database, request.actor, councilOf(request).id, wanted);
      if (!done.ok) return rulePage(request, reply.code(422), settings, request.body, done.errors);
      return reply.goTo(rulePath(rule));
    },
  );
}

function everSet(request: FastifyRequest, { database }: RulesSettings) {
  return database.read(request.actor, councilOf(request).id, (tx) => rulesEverSet(tx));
}

function ruleAsked(request: FastifyRequest): Rule {
  const { rule = '' } = askedBy(request).params;
  return need(ruleCalled(rule.replace('.', '/')), 'rule');
}

function row(rule: Rule, set: RulesSet) {
  const own = set.get(rule.name);
  return {
    title: rule.title,
    means: rule.means,
    path: rulePath(rule),
    isOn: own?.isOn ?? true,
    figures: figuresOf(rule, own?.settings ?? {}),
    own: own !== undefined,
  };
}

/** Each setting in words: `Off track when later than 7 days`. */
function figuresOf(rule: Rule, set: Readonly<Record<string, number>>): string[] {
  const figures = settingsOf(rule, set);
  return rule.settings.map(({ name, title, unit }) => `${title} ${sayFigure(figures[name] ?? 0, unit)}`);
}

function sayFigure(figure: number, unit: Rule['settings'][number]['unit']): string {
  if (unit === 'per cent') return `${figure}%`;
  if (unit === 'pieces') return `${count(figure, 'piece')} of evidence`;
  return count(figure, unit === 'days' ? 'day' : 'point');
}

async function rulePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: RulesSettings,
  typed: unknown,
  errors: readonly FieldError[],
) {
  const rule = ruleAsked(request);
  const all = (await everSet(request, settings)).filter(({ ruleName }) => ruleName === rule.name);
  const now = rulesOn(all, request.day).get(rule.name);
  const standing = { isOn: now?.isOn === false ? 'no' : 'yes', fromOn: request.day };
  return reply.page('delivery/views/opinion-rule.njk', {
    title: rule.title,
    phrase: livePhrase(request.day),
    back: { text: 'How a status is computed', path: '/status-rules' },
    rule: row(rule, rulesOn(all, request.day)),
    fields: rule.settings.map(({ name, title, unit, usual }) => ({
      name,
      label: `${title}: how many ${unit === 'pieces' ? 'pieces of evidence' : unit}`,
      hint: `Usually ${usual}`,
    })),
    history: all.toReversed().map((one) => sayRuleSet(rule, one)),
    maySet: mayDo(request.actor, 'status-rules.set'),
    path: rulePath(rule),
    form: formWith(typed ?? { ...settingsOf(rule, now?.settings ?? {}), ...standing }, errors),
  });
}

function sayRuleSet(rule: Rule, { isOn, settings, fromOn, setBy, setOn, reason }: RuleSet) {
  const what = isOn ? ['Asked', ...figuresOf(rule, settings)].join('. ') : 'Not asked';
  return { what, from: longDay(fromOn), said: `${setBy}, ${longDay(setOn)}`, reason };
}
