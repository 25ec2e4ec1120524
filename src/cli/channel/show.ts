import * as z from 'zod/mini';
import type { SecretName } from '../../store/secrets.js';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import { command } from '../command.js';
import { name, optional } from '../field.js';
import { storedChannel } from './stored-channel.js';

const place = z.nullable(z.enum(['keychain', 'file']));

export const show = command({
  path: 'channel show',
  examples: ['wabactl channel show', 'wabactl channel show shop --json'],
  args: { name: optional(name('[name]')) },
  options: {},
  output: z.object({
    name: z.string(),
    current: z.boolean(),
    kind: z.enum(['live', 'emulator']),
    displayPhoneNumber: z.string(),
    verifiedName: z.string(),
    phoneNumberId: z.string(),
    wabaId: z.string(),
    wabaName: z.string(),
    businessId: z.nullable(z.string()),
    appId: z.nullable(z.string()),
    appName: z.nullable(z.string()),
    graphUrl: z.string(),
    tokenType: z.nullable(z.string()),
    tokenExpiresAt: z.nullable(z.string()),
    secrets: z.object({ token: place, appSecret: place, verifyToken: place, pin: place }),
    connectedAt: z.string(),
    updatedAt: z.string(),
  }),
  async run(input, { session }) {
    const { currentChannelId } = await session.config.read();
    const channel = await storedChannel(input.name, session);
    const where = async (secret: SecretName) => (await session.secrets.where(channel.id, secret)) ?? null;
    const { id, placed, ...shown } = channel;
    return {
      ...shown,
      current: id === currentChannelId,
      secrets: {
        token: await where('token'),
        appSecret: await where('app-secret'),
        verifyToken: await where('verify-token'),
        pin: await where('pin'),
      },
    };
  },
  view(channel, screen, say) {
    const { labels } = say;
    const { style, text, now } = screen;
    const ago = (iso: string) => relativeTime(new Date(iso), now, text.language);
    const keptIn = (where: 'keychain' | 'file' | null) => say.keptIn(where ?? undefined);
    const expiry = channel.tokenExpiresAt === null ? [] : [say.expires(ago(channel.tokenExpiresAt))];
    const rows: [string, string | undefined][] = [
      [labels.name, `${style.strong(channel.name)}${channel.current ? ` (${say.current})` : ''}`],
      [labels.number, channel.displayPhoneNumber],
      [labels.displayName, channel.verifiedName],
      [labels.phoneNumberId, channel.phoneNumberId],
      [labels.waba, `${channel.wabaName} (${channel.wabaId})`],
      [labels.business, channel.businessId ?? undefined],
      [labels.app, channel.appId === null ? undefined : `${channel.appName ?? ''} (${channel.appId})`.trim()],
      [labels.graph, `${channel.graphUrl} (${channel.kind})`],
      [labels.token, [keptIn(channel.secrets.token), channel.tokenType, ...expiry].filter(Boolean).join(', ')],
      [labels.appSecret, keptIn(channel.secrets.appSecret)],
      [labels.verifyToken, keptIn(channel.secrets.verifyToken)],
      [labels.pin, channel.secrets.pin === null ? undefined : keptIn(channel.secrets.pin)],
      [labels.connected, ago(channel.connectedAt)],
      [labels.updated, ago(channel.updatedAt)],
    ];
    return details(rows, screen);
  },
});
