import type { ChannelRecord } from '../../core/channel/channel.js';
import type { Context } from '../context.js';
import type { Renewal } from './renewal.js';

/**
 * Puts the new token in the place of the old one. Name, ids, history and all other secrets stay as they are; an
 * app that was not known is now.
 */
export async function keepToken(
  record: ChannelRecord,
  { token, appSecret, facts, expiresAt }: Renewal,
  { session, host }: Context<unknown>,
): Promise<void> {
  if (token) await session.secrets.set(record.id, 'token', token.value);
  if (appSecret !== undefined && appSecret !== (await session.secrets.get(record.id, 'app-secret'))?.value) {
    await session.secrets.set(record.id, 'app-secret', appSecret);
  }
  const appId = facts?.appId ?? null;
  const updatedAt = host.now().toISOString();
  await session.config.update((current) => ({
    ...current,
    // The record as it is now: another process may have renamed it meanwhile.
    channels: current.channels.map((each) =>
      each.id === record.id
        ? {
            ...each,
            appId: each.appId ?? appId,
            tokenType: facts?.type ?? each.tokenType,
            tokenExpiresAt: expiresAt,
            updatedAt,
          }
        : each,
    ),
  }));
}
