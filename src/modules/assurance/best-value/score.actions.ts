// What may be done about best value: score a theme, for the council or for somebody independent, citing evidence.
import type { Tx } from '../../../db/database.ts';
import { longDay } from '../../../kernel/days.ts';
import { type Answer, mistake } from '../../../kernel/errors.ts';
import { evidenceNumbered } from '../../delivery/index.ts';
import { itemNamed, type Walk } from '../../plan/index.ts';
import { type Doing, keeping } from '../map/map.actions.ts';
import type { Theme } from './guidance.ts';
import { addScore } from './score.store.ts';
import type { Cited, NewThemeScore } from './score.ts';

/** Most that one score cites. */
const citedAtMost = 50;

/** What lines of text name: `evidence 4` is a piece of evidence, anything else an item of the thread. */
async function citedIn(tx: Tx, thread: Walk, typed: string): Promise<Answer<Cited[]>> {
  const lines = new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
  if (lines.size > citedAtMost) return mistake('evidence', `Cite ${citedAtMost} things at most`);
  const cited: Cited[] = [];
  for (const line of lines) {
    const piece = /^evidence #?(\d{1,15})$/i.exec(line);
    if (piece) {
      const evidence = await evidenceNumbered(tx, Number(piece[1]));
      if (!evidence) return mistake('evidence', `There is no piece of evidence ${piece[1]}`);
      if (evidence.withdrawnOn !== null)
        return mistake('evidence', `Evidence ${piece[1]} was withdrawn, so it shows nothing`);
      cited.push({ itemId: null, evidenceId: evidence.evidenceId });
      continue;
    }
    const item = itemNamed(thread, line);
    if (!item.ok) return mistake('evidence', item.errors[0]?.message ?? `Nothing is called ${line}`);
    cited.push({ itemId: item.value.id, evidenceId: null });
  }
  return { ok: true, value: cited };
}

/** Adds a score to what was said of a theme; nothing that was said before is changed. */
export function scoreTheme(
  doing: Doing,
  thread: Walk,
  { version, theme, given }: { version: string; theme: Theme; given: NewThemeScore },
): Promise<Answer<null>> {
  const { evidence = '', assessor, assessedOn, sort, score, reasons } = given;
  return keeping(doing, `Score the best value theme ${theme.title}`, async (tx, by) => {
    if (sort === 'independent' && !assessor)
      return mistake('assessor', 'Enter who judged: name and office, such as a commissioner or an auditor');
    if (assessedOn > doing.day)
      return mistake('assessedOn', `The day must be today, ${longDay(doing.day)}, or before`);
    const cited = await citedIn(tx, thread, evidence);
    if (!cited.ok) return cited;
    const whole = { version, theme: theme.name, sort, score, reasons, assessedOn, cited: cited.value };
    await addScore(tx, doing.councilId, { ...whole, assessor: assessor ?? 'The council' }, by);
    return { ok: true, value: null };
  });
}
