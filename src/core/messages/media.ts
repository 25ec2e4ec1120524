import type { FileProblem, MediaKind } from '../media/media-problem.js';

/** Why a file, a link or an id cannot be sent as media of that kind. */
export type MediaProblem = {
  readonly field: 'media';
  readonly given: string;
} /** `kind` is null where only a file would do. */ & (
  | { problem: 'no-such-media'; kind: MediaKind | null }
  | { problem: 'link-broken' }
  /** `code` is the system's, for example EACCES. */
  | { problem: 'file-unreadable'; code: string }
  | FileProblem
);
