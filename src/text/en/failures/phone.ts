import type { PhoneFailures } from '../../../core/failures/phone.js';
import type { SentencesFor } from '../../text.js';
import { utcMinute } from '../../utc-minute.js';

export const phoneSentences: SentencesFor<PhoneFailures> = {
  'number-invalid': ({ given, problem }) => ({
    message:
      problem === 'no-country-code'
        ? `${given} has no country code, so it is not clear which number it is`
        : `${given} cannot be a phone number: it is too short, too long, or of no country`,
    hint: 'Write it with a plus and the country code, for example +34600111222. Short codes and service numbers cannot be used.',
  }),
  'number-not-added': ({ number, graph: { userMessage, details, message } }) => ({
    message: `Meta did not add ${number}: ${userMessage || details || message}`,
    hint: 'The usual causes: the WhatsApp or WhatsApp Business app still uses the number (delete its account in the app first), it is in another business account, or the portfolio has as many numbers as it may have (`wabactl limits` shows it).',
  }),
  'phone-not-verified': ({ number, phoneNumberId }) => ({
    message: `${number} is not verified yet, and Meta would refuse to register it and count the attempt`,
    hint: `First \`wabactl phone request-code ${phoneNumberId}\`, then \`wabactl phone verify-code <code> --phone ${phoneNumberId}\`.`,
  }),
  'phone-held-back': ({ number, phoneNumberId, status }) => ({
    message: `${number} is ${status} at Meta, which registering does not change, and the attempt would count`,
    hint: `\`wabactl phone show ${phoneNumberId}\` says what this means. With --again it is tried all the same.`,
  }),
  'pin-invalid': ({ source }) => ({
    message: `What came from ${source} is no PIN: it must have six digits`,
    hint: 'If you do not know the PIN of the number, `wabactl phone set-pin` sets a new one; the old one is not needed.',
  }),
  'pins-differ': () => ({ message: 'The two PINs are not the same; nothing was sent', hint: 'Run it again.' }),
  'sms-code-invalid': () => ({
    message: 'A verification code has six digits, for example 123-830',
    hint: 'It stands in the SMS, or is told in the call. `wabactl phone request-code` has a new one sent.',
  }),
  'sms-code-refused': ({ number, phoneNumberId }) => ({
    message: `Meta does not take this code for ${number}: it is wrong, or older than some ten minutes`,
    hint: `Look at the newest SMS or call, or have a new code sent with \`wabactl phone request-code ${phoneNumberId}\`.`,
  }),
  'registration-budget-spent': ({ number, action, used, locked, freeAt }) => ({
    message: locked
      ? `Meta takes no attempts to ${action} ${number} now: there were too many in 72 hours`
      : `No attempt is left to ${action} ${number}: this machine counts ${used} in 72 hours, and Meta allows 10`,
    hint: `The next is possible from ${utcMinute(freeAt)}; nothing shortens the wait. Meanwhile look at what the last ones were refused with.`,
  }),
  'number-deletion-has-no-api': ({ number, page }) => ({
    message: `${number} was not deleted: Meta has no API for it`,
    hint: `The conditions stand above; it is done at ${page}`,
  }),
};
