// What a column holds, told by the words of its header and, where they do not say, by the shape of its cells.
import { readDate } from '../words/dates.ts';
import { isStatusShaped } from '../words/status.ts';
import { plainForm, wordCount } from '../words/words.ts';

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
  ['likelihood', /\b(?:likelihood|probability)\b/],
  ['score', /\b(?:risk (?:score|rating|level)|score|residual|inherent|gross|net risk)\b/],
  ['mitigation', /\b(?:mitigat\w*|controls?|treatment)\b/],
  ['objective', /^(?:strategic |corporate )?objectives? (?:ref(?:erence)?|no|number|id)s?$/],
  [
    'ref',
    /^(?:(?!(?:statutory )?direction)\p{L}+ )?(?:ref(?:erence)?|no|id|number|code)(?: no| number)?$|^(?:item|#)$/u,
  ],
  [
    'memberSponsor',
    /\b(?:cabinet|member|political|councillor|cllr|elected) (?:sponsor|lead|owner|champion)|\bportfolio (?:holder|lead)|^(?:lead )?cabinet member|^lead member$/,
  ],
  [
    'officerSponsor',
    /\b(?:sponsors?|sro|senior responsible|(?:executive|strategic) (?:lead|owner|director)|lead director|accountable (?:officer|director|executive|lead)|slt lead|cmt lead|directorate lead)\b/,
  ],
  [
    'lead',
    /\b(?:owners?|responsib\w*|accountab\w*|assigned|assignee|by whom|leads?|led by|delivered by|responsible)\b|^(?:officers?|who|whom|named officer|contact)\b/,
  ],
  ['start', /\b(?:start|commence\w*|begin\w*)\b|^from$/],
  [
    'notes',
    /\bdate (?:raised|agreed|identified|added|opened|logged|reported|set|issued|created|of (?:decision|meeting|audit|report|review))\b|\b(?:raised|meeting|decision|report|audit) date\b/,
  ],
  [
    'notes',
    /\b(?:revised|actual|previous|forecast|expected|meeting) (?:due |end |completion |target |delivery )?date\b|^forecast$|\bdate (?:completed|closed)\b/,
  ],
  [
    'due',
    /\bdue\b|\btarget (?:completion |end |delivery )?dates?\b|\bdeadlines?\b|\bby when\b|^when\b|\bcomplet(?:ion|e|ed) (?:date|by)\b|\bend date\b|\bfinish\b|\btime ?(?:scale|frame|line|table)s?\b|\b(?:delivery|milestone|planned|implementation|completion|review) dates?\b|^dates?$|^by$|^completion$/,
  ],
  ['status', /\bstatus\b|\bb?rag\b|^progress(?: rating)?$|\brating\b|^position$|^on track$/],
  [
    'status',
    /^(?:percent(?:age)? )?complete[d]?$|^(?:done|achieved|addressed|open closed|open or closed|delivered|dca|delivery confidence)$/,
  ],
  [
    'notes',
    /\b(?:updates?|comments?|commentary|notes?|narrative|evidence|resources?|resourcing|costs?|budget|dependenc\w+|latest|progress (?:to date|made|report)|next steps|links?|assurance|how will we know)\b/,
  ],
  ['baseline', /\bbaseline\b/],
  ['unit', /^units?$/],
  ['recommendation', /\brecommendations?\b|^findings?$|\bareas? for improvement\b/],
  ['keyPoint', /\bkey (?:points?|findings?)\b|\bsummary of\b/],
  ['response', /\bresponses?\b/],
  ['wayOfWorking', /\bways? of working\b/],
  ['driver', /\bdrivers?\b/],
  ['measure', /\b(?:measures?|indicators?|kpis?|metrics?|pi)\b|\bsuccess (?:criteria|factors?)\b/],
  [
    'actual',
    /^(?:current|latest)(?: performance| value| position)?$|^performance$|^(?:q|quarter )[1-4](?: \d{4}(?: \d{2,4})?)?$|\bactuals?\b|\boutturn\b/,
  ],
  ['target', /^targets?\b/],
  ['mandate', /^(?:statutory )?directions?(?: (?:ref|no|number))?$|^best value theme$/],
  [
    'aim',
    /^(?:our )?aims?\b|\bdestinations?\b|^what (?:the |our )?(?:council|authority) (?:must|has to|is (?:directed|required) to) do$|^(?:requirements?|text of (?:the )?direction|purpose|description|scope|summary|in (?:short|brief))$/,
  ],
  ['theme', /\bthemes?\b|^pillars?$|^ambitions?$/],
  ['workstream', /\bwork ?streams?\b|^(?:projects?|programmes?|strands?)(?: name)?$/],
  ['deliverable', /\bwhat (?:we will|will be) deliver(?:ed)?\b/],
  [
    'action',
    /\b(?:actions?|activit(?:y|ies)|tasks?|interventions?)\b|\bwhat (?:we will|we ll|will we|well|needs? to|is|are we going to|do we need to) (?:do|be done|happen|going to do)?\b|^what$|^how\b|^(?:key )?steps?$|^commitments?$|^we will$/,
  ],
  ['milestone', /\bmilestones?\b/],
  ['deliverable', /\b(?:deliverables?|outputs?)\b|\bwhat we will deliver\b|\bwill deliver\b/],
  ['objective', /\bobjectives?\b/],
  [
    'outcome',
    /\boutcomes?\b|\bwhat (?:will (?:be different|success look like)|success looks like|difference)\b/,
  ],
  ['risk', /\brisks?\b/],
  ['impact', /^(?:impact|consequences?)\b/],
  ['priority', /\bpriorit(?:y|ies)\b/],
];

/** Longer headers are prose. */
const longestHeader = 70;

export function roleOfHeader(header: string): Role | undefined {
  if (header.length > longestHeader) return undefined;
  const plain = plainForm(header);
  if (plain === '') return header.trim() === '#' ? 'ref' : undefined;
  return names.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** `Priority/Theme` names two roles in one header: the words on either side of the stroke. */
export function isAlso(header: string, role: Role): boolean {
  return header.split('/').some((part) => roleOfHeader(part) === role);
}

const initialsCell = /^\p{Lu}[\p{L}]{1,3}(?:\s*(?:[/,&+]|and)\s*\p{Lu}[\p{L}]{1,3})*$/u;
const postWords =
  /\b(?:dir(?:ector)?|head of|manager|officer|lead|chief|executive|assistant|cllr|councillor|leader|service|team)\b/i;

export type Shape = 'date' | 'status' | 'initials' | 'person' | 'ref' | 'text' | 'rank' | 'blank';

/** What a cell looks like, whatever its column says. */
export function shapeOf(text: string): Shape {
  if (text === '') return 'blank';
  if (text.length <= 60 && isDateShaped(text)) return 'date';
  if (isStatusShaped(text) && text.length > 1) return 'status';
  if (/^(?:high|medium|low|[hml]|[1-5])$/i.test(text)) return 'rank';
  if (initialsCell.test(text) && text.length <= 24) return 'initials';
  if (text.length <= 12 && /^[A-Z]{0,6}[ -]?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?\.?$/i.test(text)) return 'ref';
  if (postWords.test(text) && wordCount(text) <= 10) return 'person';
  return 'text';
}

function isDateShaped(text: string): boolean {
  const { kind, earliest, latest } = readDate(text);
  if (earliest !== undefined || latest !== undefined) return !/^\d{4}\b.{12,}/.test(text);
  return (
    kind === 'ongoing' ||
    (kind === 'meeting' && wordCount(text) <= 4) ||
    ((kind === 'month' || kind === 'quarter') && text.length <= 9)
  );
}

/** How well a cell suits a role: 1 it does, 0 it could, -1 it does not. */
export function suits(role: Role, text: string): number {
  const shape = shapeOf(text);
  if (shape === 'blank') return 0;
  if (role === 'start' || role === 'due')
    return shape === 'date' ? 1 : shape === 'text' && text.length < 60 ? 0 : -1;
  if (role === 'status') return shape === 'status' ? 1 : -1;
  if (role === 'lead' || role === 'officerSponsor' || role === 'memberSponsor')
    return shape === 'initials' || shape === 'person' ? 1 : text.length < 40 && shape !== 'date' ? 0 : -1;
  if (role === 'action')
    return shape === 'text' || (shape === 'status' && text.length > 30) ? 1 : text.length > 40 ? 0 : -1;
  if (role === 'ref') return shape === 'ref' ? 1 : text.length < 15 ? 0 : -1;
  return 0;
}

/** `1`, `2`, `3`: the numbers of rows, though each alone could be a rank. */
function countsUp(cells: readonly string[]): boolean {
  const numbers = cells.map((text) => (/^\d{1,3}[.)]?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN));
  return cells.length > 1 && numbers.every((one, at) => at === 0 || one > (numbers[at - 1] ?? one));
}

/** A role for a column with no usable header, by what most of its cells look like. */
export function roleOfCells(cells: readonly string[], taken: ReadonlySet<Role>): Role | undefined {
  const written = cells.filter((cell) => cell !== '').slice(0, 200);
  if (written.length === 0) return undefined;
  const count = (shape: Shape) => written.filter((cell) => shapeOf(cell) === shape).length / written.length;
  const most = (shape: Shape) => count(shape) >= 0.6;
  if (most('date')) return !taken.has('due') ? 'due' : undefined;
  if (most('status') && !taken.has('status')) return 'status';
  if (count('initials') + count('person') >= 0.6 && !taken.has('lead')) return 'lead';
  if ((most('ref') || countsUp(written)) && !taken.has('ref')) return 'ref';
  const long = written.filter((cell) => wordCount(cell) >= 4).length / written.length;
  if (long >= 0.6 && taken.has('workstream') && taken.has('objective'))
    return taken.has('aim') ? undefined : 'aim';
  if (long >= 0.6 && !taken.has('action')) return 'action';
  return undefined;
}
