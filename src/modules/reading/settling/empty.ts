// An action with nothing in it but its words, for a person to fill.
import type { Draft, Source } from '../draft.ts';

export function emptyAction(title: string, source: Source): Draft['actions'][number] {
  return {
    title,
    objectiveRefs: [],
    mandates: [],
    officerSponsors: [],
    memberSponsors: [],
    leads: [],
    subActions: [],
    notes: [],
    source,
  };
}
