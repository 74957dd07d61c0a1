// The front door of delivery: updates, dates, opinions, evidence, challenge and boards.

export { remindCouncil } from './asking/asking.actions.ts';
export { remindersJob } from './asking/reminders.job.ts';
export type { AgendaAsked, AgendaSource } from './boards/agenda.ts';
export { askedOnDesk } from './boards/asked.web.ts';
export { agreeAgenda, holdMeeting, keepBoard, sayDone, writeDown } from './boards/board.actions.ts';
export { askedActions, decisionsOf, meetingsOf, setWatched, watchedItems } from './boards/board.store.ts';
export {
  type AgendaLine,
  type Decision,
  type Meeting,
  type MeetingAction,
  watchedActions,
} from './boards/board.ts';
export { boardsWeb } from './boards/boards.web.ts';
export { addEarlierBoards } from './boards/earlier.ts';
export type { BoardSettings } from './boards/work.web.ts';
export { addChainCall } from './chain/chain.api.ts';
export { chainPanel, evidenceToCite } from './chain/chain.web.ts';
export { addChallengeCalls } from './challenge/challenge.api.ts';
export { allChallenges } from './challenge/challenge.store.ts';
export { signaturesOnDesk } from './challenge/desk.ts';
export { addEarlierReading } from './challenge/earlier.ts';
export { unanswered } from './challenge/list.ts';
export { challengePanel } from './challenge/say.ts';
export { addEarlierProof, type EarlierProof } from './closing/earlier.ts';
export { closingPanel } from './closing/say.ts';
export { type Slip, slipOf } from './dates/slip.ts';
export { deliveryWeb } from './delivery.web.ts';
export { deliveryOnDesk } from './desk.ts';
export { evidenceCounts, evidenceNumbered } from './evidence/evidence.store.ts';
export { evidencePanel, evidencePaths } from './evidence/evidence.web.ts';
export { deliveryHistory } from './history.ts';
export { leaversOnDesk } from './leavers/leavers.web.ts';
export type { Responsible } from './leavers/left-behind.ts';
export { updateLinkPath } from './link/link.ts';
export { updateLinkWeb } from './link/link.web.ts';
export { resultWords } from './opinions/computed.ts';
export { opinionsOnDesk } from './opinions/desk.ts';
export { type DisagreementKind, disagreementTitles } from './opinions/disagreement.ts';
export { addEarlierOpinions } from './opinions/earlier.ts';
export { confidenceWords, type Independent } from './opinions/independent.ts';
export { addOpinionCalls } from './opinions/opinions.api.ts';
export { type ThreeOpinions, threeOpinions } from './opinions/opinions.ts';
export { opinionsOf, opinionsPanel } from './opinions/opinions.web.ts';
export { optimismOf } from './opinions/optimism.web.ts';
export type { Signal, StatusSignal } from './opinions/signals.ts';
export { addEarlierPeriods, type EarlierPeriods } from './periods/earlier.ts';
export { figuresAmong, findPeriod, type PeriodFound, saySums, staleNow } from './periods/found.ts';
export { type Cycle, Figures, type Period, type Standing } from './periods/period.ts';
export { beginCycle, closePeriod, openPeriod } from './periods/periods.actions.ts';
export { allCycles, allPeriods, frozenOf, openPeriods } from './periods/periods.store.ts';
export { hasLeft, type KnownPeople } from './periods/standing.ts';
export { deliveryRegisters } from './registers/registers.ts';
export type { AlsoAsked, DeliverySettings } from './settings.ts';
export { requestsOnDesk, updatesOnDesk } from './updates/desk.ts';
export { updatesPanel } from './updates/panel.ts';
export { NewUpdate, Update } from './updates/update.ts';
export { giveUpdate } from './updates/updates.actions.ts';
export { addUpdateCalls } from './updates/updates.api.ts';
export { latestUpdates } from './updates/updates.store.ts';
