import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';
import type { NewDelivery } from './delivery-log.js';

/**
 * How a delivery lies in its file: a mark, the length of all, a checksum of what follows, the length of the text, the
 * text about it, the body. Numbers have four bytes, the lowest first.
 */
const MARK = 0x31_44_42_57;

export const RECORD_HEAD_BYTES = 16;

/** More than Meta's largest delivery with its headers; whatever claims to be longer is no record. */
const RECORD_MAX_BYTES = 16 * 1024 * 1024;

const facts = z.object({
  signature: z.enum(['valid', 'unchecked']),
  appId: z.nullable(z.string()),
  channelId: z.string(),
  allowedChannels: z.nullable(z.array(z.string())),
});

/** In pieces, so that the body is not copied. */
export function encodeRecord(delivery: NewDelivery): Uint8Array[] {
  const { body } = delivery;
  const text = textOf(delivery);
  const front = Buffer.allocUnsafe(RECORD_HEAD_BYTES + Buffer.byteLength(text));
  const written = front.write(text, RECORD_HEAD_BYTES);
  front.writeUInt32LE(MARK, 0);
  front.writeUInt32LE(front.byteLength + body.byteLength, 4);
  front.writeUInt32LE(written, 12);
  front.writeUInt32LE(crc32(body, crc32(front.subarray(12))), 8);
  return [front, body];
}

/** The time, the facts as JSON, then a line for each header, as HTTP has them: values hold no line breaks. */
function textOf({ receivedAt, headers, ...rest }: NewDelivery): string {
  let text = `${receivedAt}\n${factsOf(rest)}`;
  for (const name in headers) text += `\n${name}: ${headers[name]}`;
  return text;
}

let last: { readonly key: readonly unknown[]; readonly json: string } | undefined;

/** Nearly every delivery has the facts of the one before. */
function factsOf({
  signature,
  appId,
  channelId,
  allowedChannels,
}: Omit<NewDelivery, 'receivedAt' | 'headers'>): string {
  const key = [signature, appId, channelId, allowedChannels];
  if (last && key.every((each, index) => each === last?.key[index])) return last.json;
  last = { key, json: JSON.stringify({ signature, appId, channelId, allowedChannels }) };
  return last.json;
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
  const text = new TextDecoder().decode(bytes.subarray(RECORD_HEAD_BYTES, bodyAt));
  const [receivedAt = '', json = '', ...lines] = text.split('\n');
  const headers = Object.fromEntries(lines.map(splitHeader));
  return { receivedAt, headers, ...z.parse(facts, JSON.parse(json)), body: bytes.subarray(bodyAt) };
}

function splitHeader(line: string): [name: string, value: string] {
  const at = line.indexOf(': ');
  return [line.slice(0, at), line.slice(at + 2)];
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
