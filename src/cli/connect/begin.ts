import type { ChannelRecord } from '../../core/channel/channel.js';
import { Failure } from '../../core/failure.js';
import { findByName } from '../active-channel.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { secretOfStore } from '../found-secret.js';
import { META_GRAPH_URL } from '../settings.js';
import { appSecretGiven } from '../sign-in/given-secrets.js';
import { type Credentials, type SignInTarget, signIn } from '../sign-in/sign-in.js';
import { isTokenGiven, type SignInFlags } from '../sign-in/sign-in-flags.js';

type ConnectContext = Context<Says<'connect'>>;

export interface Beginning {
  readonly credentials: Credentials;
  readonly target: SignInTarget;
  /** A channel that is there and shall be looked over; undefined for a number that is still to be found. */
  readonly channel: ChannelRecord | undefined;
}

/**
 * With what connect begins: the channel that --channel names, with its own token; the token that somebody gives; or, at
 * a terminal, what the person chooses of these.
 */
export async function begin(flags: SignInFlags, context: ConnectContext): Promise<Beginning> {
  const { session, globals, host } = context;
  const { channels } = await session.config.read();
  const isGiven = isTokenGiven(flags, host.env);
  const channel =
    globals.channel === undefined
      ? isGiven
        ? undefined
        : await chooseChannel(channels, context)
      : findByName(channels, globals.channel, '--channel');
  const { value: graphUrl } = (await session.settings()).graphUrl ?? { value: channel?.graphUrl ?? META_GRAPH_URL };
  const known = { graphUrl, channel: channel?.name ?? null, appId: channel?.appId ?? null, keepsApp: false };
  if (channel && !isGiven) {
    const target = { ...known, appSecret: undefined };
    return { credentials: await storedCredentials(channel, flags, context), target, channel };
  }
  const stored = channel && (await session.optionalSecret('app-secret', { record: channel }));
  const target = { ...known, appSecret: stored?.value };
  return { credentials: await signIn(flags, target, context), target, channel };
}

/** Who connected before mostly wants to see whether all is in place, not to give the token once more. */
async function chooseChannel(
  channels: readonly ChannelRecord[],
  { ask, say, globals }: ConnectContext,
): Promise<ChannelRecord | undefined> {
  const known = channels.filter(
    ({ graphUrl }) => globals.graphUrl === undefined || isSameHost(graphUrl, globals.graphUrl),
  );
  if (!ask.possible || known.length === 0) return undefined;
  const choices = known.map((value) => ({ name: say.lookOver(value.name, value.displayPhoneNumber), value }));
  return ask.choose<ChannelRecord | undefined>(say.askWhat, '--channel', [
    ...choices,
    { name: say.connectAnother, value: undefined },
  ]);
}

function isSameHost(one: string, other: string): boolean {
  return URL.canParse(other) && new URL(one).host === new URL(other).host;
}

async function storedCredentials(
  record: ChannelRecord,
  flags: SignInFlags,
  context: ConnectContext,
): Promise<Credentials> {
  const { secrets, learn } = context.session;
  const token = await secretOfStore(secrets, 'token', record);
  if (token === undefined) throw new Failure('no-token', { channel: record.name });
  learn(token.value);
  const appSecret = (await appSecretGiven(flags, context)) ?? (await secrets.get(record.id, 'app-secret'))?.value;
  return { token, appSecret, appId: record.appId };
}
