import * as z from 'zod/mini';
import { sha256Of } from '../core/digest.js';
import type { PhoneNumberId } from '../core/ids.js';
import { extensionsOf } from '../core/media/format-names.js';
import type { Graph } from './graph.js';
import { count, id, success, text } from './wire.js';

/** Media as Meta describes them. */
export interface MediaNode {
  readonly id: string;
  /** Good for five minutes, and only with the token. */
  readonly url: string | null;
  readonly mimeType: string | null;
  /** In hex; null where it is told in no form that is known. */
  readonly sha256: string | null;
  readonly bytes: number | null;
}

export interface MediaFile {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/**
 * Stores a file for messages and gives its id, which lives for 30 days. A second copy costs nothing, so that it may be
 * repeated. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 */
export async function uploadMedia(graph: Graph, phoneNumberId: PhoneNumberId, file: MediaFile): Promise<string> {
  // It cannot occur in the file: nothing contains its own digest.
  const boundary = `wabactl-${sha256Of(file.bytes)}`;
  const fileName = `file.${extensionsOf(file.mimeType)[0] ?? 'bin'}`;
  const answer = await graph.upload({
    path: `/${phoneNumberId}/media`,
    bytes: toMultipart(file, fileName, boundary),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    shown: { ...FORM, type: file.mimeType, file: `${fileName}, ${file.mimeType}, ${file.bytes.length} bytes` },
    answer: uploaded,
    assumed: { id: 'MEDIA-ID-OF-DRY-RUN' },
    effect: 'repeatable',
  });
  return answer.id;
}

const FORM = { messaging_product: 'whatsapp' };

/** The part's own Content-Type is what Meta judges; whether it wants the field `type` too is UNSURE, so it gets it. */
function toMultipart({ mimeType, bytes }: MediaFile, fileName: string, boundary: string): Uint8Array {
  const fields = Object.entries({ ...FORM, type: mimeType }).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const disposition = `Content-Disposition: form-data; name="file"; filename="${fileName}"`;
  const head = `${fields.join('')}--${boundary}\r\n${disposition}\r\nContent-Type: ${mimeType}\r\n\r\n`;
  return joined(encode(head), bytes, encode(`\r\n--${boundary}--\r\n`));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const uploaded = z.looseObject({ id: id() });

/** With `of` it fails for media that do not belong to that number. */
export function readMediaNode(graph: Graph, mediaId: string, of?: PhoneNumberId): Promise<MediaNode> {
  return graph.get({ path: `/${mediaId}`, query: { phone_number_id: of }, answer: node });
}

/** Not repeated when its answer was lost: Meta refuses the second one, and that would look like a failure. */
export async function deleteMedia(graph: Graph, mediaId: string): Promise<void> {
  await graph.delete({ path: `/${mediaId}`, answer: success, assumed: true, effect: 'change' });
}

/** Webhooks tell a digest in base64, this node in hex. */
function digestInHex(digest: string | null): string | null {
  if (digest === null) return null;
  if (/^[0-9a-f]{64}$/i.test(digest)) return digest.toLowerCase();
  if (!/^[A-Za-z0-9+/]{43}=$/.test(digest)) return null;
  return [...atob(digest)].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

const node = z.pipe(
  z.looseObject({ id: id(), url: text, mime_type: text, sha256: text, file_size: count }),
  z.transform(
    (wire): MediaNode => ({
      id: wire.id,
      url: wire.url,
      mimeType: wire.mime_type,
      sha256: digestInHex(wire.sha256),
      bytes: wire.file_size,
    }),
  ),
);
