import type { Expiry, TokenFacts } from '../../core/channel/token-facts.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Context } from '../context.js';
import type { Identity } from './identify.js';

type SomeContext = Context<unknown>;

export async function withProgress<T>(
  { host, verbose }: SomeContext,
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

/** Whose token this is and how long it lives: a person who pasted the wrong one sees it here. Only where somebody watches. */
export function noteIdentity({ facts, owner }: Identity, { note, ask, text }: SomeContext): void {
  if (!ask.possible || !facts) return;
  note(text.signIn.tokenOf(owner?.name ?? facts.userId ?? '?', facts.type ?? '?', facts.application ?? facts.appId));
}

/** A token that dies soon is the most usual cause of a channel that worked yesterday. */
const SOON_MS = 7 * 24 * 60 * 60 * 1000;

/** Says when the token ends, if that is near, and that nothing is known of it, if Meta did not tell. */
export function noteExpiry(facts: TokenFacts | undefined, context: SomeContext): void {
  const { note, text } = context;
  if (!facts) note(text.signIn.inspectionRefused);
  const end = soon(facts?.expiresAt ?? null, context);
  if (end !== undefined) note(text.signIn.temporary(end));
  // Once a person has not logged in for 90 days, the token lives on and is shown nothing any more.
  const lastLook = soon(facts?.dataAccessExpiresAt ?? null, context);
  if (end === undefined && lastLook !== undefined) note(text.signIn.dataAccessEnds(lastLook));
}

function soon(expiry: Expiry, { host, text }: SomeContext): string | undefined {
  if (expiry === null || expiry === 'never') return undefined;
  const end = new Date(expiry);
  const isSoon = end.getTime() - host.now().getTime() < SOON_MS;
  return isSoon ? relativeTime(end, host.now(), text.language) : undefined;
}
