import { describeLimits } from '../core/limits/describe.js';
import { findObstacles } from '../core/limits/obstacles.js';
import { countTemplateRecipients } from '../store/message-log.js';
import { command } from './command.js';
import { gatherLimitFacts } from './limits/gather.js';
import { limitsReport } from './limits/report.js';
import { viewLimits } from './limits/view.js';

const DAY_MS = 86_400_000;

export const limits = command({
  path: 'limits',
  examples: ['wabactl limits', `wabactl limits --jq '.limits[] | select(.limit == "messaging-limit") | .max'`],
  args: {},
  options: {},
  output: limitsReport,
  rows: ({ limits: all }) =>
    all.map(({ raisedBy, gap, ...limit }) => ({
      ...limit,
      raisedBy: raisedBy.join(' '),
      gap: gap?.cause ?? null,
      permission: gap?.permission ?? null,
    })),
  async run(_input, { session, host }) {
    const { id, phoneNumberId, wabaId } = await session.channel();
    const { facts, health, businessId } = await gatherLimitFacts(session);
    const since = new Date(host.now().getTime() - DAY_MS).toISOString();
    return {
      displayPhoneNumber: facts.phone.displayPhoneNumber,
      phoneNumberId,
      wabaId,
      businessId,
      limits: describeLimits(facts),
      templateRecipients24h: countTemplateRecipients(await session.database(), id, since),
      obstacles: 'value' in health ? findObstacles(health.value) : null,
    };
  },
  view: viewLimits,
});
