import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { stageOf } from '../../core/phone/stage.js';
import { readPhoneNumber } from '../../graph/phone-numbers.js';
import { registerNumber } from '../../graph/registration.js';
import { command } from '../command.js';
import { flag } from '../field.js';
import { attempt, requireBudget } from './attempt.js';
import { budget, readBudget } from './budget.js';
import { findPhone, phoneArgument } from './find-phone.js';
import { findPin, keepPin, PIN_FIELDS } from './find-pin.js';

export const register = command({
  path: 'phone register',
  examples: ['wabactl phone register', 'wabactl phone register +34600111222 --pin-stdin < pin.txt'],
  args: { phone: phoneArgument },
  options: { again: flag('--again'), ...PIN_FIELDS },
  output: z.object({
    phoneNumberId: z.string(),
    number: z.string(),
    /** False when it was registered already. */
    changed: z.boolean(),
    status: z.nullable(z.string()),
    pinKept: z.boolean(),
    budget,
  }),
  changes: true,
  async run({ phone: given, again, ...flags }, context) {
    const subject = await findPhone(given, context.session);
    const { graph, phone, number } = subject;
    const report = { phoneNumberId: phone.id, number };
    const stage = stageOf(phone);
    if (stage === 'ready' && !again) {
      const left = await readBudget(phone.id, 'register', context);
      return { ...report, changed: false, status: phone.status, pinKept: false, budget: left };
    }
    // Meta would refuse it with 133006, and count it.
    if (stage === 'unverified') throw new Failure('phone-not-verified', report);
    if ((stage === 'held' || stage === 'gone') && !again) {
      throw new Failure('phone-held-back', { ...report, status: phone.status ?? '?' });
    }
    await requireBudget(subject, 'register', context);
    const pin = await findPin(flags, subject, context);
    await attempt(subject, 'register', context, () => registerNumber(graph, phone.id, pin.value));
    const pinKept = await keepPin(pin.value, subject, context);
    const { status } = context.dryRun ? phone : await readPhoneNumber(graph, phone.id);
    const left = await readBudget(phone.id, 'register', context);
    return { ...report, changed: true, status, pinKept, budget: left };
  },
  view({ phoneNumberId, number, changed, status, pinKept, budget: left }, { style, text }, say) {
    if (!changed) return `${say.already(number)}\n\n${say.again}`;
    return [
      `${style.good('✓')} ${say.done(number, status ?? '?')}`,
      pinKept ? say.pinKept : say.keepPin,
      style.dim(text.phone.used(left, 'register')),
      '',
      say.next(phoneNumberId),
    ].join('\n');
  },
});
