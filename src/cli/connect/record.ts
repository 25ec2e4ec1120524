import type { ChannelRecord } from '../../core/channel/channel.js';
import { suggestChannelName } from '../../core/channel/channel-name.js';
import { expiryOf, type TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { Configuration } from '../../store/config.js';
import type { SecretName, SecretStore } from '../../store/secrets.js';
import { isSameName, kindOf } from '../active-channel.js';
import type { Session } from '../session.js';
import type { Candidate } from './discover.js';
import type { Secrets } from './secrets.js';

export interface Found extends Candidate {
  /** What the flag said; undefined takes the one it has, else one made of the display name that is still free. */
  readonly givenName: string | undefined;
  readonly graphUrl: string;
  readonly facts: TokenFacts | undefined;
  /** Meta has the one before, wherever it has one, so that every callback must be placed anew. */
  readonly isVerifyTokenNew: boolean;
  /** For a channel that is not there yet. */
  readonly newId: string;
  readonly now: string;
}

/** The channel of a number; the same number at another host is another channel. */
export function channelOf(
  channels: readonly ChannelRecord[],
  { phone, graphUrl }: Pick<Found, 'phone' | 'graphUrl'>,
): ChannelRecord | undefined {
  return channels.find((each) => each.phoneNumberId === phone.id && each.graphUrl === graphUrl);
}

/** What is remembered; what Meta did not say this time stays as it was. */
function toRecord(
  { graphUrl, waba, phone, facts, isVerifyTokenNew, newId, now }: Found,
  name: string,
  existing?: ChannelRecord,
): ChannelRecord {
  const appId = facts?.appId ?? existing?.appId ?? null;
  const { placed, ...remembered } = existing ?? {};
  const isPlaced = placed !== undefined && !isVerifyTokenNew && appId === existing?.appId;
  return {
    ...remembered,
    ...(isPlaced && { placed }),
    id: existing?.id ?? newId,
    name,
    kind: kindOf(graphUrl),
    graphUrl,
    appId,
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

function nameFor({ givenName, phone }: Found, others: readonly ChannelRecord[], existing?: ChannelRecord): string {
  const taken = others.map(({ name }) => name);
  const name = givenName ?? existing?.name ?? suggestChannelName(phone.verifiedName ?? '', taken);
  if (taken.some((other) => isSameName(other, name))) throw new Failure('channel-name-taken', { name });
  return name;
}

/** What was written here; nothing, when all of it was there already. */
export type Written = 'channel' | 'current' | KeptSecret;

type KeptSecret = Exclude<SecretName, 'pin'>;

export interface Kept {
  readonly record: ChannelRecord;
  readonly created: boolean;
  readonly written: readonly Written[];
}

/**
 * Stores the channel and makes it the current one, as far as it is not. Which channel this number has and which names are
 * free is asked in the turn of this write, because another process may have connected, renamed or removed one since. The
 * record comes first: if the secrets then cannot be written, the channel is listed and can be removed, while a secret
 * without a channel would be found by nobody.
 */
export async function keep(found: Found, secrets: Secrets, { config, secrets: store }: Session): Promise<Kept> {
  const before = await config.read();
  const isInPlace = withChannel(before, found) === before;
  const after = isInPlace ? before : await config.update((current) => withChannel(current, found));
  // It was just put there.
  const record = channelOf(after.channels, found) as ChannelRecord;
  const known = channelOf(before.channels, found);
  const isSame = known !== undefined && isEqual(known, record);
  return {
    record,
    created: record.id === found.newId,
    written: [
      ...(isSame ? [] : (['channel'] as const)),
      ...(before.currentChannelId === record.id ? [] : (['current'] as const)),
      ...(await keepSecrets(record, secrets, store)),
    ],
  };
}

async function keepSecrets(record: ChannelRecord, secrets: Secrets, store: SecretStore): Promise<KeptSecret[]> {
  const wanted = [
    ['token', secrets.token],
    ['app-secret', secrets.appSecret],
    ['verify-token', secrets.verifyToken],
  ] as const;
  const written: KeptSecret[] = [];
  for (const [name, value] of wanted) {
    if (value === undefined || value === (await store.get(record.id, name))?.value) continue;
    await store.set(record.id, name, value);
    written.push(name);
  }
  return written;
}

/** The same object when there is nothing to change. */
function withChannel(current: Configuration, found: Found): Configuration {
  const existing = channelOf(current.channels, found);
  const others = current.channels.filter((each) => each !== existing);
  const record = toRecord(found, nameFor(found, others, existing), existing);
  if (existing && current.currentChannelId === existing.id && isEqual(existing, record)) return current;
  const channels = existing
    ? current.channels.map((each) => (each === existing && !isEqual(existing, record) ? record : each))
    : [...others, record];
  return { ...current, currentChannelId: record.id, channels };
}

/** When it was looked over the last time is no difference. */
function isEqual(one: ChannelRecord, other: ChannelRecord): boolean {
  const comparable = ({ updatedAt: _, ...rest }: ChannelRecord) => JSON.stringify(Object.entries(rest).sort());
  return comparable(one) === comparable(other);
}
