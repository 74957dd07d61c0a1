// What stands over a table or list of actions: the theme, by a heading that says so or only names something, and the
// objective, by a heading with a ref (`KR2 Balance the budget`, `Objective 1.2: …`).
import { labelled, type Section } from '../outline/outline.ts';
import { type Reading, use } from '../reading.ts';
import { isMandateRef, recommendationAlone, refAtStart, refsIn } from '../words/refs.ts';
import { wordCount } from '../words/words.ts';

const generic =
  /^(?:(?:our |the |key |agreed |detailed |main )*(?:action|actions|delivery|improvement|implementation)(?: plans?| log| tracker| table)?|introduction|summary|overview|background|contents|appendix|annex|table|next steps|recommendations?|objectives?|milestones?|progress|priorities|workstreams?)\b/i;

/** Parts of any report, when they are the whole of a heading. */
const part =
  /^(?:details?|(?:detailed |key )?findings?|follow[- ]up|results?|(?:main|full) report|current position|updates?|status|discussion)$/i;

/** `Updated 3 February 2025`, `Version 2`: about the document, and no name of anything in it. */
const saysWhen =
  /^(?:(?:as )?(?:adopted|approved|reported|presented|prepared|considered|issued|agreed) (?:in|on|by|to|at|for)|(?:last |next )?(?:updated?|version|revised|as at|as of|published|dated?|draft|refreshed|reviewed|page))\b/i;

/** `Update to Cabinet`, `Northshire County Council`: who reads it or whose it is. */
const saysWhose =
  /\b(?:updates?|reports?|papers?|response|presentation) (?:to|for|by) \p{L}|\b(?:Borough|District|City|County|Metropolitan|Unitary|Town) (?:Council|Authority)$/u;

/** `Rookfield Council` among the first lines of a document is whose it is. */
const council = /^(?:\p{Lu}[\p{L}’'-]* ){1,4}(?:Council|Authority)$/u;
const frontLines = 3;

const bestValueTheme = /^best value theme(?:\s+\d)?\s*[:–-]\s*(.+)/i;

/** The theme over a section: a labelled heading above, else the nearest heading that names something of its own. */
export function themeOver(section: Section | undefined): string | undefined {
  const said = labelled(section, 'theme', 'priority', 'pillar', 'outcome');
  if (said) return said.title;
  for (let one = section; one; one = one.parent) {
    const bestValue = bestValueTheme.exec(one.passage.text)?.[1];
    if (bestValue) return bestValue;
    if (one.label === 'objective' || one.label === 'workstream' || refAtStart(one.title)) continue;
    if (
      one.label === undefined &&
      one.parent !== undefined &&
      !generic.test(one.title) &&
      recommendationAlone(one.title) === undefined &&
      !part.test(one.title) &&
      !/\bplan\b/i.test(one.title) &&
      !saysWhen.test(one.title) &&
      !saysWhose.test(one.title) &&
      !(one.at <= frontLines && council.test(one.title)) &&
      wordCount(one.title) <= 10
    )
      return one.title;
  }
  return undefined;
}

/** The recommendation or Direction that a heading above names: `Recommendation 3: …`, `Direction 2(b) – …`. */
export function mandateOver(section: Section | undefined): string[] {
  for (let one = section; one; one = one.parent) {
    const number = one.label === 'recommendation' ? one.number : recommendationAlone(one.passage.text);
    if (number) return [`Recommendation ${number}`];
    const bestValue = bestValueTheme.exec(one.passage.text)?.[1];
    if (bestValue) return [`Best Value theme: ${bestValue}`];
    if (/^Direction\b/.test(one.passage.text)) {
      const [ref] = refsIn(one.passage.text.slice(0, 40));
      if (ref && isMandateRef(ref)) return [ref];
    }
  }
  return [];
}

/** The objective a heading states, added to the draft the first time it is met. */
export function objectiveOver(reading: Reading, section: Section | undefined): string[] {
  for (let one = section; one; one = one.parent) {
    const start = refAtStart(one.title);
    const isCode = start !== undefined && /[A-Z]/.test(start.ref);
    const ref = one.label === 'objective' && one.number ? one.number : isCode ? start.ref : undefined;
    if (!ref) continue;
    const text = one.label === 'objective' ? one.title : one.title.slice(start?.to ?? 0);
    if (!reading.draft.objectives.some((objective) => objective.ref === ref)) {
      use(reading, one.passage);
      const theme = themeOver(one.parent);
      reading.draft.objectives.push({
        ref,
        text,
        ...(theme ? { theme } : {}),
        mandates: [],
        source: one.passage.source,
      });
    }
    return [ref];
  }
  return [];
}
