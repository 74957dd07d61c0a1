// Words of posts and of services, by which a post is told from a name, and two posts from one.

/** A post or a team, somewhere in the words. */
export const postShape =
  /\b(?:director|head|manager|officer|lead|leader|chief|executive|assistant|service|team|group|board|committee|council|partners?|unit|all)\b/i;

/** Words of services and of posts, which names do not have. */
export const unitWords =
  /\b(?:services?|development|renewal|finance|legal|governance|growth|housing|planning|property|estates?|digital|customers?|place|people|communities|resources|adults|children|children[’']s|education|health|care|transport|highways|environment|culture|leisure|hr|od|ict|it|commissioning|inclusion|procurement|regeneration|economy|strategy|performance|policy|communications|democratic|operations|assets)\b/i;

/** A post that names what it is a post of: `Head of HR`, `Parks Manager`, and not `Director` or `Estates`. */
const wholePost =
  /^(?=.*\s)(?:(?:.+\s)?(?:directors?|heads?|leader) (?:of|for)\s.+|chief \S.*|.+\s(?:manager|officer|director|leader|executive|head))(?:\s\([^()]*\))?$/i;

/** Short words that name a whole post by themselves. */
export function isWholePost(words: string): boolean {
  return words.length <= 120 && (wholePost.test(words) || designation.test(words));
}

/** Duties the law gives to somebody who mostly holds another post as well: `Director of Law and Monitoring Officer`. */
export const designation =
  /^(?:deputy |interim )*(?:monitoring officer|s(?:ection)?\.? ?151(?: officer)?|chief finance officer|head of paid service|returning officer|data protection officer|senior information risk owner|siro|caldicott guardian)$/i;
