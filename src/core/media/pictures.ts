import { imageSize } from 'image-size';
import type { FileFacts, OddColours, PictureFacts } from './file-facts.js';
import { byteAt, startsWith, u16 } from './read-bytes.js';

/** JPEG, PNG and WEBP: those that messages can have, with what decides whether WhatsApp takes them. */
export function readPicture(bytes: Uint8Array): FileFacts | undefined {
  if (startsWith(bytes, '\xff\xd8\xff')) {
    return { mimeType: 'image/jpeg', ...measured(bytes, { oddColours: coloursOfJpeg(bytes) }) };
  }
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) {
    return { mimeType: 'image/png', ...measured(bytes, { oddColours: coloursOfPng(bytes) }) };
  }
  if (!startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8)) return undefined;
  return { mimeType: 'image/webp', ...measured(bytes, { isAnimated: isAnimatedWebp(bytes) }) };
}

/** Without a picture where the file is too damaged to say its size. */
function measured(
  bytes: Uint8Array,
  more: Omit<PictureFacts, 'width' | 'height'>,
): { readonly picture?: PictureFacts } {
  try {
    const { width, height } = imageSize(bytes);
    return { picture: { width, height, ...more } };
  } catch (unreadable) {
    // The library throws plain errors for every file that it cannot read; to us that is an answer, not a fault.
    if (unreadable instanceof Error) return {};
    throw unreadable;
  }
}

/** Of the extended format, the second bit of its flags (RFC 9649). */
function isAnimatedWebp(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'VP8X', 12) && (byteAt(bytes, 20) & 0b10) !== 0;
}

const GREY = [0, 4];

function coloursOfPng(bytes: Uint8Array): OddColours | null {
  if (byteAt(bytes, 24) === 16) return '16-bit';
  return GREY.includes(byteAt(bytes, 25)) ? 'grey' : null;
}

const COLOURS_BY_COMPONENTS: ReadonlyMap<number, OddColours> = new Map([
  [1, 'grey'],
  [4, 'cmyk'],
]);

/** Of the frame header (SOF), behind segments that each tell their length (ITU-T T.81). */
function coloursOfJpeg(bytes: Uint8Array): OddColours | null {
  for (let at = 2; at + 9 < bytes.length; at += 2 + u16(bytes, at + 2)) {
    const marker = byteAt(bytes, at + 1);
    if (byteAt(bytes, at) !== 0xff || u16(bytes, at + 2) < 2) return null;
    if (!isFrame(marker)) continue;
    if (byteAt(bytes, at + 4) !== 8) return '16-bit';
    return COLOURS_BY_COMPONENTS.get(byteAt(bytes, at + 9)) ?? null;
  }
  return null;
}

/** C4, C8 and CC are tables that lie among the frames' numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
