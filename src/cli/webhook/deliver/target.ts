import { isLoopback } from '../../../core/webhook/callback-url.js';
import type { Context } from '../../context.js';

/** Where `webhook listen` listens when nobody says otherwise. */
const LISTENER_URL = 'http://127.0.0.1:3000/';

export interface TargetSays {
  askElsewhere(count: number, url: string): string;
}

export interface Target {
  readonly url: string;
  /** On this machine. */
  readonly isHere: boolean;
}

/** The address for deliveries of ours. What is not on this machine may be a business at work, so that is confirmed. */
export async function chooseTarget(
  to: string | undefined,
  count: number,
  { ask, say }: Pick<Context<TargetSays>, 'ask' | 'say'>,
): Promise<Target> {
  const url = to ?? LISTENER_URL;
  const isHere = isLoopback(new URL(url).hostname);
  if (!isHere) await ask.confirm(say.askElsewhere(count, url));
  return { url, isHere };
}
