// How pages put best value into words: a score, what it cites, and what does not fit together.
import { longDay } from '../../../kernel/days.ts';
import { count, linkTo, type Walk } from '../../plan/index.ts';
import { monthsFresh, type Oddity } from './consistency.ts';
import type { Theme } from './guidance.ts';
import { type Cited, type Score, scoreWords, type ThemeScore } from './score.ts';

/** Below the present mount. */
export const bestValuePaths = {
  all: () => '/best-value',
  theme: (theme: string, part = '') => `/best-value/${theme}${part}`,
  score: (theme: string) => `/best-value/${theme}/scores`,
};

/** A piece of evidence as it may be named: of exempt evidence not even its title. */
export interface Piece {
  evidenceId: number;
  title: string;
  path: string;
}

export function sayScore({ score, assessor, assessedOn, sort }: ThemeScore) {
  return { ...scoreWords[score], who: assessor, on: longDay(assessedOn), isSelf: sort === 'self' };
}

/** A score with its reasons and what it cites, for the theme's own page. */
export function sayWhole(thread: Walk, one: ThemeScore, pieces: ReadonlyMap<number, Piece>) {
  return {
    ...sayScore(one),
    reasons: one.reasons,
    recorded: `Recorded by ${one.recordedBy} on ${longDay(one.recordedOn)}`,
    version: one.version,
    cited: one.cited.flatMap((cited) => sayCited(thread, cited, pieces)),
  };
}

function sayCited(thread: Walk, { itemId, evidenceId }: Cited, pieces: ReadonlyMap<number, Piece>) {
  const piece = evidenceId === null ? undefined : pieces.get(evidenceId);
  if (piece) return [{ text: `Evidence ${piece.evidenceId}: ${piece.title}`, path: piece.path }];
  const item = itemId === null ? undefined : thread.item(itemId);
  if (!item) return [];
  const { label, title, path } = linkTo(thread, item);
  return [{ text: `${label}: ${title}`, path }];
}

const low = (score: Score) => scoreWords[score].words.toLowerCase();

/** One oddity as a plain sentence, and the part of the theme's page that it is made of. */
export function sayOddity(theme: Theme, oddity: Oddity, independent: ThemeScore | null) {
  const to = (part: string) => bestValuePaths.theme(theme.name, part);
  const claims = (self: Score, why: 'high' | 'risen') =>
    `the council says ${low(self)}${why === 'risen' ? ', better than before' : ''}, while`;
  switch (oddity.kind) {
    case 'differ': {
      const { self, independent: other, steps } = oddity;
      const who = independent?.assessor ?? 'somebody independent';
      const words = `the council says ${low(self)}, ${count(steps, 'step')} from ${low(other)}, the score of ${who}.`;
      return { words, path: to('#scores') };
    }
    case 'no-evidence':
      return { words: `the council says ${low(oddity.self)} and cites no evidence.`, path: to('#scores') };
    case 'old': {
      const whose = oddity.sort === 'self' ? 'the council’s' : 'the independent';
      const words = `${whose} score is of ${longDay(oddity.assessedOn)}, more than ${monthsFresh} months ago.`;
      return { words, path: to('#scores') };
    }
    case 'mostly-late': {
      const { self, why, late, due } = oddity;
      const words = `${claims(self, why)} ${late} of the ${count(due, 'linked action')} due by now ${late === 1 ? 'is' : 'are'} late.`;
      return { words, path: to('#actions') };
    }
    case 'off-target': {
      const { self, why, off, judged } = oddity;
      const words = `${claims(self, why)} ${off} of the ${count(judged, 'linked measure')} judged ${off === 1 ? 'is' : 'are'} off target.`;
      return { words, path: to('#measures') };
    }
  }
}
