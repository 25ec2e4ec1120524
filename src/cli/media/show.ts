import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { formatName } from '../../core/media/format-names.js';
import { MEDIA_LIFETIMES } from '../../core/meta/media-kinds.js';
import { mediaUploadedAt } from '../../store/media-uploads.js';
import { sizeOf } from '../../text/file-size.js';
import { utcMinute } from '../../text/utc-minute.js';
import { details } from '../../ui/details.js';
import type { ActiveChannel } from '../active-channel.js';
import { command } from '../command.js';
import type { Context } from '../context.js';
import { graphId } from '../field.js';
import { keptUntil } from '../upload-media.js';
import { type FoundMedia, findMedia } from './find-media.js';

export const show = command({
  path: 'media show',
  examples: ['wabactl media show 1037543291543636', 'wabactl media show 1037543291543636 --jq .sha256'],
  args: { id: graphId('<id>') },
  options: {},
  output: z.object({
    id: z.string(),
    mimeType: z.nullable(z.string()),
    bytes: z.nullable(z.number()),
    sha256: z.nullable(z.string()),
    belongsTo: z.enum(['this-number', 'another-number']),
    phoneNumber: z.nullable(z.string()),
    /** Of what was uploaded from this machine. */
    keptUntil: z.nullable(z.string()),
    /** Useless without the token. */
    url: z.string(),
    linkExpiresAt: z.string(),
    linkSecondsLeft: z.number(),
  }),
  async run({ id }, context) {
    const { session, host } = context;
    const channel = await session.channel();
    const { media, belongsTo } = await findWithOwner(id, channel, context);
    const uploadedAt = mediaUploadedAt(await session.database(), id);
    const now = host.now().getTime();
    const expiresAt = linkExpiry(media.url) ?? now + MEDIA_LIFETIMES.linkMinutes * 60_000;
    const { mimeType, bytes, sha256, url } = media;
    return {
      ...{ id, mimeType, bytes, sha256, belongsTo },
      phoneNumber: belongsTo === 'this-number' ? (channel.record?.displayPhoneNumber ?? channel.phoneNumberId) : null,
      keptUntil: uploadedAt === undefined ? null : keptUntil(uploadedAt),
      url,
      linkExpiresAt: new Date(expiresAt).toISOString(),
      linkSecondsLeft: Math.max(0, Math.round((expiresAt - now) / 1000)),
    };
  },
  view(data, screen, say) {
    const { labels } = say;
    const left = data.linkSecondsLeft;
    const rows: [string, string | undefined][] = [
      [labels.id, data.id],
      [labels.type, data.mimeType === null ? undefined : `${formatName(data.mimeType)} (${data.mimeType})`],
      [labels.size, data.bytes === null ? undefined : sizeOf(data.bytes)],
      [labels.sha256, data.sha256 ?? undefined],
      [labels.of, data.belongsTo === 'this-number' ? say.thisNumber(data.phoneNumber ?? '') : say.otherNumber],
      [labels.keptUntil, data.keptUntil === null ? say.unknownUntil : utcMinute(data.keptUntil)],
      [labels.link, left === 0 ? say.expired : say.link(`${Math.floor(left / 60)} min ${left % 60} s`)],
    ];
    return `${details(rows, screen)}\n\n${say.next(data.id)}`;
  },
});

interface Owned {
  readonly media: FoundMedia;
  readonly belongsTo: 'this-number' | 'another-number';
}

/** Meta does not tell the number, but it refuses the question where the number is another one. */
async function findWithOwner(
  id: string,
  { phoneNumberId }: ActiveChannel,
  { session }: Pick<Context<unknown>, 'session'>,
): Promise<Owned> {
  const graph = await session.graph();
  try {
    return { media: await findMedia(graph, id, phoneNumberId), belongsTo: 'this-number' };
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.is('media-unknown'))) throw thrown;
    return { media: await findMedia(graph, id), belongsTo: 'another-number' };
  }
}

/** As the link says itself, in unix seconds; that it always does is UNSURE. */
function linkExpiry(url: string): number | undefined {
  const ends = URL.canParse(url) ? new URL(url).searchParams.get('ext') : null;
  return ends !== null && /^\d{10}$/.test(ends) ? Number(ends) * 1000 : undefined;
}
