// On a sponsor's own page: the theme that waits for their signature, opened at once where there is one.
import type { Database } from '../../../db/database.ts';
import { mayDo } from '../../people/index.ts';
import type { DeskLink } from '../../plan/index.ts';
import { signOffsOf } from './check.store.ts';
import { periodInHand, signsAs } from './check.ts';

export function signaturesOnDesk(database: Database): DeskLink {
  return async (thread, actor, councilId) => {
    if (!mayDo(actor, 'theme.sign')) return null;
    const found = await database.read(actor, councilId, async (tx) => {
      const inHand = await periodInHand(tx, thread);
      return inHand && { ...inHand, signed: await signOffsOf(tx, inHand.period.periodId) };
    });
    const all = { title: 'Sign off the themes', path: '/sign-off', group: 'month' } as const;
    if (!found) return all;
    const waiting = thread.ofKind('theme', found.planId).filter((theme) => {
      const as = signsAs(actor, theme);
      return as !== null && !found.signed.some((one) => one.themeId === theme.id && one.signedAs === as);
    });
    const [only, more] = waiting;
    if (!only) return all;
    return more
      ? { title: `Sign off your themes for ${found.period.name}`, path: '/sign-off', group: 'waiting' }
      : {
          title: `Sign off “${only.title}” for ${found.period.name}`,
          path: `/sign-off/${only.id}`,
          group: 'waiting',
        };
  };
}
