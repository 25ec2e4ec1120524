import type { StopReason } from '../../core/bulk/stop-reason.js';
import type { Advice } from '../advice.js';

/** Why a run ended before its last row: completes "The run stopped: …", and what to do before it is resumed. */
export const bulkStops: Readonly<Record<StopReason, Advice>> = {
  token: {
    cause: 'Meta no longer takes the access token',
    hint: 'Put a new token in its place (`wabactl channel refresh`).',
  },
  permission: {
    cause: 'the token may not send from this number',
    hint: 'See `wabactl whoami` for what it may do.',
  },
  'number-unknown': {
    cause: 'Meta does not know the number, or the token has no access to it',
    hint: 'See `wabactl channel show`.',
  },
  'number-not-registered': {
    cause: 'the number is not registered with the Cloud API',
    hint: 'Run `wabactl phone register`.',
  },
  'account-locked': {
    cause: 'Meta has locked the account',
    hint: 'Ask for a review in the WhatsApp Manager, under Account quality.',
  },
  'account-blocked': {
    cause: 'Meta has blocked the account for breaking a policy',
    hint: 'Ask for a review in the WhatsApp Manager, under Account quality.',
  },
  payment: {
    cause: 'the account cannot be charged',
    hint: "Put the account's payment method in order at business.facebook.com > Billing.",
  },
  'display-name': {
    cause: 'the display name of the number is not approved',
    hint: 'See `wabactl phone show`.',
  },
  'spam-limit': {
    cause: 'too many people blocked or reported the number, and Meta restricts what it may send',
    hint: 'See `wabactl limits`, and wait until the quality has recovered.',
  },
  'country-restricted': {
    cause: 'the account may not write to people in the country of a recipient',
    hint: 'The row counts as refused, and a resumed run no longer stops at such a one.',
  },
  'template-missing': {
    cause: 'Meta has no such template in this language any more, or has not approved it',
    hint: 'See `wabactl templates show`.',
  },
  'template-paused': {
    cause: 'Meta has paused the template for its low quality',
    hint: 'See `wabactl templates show`, and wait until it can be sent again.',
  },
  'template-disabled': {
    cause: 'Meta has disabled the template for good',
    hint: 'Make another template, and cancel this run.',
  },
  'template-violations': {
    cause: 'too many templates of the account were in a wrong category, and Meta restricts it',
    hint: 'See the WhatsApp Manager, under Account quality, for how long.',
  },
  'marketing-disabled': {
    cause: 'marketing templates are switched off for this way of sending',
    hint: 'See the settings of the Marketing Messages API in the WhatsApp Manager.',
  },
  'quality-dropped': {
    cause: 'the quality of the number or of the template has dropped since the run began',
    hint: 'Look at who gets the messages before you go on.',
  },
  'too-many-errors': {
    cause: 'too many of the last messages were refused, or their answers lost',
    hint: 'See `wabactl send bulk report` for the reasons.',
  },
  'too-many-failed': {
    cause: 'too many messages failed after Meta had accepted them',
    hint: 'See `wabactl send bulk report` for the reasons.',
  },
  'limit-lasts': {
    cause: 'the calls of the app or the account are used up for more than an hour',
    hint: 'See `wabactl limits`, and go on later.',
  },
  unavailable: {
    cause: 'Meta is not available',
    hint: 'See https://metastatus.com, and go on later.',
  },
  unreachable: {
    cause: 'Meta cannot be reached',
    hint: 'Check the internet connection, and go on later.',
  },
  interrupted: { cause: 'it was interrupted', hint: '' },
  cancelled: { cause: 'it was cancelled', hint: 'See `wabactl send bulk report` for who got the message.' },
};
