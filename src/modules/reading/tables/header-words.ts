// What a column holds, told by the words of its header: the many names councils give to the same few things.
import { kept } from '../words/kept.ts';
import { plainForm } from '../words/words.ts';

export const roles = [
  'ref',
  'mandate',
  'theme',
  'priority',
  'workstream',
  'objective',
  'outcome',
  'aim',
  'recommendation',
  'keyPoint',
  'response',
  'action',
  'milestone',
  'deliverable',
  'officerSponsor',
  'memberSponsor',
  'lead',
  'start',
  'due',
  'status',
  'notes',
  'rank',
  'measure',
  'unit',
  'baseline',
  'target',
  'actual',
  'risk',
  'mitigation',
  'likelihood',
  'impact',
  'score',
  'initials',
  'name',
  'post',
  'driver',
  'wayOfWorking',
  'page',
  'decision',
  'decider',
  'ticked',
] as const;
export type Role = (typeof roles)[number];

/** Header words to roles, in order: the first that fits. Narrow names stand before wide ones. */
const names: [Role, RegExp][] = [
  ['initials', /^initials?$/],
  ['page', /^page(?: no| number)?$/],
  ['post', /^(?:job title|job role|post|post title|position held|role|portfolio)$/],
  [
    'name',
    /^(?:name|full name|officer name|member name|councillors?|members?|lead members|cabinet members)$/,
  ],
  // About decisions still to be taken, in forward plans.
  [
    'decider',
    /\bdecision (?:maker|taker|making body|body|to be (?:taken|made) by)\b|\bwho (?:will )?(?:make|makes|take|takes) the decision\b|^(?:decision by|to be decided by|decided by)$/,
  ],
  [
    'decision',
    /^(?:(?:title of|subject of|proposed|key|non key|nature of|details? of|description of|summary of|the)(?: the)? )?decisions?(?: (?:title|required|to be (?:made|taken|considered)|being sought|sought|requested))?$|^(?:matter|issue|item|subject)s? (?:for|to be|in respect of which|requiring)\b.*\b(?:decision|decided|considered)\b/,
  ],
  ['likelihood', /\b(?:likelihood|probability)\b/],
  [
    'notes',
    /\b(?:risk appetite|risk type|risk category|proximity|velocity|risk response|appetite|tolerance)\b/,
  ],
  [
    'score',
    /\brisk (?:score|rating|level|rag)\b|\bscores?\b|\b(?:residual|inherent|gross|nett?)\b|^(?:current|target|initial|raw) (?:risk|rating)$/,
  ],
  ['mitigation', /\b(?:mitigat\w*|controls?|treatment|safeguards)\b/],
  ['objective', /^(?:strategic |corporate )?objectives? (?:ref(?:erence)?|no|number|id)s?$/],
  [
    'ref',
    /^(?:(?!(?:statutory )?direction)\p{L}+ )?(?:ref(?:erence)?|no|id|uid|number|code)(?: no| number| code)?$|^(?:item|line|row|serial|s no|sr no)$/u,
  ],
  [
    'memberSponsor',
    /\b(?:cabinet|member|political|councillor|cllr|elected|executive member) (?:sponsor|lead|owner|champion)|\bportfolio (?:holder|lead|member)|^(?:lead )?cabinet (?:member|lead|portfolio)|^lead (?:member|councillor|cllr)$|^(?:lead )?executive member$/,
  ],
  [
    'officerSponsor',
    /\b(?:sponsors?|sro|senior responsible|(?:executive|strategic) (?:lead|owner|director)|lead director|accountable (?:officer|director|executive|lead)|slt lead|cmt lead|cmt owner|clt lead|directorate lead)\b/,
  ],
  ['notes', /\bresponsibilities\b|\bareas? of responsibility\b/],
  // Who spoke, and not who answers for it.
  [
    'notes',
    /\b(?:raised|identified|reported|logged|proposed|requested|made|set|recommended|suggested|checked|approved|reviewed) by\b/,
  ],
  // A date that took the place of another, or on which something already happened.
  [
    'notes',
    /\b(?:revised|extended|amended|rescheduled|updated|new|re ?profiled)\b(?: \w+){0,3} (?:date|deadline|timescale|target|due|completion|delivery)\b|\b(?:date|deadline|timescale|due|completion)\b.*\b(?:revised|extended|amended)\b|^revised$/,
  ],
  [
    'notes',
    /\bdate (?:raised|agreed|identified|added|opened|logged|reported|set|issued|created|updated|reviewed|of (?:last )?(?:decision|meeting|audit|report|review|update))\b|\b(?:raised|meeting|decision|report|audit|issue|update|last review(?:ed)?) date\b|\b(?:raised|identified|opened|logged) on\b|^(?:last|next) (?:review(?:ed)?|updated?)(?: date)?$/,
  ],
  [
    'notes',
    /\b(?:actual|previous|forecast|expected|meeting) (?:due |end |start |finish |completion |implementation |target |delivery )?date\b|^forecast$|\bdate (?:completed|closed|delivered|implemented)\b|\b(?:completed|closed|delivered) on\b|\bactual (?:completion|finish|end|delivery)\b/,
  ],
  ['start', /\b(?:start|commence\w*|begin\w*)\b|^from$/],
  // `By when`, `When will it be done by`, before whoever does it.
  [
    'due',
    /\bby when\b|^when(?: (?:will|by|is|does|do|should|it|we|to|completed|due)\b.*)?$|\b(?:date|dates?) (?:for|of|to) (?:completion|implementation|delivery|complete|implement)\b/,
  ],
  [
    'lead',
    /\b(?:owners?|responsib\w*|accountab\w*|assigned|assignee|allocated to|actioned by|by whom|leads?|led by|delivered by|implemented by|undertaken by|budget holder|action by|delivery team)\b|^(?:(?:contact |reporting |senior |named |relevant )?officers?(?: name)?|who|who by|who will (?:do (?:it|this)|deliver)|whom|named officer|contact|(?:action )?manager)\b/,
  ],
  [
    'due',
    /\bdue\b|\btarget (?:completion |end |delivery |implementation )?dates?\b|\btarget (?:completion|quarter|month|delivery|deadline)\b|\bdeadlines?\b|\bcomplet(?:ion|e|ed) (?:date|by|target|deadline|timescale)\b|\b(?:est|estimated|planned|anticipated|expected|agreed|original|proposed|target) (?:completion|finish|end|delivery|implementation|timescale)\b|\b(?:end|finish) date\b|\bfinish\b|\btime ?(?:scale|frame|line|table)s?\b|\btimings?\b|\b(?:delivery|milestone|planned|implementation|completion|review|agreed|original|proposed|action|compliance|resolution) dates?\b|^dates?$|^(?:by|end|ends|completion|implementation|to be (?:completed|done|implemented|delivered) by|deliver by|implement by|expected by|action date)$|^to be (?:completed|done)$/,
  ],
  // What was done, whatever it is called: no status, and nothing to do.
  [
    'notes',
    /\b(?:actions?|work|steps|activity) (?:taken|completed|done|undertaken|to date|so far|in place)\b|\bprogress (?:to date|made|report|so far|against|since|update|summary|narrative|notes?)\b|\bwhat (?:have we|we have|has been|we ve) (?:done|achieved|delivered)\b|\b(?:where|how) are we(?: doing)?(?: now)?\b|\b(?:current|latest) position\b|^outcome (?:and|or|to date|so far)\b|\b(?:direction of (?:travel|change)|dot|trend|travel|polarity|good is|good (?:performance )?is|better is|what is good)\b/,
  ],
  [
    'rank',
    /\b(?:priority|finding|severity|recommendation|importance) (?:rating|level|grade|rag)\b|^(?:grade|importance|severity)$/,
  ],
  [
    'status',
    /\bstatus\b|\bb?rag\b|^(?:current |overall )?progress(?: rating)?$|\brating\b|^position$|^on track$/,
  ],
  [
    'status',
    /^(?:percent(?:age)? |how )?complete[d]?$|^(?:done|achieved|addressed|open closed|open or closed|open|delivered|implemented|dca|delivery confidence|confidence|confidence (?:level|in (?:delivery|achievement|achieving it))|traffic light|state)$/,
  ],
  [
    'notes',
    /^(?:accepted|accepted or rejected|agreed|agree|agreed or not|accepted y n|agreed y n)$|^(?:source|frequency|collection|period|type|category|meeting)$/,
  ],
  [
    'notes',
    /\b(?:updates?|comments?|commentary|notes?|narrative|evidence|resources?|resourcing|costs?|budgets?|funding|dependenc\w+|latest|progress (?:to date|made|report)|next steps|links?|assurance|how will (?:we|you|this be) (?:know|measured?)|how (?:we|you) will know|variance|benchmark\w*)\b/,
  ],
  ['baseline', /\bbaseline\b|^starting (?:point|position|figure)\b|^where we (?:were|started|began)\b/],
  ['unit', /^units?(?: of measure(?:ment)?)?$/],
  ['action', /\bactions? (?:or |and )?recommendations?$|^recommendations? (?:or |and )?actions?$/],
  ['recommendation', /\brecommendations?\b|\bareas? for improvement\b/],
  ['recommendation', /^(?:audit )?findings?$/],
  [
    'keyPoint',
    /\bkey (?:points?|findings?)\b|\bsummary of\b|\bfindings?\b|^(?:issues?|problems?|gaps?|concerns?|weakness(?:es)?|observations?)(?: identified)?$|^(?:improvement|improvements) (?:needed|required|area)s?$|^area (?:of|for) (?:concern|focus)$/,
  ],
  ['response', /\bresponses?\b|\breply\b/],
  ['wayOfWorking', /\bways? of working\b/],
  ['driver', /\bdrivers?\b/],
  [
    'measure',
    /\b(?:measures?|measured|indicators?|kpis?|metrics?|pi)\b|\bsuccess (?:criteria|factors?)\b|^what (?:we|is|will be) (?:will |are )?(?:be )?(?:count|measur|track|monitor)\w*$/,
  ],
  ['target', /\btargets?\b(?! (?:audience|group))/],
  [
    'actual',
    /^(?:current|latest)(?: performance| value| position| figure| result)?$|^results? (?:at|in|for|to|by)\b|^(?:performance|value|result|year to date|ytd|ytd performance|current year|latest result)$|^(?:q|quarter |qtr )[1-4](?: \d{4}(?: \d{2,4})?| \d{2} \d{2})?(?: (?:performance|result|value|actual))?$|\bactuals?\b|\boutturn\b/,
  ],
  ['mandate', /^(?:statutory )?directions?(?: (?:ref|no|number))?$|^best value theme$/],
  [
    'aim',
    /^(?:our )?aims?\b|\bdestinations?\b|^what (?:the |our )?(?:council|authority) (?:must|has to|is (?:directed|required) to) do$|^(?:requirements?|text of (?:the )?direction|purpose|description|scope|summary|in (?:short|brief))$/,
  ],
  ['theme', /\bthemes?\b|^pillars?$|^ambitions?$/],
  ['workstream', /\bwork ?streams?\b|^(?:projects?|programmes?|strands?)(?: name| title)?$/],
  ['deliverable', /\bwhat (?:we will|will be) deliver(?:ed)?\b/],
  [
    'action',
    /\b(?:actions?|activit(?:y|ies)|tasks?|interventions?|initiatives?|sub ?actions?)\b|\bwhat (?:we will|we ll|will we|well|needs? to|is|are we going to|do we need to|must we|we are going to|we plan to|will be|has to be) ?(?:do|be done|happen|going to do|done)?\b|^what$|^how\b|^(?:key )?steps?\b|^commitments?$|^we will$|^(?:our )?(?:pledges?|proposals?)$|\b(?:savings?|improvement) proposals?\b/,
  ],
  ['milestone', /\bmilestones?\b/],
  ['deliverable', /\b(?:deliverables?|outputs?)\b|\bwhat we will deliver\b|\bwill deliver\b/],
  ['objective', /\bobjectives?\b/],
  [
    'outcome',
    /\boutcomes?\b|\bwhat (?:will (?:be different|success look like)|success (?:looks|will look) like|good looks like|difference)\b|^(?:intended|expected|desired) (?:impact|benefits?|result)s?$/,
  ],
  ['risk', /\brisks?\b/],
  ['impact', /^(?:impact|consequences?|effects?)\b/],
  ['priority', /\bpriorit(?:y|ies)\b/],
];

/** A date put in the place of another (`Revised date`, `Completion date (revised)`). */
export function isRevisedDate(header: string): boolean {
  return (
    roleOfHeader(header) === 'notes' &&
    /\b(?:revised|extended|amended|rescheduled|re ?profiled)\b|\bnew (?:\w+ ){0,2}(?:date|deadline|target)\b/i.test(
      plainForm(header),
    )
  );
}

/** Longer headers are prose. */
const longestHeader = 70;

/** The role of a column by the words over it. Every short cell is asked whether it is a header. */
export const roleOfHeader = kept((header): Role | undefined => {
  if (header.length > longestHeader) return undefined;
  const plain = plainForm(header);
  if (plain === '') return header.trim() === '#' ? 'ref' : undefined;
  return names.find(([, pattern]) => pattern.test(plain))?.[0];
});

/** `Priority/Theme` names two roles in one header: the words on either side of the stroke. */
export function isAlso(header: string, role: Role): boolean {
  return header.split('/').some((part) => roleOfHeader(part) === role);
}
