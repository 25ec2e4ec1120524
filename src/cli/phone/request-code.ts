import * as z from 'zod/mini';
import { requestCode as ask } from '../../graph/registration.js';
import { command } from '../command.js';
import { locale, oneOf, optional } from '../field.js';
import { findPhone, phoneArgument } from './find-phone.js';

/** Meta wants a locale; a person wants to understand the call or the SMS. */
const LOCALES = { en: 'en_US', es: 'es_ES' } as const;

export const requestCode = command({
  path: 'phone request-code',
  examples: ['wabactl phone request-code', 'wabactl phone request-code +34600111222 --method voice'],
  args: { phone: phoneArgument },
  options: {
    method: optional(oneOf('--method <method>', ['sms', 'voice'])),
    codeLanguage: optional(locale('--code-language <locale>')),
  },
  output: z.object({
    phoneNumberId: z.string(),
    number: z.string(),
    method: z.enum(['sms', 'voice']),
    language: z.string(),
    /** False when the number is verified already, and no code is needed. */
    changed: z.boolean(),
  }),
  changes: true,
  async run({ phone: given, method = 'sms', codeLanguage }, { session, language: reader }) {
    const { graph, phone, number } = await findPhone(given, session);
    const language = codeLanguage ?? LOCALES[reader];
    const report = { phoneNumberId: phone.id, number, method, language };
    if (phone.codeVerificationStatus === 'VERIFIED') return { ...report, changed: false };
    await ask(graph, phone.id, { method: method === 'sms' ? 'SMS' : 'VOICE', language });
    return { ...report, changed: true };
  },
  view({ number, method, phoneNumberId, changed }, { style }, say) {
    if (!changed) return `${say.verified(number)}\n\n${say.nextRegister(phoneNumberId)}`;
    return `${style.good('✓')} ${say.sent[method](number)}\n\n${say.nextVerify(phoneNumberId)}`;
  },
});
