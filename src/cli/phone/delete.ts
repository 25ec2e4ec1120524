import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { countTemplateRecipients } from '../../store/message-log.js';
import { details } from '../../ui/details.js';
import { command } from '../command.js';
import type { Session } from '../session.js';
import { findPhone, phoneArgument, type Subject } from './find-phone.js';
import { phoneState, toPhoneState } from './phone-state.js';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
const MANAGER = 'https://business.facebook.com/wa/manage/phone-numbers/';

/** Under which Meta deletes a number, with the same page as source. */
const CONDITIONS = [
  'by-administrator',
  'no-paid-messages-for-30-days',
  'profile-goes-too',
  'anew-after-5-minutes',
] as const;
const PAID_DAYS = 30;
const DAY_MS = 86_400_000;

export const deleteNumber = command({
  path: 'phone delete',
  examples: ['wabactl phone delete', 'wabactl phone delete +34600111222'],
  args: { phone: phoneArgument },
  options: {},
  output: z.extend(phoneState, {
    wabaId: z.string(),
    page: z.string(),
    conditions: z.readonly(z.array(z.enum(CONDITIONS))),
    /** Different people to whom this machine sent templates, which may have been paid, in the last 30 days. */
    templateRecipients30d: z.number(),
  }),
  async *run({ phone: given }, { session, host }) {
    const subject = await findPhone(given, session);
    const { phone, wabaId, number } = subject;
    const page = `${MANAGER}?waba_id=${wabaId}`;
    const since = new Date(host.now().getTime() - PAID_DAYS * DAY_MS).toISOString();
    const templateRecipients30d = await countRecipients(subject, since, session);
    yield { ...toPhoneState(phone), wabaId, page, conditions: CONDITIONS, templateRecipients30d };
    throw new Failure('number-deletion-has-no-api', { number, page });
  },
  view(phone, screen, say) {
    const { labels } = say;
    const rows: [string, string | undefined][] = [
      [labels.number, `${phone.displayPhoneNumber ?? ''} (${phone.phoneNumberId})`.trim()],
      [labels.state, [phone.status, phone.platformType].filter(Boolean).join(', ')],
      [labels.page, phone.page],
    ];
    const conditions = phone.conditions.map((condition) => `- ${say.condition[condition]}`);
    const sent = phone.templateRecipients30d;
    return [
      details(rows, screen),
      '',
      say.conditions,
      ...conditions,
      ...(sent > 0 ? [say.sentFromHere(sent)] : []),
      say.instead,
    ].join('\n');
  },
});

/** What was sent on the stored channel of this number, else on the environment's, which has a key of its own. */
async function countRecipients({ phone, graph }: Subject, since: string, session: Session): Promise<number> {
  const { channels } = await session.config.read();
  const stored = channels.find((each) => each.phoneNumberId === phone.id && each.graphUrl === graph.baseUrl);
  return countTemplateRecipients(await session.database(), stored?.id ?? `environment:${phone.id}`, since);
}
