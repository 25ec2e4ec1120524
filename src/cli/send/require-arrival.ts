import { Failure } from '../../core/failure.js';
import { NetworkFault } from '../../core/network-fault.js';
import { type CallbackLead, judgeLead } from '../../core/webhook/callback-lead.js';
import type { RunningListener } from '../../store/running-listener.js';
import type { Context } from '../context.js';
import { gatherWebhookFacts, type WebhookFacts } from '../webhook-facts.js';
import type { OwnListener } from './own-listener.js';

export interface Listening {
  readonly own: OwnListener | undefined;
  readonly running: RunningListener | undefined;
  /** The person named the port, and so knows that Meta's deliveries come in there: by a proxy, for example. */
  readonly isSure: boolean;
}

type ArrivalContext = Pick<Context<unknown>, 'session' | 'note' | 'text' | 'verbose'>;

/**
 * Asks Meta once where it delivers to, so that nobody waits for what cannot come: gives the callback, null where that is not
 * known. Throws Failure `nothing-will-arrive`.
 */
export async function requireArrival(listening: Listening, context: ArrivalContext): Promise<string | null> {
  const { own, running, isSure } = listening;
  const listenerUrl = own?.url ?? running?.url ?? '';
  if (running?.isRecording === false) {
    throw new Failure('nothing-will-arrive', { because: 'not-recorded', callbackUrl: null, listenerUrl });
  }
  const facts = await readFacts(context);
  if (!facts) return null;
  const { subscribed, fields, winner, callbacks } = facts;
  const callbackUrl = winner && callbacks[winner];
  const refuse = (because: 'not-subscribed' | 'not-ticked' | 'no-callback' | 'elsewhere') => {
    throw new Failure('nothing-will-arrive', { because, callbackUrl, listenerUrl });
  };
  if (!subscribed) refuse('not-subscribed');
  if (callbackUrl === null) return refuse('no-callback');
  if (fields !== null && !fields.includes('messages')) refuse('not-ticked');
  if (isSure) return callbackUrl;
  const lead = own ? await tryLead(own, callbackUrl) : judgeLead(callbackUrl, running);
  if (lead === 'elsewhere') refuse('elsewhere');
  if (lead === 'unknown') context.note(context.text.following.mayArriveElsewhere(callbackUrl));
  return callbackUrl;
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

/** By way of the callback itself. A machine that cannot reach its own public address may still be reached there by Meta. */
async function tryLead(own: OwnListener, callbackUrl: string): Promise<CallbackLead> {
  try {
    return (await own.isReachedBy(callbackUrl)) ? 'here' : 'elsewhere';
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    return judgeLead(callbackUrl, { url: own.url });
  }
}
