// Every check of the register, in the order in which they are shown.
import type { RegisterCheck } from './check.ts';
import {
  assumptionNotTested,
  dependencyLoose,
  duplicate,
  incomplete,
  issueWithoutAction,
  noOwner,
  notLinked,
  ownerLeft,
  reviewOverdue,
} from './entries.ts';
import {
  aboveInherent,
  acceptanceEnded,
  breachNotPassedUp,
  controlsNotJudged,
  doneButUnchanged,
  noControls,
  noTreatment,
  notScored,
  stale,
  targetNoLower,
} from './scores.ts';

export const registerChecks: readonly RegisterCheck[] = [
  breachNotPassedUp,
  acceptanceEnded,
  noOwner,
  ownerLeft,
  reviewOverdue,
  noTreatment,
  doneButUnchanged,
  issueWithoutAction,
  dependencyLoose,
  assumptionNotTested,
  noControls,
  controlsNotJudged,
  notScored,
  aboveInherent,
  targetNoLower,
  stale,
  incomplete,
  notLinked,
  duplicate,
];
