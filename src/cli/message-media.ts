import type { MediaProblem } from '../core/messages/media.js';
import type { MEDIA_KINDS } from '../core/meta/media-kinds.js';

export type MediaKind = keyof typeof MEDIA_KINDS;

/** Media as a message names them: Meta's copy, or an address that Meta fetches. */
export type MediaReference = { readonly id: string } | { readonly link: string };

export interface GivenMedia {
  /** What Meta would refuse, as far as it can be seen without asking it. */
  readonly problems: readonly MediaProblem[];
  /** To be called once nothing is wrong: it may upload a file. */
  reference(): Promise<MediaReference>;
}

/** Media as somebody types them: a link, or the id of an upload. */
export async function readMedia(given: string, kind: MediaKind): Promise<GivenMedia> {
  if (/^https?:\/\//i.test(given)) return { problems: [], reference: async () => ({ link: given }) };
  if (/^\d{5,25}$/.test(given)) return { problems: [], reference: async () => ({ id: given }) };
  return {
    problems: [{ field: 'media', problem: 'neither-link-nor-id', given, kind }],
    reference: () => Promise.reject(new Error('Media with problems have no reference.')),
  };
}
