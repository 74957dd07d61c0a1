// Themes: headings that call themselves one, and the sponsors printed under them.
import type { Passage } from '../../../office/blocks.ts';
import { sponsorLabel } from '../actions/sponsor-lines.ts';
import { labelled, readLabel, type Section } from '../outline/outline.ts';
import { type Reading, use } from '../reading.ts';
import { gridsIn } from '../tables/grids.ts';
import { plainForm } from '../words/words.ts';

type Theme = Reading['draft']['themes'][number];

/** A heading labelled as a theme (or a priority or pillar, when the document has no themes) is one. */
export function readThemes(reading: Reading): void {
  const { headings } = reading.outline;
  const isHeld = (section: Section) => section.title !== '' && !isListed(section);
  const label = (['theme', 'pillar', 'priority'] as const).find((one) =>
    headings.some((section) => section.label === one && isHeld(section)),
  );
  for (const section of headings) {
    if (section.label !== label || label === undefined || !isHeld(section)) continue;
    addTheme(reading, section.title, section.passage, section.titleFrom);
  }
  for (const grid of gridsIn(reading))
    for (const { passage } of grid.titles) {
      const { label: named, titleFrom } = readLabel(passage.text);
      if (named === 'theme') addTheme(reading, passage.text.slice(titleFrom).trim(), passage, titleFrom);
    }
}

/** A line of a contents list, not the theme itself. */
function isListed(section: Section): boolean {
  return /^contents$/i.test(section.parent?.title ?? '') || /\s\d{1,3}$/.test(section.title);
}

function addTheme(reading: Reading, title: string, passage: Passage, titleFrom: number): Theme {
  const known = reading.draft.themes.find((theme) => plainForm(theme.title) === plainForm(title));
  use(reading, passage, 'label', 0, titleFrom);
  use(reading, passage, 'item', titleFrom);
  if (known) return known;
  const theme: Theme = { title, officerSponsors: [], memberSponsors: [], source: passage.source };
  reading.draft.themes.push(theme);
  return theme;
}

/** Themes named in tables alone. */
export function gatherThemes(reading: Reading): void {
  const { draft } = reading;
  const titles = new Set(draft.themes.map(({ title }) => plainForm(title)));
  for (const { theme, source } of [...draft.actions, ...draft.workstreams]) {
    if (!theme || titles.has(plainForm(theme))) continue;
    titles.add(plainForm(theme));
    for (const { title, titleFrom, passage } of reading.outline.headings)
      if (title === theme) use(reading, passage, 'item', titleFrom);
    draft.themes.push({ title: theme, officerSponsors: [], memberSponsors: [], source });
  }
}

/** `Sponsor: Name, Post / Cabinet Sponsor: Cllr Name` under a theme's heading. */
export function readThemeSponsors(reading: Reading): void {
  reading.blocks.forEach((block, at) => {
    if (block.kind === 'table' || block.passage.text.length > 400 || !block.passage.text.includes(':'))
      return;
    const section = labelled(reading.outline.sections[at], 'theme', 'priority', 'pillar');
    const theme = reading.draft.themes.find(
      ({ title }) => section && plainForm(title) === plainForm(section.title),
    );
    const labels = [...block.passage.text.matchAll(sponsorLabel)];
    if (!theme || labels[0]?.index !== 0) return;
    labels.forEach((label, index) => {
      const from = label.index + label[0].length;
      const to = labels[index + 1]?.index ?? block.passage.text.length;
      use(reading, block.passage, 'label', label.index, from);
      addSponsors(reading, theme, block.passage, { label: label[1] ?? '', from, to });
    });
  });
}

function addSponsors(
  reading: Reading,
  theme: Theme,
  passage: Passage,
  part: { label: string; from: number; to: number },
): void {
  const isMember = /cabinet|member|portfolio|councillor/i.test(part.label);
  const words = passage.text.slice(part.from, part.to).replace(/[\s/,;|]+$/, '');
  use(reading, passage, 'item', part.from, part.from + words.length);
  const isEach = /^(?:cllrs|councillors)\b/i.test(words);
  const each = words.split(/\s*(?:\/|;| and (?=Cllr|Councillor))\s*/);
  for (const one of each) {
    const name = one.replace(/^(?:cllrs|councillors)\s+/i, '');
    const bare = name.split(',')[0]?.trim() ?? name;
    const person = personNamed(reading, bare);
    const target = isMember ? theme.memberSponsors : theme.officerSponsors;
    target.push({
      words: isEach ? name : one,
      ...(person ? { person } : { person: bare }),
      certain: person !== undefined,
    });
  }
}

function personNamed(reading: Reading, name: string): string | undefined {
  const bare = (text: string) => plainForm(text).replace(/^(?:cllr|councillor) /, '');
  return reading.draft.people.find((one) => bare(one.name) === bare(name))?.name;
}

/** Workstreams that only headings name. */
export function gatherWorkstreams(reading: Reading): void {
  const { draft } = reading;
  const titles = new Set(draft.workstreams.map(({ title }) => title));
  for (const { workstream, theme } of draft.actions) {
    if (!workstream || titles.has(workstream)) continue;
    titles.add(workstream);
    const heading = reading.outline.headings.find(
      ({ title, label }) => title === workstream && label === 'workstream',
    );
    if (!heading) continue;
    use(reading, heading.passage, 'label', 0, heading.titleFrom);
    use(reading, heading.passage, 'item', heading.titleFrom);
    draft.workstreams.push({
      title: workstream,
      ...(theme ? { theme } : {}),
      source: heading.passage.source,
    });
  }
}
