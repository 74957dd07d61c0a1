// The page on which the programme office sets how large evidence may be and when closed actions are tested again.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { setForClosing } from './closing.actions.ts';
import { closingPaths } from './say.ts';
import { type ClosingSettings, settingsEverSet, settingsNow } from './settings.store.ts';

const Typed = z.object({
  largestMegabytes: z.coerce.number().int().min(1).max(100).meta({ title: 'The largest file' }),
  retestMonths: z
    .string({ error: 'Enter the months, with commas between' })
    .regex(/^\s*\d{1,3}(\s*,\s*\d{1,3}){0,5}\s*$/, { error: 'Write one to six whole numbers: 6, 12, 18' })
    .transform((words) => [...new Set(words.split(',').map(Number))].sort((a, b) => a - b))
    .refine((months) => months.every((one) => one >= 1 && one <= 120), {
      error: 'Each must be between 1 and 120 months',
    }),
  reason: z.string({ error: 'Say why it is set so' }).max(1000).meta({ title: 'Reason' }),
});

export function addClosingSettings(scope: FastifyInstance, settings: DeliverySettings): void {
  const may = { config: { permission: 'closing.set' } };
  scope.get('/closures/settings', may, (request, reply) => page(request, reply, settings, []));
  scope.post('/closures/settings', may, async (request, reply) => {
    const typed = parseForm(Typed, request.body);
    if (!typed.ok) return page(request, reply.code(422), settings, typed.errors);
    const asked = { ...typed.value, day: request.day };
    await setForClosing(settings.database, request.actor, councilOf(request).id, asked);
    return reply.goTo(closingPaths.settings());
  });
}

async function page(
  request: FastifyRequest,
  reply: FastifyReply,
  { database }: DeliverySettings,
  errors: readonly FieldError[],
) {
  const { now, ever } = await database.read(request.actor, councilOf(request).id, async (tx) => ({
    now: await settingsNow(tx),
    ever: await settingsEverSet(tx),
  }));
  return reply.page('delivery/views/closing-settings.njk', {
    title: 'Evidence and re-tests',
    phrase: livePhrase(request.day),
    back: { text: 'Closures', path: closingPaths.all() },
    path: closingPaths.settings(),
    said: say(now),
    ever: ever.map((one) => ({
      said: say(one),
      reason: one.reason,
      set: `${longDay(one.setOn)}, ${one.setBy}`,
    })),
    form: formWith(
      request.body ?? {
        largestMegabytes: String(now.largestMegabytes),
        retestMonths: now.retestMonths.join(', '),
      },
      errors,
    ),
  });
}

function say({ largestMegabytes, retestMonths }: ClosingSettings): string {
  return `Files up to ${largestMegabytes} MB; tests after ${retestMonths.join(', ')} months`;
}
