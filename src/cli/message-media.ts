import type { MediaProblem } from '../core/messages/media.js';
import type { MEDIA_KINDS } from '../core/meta/media-kinds.js';
import type { Context } from './context.js';

export type MediaKind = keyof typeof MEDIA_KINDS;

/** Media as a message names them: Meta's copy, or an address that Meta fetches. */
export type MediaReference = { readonly id: string } | { readonly link: string };

export interface GivenMedia {
  /** What Meta would refuse, as far as it can be seen without asking it. */
  readonly problems: readonly MediaProblem[];
  /** What a file is called, without its folders; undefined for a link, an id and standard input. */
  readonly fileName: string | undefined;
  /** To be called once nothing is wrong: it may upload a file. */
  reference(): Promise<MediaReference>;
}

export interface MediaWish {
  /** What Meta takes for it is narrower than for the kind: a voice message, a template's header. */
  readonly use?: 'voice' | 'template-header';
  /** What it was given by, for a complaint: `--header-image`; the argument of that kind where it is left out. */
  readonly givenBy?: string;
}

export type MediaContext = Pick<Context<unknown>, 'session' | 'host' | 'dryRun' | 'note' | 'text' | 'readInput'>;

/** Media as somebody types them: a link, or the id of an upload. */
export async function readMedia(
  _context: MediaContext,
  given: string,
  kind: MediaKind,
  _wish: MediaWish = {},
): Promise<GivenMedia> {
  const nothingWrong = { problems: [], fileName: undefined };
  if (/^https?:\/\//i.test(given)) return { ...nothingWrong, reference: async () => ({ link: given }) };
  if (/^\d{5,25}$/.test(given)) return { ...nothingWrong, reference: async () => ({ id: given }) };
  return {
    problems: [{ field: 'media', problem: 'neither-link-nor-id', given, kind }],
    fileName: undefined,
    reference: () => Promise.reject(new Error('Media with problems have no reference.')),
  };
}
