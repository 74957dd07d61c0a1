// The front door of assurance: read-only answers about the plan's quality.
export { assess, type Result, tally, verdict } from './assess.ts';
export { addCheckCalls } from './assurance.api.ts';
export { assuranceWeb } from './assurance.web.ts';
export { auditsRegister } from './audits/kept.ts';
export { addEarlierBestValue, type EarlierBestValue } from './best-value/earlier.ts';
export type { Check, Found, Severity } from './checks/check.ts';
export { checkCalled, checks } from './checks/list.ts';
export { checksOnDesk } from './desk.ts';
export { Assessment, assessment } from './facts.ts';
export { addEarlierGovernanceReviews, type EarlierGovernanceReviews } from './governance-review/earlier.ts';
export { addEarlierAssurance, type EarlierAssurance } from './map/earlier.ts';
