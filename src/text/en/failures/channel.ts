import type { ChannelFailures, IdKind } from '../../../core/failures/channel.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { named, renewal, tokenAdvice } from '../graph-advice.js';

const TOKEN_PAGE =
  'Make a new one at business.facebook.com > Settings > Users > System users > Generate token, and run `wabactl connect` again.';

const LOOKS = {
  empty: 'it is empty',
  'app-token': 'it is an app token (APP_ID|SECRET), and an access token starts with EAA',
  digits: 'it is made of digits only, like an id or a phone number',
  'has-spaces': 'it has spaces, line breaks or other characters that no token has',
  'app-secret': 'it looks like an app secret (32 characters of 0-9 and a-f)',
  url: 'it is an address',
} as const;

const SECRET_LOOKS = {
  empty: 'it is empty',
  'has-spaces': 'it has spaces or line breaks inside',
  'access-token': 'it looks like an access token',
  'app-token': 'it is an app token (APP_ID|SECRET); the app secret is what stands behind the |',
  digits: 'it is made of digits only, like an app id',
} as const;

const KINDS: Record<IdKind, string> = {
  phone: 'a phone number',
  waba: 'a WhatsApp Business Account',
  business: 'a business portfolio',
  app: 'an app',
  user: 'a person or system user',
};

const FIND: Record<'phone' | 'waba', string> = {
  phone: 'Both ids stand at developers.facebook.com > your app > WhatsApp > API setup.',
  waba: 'It stands in WhatsApp Manager > Account tools, and at developers.facebook.com > your app > WhatsApp > API setup.',
};

const WANTED: Readonly<Record<string, string>> = {
  '--waba/phone': 'Pass it as --phone instead.',
  'WABACTL_WABA_ID/phone': `Put it into WABACTL_PHONE_NUMBER_ID instead. ${FIND.waba}`,
  'WABACTL_PHONE_NUMBER_ID/waba': `Put it into WABACTL_WABA_ID instead. ${FIND.phone}`,
};
const SECRETS = {
  token: 'access token',
  'app-secret': 'app secret',
  'verify-token': 'verify token',
  pin: 'PIN',
} as const;

const KEYCHAIN_FAULTS = {
  failed: 'which cannot be used here',
  'timed-out': 'which does not answer; it may be locked',
  unused: 'which is not used here (WABACTL_SECRET_STORE or WABACTL_HOME)',
  missing: 'which no longer has it',
} as const;

export const channelSentences: SentencesFor<ChannelFailures> = {
  'no-channel': ({ known }) =>
    known.length > 0
      ? {
          message: 'No channel is the current one',
          hint: `Choose one with \`wabactl channel use <name>\`, or name it with --channel: ${known.join(', ')}.`,
        }
      : {
          message: 'There is no channel to work with yet',
          hint: 'Run `wabactl connect` to connect a number, or `wabactl demo` to watch the tool at work without an account.',
        },
  'channel-unknown': ({ name, source, known, nearest }) => ({
    message: `There is no channel named '${name}'${isArgument(source) ? '' : ` (named by ${source})`}`,
    hint: nearest
      ? `Did you mean '${nearest}'?`
      : known.length === 0
        ? 'Run `wabactl connect` to connect a number.'
        : `The channels here are: ${known.join(', ')}.`,
  }),
  'channel-name-taken': ({ name }) => ({
    message: `Another channel is already named '${name}'`,
    hint: 'Choose another name, or rename that one with `wabactl channel rename`.',
  }),
  'no-token': ({ channel }) => ({
    message: channel === null ? 'There is no access token' : `There is no access token for the channel '${channel}'`,
    hint: 'Set WABACTL_TOKEN or WABACTL_TOKEN_FILE, pass --token-stdin or --token-file to `wabactl connect`, or run it in a terminal.',
  }),
  'secret-unreadable': ({ secret, channel, problem, detail, variable }) => ({
    message: `The ${SECRETS[secret]} of the channel '${channel}' is kept in the system keychain, ${KEYCHAIN_FAULTS[problem]}${problem === 'failed' && detail ? ` (${detail})` : ''}`,
    hint: `${problem === 'missing' ? 'Set' : 'Unlock the keychain, or set'} ${variable} or ${variable}_FILE; \`wabactl ${secret === 'pin' ? 'phone set-pin' : 'connect'}\` with it stores it anew, in a file where the keychain does not work.`,
  }),
  'no-app-secret': ({ channel }) => ({
    message: `The app secret is needed for this, and it is not known${channel === null ? '' : ` for the channel '${channel}'`}`,
    hint: 'Copy it from developers.facebook.com > your app > App settings > Basic, and give it with WABACTL_APP_SECRET, WABACTL_APP_SECRET_FILE or `wabactl connect --app-secret-file`.',
  }),
  'no-verify-token': ({ channel }) => ({
    message: `There is no verify token${channel === null ? '' : ` for the channel '${channel}'`}`,
    hint: 'Set WABACTL_VERIFY_TOKEN or WABACTL_VERIFY_TOKEN_FILE to the one that stands in the app dashboard, or run `wabactl connect` again.',
  }),
  'environment-incomplete': ({ missing }) => ({
    message: `${missing} is missing or is not one of Meta's ids`,
    hint: 'A channel made of the environment alone needs WABACTL_TOKEN, WABACTL_WABA_ID and WABACTL_PHONE_NUMBER_ID.',
  }),
  'token-dead': ({ code, subcode, graphMessage, ...origin }) => {
    const advice = findAdvice(tokenAdvice(renewal(origin)), { code: code ?? 190, subcode });
    const cause = advice?.cause ?? graphMessage ?? 'Meta did not say why';
    return {
      message: `The access token${named(origin)} is not valid: ${cause}`,
      hint: advice?.hint ?? TOKEN_PAGE,
    };
  },
  'token-looks-wrong': ({ looksLike, tokenSource }) => ({
    message: `What came from ${tokenSource} cannot be an access token: ${LOOKS[looksLike]}`,
    hint: TOKEN_PAGE,
  }),
  'scopes-missing': ({ missing, tokenType, tokenSource }) => ({
    message: `The access token (${tokenType}, from ${tokenSource}) lacks ${missing.join(' and ')}`,
    hint:
      tokenType === 'USER'
        ? 'Log in again with --login and leave them ticked, or generate a system user’s token with them at business.facebook.com > Settings > Users > System users > Generate token.'
        : 'Generate it again at business.facebook.com > Settings > Users > System users > Generate token, with these permissions ticked.',
  }),
  'no-waba-reachable': ({ tokenSource, hasBusinessManagement }) => ({
    message: `The access token (from ${tokenSource}) reaches no WhatsApp Business Account`,
    hint: `Assign the account to the token's system user at business.facebook.com > Settings > Accounts > WhatsApp accounts${hasBusinessManagement ? '' : ', or name it with --waba'}.`,
  }),
  'waba-not-reachable': ({ given, reachable, limitedTo }) => ({
    message: `The access token does not reach the WhatsApp Business Account ${given}${
      limitedTo !== null && !limitedTo.includes(given) ? `: it is limited to ${limitedTo.join(', ')}` : ''
    }`,
    hint: `${
      reachable.length === 0
        ? 'It reaches no account.'
        : `It reaches: ${reachable.map(({ id, name }) => `${id} (${name})`).join(', ')}.`
    } Assign the account to the token's owner at business.facebook.com > Settings > Accounts > WhatsApp accounts${
      limitedTo === null ? '' : ', and generate the token again for it'
    }.`,
  }),
  'wrong-kind-of-id': ({ given, where, is, wanted }) => ({
    message: `${given} is the id of ${KINDS[is]}, and ${where} wants the id of ${KINDS[wanted]}`,
    hint: WANTED[`${where}/${is}`] ?? FIND[wanted],
  }),
  'phone-not-found': ({ given, waba, known }) => ({
    message: `The number ${given} is not in the WhatsApp Business Account ${waba}`,
    hint:
      known.length === 0
        ? 'It has no number yet: add one with `wabactl phone add`.'
        : `It has: ${known.map(({ id, number }) => `${number} (${id})`).join(', ')}.`,
  }),
  'no-phone-in-waba': ({ waba, wabaName }) => ({
    message: `The WhatsApp Business Account ${wabaName === null ? waba : `${wabaName} (${waba})`} has no phone number`,
    hint: `Add one with \`WABACTL_WABA_ID=${waba} wabactl phone add\`, or in WhatsApp Manager (business.facebook.com > WhatsApp Manager > Phone numbers), then connect it.`,
  }),
  'choice-needed': ({ what, flag, choices }) => ({
    message: `There are several ${what === 'waba' ? 'WhatsApp Business Accounts' : 'numbers'} to choose from`,
    hint: `Name one with ${flag}: ${choices.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
  }),
  'app-secret-looks-wrong': ({ looksLike, source }) => ({
    message: `What came from ${source} cannot be an app secret: ${SECRET_LOOKS[looksLike]}`,
    hint: 'Copy it from developers.facebook.com > your app > App settings > Basic.',
  }),
  'app-secret-wrong': ({ appId }) => ({
    message: `The app secret does not belong to the app ${appId}`,
    hint: `Copy it from developers.facebook.com > app ${appId} > App settings > Basic.`,
  }),
  'channel-not-stored': ({ source }) => ({
    message: `The channel in use is made of the environment (${source}), so nothing is stored about it`,
    hint: 'Run `wabactl config explain` to see it, or name a stored channel.',
  }),
  'graph-url-of-project': ({ path, host }) => ({
    message: `The project file ${path} would send your access token to ${host}`,
    hint: 'A project file may name an emulator on this machine only. If you trust that host, pass --graph-url or set WABACTL_GRAPH_URL.',
  }),
};

/** `<name>` was typed just now, so saying where the name comes from would help nobody. */
function isArgument(source: string): boolean {
  return /^[<[]/.test(source);
}
