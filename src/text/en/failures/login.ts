import type { LoginFailures } from '../../../core/failures/login.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { tokenAdvice } from '../graph-advice.js';

export const loginSentences: SentencesFor<LoginFailures> = {
  'login-needs-person': ({ instead }) => ({
    message: 'Logging in needs a person at a terminal and a browser, and there is no terminal here',
    hint: `Give a token instead, with ${instead}; that of a system user needs no person at all.`,
  }),
  'login-denied': () => ({
    message: 'The login was declined in the browser; nothing was changed',
    hint: 'Run it again to be asked again, or use the token of a system user (--token-stdin, --token-file).',
  }),
  'login-failed': ({ code, graphMessage }) => ({
    message: `Facebook could not log you in: ${graphMessage ?? 'it did not say why'}${code === null ? '' : ` (${code})`}`,
    hint: 'Check at developers.facebook.com > your app that Facebook Login is set up, and that you have a role in the app or the app is live. Or use the token of a system user.',
  }),
  'login-timed-out': ({ waitedSeconds }) => ({
    message: `No answer came from the browser within ${Math.round(waitedSeconds / 60)} minutes`,
    hint: 'Run it again. If Facebook showed an error instead of its question, add --no-browser; --login-timeout waits longer.',
  }),
  'login-code-refused': ({ why }) => ({
    message: `Meta gave no token for this login: ${REFUSED_CODES[why]}`,
    hint:
      why === 'redirect'
        ? 'Add --no-browser, or add the address to developers.facebook.com > your app > Facebook Login > Settings > Valid OAuth Redirect URIs.'
        : 'Run it again; each login is good for one token and some minutes.',
  }),
  'app-id-wrong': ({ appId }) => ({
    message: `Meta knows no app ${appId}`,
    hint: 'Copy the app id from developers.facebook.com > your app > App settings > Basic, and pass it as --app-id.',
  }),
  'token-reaches-not-channel': ({ channel, number, wabaId, reachable, tokenSource }) => ({
    message: `The new access token (from ${tokenSource}) does not reach ${number} in the account ${wabaId}, so '${channel}' keeps its old one`,
    hint: `${
      reachable.length === 0
        ? 'It reaches no WhatsApp account.'
        : `It reaches: ${reachable.map(({ id, name }) => `${id} (${name})`).join(', ')}.`
    } Assign the account to its owner at business.facebook.com > Settings > Accounts > WhatsApp accounts, or run \`wabactl connect\` for another number.`,
  }),
  'token-of-other-app': ({ channel, appId, otherAppId, tokenSource }) => ({
    message: `The new access token (from ${tokenSource}) belongs to ${otherAppId === null ? 'another app' : `the app ${otherAppId}`}, and '${channel}' works with the app ${appId}, so it keeps its old one`,
    hint: 'Generate the token for that app. To move the channel to the other app, with its own webhook and secret, run `wabactl connect`.',
  }),
  'token-not-renewable': ({ channel, why, subcode, instead }) => ({
    message: `The access token of '${channel}' cannot be prolonged: ${
      why === 'dead'
        ? (findAdvice(tokenAdvice(''), { code: 190, subcode })?.cause ?? 'it is no longer valid')
        : NOT_PROLONGED[why]
    }`,
    hint: `Give a new token with ${instead}, or run this in a terminal to be asked.${
      why === 'no-app-secret' ? ' Or give the app secret with WABACTL_APP_SECRET or --app-secret-file.' : ''
    }`,
  }),
};

const REFUSED_CODES: Record<LoginFailures['login-code-refused']['why'], string> = {
  used: 'its code was used already',
  expired: 'its code has expired',
  redirect: 'the address that the browser was sent back to is not one of the app',
};

const NOT_PROLONGED = {
  'no-app-secret': 'that takes the app secret, which is not known',
  'not-longer': 'Meta gave none that lives longer than this one',
  'data-access': 'it soon loses its access to data, and only a new login of its owner changes that',
} as const;
