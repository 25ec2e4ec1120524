import * as z from 'zod/mini';
import { stageOf } from '../../core/phone/stage.js';
import { deregisterNumber } from '../../graph/registration.js';
import { command } from '../command.js';
import { flag } from '../field.js';
import { attempt, requireBudget } from './attempt.js';
import { budget, readBudget } from './budget.js';
import { findPhone, phoneArgument } from './find-phone.js';

export const deregister = command({
  path: 'phone deregister',
  examples: ['wabactl phone deregister +34600111222', 'wabactl phone deregister --yes'],
  args: { phone: phoneArgument },
  options: { again: flag('--again') },
  output: z.object({ phoneNumberId: z.string(), number: z.string(), changed: z.boolean(), budget }),
  changes: true,
  async run({ phone: given, again }, context) {
    const subject = await findPhone(given, context.session);
    const { graph, phone, number } = subject;
    const report = { phoneNumberId: phone.id, number };
    const isRegistered = !['unregistered', 'unverified', 'gone'].includes(stageOf(phone));
    const isDue = isRegistered || again;
    if (isDue) {
      await requireBudget(subject, 'deregister', context);
      await context.ask.confirm(context.say.ask(number));
      await attempt(subject, 'deregister', context, () => deregisterNumber(graph, phone.id));
    }
    return { ...report, changed: isDue, budget: await readBudget(phone.id, 'deregister', context) };
  },
  view({ number, phoneNumberId, changed, budget: left }, { style, text }, say) {
    if (!changed) return `${say.already(number)}\n\n${say.next(phoneNumberId)}`;
    return [
      `${style.good('✓')} ${say.done(number)}`,
      style.dim(text.phone.used(left, 'deregister')),
      '',
      say.next(phoneNumberId),
    ].join('\n');
  },
});
