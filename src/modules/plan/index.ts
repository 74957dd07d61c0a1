// The front door of plan.

export { alike } from './alike.ts';
export { type Asked, askedBy, filterAsked, itemAsked, need } from './asked.ts';
export { changeItem, type ItemChange, type ItemConflict } from './changes/change.ts';
export { moveDate, type Why } from './changes/changes.store.ts';
export { DateMove } from './changes/date-move.ts';
export type { Values, WordReaders } from './changes/wanted.ts';
export { addItem, writeItem } from './changes/write.ts';
export { type ChangingSettings, changingWeb } from './changing.web.ts';
export type {
  Contributions,
  ItemAsked,
  ItemPanel,
  OpinionsOf,
  Panel,
} from './contributions.ts';
export { assessmentPanel } from './directions/assessments.web.ts';
export {
  type Assessment,
  endOfDirection,
  findings as assessmentFindings,
  isDirection,
} from './directions/direction.ts';
export { directionsWeb } from './directions/directions.web.ts';
export { addEarlierAssessment, addEarlierFunction } from './directions/earlier.store.ts';
export { directionPaths, sayAssessment, sayFunction, sayInstrument, sayStanding } from './directions/say.ts';
export type { DirectionSettings, EvidenceOf } from './directions/work.web.ts';
export {
  type Ended,
  isSameTime,
  type NextEdition,
  storeNextEdition,
} from './editions/next-edition.ts';
export { ActionFacts, actionFacts } from './facts.ts';
export { bestValue2024 } from './frames/best-value.ts';
export { deliverablesIn } from './frames/deliverables.ts';
export { addEarlierFrames, type EarlierFrames } from './frames/earlier.ts';
export { type FrameLink, framesOf, linkBetween, ownActions } from './frames/frame.ts';
export { addFrameCalls } from './frames/frames.api.ts';
export { allFrameLinks } from './frames/frames.store.ts';
export { framesWeb } from './frames/frames.web.ts';
export { wayPanel } from './frames/ways.web.ts';
export type { HistoryTable } from './history/history.ts';
export { ballotsOnDesk } from './judgements/ballots.web.ts';
export { addEarlierJudgements, type EarlierJudgements } from './judgements/earlier.ts';
export { judgedWords, type OutcomeJudgement } from './judgements/judgement.ts';
export { addOutcomeCalls } from './judgements/judgements.api.ts';
export { judgementsWeb, judgingPanel } from './judgements/judgements.web.ts';
export { outcomeList } from './judgements/outcomes.ts';
export { type CouncilNamed, type LiveThreads, livePhrase, liveThreads, pastThread } from './live.ts';
export { addEarlierReviews, type EarlierReview, type EarlierReviews } from './mandates/earlier.ts';
export { addMandateCalls } from './mandates/mandates.api.ts';
export { mandatesWeb } from './mandates/mandates.web.ts';
export { recommendationPanel } from './mandates/panel.ts';
export { meetingOf, meetings, sayMeeting } from './meetings.ts';
export { itemNamed, nameFor } from './naming.ts';
export { NewDocument, NewInstrument, NewItem, NewPlan } from './new-plan.ts';
export { isNamed, leadsOf, ownersOf } from './owners.ts';
export { type Opinion, ownerTone } from './pages.action.ts';
export { type ThreadPage, threadPages } from './pages.ts';
export { paths } from './paths.ts';
export { wrap } from './picture.ts';
export { addThreadCalls, type ThreadCalls } from './plan.api.ts';
export {
  addDocument,
  addFindings,
  addInstrument,
  addPlan,
  documentBySha,
  type StoredPlan,
  waitForOtherLoads,
} from './plan.store.ts';
export {
  addThreadPages,
  type DeskLink,
  planWeb,
  type ThreadSource,
  way,
} from './plan.web.ts';
export {
  type ActionFilter,
  asks,
  directions,
  filterActions,
  hasNoDate,
  isCheckedByItsDoer,
  isFinished,
  isLate,
  leadingPlan,
  mainActions,
  mandatesCalled,
  type Question,
  questions,
} from './questions.ts';
export {
  type Balance,
  type BalancePart,
  balanceOf,
  differenceOn,
  isOpenOn,
  type Kept,
  type Span,
  spanAsked,
} from './registers/balance.ts';
export { BalanceFacts, balanceFacts } from './registers/facts.ts';
export { balanceIn, type KeptRegister, type Line } from './registers/kept-register.ts';
export { planRegisters } from './registers/own.ts';
export { registersWeb } from './registers/registers.web.ts';
export {
  type BalanceView,
  balanceOnPage,
  balanceText,
  registerPaths,
  sayBalance,
  spanOf,
} from './registers/say.ts';
export { actionRow, count, labelOf, linkTo } from './say.ts';
export { exportToFile } from './sheets/sheets.cli.ts';
export { asAt, endOfDay, live, type TableAt } from './table-at.store.ts';
export { loadThread } from './thread.store.ts';
export {
  actionsAnswering,
  ancestor,
  below,
  type Item,
  ItemKind,
  lineage,
  mandatesOf,
  type Part,
  type Plan,
  PlanKind,
  placeWords,
  type Status,
  Thread,
  type ThreadPerson,
  type Walk,
  walk,
} from './thread.ts';
