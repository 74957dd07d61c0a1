// Every plan check, weightiest first: faults, then concerns, then notes.
import type { Check } from './check.ts';
import {
  allOnPlanEnd,
  bunched,
  milestonesNoDate,
  milestonesNoYear,
  pastWhenPublished,
  startAfterDue,
  unreachable,
} from './dates.ts';
import { contradictory, duplicate, tooBig } from './items.ts';
import { noSponsor, ownersNone, ownersTeamOnly, ownersUnknown, sponsorIsLead, tooMuch } from './owners.ts';
import { againstDates, nothingWrong, saysLittle, statusUnknown } from './statuses.ts';
import {
  actionWithoutObjective,
  mandateWithoutObjective,
  noEvidencePlanned,
  objectiveWithoutAction,
  recommendationWithoutAnswer,
} from './thread.ts';
import { noDifference } from './words.ts';

export const checks: readonly Check[] = [
  mandateWithoutObjective,
  objectiveWithoutAction,
  ownersNone,
  unreachable,
  startAfterDue,
  contradictory,

  sponsorIsLead,
  tooMuch,
  bunched,
  allOnPlanEnd,
  againstDates,
  pastWhenPublished,
  noDifference,
  tooBig,
  recommendationWithoutAnswer,
  actionWithoutObjective,
  noEvidencePlanned,
  ownersTeamOnly,
  ownersUnknown,
  milestonesNoYear,
  milestonesNoDate,
  statusUnknown,

  saysLittle,
  nothingWrong,
  noSponsor,
  duplicate,
];

export function checkCalled(name: string): Check | undefined {
  return checks.find((check) => check.name === name);
}
