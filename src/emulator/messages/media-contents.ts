/** Whether the files of a message can be shown, which Meta finds out only after it accepted the message. */
import { bareType } from '../../core/media/format-names.js';
import { judgeFile } from '../../core/media/judge-file.js';
import { asText } from '../json-values.js';
import type { World } from '../route.js';
import type { Media } from '../state.js';
import { isMediaKind, type MediaKind } from './media.js';

/**
 * True when a file is not what it was uploaded as, or cannot be played: another codec, two channels, too large. That this
 * ends in 131053 by webhook is told of wrong types and codecs; that it is the same for all of it is UNSURE.
 */
export function hasBadMedia(payload: unknown, { state }: World): boolean {
  return mediaIn(payload).some(({ kind, id, isVoice }) => {
    const media = state.media.get(id);
    return media !== undefined && isBad(media, kind, isVoice);
  });
}

function isBad({ bytes, mimeType }: Media, kind: MediaKind, isVoice: boolean): boolean {
  const judged = judgeFile(bytes, { kind, use: isVoice ? 'voice' : undefined, name: undefined });
  // In Meta's list beside audio/ogg, which such a file is.
  const declared = bareType(mimeType) === 'audio/opus' ? 'audio/ogg' : bareType(mimeType);
  return judged.problems.length > 0 || judged.mimeType !== declared;
}

interface UsedMedia {
  readonly kind: MediaKind;
  readonly id: string;
  readonly isVoice: boolean;
}

/** Wherever they stand: in the message itself, in a header, in a parameter of a template or one of its cards. */
function mediaIn(value: unknown): UsedMedia[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const id = isMediaKind(key) && typeof inner === 'object' && inner !== null ? asText(inner.id) : undefined;
    if (!isMediaKind(key) || id === undefined) return mediaIn(inner);
    return [{ kind: key, id, isVoice: inner.voice === true }];
  });
}
