import { Failure } from '../../core/failure.js';
import type { PhoneNumberId } from '../../core/ids.js';
import type { Graph } from '../../graph/graph.js';
import { type MediaNode, readMediaNode } from '../../graph/media.js';

/** With its link, which lives for five minutes from now. */
export type FoundMedia = MediaNode & { readonly url: string };

/** What Meta has under an id. Throws Failure `media-unknown` or `not-media`. */
export async function findMedia(graph: Graph, mediaId: string, of?: PhoneNumberId): Promise<FoundMedia> {
  const found = await readMediaNode(graph, mediaId, of).catch((thrown: unknown) => {
    const isRefused = thrown instanceof Failure && (thrown.is('object-unknown') || thrown.is('refused'));
    throw isRefused ? new Failure('media-unknown', { mediaId }, thrown) : thrown;
  });
  const { url } = found;
  // Ids are of one kind with those of accounts and templates, which are answered without any of this.
  if (url === null) throw new Failure('not-media', { mediaId });
  return { ...found, url };
}
