import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { details } from '../../ui/details.js';
import { command } from '../command.js';
import { findPhone, phoneArgument } from './find-phone.js';
import { phoneState, toPhoneState } from './phone-state.js';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
const MANAGER = 'https://business.facebook.com/wa/manage/phone-numbers/';

export const deleteNumber = command({
  path: 'phone delete',
  examples: ['wabactl phone delete', 'wabactl phone delete +34600111222'],
  args: { phone: phoneArgument },
  options: {},
  output: z.extend(phoneState, { wabaId: z.string(), page: z.string() }),
  async *run({ phone: given }, { session }) {
    const { phone, wabaId, number } = await findPhone(given, session);
    yield { ...toPhoneState(phone), wabaId, page: MANAGER };
    throw new Failure('number-deletion-has-no-api', { number, page: MANAGER });
  },
  view(phone, screen, say) {
    const { labels } = say;
    const rows: [string, string | undefined][] = [
      [labels.number, `${phone.displayPhoneNumber ?? ''} (${phone.phoneNumberId})`.trim()],
      [labels.state, [phone.status, phone.platformType].filter(Boolean).join(', ')],
      [labels.page, phone.page],
    ];
    return [details(rows, screen), '', say.conditions].join('\n');
  },
});
