import type { FileFacts } from './file-facts.js';
import { byteAt, startsWith } from './read-bytes.js';

const PAGE_HEAD_BYTES = 27;

/** How the first packet of each codec begins, and where in it the number of channels stands. */
const CODECS: readonly (readonly [start: string, codec: string, channelsAt: number | null])[] = [
  // RFC 7845
  ['OpusHead', 'OPUS', 9],
  ['\x01vorbis', 'VORBIS', 11],
  ['Speex   ', 'SPEEX', 48],
  ['\x7fFLAC', 'FLAC', null],
];

/** An OGG file, by the first packet of its first page (RFC 3533). */
export function readOgg(bytes: Uint8Array): FileFacts | undefined {
  if (!startsWith(bytes, 'OggS')) return undefined;
  const packet = bytes.subarray(PAGE_HEAD_BYTES + byteAt(bytes, 26));
  if (startsWith(packet, '\x80theora')) return { mimeType: 'video/ogg' };
  const found = CODECS.find(([start]) => startsWith(packet, start));
  if (!found) return { mimeType: 'audio/ogg' };
  const [, codec, channelsAt] = found;
  const channels = channelsAt === null ? null : byteAt(packet, channelsAt) || null;
  return { mimeType: 'audio/ogg', audio: { codec, channels }, audioTracks: 1 };
}
