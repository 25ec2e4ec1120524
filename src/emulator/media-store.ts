import { createHash } from 'node:crypto';
import { MEDIA_LIFETIMES } from '../core/meta/media-kinds.js';
import type { World } from './route.js';
import type { Media } from './state.js';
import { secondsOf } from './times.js';

export interface NewMedia {
  readonly phoneId: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** Uploads live for 30 days, media of incoming messages for 7. */
  readonly days: number;
}

export function storeMedia({ phoneId, mimeType, bytes, days }: NewMedia, world: World): Media {
  const media: Media = {
    id: world.newId(),
    phoneId,
    mimeType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    expiresAt: secondsOf(world.nowMs()) + days * 86_400,
    link: { key: '', expiresAt: 0 },
  };
  world.state.media.set(media.id, media);
  return media;
}

/** A download link, good for five minutes from now and only with the token in the header. A link that still lives is kept. */
export function openLink(
  media: Media,
  { origin, source = 'getMedia' }: { origin: string; source?: 'getMedia' | 'webhook' },
  world: World,
): string {
  const expiresAt = secondsOf(world.nowMs()) + MEDIA_LIFETIMES.linkMinutes * 60;
  const isAlive = media.link.expiresAt > secondsOf(world.nowMs());
  media.link = { key: isAlive ? media.link.key : `AT${world.newHex(30)}`, expiresAt };
  return `${origin}/whatsapp_business/attachments/?mid=${media.id}&source=${source}&ext=${expiresAt}&hash=${media.link.key}`;
}
