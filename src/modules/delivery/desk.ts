// Ways from everybody's own page into delivery, for those who may do something there.
import { type DeskLink, way } from '../plan/index.ts';

export const deliveryOnDesk: readonly DeskLink[] = [
  way('period.run', 'Reporting periods: open, chase, close', '/periods', 'month'),
  way('challenge.check', 'Check and challenge what was claimed', '/check-and-challenge', 'month'),
  way('closing.agree', 'Actions to close, and to test again', '/closures', 'month'),
  way('plan.read', 'Challenges and their answers', '/challenges'),
  way('plan.read', 'Dates that slipped', '/slips'),
];
