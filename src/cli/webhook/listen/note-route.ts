import { Failure } from '../../../core/failure.js';
import { judgeLead } from '../../../core/webhook/callback-lead.js';
import { fieldsByLevel } from '../../../core/webhook/level.js';
import type { Context } from '../../context.js';
import { gatherWebhookFacts, type WebhookFacts } from '../../webhook-facts.js';
import type { ListenSays } from './lines.js';

/**
 * Tells whoever watches where Meta delivers to now, since a listener that nobody delivers to looks like one to whom nothing
 * happens. It holds nothing up, and what cannot be asked is left unsaid.
 */
export async function noteRoute(
  { url, takesOver }: { readonly url: string; readonly takesOver: boolean },
  ended: AbortSignal,
  context: Context<ListenSays>,
): Promise<void> {
  const { host, globals, session, note, text } = context;
  // Of a callback that is taken over this is told already.
  if (takesOver || (!host.stderr.isTTY && !globals.verbose)) return;
  try {
    const facts = await gatherWebhookFacts(session);
    if (!ended.aborted) note(describe(facts, url, text.relay.route));
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
  }
}

type RouteSays = Context<unknown>['text']['relay']['route'];

function describe({ subscribed, winner, callbacks, fields }: WebhookFacts, url: string, say: RouteSays): string {
  const callbackUrl = winner && callbacks[winner];
  if (!subscribed) return say.notSubscribed;
  if (winner === null || callbackUrl === null) return say.noCallback(url);
  const route = say[judgeLead(callbackUrl, { url })](say.levels[winner] ?? winner, callbackUrl);
  if (fields === null) return route;
  const here = fieldsByLevel(callbacks, fields)[winner];
  return `${route} ${here.length === 0 ? say.nothingTicked : say.ticked(here.join(', '))}`;
}
