import { isLoopback } from '../../../core/webhook/callback-url.js';
import type { Context } from '../../context.js';

/** Where `webhook listen` listens when nobody says otherwise. */
export const LISTENER_URL = 'http://127.0.0.1:3000/';

export interface TargetSays {
  askElsewhere(count: number, url: string): string;
}

export interface Target {
  readonly url: string;
  /** On this machine. */
  readonly isHere: boolean;
}

/** The address that was named, else the fitting one of those here. What is not on this machine may be a business at work, so that is confirmed. */
export async function requireTarget(
  url: string,
  count: number,
  { ask, say }: Pick<Context<TargetSays>, 'ask' | 'say'>,
): Promise<Target> {
  const isHere = isLoopback(new URL(url).hostname);
  if (!isHere) await ask.confirm(say.askElsewhere(count, url));
  return { url, isHere };
}
