import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { parseSmsCode } from '../../core/phone/pin.js';
import { verifyCode as verify } from '../../graph/registration.js';
import { command } from '../command.js';
import { optional, text } from '../field.js';
import { findPhone } from './find-phone.js';

export const verifyCode = command({
  path: 'phone verify-code',
  examples: ['wabactl phone verify-code 123-830', 'wabactl phone verify-code 123830 --phone +34600111222'],
  // Good once and for minutes, so it may stand on the command line.
  args: { code: optional(text('[code]')) },
  options: { phone: optional(text('--phone <number>')) },
  output: z.object({ phoneNumberId: z.string(), number: z.string(), changed: z.boolean() }),
  changes: true,
  async run({ code: given, phone: wanted }, { session, ask, say }) {
    // Before anything is asked of Meta, where it was given; else only once it is known to be needed.
    const early = given === undefined ? undefined : requireCode(given);
    const { graph, phone, number } = await findPhone(wanted, session);
    const report = { phoneNumberId: phone.id, number };
    if (phone.codeVerificationStatus === 'VERIFIED') return { ...report, changed: false };
    const code = early ?? requireCode(await ask.text(say.ask(number), '[code]'));
    await verify(graph, phone.id, code).catch((thrown: unknown) => {
      throw explain(thrown, report);
    });
    return { ...report, changed: true };
  },
  view({ number, phoneNumberId, changed }, { style }, say) {
    const headline = changed ? `${style.good('✓')} ${say.done(number)}` : say.verified(number);
    return `${headline}\n\n${say.nextRegister(phoneNumberId)}`;
  },
});

/** The code of a wrong one is not published (UNSURE); 100 is a value that is not valid, and this call has but one. */
function explain(thrown: unknown, report: { phoneNumberId: string; number: string }): unknown {
  const isCode = thrown instanceof Failure && thrown.is('refused') && thrown.facts.graph.code === 100;
  return isCode ? new Failure('sms-code-refused', { ...report, graph: thrown.facts.graph }, thrown) : thrown;
}

function requireCode(typed: string): string {
  const code = parseSmsCode(typed);
  if (code === undefined) throw new Failure('sms-code-invalid', {});
  return code;
}
