import type { MediaProblem } from '../messages/media.js';

/** Why a file was not stored at Meta, read from there, or kept here. */
export interface MediaFailures {
  'media-invalid': { problems: MediaProblem[] };
  /** Deleted, too old, of another account, or never there: Meta does not tell which. */
  'media-unknown': { mediaId: string };
  /** The id is of something else. */
  'not-media': { mediaId: string };
  /** Meta gave a link, and another one after that, and neither led to a file. */
  'media-link-dead': { mediaId: string; httpStatus: number };
  /** What came is not what Meta says it has; nothing of it was kept. */
  'media-damaged': { mediaId: string; bytes: number; expectedBytes: number | null };
  'media-message-unknown': { messageId: string };
  'message-without-media': { messageId: string; type: string | null };
  'file-present': { path: string };
  'binary-to-terminal': { command: string };
}

export const mediaFailures = {
  'media-invalid': 'usage',
  'media-unknown': 'refused',
  'not-media': 'usage',
  'media-link-dead': 'refused',
  'media-damaged': 'unreachable',
  'media-message-unknown': 'usage',
  'message-without-media': 'usage',
  'file-present': 'usage',
  'binary-to-terminal': 'usage',
} as const;
