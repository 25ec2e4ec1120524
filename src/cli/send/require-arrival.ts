import { Failure } from '../../core/failure.js';
import type { NoArrival } from '../../core/failures/delivery.js';
import { NetworkFault } from '../../core/network-fault.js';
import { type CallbackLead, judgeLead } from '../../core/webhook/callback-lead.js';
import type { RunningListener } from '../../store/running-listener.js';
import type { Context } from '../context.js';
import { gatherWebhookFacts, type WebhookFacts } from '../webhook-facts.js';
import type { OwnListener } from './own-listener.js';

type ArrivalContext = Pick<Context<unknown>, 'session' | 'note' | 'text' | 'verbose'>;

/**
 * Asks Meta once where it delivers statuses to: gives the callback, null where that could not be asked. Throws Failure
 * `nothing-will-arrive` where it delivers them nowhere.
 */
export async function requireCallback(context: ArrivalContext): Promise<string | null> {
  const facts = await readFacts(context);
  if (!facts) return null;
  const { subscribed, fields, winner, callbacks } = facts;
  const callbackUrl = winner && callbacks[winner];
  if (!subscribed) throw nothingArrives('not-subscribed', callbackUrl);
  if (callbackUrl === null) throw nothingArrives('no-callback', null);
  if (fields !== null && !fields.includes('messages')) throw nothingArrives('not-ticked', callbackUrl);
  return callbackUrl;
}

function nothingArrives(because: NoArrival, callbackUrl: string | null, listenerUrl: string | null = null): Failure {
  return new Failure('nothing-will-arrive', { because, callbackUrl, listenerUrl });
}

/** What the token may not ask is no reason not to send. */
async function readFacts({ session, verbose, text }: ArrivalContext): Promise<WebhookFacts | undefined> {
  try {
    return await gatherWebhookFacts(session);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.is('interrupted')) throw thrown;
    verbose(text.following.callbackNotKnown);
    return undefined;
  }
}

export interface Listening {
  readonly own: OwnListener | undefined;
  readonly running: RunningListener | undefined;
  /** The person named the port, and so knows that Meta's deliveries come in there: by a proxy, for example. */
  readonly isSure: boolean;
}

/** Whether the callback leads to who listens here. Throws Failure `nothing-will-arrive` where it surely does not. */
export async function requireLead(
  callbackUrl: string | null,
  { own, running, isSure }: Listening,
  { note, text }: ArrivalContext,
): Promise<void> {
  const listenerUrl = own?.url ?? running?.url ?? null;
  if (running?.isRecording === false) throw nothingArrives('not-recorded', callbackUrl, listenerUrl);
  if (callbackUrl === null || isSure) return;
  const lead = own ? await tryLead(own, callbackUrl) : judgeLead(callbackUrl, running);
  if (lead === 'elsewhere') throw nothingArrives('elsewhere', callbackUrl, listenerUrl);
  if (lead === 'unknown') note(text.following.mayArriveElsewhere(callbackUrl));
}

/** By way of the callback itself. A machine that cannot reach its own public address may still be reached there by Meta. */
async function tryLead(own: OwnListener, callbackUrl: string): Promise<CallbackLead> {
  try {
    return (await own.isReachedBy(callbackUrl)) ? 'here' : 'elsewhere';
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    return judgeLead(callbackUrl, { url: own.url });
  }
}
