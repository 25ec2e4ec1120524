import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { type CallbackLevel, type Callbacks, winnerOf } from '../../core/webhook/level.js';
import { removeAppSubscription, setPhoneOverride, subscribeApp } from '../../graph/subscriptions.js';
import { callbackLevel } from '../callback.js';
import { type CallbackPlace, readCallbackState } from '../callback-state.js';
import { command } from '../command.js';
import { oneOf } from '../field.js';
import { rememberPlaced } from '../placed-callbacks.js';
import { placeOf } from '../webhook-facts.js';

export const unset = command({
  path: 'webhook unset',
  examples: ['wabactl webhook unset --level phone', 'wabactl webhook unset --level app --yes'],
  args: {},
  options: { level: oneOf('--level <level>', ['app', 'waba', 'phone']) },
  output: z.object({
    level: callbackLevel,
    changed: z.boolean(),
    /** The callback that was taken away; null when there was none. */
    removedUrl: z.nullable(z.string()),
    /** The level that gets this number's messages now, and its callback. */
    winner: z.nullable(callbackLevel),
    winnerUrl: z.nullable(z.string()),
  }),
  changes: true,
  async run({ level }, { session, ask, say, dryRun }) {
    // Names the channel whose secret is missing; without it the app's callback cannot be removed.
    if (level === 'app') await session.appGraph();
    const place = await placeOf(session);
    const { callbacks } = await readCallbackState(place);
    const removedUrl = callbacks[level];
    if (removedUrl === null) return { level, changed: false, removedUrl, ...winnerIn(callbacks) };
    // Other accounts may live from it, and no override gets anything once no field is ticked.
    if (level === 'app') await ask.confirmTyped(say.ask(removedUrl, hostOf(removedUrl)), hostOf(removedUrl));
    await removeAt(level, place);
    const { record } = await session.channel();
    if (record?.placed?.[level])
      await rememberPlaced(session.config, record.id, { ...record.placed, [level]: undefined });
    const after = dryRun ? { ...callbacks, [level]: null } : (await readCallbackState(place)).callbacks;
    if (after[level] !== null) throw new Failure('callback-not-removed', { level, url: after[level] });
    return { level, changed: true, removedUrl, ...winnerIn(after) };
  },
  view({ level, removedUrl, winner, winnerUrl }, { style }, say) {
    const removed = removedUrl === null ? say.nothing(level) : `${style.good('✓')} ${say.removed(removedUrl, level)}`;
    if (level === 'app' && removedUrl !== null) return `${removed}\n${style.warn(say.noFields)}\n\n${say.nextSet}`;
    if (winner === null || winnerUrl === null) return `${removed}\n${style.warn(say.nowhere)}\n\n${say.nextSet}`;
    return `${removed}\n${say.winner(winnerUrl, winner)}\n\n${say.next}`;
  },
});

function winnerIn(callbacks: Callbacks) {
  const winner = winnerOf(callbacks);
  return { winner, winnerUrl: winner && callbacks[winner] };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

async function removeAt(level: CallbackLevel, { graph, app, wabaId, phoneNumberId }: CallbackPlace): Promise<void> {
  if (level === 'phone') await setPhoneOverride(graph, phoneNumberId);
  // Subscribing without an override is Meta's way to remove one; the account stays subscribed.
  if (level === 'waba') await subscribeApp(graph, wabaId);
  if (level === 'app' && app) await removeAppSubscription(app.graph, app.appId);
}
