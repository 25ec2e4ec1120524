/** What WhatsApp can play and show, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
import { STICKER_LIMITS, VOICE_LIMITS } from '../meta/media-kinds.js';
import type { FileFacts } from './file-facts.js';
import type { FileProblem, FileWarning, MediaKind } from './media-problem.js';

/** H.264 with AAC, or without sound. */
export function videoProblems({ video, audio, audioTracks = 0 }: FileFacts): FileProblem[] {
  const problems: FileProblem[] = [];
  if (video && video.codec !== 'H.264') {
    problems.push({ problem: 'file-video-codec', found: video.codec, accepted: ['H.264'] });
  }
  if (audio && audio.codec !== 'AAC') {
    problems.push({ problem: 'file-audio-codec', found: audio.codec, accepted: ['AAC'] });
  }
  if (audioTracks > 1) problems.push({ problem: 'file-audio-tracks', tracks: audioTracks });
  return problems;
}

/** Of OGG only OPUS with one channel. What an M4A may hold is not stated anywhere, so that it is not judged. */
export function soundProblems({ mimeType, audio }: FileFacts): FileProblem[] {
  if (mimeType !== 'audio/ogg') return [];
  const problems: FileProblem[] = [];
  const { codec, channels } = audio ?? { codec: null, channels: null };
  if (codec !== 'OPUS') problems.push({ problem: 'file-audio-codec', found: codec, accepted: ['OPUS'] });
  if (channels !== null && channels !== 1) problems.push({ problem: 'file-not-mono', channels });
  return problems;
}

/** What Meta advises against, or states without saying that it refuses it (UNSURE). */
export function lookWarnings(facts: FileFacts, kind: MediaKind): FileWarning[] {
  switch (kind) {
    case 'image':
      return pictureWarnings(facts);
    case 'sticker':
      return [...pictureWarnings(facts), ...stickerWarnings(facts)];
    case 'video':
      return videoWarnings(facts);
    default:
      return [];
  }
}

function pictureWarnings({ picture }: FileFacts): FileWarning[] {
  if (!picture) return [{ warning: 'damaged' }];
  return picture.oddColours ? [{ warning: 'odd-colours', found: picture.oddColours }] : [];
}

function stickerWarnings({ picture }: FileFacts): FileWarning[] {
  const { sidePixels: advised } = STICKER_LIMITS;
  if (!picture || (picture.width === advised && picture.height === advised)) return [];
  return [{ warning: 'sticker-size', width: picture.width, height: picture.height, advised }];
}

/** High 4:2:2 and its like are High, too. */
function videoWarnings({ video, isIndexLast }: FileFacts): FileWarning[] {
  if (!video) return [{ warning: 'damaged' }];
  return [
    ...(isIndexLast ? [{ warning: 'index-last' } as const] : []),
    ...(video.profile?.startsWith('High') ? [{ warning: 'high-profile', profile: video.profile } as const] : []),
  ];
}

export function voiceWarning(bytes: number): FileWarning[] {
  const { playableBytes: limit } = VOICE_LIMITS;
  return bytes > limit ? [{ warning: 'voice-large', bytes, limit }] : [];
}
