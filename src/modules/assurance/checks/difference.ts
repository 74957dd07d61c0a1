// Whether an action says what will be different: a verb that only goes on, looks or talks, and nothing that comes of it.

/** Openings that promise an activity. What follows decides whether anything comes of it. */
const vagueOpening = new RegExp(
  `^(?:(?:to|ongoing|(?:[\\p{L}’'-]+ ){1,4}will)\\s+)*(?:${[
    'continu(?:e|es|ed|ing|ation)(?: of)?',
    'explor(?:e|es|ing|ation)(?: of)?',
    'consider(?:s|ing|ation)?(?: of)?',
    'review(?:s|ing)?(?: and (?:consider|explore|monitor|clarify))?(?: of)?',
    'monitor(?:s|ing)?(?: of)?',
    '(?:keep|keeping) under review',
    'look(?:s|ing)? (?:at|into)',
    'investigat(?:e|es|ing|ion)(?: of)?',
    'discuss(?:es|ing|ions?)?(?: of)?',
    'liais(?:e|es|ing|on)',
    'engag(?:e|es|ing|ement)',
    'work(?:s|ing)? (?:together|closely|jointly|collaboratively|with|towards)',
    'promot(?:e|es|ing|ion)(?: of)?',
    'encourag(?:e|es|ing|ement)(?: of)?',
    'rais(?:e|es|ing) (?:the )?(?:awareness|profile)',
    'maintain(?:s|ing)?',
    'support(?:s|ing)?',
    'seek(?:s|ing)? to',
    'aim(?:s|ing)? to',
    'champion(?:s|ing)?',
    'reflect(?:s|ing)? on',
    'drive forward',
  ].join('|')})(?![\\p{L}-])`,
  'iu',
);

/** `Continue to deliver …`, `Explore opportunities to reduce …`: the verb inside is put off by the one before it. */
const putOff =
  /^\s*(?:(?:to|with)(?: the)? |(?:the )?(?:\p{L}+ )?(?:options?|opportunit(?:y|ies)|ways?|means|potential|scope|possibilit(?:y|ies)|feasibility|how|whether)(?: (?:we|the council|it))?(?: (?:to|for|of|can|could|might))? )?(?:fully |further |actively |closely )?(\p{L}+)/iu;

/** Verbs that leave something behind, by their stems. */
const stems = [
  'produc publish agre approv adopt appoint recruit establish creat launch implement introduc complet deliver buil install sign',
  'open clos sell dispos procur commission contract train writ draft prepar present submit recommend decid determin identif reduc',
  'increas sav cut rais restor achiev clear replac transfer design redesign restructur merg fill remov repair renew upgrad migrat',
  'roll issu hold bring put map assess undertak test certif register assign allocat finalis defin document install convert refurbish',
  'relet inspect repay refinanc pay buy purchas acquir set move halv clarif',
]
  .join(' ')
  .replaceAll(' ', '|');

/** Done as an act (`agree`, `and publish`, `to appoint`), told as done (`agreed`), or as its name (`completion of`). */
const producing = new RegExp(
  [
    `(?:^|[,;:–]\\s*|\\b(?:to|and|or|then|will|by)\\s+)(?:\\p{L}+ly\\s+)?(?:${stems})(?:e|es|s|d|t|y|ies|ing|ting|ying)?\\b`,
    `\\b(?:${stems})(?:d|ed|ied|ted)\\b|\\b(?:built|written|sold|paid|held|undertaken)\\b`,
    `\\b(?:${stems})(?:ion|tion|ation|ition|ment|al|e|ing|ery)?\\s+of\\b`,
  ].join('|'),
  'iu',
);

/** Something that did not stand before, or a figure, or the end that it serves, said outright. */
const product =
  /\b(?:a|an|new|revised|updated|refreshed|final|single|draft|annual|monthly|quarterly)\s+(?:[\p{L}’'-]+\s+){0,5}?(?:plan|strategy|policy|report|framework|model|programme|register|proposal|proposals|business case|agreement|contract|guide|guidance|toolkit|protocol|charter|dashboard|review report|paper|options paper|timetable|schedule|scheme|system|structure|board|forum|team|service|centre|template|handbook|audit|survey|baseline)\b/iu;
const figure =
  /(?:£\s?\d|\d\s?(?:%|per ?cent)|\bby (?:half|a (?:third|quarter))\b|\bfrom \d+ to \d+|\b(?:every|each)\b)/iu;
const purpose =
  /\b(?:so that|so as to|in order (?:to|that)|(?:which|that) will|with (?:the aim|a view) (?:of|to)|resulting in|leading to|(?:to|and) (?:ensure|make sure|reduce|increase|determine|decide|identify|establish|secure|meet|comply|remove|prevent|cut|save|avoid|close|bring|halve|double|end|free|release|confirm|agree|inform|deliver|achieve|recommend|report))\b/iu;

/**
 * Whether an action only promises an activity. `more` is whatever else is said of it: its detail, its steps, what it is
 * to deliver. Pure; letters of any kind; a word in doubt counts as a difference, so that few are named wrongly.
 */
export function saysNoDifference(title: string, more: readonly string[]): boolean {
  const text = title.replace(/^[^\p{L}]+/u, '');
  const opening = vagueOpening.exec(text);
  if (!opening) return false;
  const rest = text.slice(opening[0].length);
  const after = putOff.exec(rest);
  const said = after && isPutOff(opening[0], after) ? rest.slice(after[0].length) : rest;
  const comesOfIt = (words: string) => [product, figure, purpose, producing].some((one) => one.test(words));
  return !comesOfIt(said) && !more.some((words) => !vagueOpening.test(words) && comesOfIt(words));
}

const changing = /^(?:reduc|increas|cut|rais|sav|halv|doubl|clos|clear|remov|lower|end|stop)/i;
const onlyLooking =
  /\b(?:options?|opportunit|ways?|means|potential|scope|possibilit|feasibility|how|whether)/i;

/** `Continue to deliver` and `explore ways to reduce` put the second verb off; `review, agree` and `continue to cut` do not. */
function isPutOff(opening: string, [between, verb = '']: RegExpExecArray): boolean {
  return onlyLooking.test(between) || (/continu|ongoing/i.test(opening) && !changing.test(verb));
}
