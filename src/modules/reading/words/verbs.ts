// Words that open a line of a plan: verbs of doing, and adjectives that open the name of a thing to be made.

/** Verbs in base form, as plans use them. A general list, not a document's. */
export const doingVerbs = new Set(
  (
    'achieve act adapt add address adopt advance advise agree align allocate amend analyse answer appoint apply appraise ' +
    'approve arrange articulate assess assign assure attend audit bring broaden build calculate capture carry celebrate ' +
    'challenge champion change check clarify close co-design co-produce collaborate collate collect commence commission ' +
    'communicate complete comply conclude conduct confirm consider consolidate consult continue convene coordinate create ' +
    'cut decide define delegate deliver demonstrate deploy design determine develop devise digitise direct discuss dispose ' +
    'divest document draft draw drive embed empower enable encourage enforce engage enhance ensure equip escalate ' +
    'establish estimate evaluate examine execute expand explore extend facilitate finalise finalize find focus follow ' +
    'formalise formulate foster fulfil gather generate harness hold host identify implement improve include incorporate ' +
    'increase influence inform initiate innovate integrate introduce invest invite issue join keep launch lead learn ' +
    'leverage liaise link listen lobby look maintain make manage map market maximise measure meet merge minimise mobilise ' +
    'model modernise monitor move negotiate obtain offer open optimise organise oversee participate partner pilot plan ' +
    'prepare present prevent prioritise procure produce progress promote propose protect provide publicise publish pursue ' +
    'put raise rationalise realign realise rebuild receive recommend reconcile record recruit redefine redesign reduce ' +
    'refine reflect reform refresh refocus register reinforce relaunch remove renew reorganise replace report represent ' +
    'request require reset reshape resolve resource respond restructure retain review revise rewrite roll run scope seek ' +
    'secure sell set shape share simplify source stabilise stand-up standardise start stop streamline strengthen submit ' +
    'support sustain tackle take target test track trade train transfer transform transition undertake understand update ' +
    'upgrade use utilise validate verify visit work write'
  ).split(' '),
);

/** Openers of the name of something new or better: `New operating model`, `clear lines of sight`. */
export const openingAdjectives = new Set(
  (
    'additional agreed balanced better clear clearer closer comprehensive compliant dedicated detailed draft effective ' +
    'enhanced full greater improved increased integrated lower more new reduced refined refreshed reformed revised robust ' +
    'single smaller stronger sustainable updated'
  ).split(' '),
);

export function isDoingVerb(word: string): boolean {
  const plain = word.toLowerCase().replace(/[^a-z-]/g, '');
  return doingVerbs.has(plain) || (plain.startsWith('re-') && doingVerbs.has(plain.slice(3)));
}

/** `Commissioning`, `Establishing`: a verb as a noun. Short words (`ring`, `King`) are left out. */
export function isGerund(word: string): boolean {
  return /^[\p{L}-]{4,}ing$/u.test(word) && word.length >= 7;
}

export function isOpeningAdjective(word: string): boolean {
  return openingAdjectives.has(word.toLowerCase().replace(/[^a-z]/g, ''));
}

/** Doing verbs that are as often nouns: what follows tells which (`Review the plan`, `Annual Review of risk`). */
const alsoNouns = new Set(
  (
    'address answer audit challenge champion change commission contact cut design document draft drive estimate focus ' +
    'hold issue lead link map market measure model monitor offer partner pilot plan process progress record reform ' +
    'register report request reset resource review scope set share source start stop support target test track trade ' +
    'transfer transition update upgrade use visit work'
  ).split(' '),
);

export function isAlsoNoun(word: string): boolean {
  return alsoNouns.has(word.toLowerCase());
}

/** Ends as adjectives do (`external`, `effective`): a noun is still to come. */
export function isAdjectival(word: string): boolean {
  return (
    /^\p{Ll}{3,}(?:al|ive|ous|ic|able|ible|ful|ary)$/u.test(word) &&
    !/^(?:approval|proposal|capital|appraisal|renewal|objective|initiative|public|arrival|withdrawal|referral|removal)$/.test(
      word,
    )
  );
}

/** A noun in the plural, which no other noun can follow (`deadlines`), and not a verb (`supports`). */
export function isPlural(word: string): boolean {
  return (
    /^\p{Ll}{4,}s$/u.test(word) &&
    !/(?:ss|us|is|ous)$/.test(word) &&
    !doingVerbs.has(word.slice(0, -1)) &&
    !doingVerbs.has(word.replace(/es$/, ''))
  );
}
