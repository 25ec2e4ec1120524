import { sha256Of } from '../../core/digest.js';
import { Failure } from '../../core/failure.js';
import { MEDIA_KINDS } from '../../core/meta/media-kinds.js';
import type { Graph } from '../../graph/graph.js';
import { type FoundMedia, findMedia } from './find-media.js';

/** Nothing that WhatsApp carries is larger than its largest document. */
const MAX_BYTES = MEDIA_KINDS.document.maxBytes;

export interface FetchedMedia {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** What the server of the file called it, where Meta told no type. */
  readonly mimeType: string | null;
  /** False where Meta told no hash that it could be compared with. */
  readonly checked: boolean;
}

/** The file itself, once it is sure that it is the one which Meta has. A link that is too old is asked for anew once. */
export async function fetchMedia(graph: Graph, media: FoundMedia): Promise<FetchedMedia> {
  const first = await graph.download({ url: media.url, maxBytes: MAX_BYTES });
  const got = 'bytes' in first ? first : await fetchAnew(graph, media.id);
  const sha256 = sha256Of(got.bytes);
  const isOther = media.sha256 !== null && media.sha256 !== sha256;
  const isShort = media.bytes !== null && media.bytes !== got.bytes.length;
  if (isOther || isShort) {
    throw new Failure('media-damaged', { mediaId: media.id, bytes: got.bytes.length, expectedBytes: media.bytes });
  }
  return { bytes: got.bytes, sha256, mimeType: media.mimeType ?? got.mimeType, checked: media.sha256 !== null };
}

async function fetchAnew(graph: Graph, mediaId: string) {
  const { url } = await findMedia(graph, mediaId);
  const second = await graph.download({ url, maxBytes: MAX_BYTES });
  if ('bytes' in second) return second;
  throw new Failure('media-link-dead', { mediaId, httpStatus: second.httpStatus });
}
