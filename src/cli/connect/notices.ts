import { expiryOf, type TokenFacts } from '../../core/channel/token-facts.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';

type ConnectContext = Context<Says<'connect'>>;

export async function withProgress<T>(
  { host, verbose }: ConnectContext,
  label: string,
  work: () => Promise<T>,
): Promise<T> {
  verbose(label);
  const progress = host.progress(label);
  try {
    return await work();
  } finally {
    progress.done();
  }
}

/** A token that dies soon is the most usual cause of a channel that worked yesterday. */
const SOON_MS = 7 * 24 * 60 * 60 * 1000;

/** Says when the token ends, if that is near, and that nothing is known of it, if Meta did not tell. */
export function noteExpiry(facts: TokenFacts | undefined, { note, say, host, text }: ConnectContext): void {
  if (!facts) note(say.inspectionRefused);
  const expiresAt = expiryOf(facts);
  if (expiresAt === null) return;
  const expiry = new Date(expiresAt);
  if (expiry.getTime() - host.now().getTime() < SOON_MS) {
    note(say.temporary(relativeTime(expiry, host.now(), text.language)));
  }
}
