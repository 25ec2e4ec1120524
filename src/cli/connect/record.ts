import type { ChannelRecord } from '../../core/channel/channel.js';
import { expiryOf, type TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { Configuration } from '../../store/config.js';
import type { SecretName } from '../../store/secrets.js';
import { isSameName, kindOf } from '../active-channel.js';
import type { Session } from '../session.js';
import type { Candidate } from './discover.js';
import type { Secrets } from './secrets.js';

export interface Found extends Candidate {
  readonly name: string;
  readonly graphUrl: string;
  readonly facts: TokenFacts | undefined;
  readonly existing: ChannelRecord | undefined;
  /** For a channel that is not there yet. */
  readonly newId: string;
  readonly now: string;
}

/** What is remembered; what Meta did not say this time stays as it was. */
export function toRecord({ name, graphUrl, waba, phone, facts, existing, newId, now }: Found): ChannelRecord {
  return {
    ...existing,
    id: existing?.id ?? newId,
    name,
    kind: kindOf(graphUrl),
    graphUrl,
    appId: facts?.appId ?? existing?.appId ?? null,
    appName: facts?.application ?? existing?.appName ?? null,
    businessId: waba.ownerBusiness?.id ?? existing?.businessId ?? null,
    wabaId: waba.id,
    wabaName: waba.name ?? waba.id,
    phoneNumberId: phone.id,
    displayPhoneNumber: phone.displayPhoneNumber ?? phone.id,
    verifiedName: phone.verifiedName ?? '',
    tokenType: facts?.type ?? null,
    tokenExpiresAt: expiryOf(facts),
    connectedAt: existing?.connectedAt ?? now,
    updatedAt: now,
  };
}

/** What was written here; nothing, when all of it was there already. */
export type Kept = 'channel' | 'current' | SecretName;

/**
 * Stores the channel and makes it the current one, as far as it is not. The record comes first: if the secrets then
 * cannot be written, the channel is listed and can be removed, while a secret without a channel would be found by nobody.
 */
export async function keep(record: ChannelRecord, secrets: Secrets, session: Session): Promise<Kept[]> {
  const { config, secrets: store } = session;
  const before = await config.read();
  const known = before.channels.find(({ id }) => id === record.id);
  const isSame = known !== undefined && isEqual(known, record);
  const isCurrent = before.currentChannelId === record.id;
  if (!isSame || !isCurrent) await config.update((current) => withChannel(current, isSame ? known : record));
  const wanted = [
    ['token', secrets.token],
    ['app-secret', secrets.appSecret],
    ['verify-token', secrets.verifyToken],
  ] as const;
  const kept: Kept[] = [...(isSame ? [] : ['channel' as const]), ...(isCurrent ? [] : ['current' as const])];
  for (const [name, value] of wanted) {
    if (value === undefined || value === (await store.get(record.id, name))) continue;
    await store.set(record.id, name, value);
    kept.push(name);
  }
  return kept;
}

function withChannel(current: Configuration, record: ChannelRecord): Configuration {
  const others = current.channels.filter(({ id }) => id !== record.id);
  // Asked again here, since another process may have taken the name meanwhile.
  if (others.some(({ name }) => isSameName(name, record.name))) {
    throw new Failure('channel-name-taken', { name: record.name });
  }
  const channels = current.channels.some(({ id }) => id === record.id)
    ? current.channels.map((each) => (each.id === record.id ? record : each))
    : [...current.channels, record];
  return { ...current, currentChannelId: record.id, channels };
}

/** When it was looked over the last time is no difference. */
function isEqual(one: ChannelRecord, other: ChannelRecord): boolean {
  const comparable = ({ updatedAt: _, ...rest }: ChannelRecord) => JSON.stringify(Object.entries(rest).sort());
  return comparable(one) === comparable(other);
}
