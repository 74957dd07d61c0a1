// The tables of delivery whose rows belong to items, for the history of each.
import type { HistoryTable } from '../plan/index.ts';

export const deliveryHistory: readonly HistoryTable[] = [
  { table: 'updates', key: 'update_id', name: 'Update' },
  { table: 'date_requests', key: 'date_request_id', name: 'Request to move the date' },
  { table: 'independent_opinions', key: 'opinion_id', name: 'Independent opinion' },
  { table: 'evidence', key: 'evidence_id', name: 'Evidence' },
  { table: 'closings', key: 'closing_id', name: 'Closing' },
  { table: 'challenges', key: 'challenge_id', name: 'Challenge' },
];
