import * as z from 'zod/mini';
import { readPhoneNumber } from '../../graph/phone-numbers.js';
import { requestDisplayName } from '../../graph/registration.js';
import { command } from '../command.js';
import { text } from '../field.js';
import { findPhone, phoneArgument } from './find-phone.js';

export const name = command({
  path: 'phone name',
  examples: ['wabactl phone name "Luna Bakery & Café"', 'wabactl phone name "Luna Bakery" +34600111222'],
  args: { name: text('<name>'), phone: phoneArgument },
  options: {},
  output: z.object({
    phoneNumberId: z.string(),
    number: z.string(),
    before: z.nullable(z.string()),
    requested: z.string(),
    /** Of the requested name, as Meta has it now. */
    status: z.nullable(z.string()),
    /** False when the number has this name, or it is under review already. */
    changed: z.boolean(),
  }),
  changes: true,
  async run({ name: wanted, phone: given }, { session, dryRun }) {
    const requested = wanted.trim();
    const { graph, phone, number } = await findPhone(given, session);
    const report = { phoneNumberId: phone.id, number, before: phone.verifiedName, requested };
    const isUnderReview = phone.newDisplayName === requested && phone.newNameStatus === 'PENDING_REVIEW';
    if (isUnderReview) return { ...report, status: phone.newNameStatus, changed: false };
    if (phone.verifiedName === requested) return { ...report, status: phone.nameStatus, changed: false };
    await requestDisplayName(graph, phone.id, requested);
    const after = dryRun ? phone : await readPhoneNumber(graph, phone.id);
    return { ...report, status: after.newNameStatus, changed: true };
  },
  view({ phoneNumberId, number, before, requested, status, changed }, { style }, say) {
    if (!changed) return say.same(number, requested, status ?? '?');
    return [
      `${style.good('✓')} ${say.done(number, before ?? '?', requested, status ?? '?')}`,
      say.afterwards(phoneNumberId),
      '',
      say.next(phoneNumberId),
    ].join('\n');
  },
});
