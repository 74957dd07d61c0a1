// The tables of delivery whose rows belong to items, for the history of each. Not evidence: what is exempt is read on its
// own page, which records who read it.
import type { HistoryTable } from '../plan/index.ts';

export const deliveryHistory: readonly HistoryTable[] = [
  { table: 'updates', key: 'update_id', name: 'Update' },
  { table: 'date_requests', key: 'date_request_id', name: 'Request to move the date' },
  { table: 'independent_opinions', key: 'opinion_id', name: 'Independent opinion' },
  { table: 'closings', key: 'closing_id', name: 'Closing' },
  { table: 'retests', key: 'retest_id', name: 'Test of whether it lasted' },
  { table: 'voices', key: 'voice_id', name: 'What staff say' },
  { table: 'challenges', key: 'challenge_id', name: 'Challenge' },
];
