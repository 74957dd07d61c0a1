// The claim check: words of a narrative that say more than the status, the date or the evidence bear out. Pure.
import { type Day, longDay } from '../../../kernel/days.ts';

/** What is known of the item that the words are about. */
export interface ClaimFacts {
  /** The owner's status in words, for the reason given. */
  status: string | null;
  finished: boolean;
  confidence: 'on-track' | 'at-risk' | 'off-track' | null;
  /** The last day its words allow, where it has gone by. */
  missed: Day | null;
  /** How many pieces of evidence stand. */
  evidence: number;
}

export interface Unsupported {
  /** As it stands in the narrative. */
  words: string;
  why: string;
}

const done =
  /\b(?:achieved|accomplished|completed|concluded|delivered|embedded|finished|fulfilled|implemented|resolved|signed off|in place|(?<=\b(?:is|are|was|were|now|be) (?:fully )?)complete)\b/gi;
const onTrack = /\bon (?:track|schedule|target|course)\b/gi;

/** Straight before the claim: it is denied, or only in part so. */
const denied =
  /\b(?:not|never|no longer|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t|cannot be|nothing|none|neither|nor|part(?:ly|ially)|almost|nearly|half|hardly|(?<!\d)\d{1,2} ?%|(?<!\d)\d{1,2} per ?cent)(?: (?:been|be|yet|fully|quite|entirely|all|was|is|has|have|were|are)){0,3}$/i;

/** Before the claim in the same clause, with nothing since then that says it has happened. */
const ahead =
  /\b(?:will|shall|would|should|must|may|might|can|could|to be|being|expect(?:ed|s)?|due|plan(?:s|ned)?|aim(?:s|ed)?|intend(?:s|ed)?|hope(?:s|d)?|once|when|until|unless|if|after|before|on track|on course|awaiting)\b(?!.*(?<!\bto )\b(?:was|were|has|have|had|is now|are now)\b)/i;

/** After the claim: it is one of the future after all. */
const aheadAfter = /^ (?:next|later|in due course|soon)\b/i;

const clauseEnds =
  /[.!;:\n]+(?:\s|$)|,\s+(?=but|although|though|however|while|yet)|\s(?=but |although |though |however )/i;

/** Every claim that nothing bears out, in the order of the words, each wording once. */
export function unsupportedClaims(narrative: string, facts: ClaimFacts): Unsupported[] {
  const found = clausesOf(narrative).flatMap((clause) => [
    ...claimsIn(clause, done).map((words) => ({ words, why: whyNotDone(facts) })),
    ...claimsIn(clause, onTrack).map((words) => ({ words, why: whyNotOnTrack(facts) })),
  ]);
  const told = found.flatMap(({ words, why }) => (why === null ? [] : [{ words, why }]));
  return [...new Map(told.map((one) => [one.words.toLowerCase(), one])).values()];
}

/** A question claims nothing. */
function clausesOf(narrative: string): string[] {
  const sentences = narrative.split(/(?<=\?)\s+/);
  const said = sentences.flatMap((sentence) => sentence.split(clauseEnds));
  return said.filter((clause): clause is string => clause !== undefined && !clause.trim().endsWith('?'));
}

/** Letters before a claim in which something may deny it or put it off: a clause is no longer, whatever a text is. */
const farthest = 300;

function claimsIn(clause: string, pattern: RegExp): string[] {
  return [...clause.matchAll(pattern)].flatMap((match) => {
    const before = clause.slice(Math.max(0, match.index - farthest), match.index).trimEnd();
    const after = clause.slice(match.index + match[0].length);
    const isClaim = !denied.test(before) && !ahead.test(before) && !aheadAfter.test(after);
    return isClaim ? [match[0]] : [];
  });
}

function whyNotDone({ evidence, finished, status }: ClaimFacts): string | null {
  if (evidence > 0) return null;
  if (finished) return 'no evidence is given that shows it';
  return `the status is ${status ? `“${status}”` : 'not given'} and no evidence shows it`;
}

function whyNotOnTrack({ missed, finished, confidence, status }: ClaimFacts): string | null {
  if (finished) return null;
  if (missed !== null) return `its date went by on ${longDay(missed)}`;
  return confidence === 'at-risk' || confidence === 'off-track' ? `the status is “${status}”` : null;
}
