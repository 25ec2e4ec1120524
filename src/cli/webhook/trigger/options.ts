import { KNOWN_EVENTS } from '../../../core/webhook/known-events.js';
import { anyText, type Field, flag, integer, integerOr, optional, pairs, phoneNumber, text, url } from '../../field.js';
import type { Input } from '../../parse-input.js';

/** With all kinds for completion; a wrong one is told with the nearest, not with all that there are. */
const kind: Field<string | undefined> = { ...optional(text('[kind]')), values: KNOWN_EVENTS.map(({ name }) => name) };

export const args = { kind };

/** Meta puts at most so many into one delivery, https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint */
const BATCH_MAX = 1000;
/** All of them are made before the first is sent. */
const BURST_MAX = 10_000;

export const options = {
  list: flag('--list'),
  to: optional(url('--to <url>')),
  from: optional(phoneNumber('--from <number>')),
  name: optional(text('--name <name>')),
  text: optional(anyText('--text <text>')),
  messageId: optional(text('--message-id <wamid>')),
  status: optional(text('--status <status>')),
  error: optional(integer('--error <code>', { min: 1, max: 99_999_999 })),
  template: optional(text('--template <name>')),
  set: pairs('--set <path=value>'),
  file: optional(text('--file <file>')),
  duplicate: integerOr('--duplicate <count>', { min: 1, max: 100, fallback: 1 }),
  disorder: flag('--disorder'),
  batch: integerOr('--batch <count>', { min: 1, max: BATCH_MAX, fallback: 1 }),
  burst: integerOr('--burst <count>', { min: 1, max: BURST_MAX, fallback: 1 }),
  rate: optional(integer('--rate <per-second>', { min: 1, max: 10_000 })),
  badSignature: flag('--bad-signature'),
  signature: flag('--no-signature'),
};

export type TriggerInput = Input<typeof args & typeof options>;
