import { WEBHOOK_LIMITS } from '../../meta/limits.js';
import { toWireJson } from '../wire-json.js';

/**
 * What `webhook verify` posts. None of it is about anything that exists: the account, the number and the customer are zeros, and
 * the only events are statuses of a message that was never sent, so that no bot answers and no chat begins.
 */
const NOBODY = '000000000000000';

const encode = (text: string) => new TextEncoder().encode(text);

/**
 * A delivery without an event: well-formed, and nothing that a server could act upon. One sign is escaped, as Meta escapes
 * accents and emoji, so that its bytes are not those of the same JSON written anew.
 */
export const EMPTY_DELIVERY = encode('{"object":"whatsapp_business\\u005faccount","entry":[]}');

/** Without an event either, but as long as that. */
export function paddedDelivery(bytes: number): Uint8Array {
  const frame = '{"object":"whatsapp_business_account","entry":[],"wabactl_padding":""}';
  return encode(frame.replace('""', `"${'0'.repeat(bytes - frame.length)}"`));
}

/** Every sign that gets lost where JSON is written anew or stored in too narrow a column: Meta escapes all but `<`, `%` and `@`. */
const ACCENTS = 'á é ñ ü ¿? 漢字 👋🏽 / < % @';

/** One status with accents and emoji, escaped as Meta escapes them. */
export function accentedDelivery(nowMs: number): Uint8Array {
  return encode(toDelivery([toChange(`wabactl webhook verify: ${ACCENTS}`, nowMs)]));
}

/** A little less than the 3 MB that Meta may send, whichever megabyte is meant. */
const LARGE_BYTES = 2_950_000;

/**
 * As many updates as Meta puts into one delivery, and nearly as many bytes. All are the same status, so that whoever keeps each
 * thing once, as one should, keeps one.
 */
export function largeDelivery(nowMs: number): Uint8Array {
  const count = WEBHOOK_LIMITS.updatesPerDelivery;
  const bare = toChange('', nowMs).length + 1;
  // Each é has six bytes on the wire, and 512 characters is the most that Meta echoes.
  const accents = Math.min(500, Math.floor((LARGE_BYTES / count - bare) / 6));
  const change = toChange('é'.repeat(accents), nowMs);
  return encode(toDelivery(Array.from({ length: count }, () => change)));
}

function toDelivery(changes: readonly string[]): string {
  return `{"object":"whatsapp_business_account","entry":[{"id":"${NOBODY}","changes":[${changes.join(',')}]}]}`;
}

function toChange(note: string, nowMs: number): string {
  const status = {
    id: 'wamid.wabactl-verify',
    status: 'delivered',
    timestamp: String(Math.floor(nowMs / 1000)),
    recipient_id: NOBODY,
    biz_opaque_callback_data: note,
  };
  const metadata = { display_phone_number: NOBODY, phone_number_id: NOBODY };
  return toWireJson({ value: { messaging_product: 'whatsapp', metadata, statuses: [status] }, field: 'messages' });
}
