import type { ChannelRecord } from '../core/channel/channel.js';
import { Failure } from '../core/failure.js';
import type { AppId, PhoneNumberId, WabaId } from '../core/ids.js';
import { nearest } from '../core/nearest.js';
import { looksLikePhoneNumber, parsePhoneNumber } from '../core/phone/number.js';
import type { ConfigStore } from '../store/config.js';
import { META_GRAPH_URL, type Settings } from './settings.js';

/** The channel this run speaks for: a stored one, or one made of environment variables alone, as in CI. */
export interface ActiveChannel {
  readonly name: string | null;
  /** Key of everything that is stored about it; the environment's channel has one for its phone number. */
  readonly id: string;
  readonly kind: 'live' | 'emulator';
  readonly graphUrl: string;
  readonly appId: AppId | null;
  readonly wabaId: WabaId;
  readonly phoneNumberId: PhoneNumberId;
  /** Where it was chosen, for `config explain`. */
  readonly source: string;
  readonly optOutWords?: ChannelRecord['optOutWords'];
  /** undefined for the environment's channel. */
  readonly record: ChannelRecord | undefined;
  /** Digits of a phone number that stands where its id should, until `resolveNumber` has asked Meta for the id. */
  readonly typedNumber: string | undefined;
}

interface Sources {
  readonly settings: Settings;
  readonly config: ConfigStore;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The flag, WABACTL_CHANNEL, the environment's own ids, the project file, then the current channel. */
export async function chooseChannel({ settings, config, env }: Sources): Promise<ActiveChannel> {
  const named = settings.channel;
  const fromEnvironment = env.WABACTL_WABA_ID || env.WABACTL_PHONE_NUMBER_ID;
  if (fromEnvironment && named?.origin !== 'flag' && named?.origin !== 'environment') {
    return channelOfEnvironment(settings, env);
  }
  const { channels, currentChannelId } = await config.read();
  if (named) return toActive(findByName(channels, named.value, named.source), settings, named.source);
  const current = channels.find(({ id }) => id === currentChannelId);
  // Never a guess, not even where only one is left: a script must not go on with another number.
  if (!current) throw new Failure('no-channel', { known: channels.map(({ name }) => name) });
  return toActive(current, settings, config.path);
}

/** The account that the environment names alone, for work on numbers of which none is a channel yet; else undefined. */
export function accountOfEnvironment({ settings, env }: Sources): { wabaId: WabaId; graphUrl: string } | undefined {
  const isNamed = settings.channel?.origin === 'flag' || settings.channel?.origin === 'environment';
  if (!env.WABACTL_WABA_ID || env.WABACTL_PHONE_NUMBER_ID || isNamed) return undefined;
  const graphUrl = settings.graphUrl?.value ?? META_GRAPH_URL;
  return { wabaId: required(env, 'WABACTL_WABA_ID') as WabaId, graphUrl };
}

/** Names are unique without regard to case, so they are found without regard to it. */
export function findByName(channels: readonly ChannelRecord[], name: string, source: string): ChannelRecord {
  const found = channels.find((channel) => isSameName(channel.name, name));
  if (found) return found;
  const known = channels.map((channel) => channel.name);
  throw new Failure('channel-unknown', { name, source, known, nearest: nearest(name, known) });
}

export function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase('en') === other.toLocaleLowerCase('en');
}

/** A stored channel talks to its own host; only the flag itself may send its token somewhere else. */
function toActive(record: ChannelRecord, settings: Settings, source: string): ActiveChannel {
  const given = settings.graphUrl;
  if (given && given.origin !== 'flag' && hostOf(given.value) !== hostOf(record.graphUrl)) {
    const hosts = { channelHost: hostOf(record.graphUrl), givenHost: hostOf(given.value) };
    throw new Failure('graph-host-mismatch', { channel: record.name, ...hosts });
  }
  const graphUrl = given?.origin === 'flag' ? given.value : record.graphUrl;
  const { id, name } = record;
  const appId = record.appId as AppId | null;
  const wabaId = record.wabaId as WabaId;
  const phoneNumberId = record.phoneNumberId as PhoneNumberId;
  return {
    id,
    name,
    kind: kindOf(graphUrl),
    graphUrl,
    appId,
    wabaId,
    phoneNumberId,
    source,
    optOutWords: record.optOutWords,
    record,
    typedNumber: undefined,
  };
}

function hostOf(url: string): string {
  return new URL(url).host;
}

/** Meta's own host is live; any other is an emulator, since nothing else speaks this API. */
export function kindOf(graphUrl: string): 'live' | 'emulator' {
  return hostOf(graphUrl) === hostOf(META_GRAPH_URL) ? 'live' : 'emulator';
}

function channelOfEnvironment(settings: Settings, env: Sources['env']): ActiveChannel {
  const wabaId = required(env, 'WABACTL_WABA_ID') as WabaId;
  const given = env.WABACTL_PHONE_NUMBER_ID ?? '';
  const typedNumber = looksLikePhoneNumber(given) ? parsePhoneNumber(given) : undefined;
  const phoneNumberId = (typedNumber ?? required(env, 'WABACTL_PHONE_NUMBER_ID')) as PhoneNumberId;
  const graphUrl = settings.graphUrl?.value ?? META_GRAPH_URL;
  return {
    id: `environment:${phoneNumberId}`,
    name: null,
    kind: kindOf(graphUrl),
    graphUrl,
    appId: (env.WABACTL_APP_ID || null) as AppId | null,
    wabaId,
    phoneNumberId,
    source: 'WABACTL_WABA_ID, WABACTL_PHONE_NUMBER_ID',
    record: undefined,
    typedNumber,
  };
}

function required(env: Sources['env'], variable: string): string {
  const value = env[variable];
  if (!value || !/^\d{5,25}$/.test(value)) throw new Failure('environment-incomplete', { missing: variable });
  return value;
}
