// Plan checks by API, of the live plan: what each looks for, what it found, and which are switched off.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../api/calls.ts';
import { councilOf } from '../people/index.ts';
import { assess } from './assess.ts';
import { addAuditsCall } from './audits/audits.web.ts';
import { addBestValueCall } from './best-value/best-value.web.ts';
import { checks } from './checks/list.ts';
import { addCoverageCall } from './coverage/coverage.web.ts';
import { Assessment, assessment } from './facts.ts';
import { addReviewsCall } from './governance-review/reviews.web.ts';
import { addMapCall } from './map/map.web.ts';
import { addOverviewCall } from './overview/overview.web.ts';
import { addRegisterQualityCall } from './register/register.web.ts';
import type { AssuranceSettings } from './settings.ts';
import { addStandardsCall } from './standards/standards.web.ts';
import { switches } from './switch.store.ts';
import { offOn } from './switch.ts';

export function addCheckCalls(app: FastifyInstance, settings: AssuranceSettings): void {
  const { database, live } = settings;
  addOverviewCall(app, settings);
  addCoverageCall(app, settings);
  addMapCall(app, settings);
  addStandardsCall(app, settings);
  addAuditsCall(app, settings);
  addBestValueCall(app, settings);
  addReviewsCall(app, settings);
  addRegisterQualityCall(app, settings);
  apiRoute(app, {
    method: 'GET',
    path: '/checks',
    permission: 'plan.read',
    summary: 'The quality of the live plan as such: every check, what it looks for and what it found',
    query: z.object({
      name: z.string().optional().describe('Only this check: dates/bunched; or dates for all of a kind'),
    }),
    response: Assessment,
    handler: async ({ query: { name }, request }) => {
      const council = councilOf(request);
      const thread = await live(request.actor, council, request.day);
      const off = offOn(await database.read(request.actor, council.id, switches), request.day);
      const asked = checks.filter(
        (check) => name === undefined || check.name === name || check.name.startsWith(`${name}/`),
      );
      return assessment(thread, assess(thread, off, asked));
    },
  });
}
