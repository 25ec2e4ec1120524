import { imageSize } from 'image-size';
import { PICTURE_LIMITS } from '../meta/limits.js';

export interface Picture {
  readonly mimeType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** Why a file cannot be a profile picture at all. */
export type PictureProblem =
  | { problem: 'not-jpeg-or-png'; found: string | null }
  | { problem: 'damaged' }
  | { problem: 'too-large'; bytes: number; limit: number };

/** What Meta may dislike, without a published rule: see PICTURE_LIMITS. */
export type PictureWarning =
  | { warning: 'not-square'; width: number; height: number; advised: number }
  | { warning: 'not-advised-size'; width: number; height: number; advised: number }
  | { warning: 'large'; bytes: number; advised: number }
  | { warning: 'small'; width: number; height: number; moreThan: number };

export type PictureReport = { picture: Picture; warnings: PictureWarning[] } | { problem: PictureProblem };

/** Judges a picture by its bytes, because a name's ending may lie and Meta's own answer comes only after the upload. */
export function inspectPicture(bytes: Uint8Array): PictureReport {
  const mimeType = sniff(bytes);
  if (mimeType === undefined) return { problem: { problem: 'not-jpeg-or-png', found: nameOther(bytes) } };
  const { maxBytes } = PICTURE_LIMITS;
  if (bytes.length > maxBytes) return { problem: { problem: 'too-large', bytes: bytes.length, limit: maxBytes } };
  const size = measure(bytes);
  if (size === undefined) return { problem: { problem: 'damaged' } };
  const picture = { mimeType, ...size, bytes: bytes.length };
  return { picture, warnings: warn(picture) };
}

function sniff(bytes: Uint8Array): Picture['mimeType'] | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? 'image/jpeg' : undefined;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function measure(bytes: Uint8Array): { width: number; height: number } | undefined {
  const size = tryImageSize(bytes);
  return size && size.width > 0 && size.height > 0 ? { width: size.width, height: size.height } : undefined;
}

/** `webp` or `gif`, for a message that says what the file really is. */
function nameOther(bytes: Uint8Array): string | null {
  return tryImageSize(bytes)?.type ?? null;
}

/** The library throws plain errors for every file that it cannot read; to us that is an answer, not a fault. */
function tryImageSize(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(bytes);
  } catch (unreadable) {
    if (unreadable instanceof Error) return undefined;
    throw unreadable;
  }
}

function warn({ width, height, bytes }: Picture): PictureWarning[] {
  const { advisedSidePixels: side, advisedMaxBytes, minSideExclusivePixels: min } = PICTURE_LIMITS;
  const shape: PictureWarning[] =
    width !== height
      ? [{ warning: 'not-square', width, height, advised: side }]
      : width !== side
        ? [{ warning: 'not-advised-size', width, height, advised: side }]
        : [];
  return [
    ...shape,
    ...(bytes > advisedMaxBytes ? [{ warning: 'large', bytes, advised: advisedMaxBytes } as const] : []),
    ...(Math.min(width, height) <= min ? [{ warning: 'small', width, height, moreThan: min } as const] : []),
  ];
}
