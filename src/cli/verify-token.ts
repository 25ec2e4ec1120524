import { Failure } from '../core/failure.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../core/webhook/verify-token.js';
import type { ActiveChannel } from './active-channel.js';
import { requireOwnWord } from './callback.js';
import type { Context } from './context.js';
import type { FoundSecret } from './found-secret.js';
import { rememberPlaced } from './placed-callbacks.js';
import type { Session } from './session.js';

/** The word that this machine and the user's server share. */
export interface VerifyToken {
  readonly value: string;
  /** Another one than the channel had: Meta was not given it by this channel yet. */
  readonly isNew: boolean;
  /** There was none, so one was made: nobody else can know it yet. */
  readonly isMade: boolean;
}

/**
 * The channel's verify token: what was given, else the environment's, else the stored one. A channel that has none gets a
 * strong one, which is kept, so that listener, server and Meta agree from now on.
 */
export async function findVerifyToken(
  channel: ActiveChannel,
  context: Pick<Context<unknown>, 'session' | 'host'>,
  given?: FoundSecret,
): Promise<VerifyToken> {
  const { session, host } = context;
  const found = given ?? (await session.secret('verify-token', channel));
  if (found) {
    session.learn(found.value);
    requireOwnWord(found.value, await otherSecrets(channel, session));
    const stored = channel.record && (await session.secrets.get(channel.record.id, 'verify-token'));
    return { value: found.value, isNew: found.value !== stored?.value, isMade: false };
  }
  const value = toVerifyToken(host.randomBytes(VERIFY_TOKEN_BYTES));
  session.learn(value);
  await keepVerifyToken(value, channel, context);
  return { value, isNew: true, isMade: true };
}

/** For whoever answers handshakes. Throws Failure `no-verify-token`. */
export async function requireVerifyToken(session: Session): Promise<string> {
  const channel = await session.channel();
  const found = await session.secret('verify-token', channel);
  if (!found) throw new Failure('no-verify-token', { channel: channel.name });
  return found.value;
}

/** A channel made of the environment has no place to keep one, and nobody could know it. */
export async function keepVerifyToken(
  value: string,
  channel: ActiveChannel,
  { session }: Pick<Context<unknown>, 'session'>,
): Promise<void> {
  if (!channel.record) throw new Failure('no-verify-token', { channel: channel.name });
  // Before the token: a run that ends in between leaves Meta to be told again.
  await rememberPlaced(session.config, channel.record.id, undefined);
  await session.secrets.set(channel.record.id, 'verify-token', value);
}

/** What the verify token of a channel must not be. One that its keychain does not give out cannot be compared. */
export async function otherSecrets(channel: ActiveChannel, session: Session): Promise<string[]> {
  const others = await Promise.all([
    session.optionalSecret('token', channel),
    session.optionalSecret('app-secret', channel),
  ]);
  return others.flatMap((other) => (other ? [other.value] : []));
}
