// Mounts the pages of delivery for officers, and gives the thread's pages what delivery says of an item.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../web/pages.ts';
import { addAskingPages } from './asking/asking.web.ts';
import { addChainPage } from './chain/chain.web.ts';
import { addChallengePages } from './challenge/challenge.web.ts';
import { addCheckPages } from './challenge/check.web.ts';
import { addSignPages } from './challenge/sign.web.ts';
import { addVoicePages } from './challenge/voice.web.ts';
import { addClosingPages } from './closing/closing.web.ts';
import { addDatePages } from './dates/dates.web.ts';
import { addEvidencePages } from './evidence/evidence.web.ts';
import { addLeaversPage } from './leavers/leavers.web.ts';
import { addOpinionPages } from './opinions/opinions.web.ts';
import { addPeriodPages } from './periods/periods.web.ts';
import type { DeliverySettings } from './settings.ts';
import { addUpdatePages } from './updates/updates.web.ts';

export async function deliveryWeb(app: FastifyInstance, settings: DeliverySettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addPeriodPages(scope, settings);
    addAskingPages(scope, settings);
    addLeaversPage(scope, settings);
    addUpdatePages(scope, settings);
    addDatePages(scope, settings);
    addOpinionPages(scope, settings);
    addEvidencePages(scope, settings);
    addClosingPages(scope, settings);
    addChallengePages(scope, settings);
    addVoicePages(scope, settings);
    addCheckPages(scope, settings);
    addSignPages(scope, settings);
    addChainPage(scope, settings);
  });
}
