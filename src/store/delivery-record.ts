import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';
import type { NewDelivery } from './delivery-log.js';

/**
 * How a delivery lies in its file: a mark, the length of all, a checksum of what follows, the length of the facts, the
 * facts as JSON, the body. Numbers have four bytes, the lowest first.
 */
const MARK = 0x31_44_42_57;

export const RECORD_HEAD_BYTES = 16;

/** More than Meta's largest delivery with its headers; whatever claims to be longer is no record. */
const RECORD_MAX_BYTES = 16 * 1024 * 1024;

const facts = z.object({
  receivedAt: z.string(),
  headers: z.record(z.string(), z.string()),
  signature: z.enum(['valid', 'unchecked']),
  appId: z.nullable(z.string()),
  channelId: z.string(),
  allowedChannels: z.nullable(z.array(z.string())),
});

/** In pieces, so that the body is not copied. */
export function encodeRecord({ body, ...delivery }: NewDelivery): Uint8Array[] {
  const { receivedAt, headers, signature, appId, channelId, allowedChannels } = delivery;
  const json = JSON.stringify({ receivedAt, headers, signature, appId, channelId, allowedChannels });
  const front = Buffer.allocUnsafe(RECORD_HEAD_BYTES + Buffer.byteLength(json));
  const written = front.write(json, RECORD_HEAD_BYTES);
  front.writeUInt32LE(MARK, 0);
  front.writeUInt32LE(front.byteLength + body.byteLength, 4);
  front.writeUInt32LE(written, 12);
  front.writeUInt32LE(crc32(body, crc32(front.subarray(12))), 8);
  return [front, body];
}

/** Of all that a record has, by its first bytes; undefined where none begins. */
export function recordLength(head: Uint8Array): number | undefined {
  const view = viewOf(head);
  const length = view.getUint32(4, true);
  const isRecord = view.getUint32(0, true) === MARK && length > RECORD_HEAD_BYTES && length <= RECORD_MAX_BYTES;
  return isRecord ? length : undefined;
}

/** undefined where the bytes are not those that were written. */
export function decodeRecord(bytes: Uint8Array): NewDelivery | undefined {
  const view = viewOf(bytes);
  if (crc32(bytes.subarray(12)) !== view.getUint32(8, true)) return undefined;
  const bodyAt = RECORD_HEAD_BYTES + view.getUint32(12, true);
  const json = new TextDecoder().decode(bytes.subarray(RECORD_HEAD_BYTES, bodyAt));
  return { ...z.parse(facts, JSON.parse(json)), body: bytes.subarray(bodyAt) };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
