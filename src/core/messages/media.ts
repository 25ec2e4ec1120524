import type { MEDIA_KINDS } from '../meta/media-kinds.js';

/** Why a file, a link or an id cannot be sent as media of that kind. */
export type MediaProblem = {
  field: 'media';
  problem: 'neither-link-nor-id';
  given: string;
  kind: keyof typeof MEDIA_KINDS;
};
