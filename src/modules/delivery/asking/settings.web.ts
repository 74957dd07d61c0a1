// The page on which the programme office sets when reminders go, and whether mail lets its reader answer without signing in.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Day, longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { periodPaths } from '../periods/say.ts';
import type { DeliverySettings } from '../settings.ts';
import { setAsking } from './asking.actions.ts';
import { askingEverSet, askingSettings } from './asking.store.ts';
import type { AskingSettings } from './asking.ts';

const path = '/periods/asking';

const Typed = z.object({
  reminderDays: z
    .string({ error: 'Enter the days, with commas between' })
    .regex(/^\s*\d{1,3}(\s*,\s*\d{1,3}){0,5}\s*$/, { error: 'Write one to six whole numbers: 30, 7, 1' })
    .transform((words) => [...new Set(words.split(',').map(Number))].sort((a, b) => b - a))
    .refine((days) => days.every((one) => one >= 1), { error: 'Each must be 1 day or more' }),
  links: z.enum(['yes', 'no'], { error: 'Choose whether mail carries a link' }),
  linkDays: z.coerce
    .number({ error: 'Days must be a number from 1 to 90' })
    .int()
    .min(1, { error: 'A link works for 1 day or more' })
    .max(90, { error: 'A link works for 90 days or fewer' })
    .meta({ title: 'The days a link works' }),
  fromOn: Day.meta({ title: 'The day from which this holds' }),
  reason: z.string({ error: 'Say why it is set so' }).max(1000).meta({ title: 'Reason' }),
});

export function addAskingSettingsPage(scope: FastifyInstance, settings: DeliverySettings): void {
  const may = { config: { permission: 'period.run' } };
  scope.get(path, may, (request, reply) => page(request, reply, settings, []));
  scope.post(path, may, async (request, reply) => {
    const typed = parseForm(Typed, request.body);
    if (!typed.ok) return page(request, reply.code(422), settings, typed.errors);
    const given = { ...typed.value, links: typed.value.links === 'yes', setOn: request.day };
    const done = await setAsking(settings.database, request.actor, councilOf(request).id, given);
    if (!done.ok) return page(request, reply.code(422), settings, done.errors);
    return reply.goTo(path);
  });
}

async function page(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, hasMail = true }: DeliverySettings,
  errors: readonly FieldError[],
) {
  const { day } = request;
  const { now, ever } = await database.read(request.actor, councilOf(request).id, async (tx) => ({
    now: await askingSettings(tx, day),
    ever: await askingEverSet(tx),
  }));
  const { reminderDays, links, linkDays } = now;
  const values = {
    reminderDays: reminderDays.join(', '),
    links: links ? 'yes' : 'no',
    linkDays: String(linkDays),
    fromOn: day,
  };
  return reply.page('delivery/views/asking-settings.njk', {
    title: 'How people are asked',
    phrase: livePhrase(day),
    back: { text: 'Reporting periods', path: periodPaths.all() },
    path,
    hasMail,
    said: say(now),
    ever: ever.map((one) => ({
      said: say(one),
      from: longDay(one.fromOn),
      reason: one.reason,
      set: `${longDay(one.setOn)}, ${one.setBy}`,
    })),
    form: formWith(request.body ?? values, errors),
  });
}

function say({ reminderDays, links, linkDays }: AskingSettings): string {
  const days = new Intl.ListFormat('en-GB').format(reminderDays.map(String));
  const link = links ? `a link in the mail works for ${linkDays} days` : 'mail carries no link that answers';
  return `Reminders ${days} days before answers are due, and once when they are late; ${link}`;
}
