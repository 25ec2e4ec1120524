import { isLoopback } from '../../../core/webhook/callback-url.js';
import { findListener, type RunningListener } from '../../../store/running-listener.js';
import type { Context } from '../../context.js';

/** Where `webhook listen` listens when nobody says otherwise. */
export const LISTENER_URL = 'http://127.0.0.1:3000/';

export interface TargetSays {
  askElsewhere(count: number, url: string): string;
}

export interface Target {
  readonly url: string;
  /** It stays on this machine. */
  readonly isHere: boolean;
}

/**
 * The address that was named, else the fitting one of those here. What leaves this machine, also by way of a listener here
 * that passes everything on, may reach a business at work, so that is confirmed.
 */
export async function requireTarget(
  url: string,
  count: number,
  { ask, say, host }: Pick<Context<TargetSays>, 'ask' | 'say' | 'host'>,
): Promise<Target> {
  const ends = [url, ...endsBehind(url, findListener(host.folders.state))];
  const away = ends.find((end) => !isLoopback(new URL(end).hostname));
  if (away !== undefined) await ask.confirm(say.askElsewhere(count, away));
  return { url, isHere: away === undefined };
}

/** Where the running listener sends what comes to this address; nowhere for another address. */
function endsBehind(url: string, listener: RunningListener | undefined): string[] {
  if (!listener || !isSameServer(url, listener.url)) return [];
  return [listener.passesOnTo, listener.forwardTo].filter((end) => end !== null);
}

/** `localhost` and `127.0.0.1` are the same machine. */
function isSameServer(one: string, other: string): boolean {
  const [first, second] = [new URL(one), new URL(other)];
  return isLoopback(first.hostname) && isLoopback(second.hostname) && first.port === second.port;
}
