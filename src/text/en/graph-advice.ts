import type { Origin } from '../../core/failures/graph.js';
import type { AdviceTable } from '../advice.js';

/** Which token it is: whose, and where it was found. */
export function named({ channel, tokenSource }: Origin): string {
  return channel === null ? ` (from ${tokenSource})` : ` of the channel '${channel}' (from ${tokenSource})`;
}

/** How a new token gets to where the old one came from; completes "Make a new one …". */
export function renewal({ channel, tokenSource }: Origin): string {
  if (tokenSource.startsWith('WABACTL_TOKEN')) return `and put it in the place of the one in ${tokenSource}`;
  return channel === null ? 'and run `wabactl connect` again' : `and run \`wabactl channel refresh ${channel}\``;
}

/**
 * By subcode, https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging-and-error-handling.
 * `renew` as `renewal` gives it.
 */
export function tokenAdvice(renew: string) {
  const newToken = `Make a new one at business.facebook.com > Settings > Users > System users > Generate token, ${renew}.`;
  const logInAgain = `Make a new token ${renew}; a system-user token does not depend on a person and need not expire.`;
  return {
    '0': { cause: 'its owner could not be authenticated', hint: newToken },
    '102': { cause: 'its session is over', hint: newToken },
    '104': { cause: 'no token reached Meta', hint: newToken },
    '190': {
      cause: 'Meta cannot read it',
      hint: `Check that it was copied whole, without spaces or line breaks, or make a new one ${renew}.`,
    },
    '190/456': { cause: 'it is malformed', hint: newToken },
    '190/457': { cause: 'it was made for another origin', hint: newToken },
    '190/458': { cause: 'the person it belongs to removed the app, or never accepted it', hint: logInAgain },
    '190/459': {
      cause: 'its owner must pass a security check first',
      hint: 'Have the owner log in at facebook.com and do what it asks; the token may then work again.',
    },
    '190/460': {
      cause: "its owner changed the password, which ends all of that person's tokens",
      hint: `Use a system-user token, which survives this: business.facebook.com > Settings > Users > System users > Generate token, ${renew}.`,
    },
    '190/461': { cause: 'the app was installed anew', hint: newToken },
    '190/462': { cause: 'its session is stale', hint: newToken },
    '190/463': { cause: 'it has expired', hint: logInAgain },
    '190/464': {
      cause: 'its owner has not confirmed their Facebook account',
      hint: 'Have the owner confirm the account at facebook.com, or use a system-user token.',
    },
    '190/465': { cause: 'its owner is not valid', hint: newToken },
    '190/466': { cause: 'it was ended through the API', hint: newToken },
    '190/467': { cause: 'it was revoked, has expired, or its owner logged out', hint: logInAgain },
    '190/468': { cause: 'it was not used for too long', hint: newToken },
    '190/492': {
      cause: 'its owner no longer has the role that this needs',
      hint: 'Give the role back at business.facebook.com > Settings > Users, or use the token of a system user that has the account among its assets.',
    },
  } satisfies AdviceTable;
}

/** https://developers.facebook.com/docs/permissions lists what each permission opens. */
const PERMISSIONS =
  'Generate the token again with whatsapp_business_management and whatsapp_business_messaging ticked, and assign the account to its system user; see https://developers.facebook.com/docs/permissions';

export const PERMISSION_ADVICE = {
  '3': {
    cause: 'the app has no WhatsApp product, or lacks the capability',
    hint: 'Add WhatsApp to the app at developers.facebook.com > your app > Add product.',
  },
  '10': { cause: 'it lacks the permission, or its owner has no access to this account', hint: PERMISSIONS },
  '200': { cause: 'it lacks a permission, or its owner has no access to this account', hint: PERMISSIONS },
  '131005': {
    cause: 'Meta denied the access',
    hint: 'Check that the token has whatsapp_business_messaging and that its system user has full control of the account.',
  },
} satisfies AdviceTable;

/** Codes of which something can be said that Meta's own text does not say, or not clearly. */
export const REFUSAL_ADVICE = {
  '15': {
    cause: 'this needs the app token',
    hint: 'Give the app secret with WABACTL_APP_SECRET or `wabactl connect --app-secret-file`.',
  },
  '100': { cause: 'a value is not valid', hint: "Meta's own text names the value." },
  '100/2388001': {
    cause: 'the number has two-step verification somewhere else, or its owner must agree to the move',
    hint: 'Switch two-step verification off where the number is now, and try again.',
  },
  '100/2388012': {
    cause: 'the account has this number already',
    hint: '`wabactl phone list` shows it.',
  },
  '100/2388019': {
    cause: 'the account has as many templates as it may have',
    hint: 'Delete some, or verify the business: that raises the limit from 250 to 6000.',
  },
  '100/2388023': {
    cause: 'a template of this name and language is being deleted',
    hint: 'Use another name; this one is free again in about four weeks.',
  },
  '100/2388024': {
    cause: 'this template already exists in this language',
    hint: 'Change it with `wabactl templates edit <file>`, or use another name or language; `wabactl templates list` shows what there is.',
  },
  '100/2388025': {
    cause: 'this template name is being removed',
    hint: 'Use another name, for example with _v2; this one is free again about 30 days after its deletion.',
  },
  '100/2388039': {
    cause: 'a template in this status cannot be edited',
    hint: 'Only APPROVED, REJECTED and PAUSED ones can; `wabactl templates wait` waits until a review is over.',
  },
  '100/2388043': {
    cause: 'a part of the template lacks something, mostly the example of a variable or of a media header',
    hint: "Meta's own text names the part and the field. Every {{variable}} needs an example, and a media header a `sample`.",
  },
  '100/2388047': {
    cause: 'the form of a text is wrong: the header, or a body that is nothing but variables',
    hint: "Meta's own text says which. Put words around the variables of the body.",
  },
  '100/2388050': {
    cause: 'a button lacks something that its kind needs',
    hint: 'URL buttons need text and url, PHONE_NUMBER ones text and phone_number, QUICK_REPLY ones text.',
  },
  '100/2388072': {
    cause: 'the form of a text is wrong: a header takes no line breaks, formatting, emojis or asterisks',
    hint: "Meta's own text says which part; take these out of the header.",
  },
  '100/2388073': {
    cause: 'the form of the footer is wrong: it takes no line breaks, formatting, emojis or variables',
    hint: 'Take these out of the footer.',
  },
  '100/2388318': {
    cause: 'Meta made this template by itself, for Direct Send, and it cannot be changed',
    hint: 'Submit a template of your own under another name.',
  },
  '100/2388330': {
    cause: 'Meta made this template by itself, for Direct Send, and it cannot be changed',
    hint: 'Submit a template of your own under another name.',
  },
  '100/2388091': {
    cause: 'no code can be asked for with this number now',
    hint: 'Check that the number is not in use in the WhatsApp app: that account must be deleted first.',
  },
  '100/2388093': {
    cause: 'the code cannot be checked with this number now',
    hint: 'Have a new code sent with `wabactl phone request-code`.',
  },
  '100/2388040': { cause: 'a part of the template is too long', hint: "Shorten the part that Meta's own text names." },
  '100/2388293': {
    cause: 'the text is too short for so many variables',
    hint: 'Add words, or use fewer variables.',
  },
  '100/2388299': {
    cause: 'a variable stands at the start or the end of the text',
    hint: 'Put words before the first and after the last variable.',
  },
  '368': {
    cause: 'the account is blocked for breaking a policy',
    hint: 'Look at WhatsApp Manager > Account overview, where an appeal can be made.',
  },
  '2200': {
    cause: 'Meta called the callback URL and did not get the answer it wants',
    hint: 'Check the endpoint with `wabactl webhook verify`.',
  },
  '2500': { cause: 'Meta does not know this path', hint: 'Check the ids of the channel with `wabactl channel show`.' },
  '2635': {
    cause: 'this version of the Graph API has ended',
    hint: 'Set a newer one; `wabactl config explain` shows where the version comes from.',
  },
  '130472': {
    cause: 'this person is part of an experiment of Meta in which marketing messages are held back',
    hint: 'Nothing is charged; write when they write to you, or try another way.',
  },
  '130497': {
    cause: 'the account may not write to people of this country',
    hint: 'Look at WhatsApp Manager > Account overview; trying again does not help.',
  },
  '131000': {
    cause: 'Meta does not say why',
    hint: 'Send it again; if it fails again, look at https://metastatus.com.',
  },
  '131008': { cause: 'a required value is missing', hint: "Meta's own text names it." },
  '131009': { cause: 'a value is not valid', hint: "Meta's own text names it." },
  '131016': {
    cause: 'a service of Meta is down for the moment',
    hint: 'Send it again in a few minutes; https://metastatus.com shows whether WhatsApp has trouble.',
  },
  '131021': { cause: 'the number cannot write to itself', hint: 'Give another recipient.' },
  '131026': {
    cause: 'the message cannot be delivered to this person',
    hint: 'They may not use WhatsApp, use an old version, or not have accepted its terms: try another way.',
  },
  '131030': {
    cause: 'a test number may only write to people on its list',
    hint: 'Add the recipient at developers.facebook.com > your app > WhatsApp > API setup (five at most), or use a real number.',
  },
  '131031': {
    cause: 'the account is locked',
    hint: 'Look at WhatsApp Manager > Account overview; trying again does not help.',
  },
  '131037': {
    cause: 'the display name of the number is not approved',
    hint: 'Have the name approved in WhatsApp Manager > Phone numbers.',
  },
  '131042': {
    cause: 'there is a problem with the payment method',
    hint: 'Check it at business.facebook.com > Billing & payments.',
  },
  '131045': {
    cause: 'the number is not registered',
    hint: 'Register it with `wabactl phone register`.',
  },
  '131047': {
    cause: 'the person last wrote more than 24 hours ago',
    hint: 'Send a template instead: `wabactl send template`.',
  },
  '131048': {
    cause: 'too many people blocked or reported this number',
    hint: 'Wait, and send only what people asked for.',
  },
  '131049': {
    cause: 'Meta chose not to deliver this marketing message',
    hint: 'Do not send it again for 24 hours: each person gets only so many.',
  },
  '131050': {
    cause: 'this person stopped marketing messages',
    hint: 'Wait until they resume; other kinds of messages still arrive.',
  },
  '131051': { cause: 'Meta does not know this type of message', hint: 'Check `type` in the payload.' },
  '131053': {
    cause: 'Meta could not fetch or use the media file',
    hint: 'Check that its link can be opened from outside and that its server names the right Content-Type.',
  },
  '131056': {
    cause: 'too many messages went to this one person in a short time',
    hint: 'Wait a few minutes; one message every 6 seconds is always possible.',
  },
  '131062': { cause: 'this message cannot be sent to a user id', hint: 'Use the phone number.' },
  '131063': {
    cause: 'this account sends marketing by the Marketing Messages API only',
    hint: 'Send it with `--via marketing-messages`.',
  },
  '132000': {
    cause: 'the template takes another number of values',
    hint: 'Run `wabactl templates show` to see its variables.',
  },
  '132001': {
    cause: 'there is no such approved template in this language',
    hint: 'Run `wabactl templates sync`, then `wabactl templates list`, to see names, languages and states.',
  },
  '132005': { cause: 'the text is too long once its values are filled in', hint: 'Shorten the values.' },
  '132007': { cause: "the text breaks WhatsApp's rules", hint: 'Change the text of the template and submit it again.' },
  '132012': {
    cause: 'a value does not have the form that the template wants',
    hint: 'Run `wabactl templates show` to see its parts.',
  },
  '132015': {
    cause: 'the template is paused because of low quality',
    hint: 'Wait (3 hours the first time, 6 the second), or edit it.',
  },
  '132016': {
    cause: 'the template was disabled because of low quality',
    hint: 'Make a new one with another text.',
  },
  '132018': {
    cause: 'a value of the template cannot be used',
    hint: 'Leave out line breaks, tabs and more than four spaces in a row; `wabactl templates show` shows its parts.',
  },
  '133000': {
    cause: 'an earlier attempt to deregister did not get through',
    hint: 'Finish it with `wabactl phone deregister --again`, then register.',
  },
  '133005': {
    cause: 'the PIN is not the one that the number has',
    hint: 'Set a new one with `wabactl phone set-pin`, which does not need the old one, and register again.',
  },
  '133006': {
    cause: 'the number is not verified',
    hint: 'Have a code sent with `wabactl phone request-code`, and enter it with `wabactl phone verify-code`.',
  },
  '133008': {
    cause: 'the PIN was guessed wrong too often',
    hint: "Wait as long as Meta's own text says, or set a new PIN with `wabactl phone set-pin`.",
  },
  '133009': {
    cause: 'PINs were tried too fast',
    hint: "Wait as long as Meta's own text says.",
  },
  '133010': {
    cause: 'the number is not registered',
    hint: 'Register it with `wabactl phone register`.',
  },
  '133015': {
    cause: 'the number was deleted a moment ago',
    hint: 'Wait 5 minutes and try again.',
  },
  '134100': {
    cause: 'only marketing templates go by the Marketing Messages API',
    hint: 'Send it without `--via marketing-messages`.',
  },
  '134101': {
    cause: 'Meta is still preparing this template for the Marketing Messages API',
    hint: 'Send it again in 10 minutes.',
  },
  '134102': {
    cause: 'Meta could not prepare this template for the Marketing Messages API',
    hint: 'Send it without `--via marketing-messages`.',
  },
  '136024': {
    cause: 'the number is verified already',
    hint: 'Go on with `wabactl phone register`.',
  },
  '136025': {
    cause: 'too many codes were asked for',
    hint: 'Wait some hours; the last code that arrived may still be good.',
  },
  '200005': {
    cause: 'there are no template statistics for this account',
    hint: 'WhatsApp Manager > Insights says whether they can be had.',
  },
  '200006': { cause: 'template statistics cannot be switched off again', hint: 'Leave them on.' },
  '200007': {
    cause: 'template statistics are not switched on for this account',
    hint: 'Switch them on with `wabactl templates stats --enable`; this cannot be undone.',
  },
} satisfies AdviceTable;
