import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { listSubscribedApps, unsubscribeApp } from '../../graph/subscriptions.js';
import { command } from '../command.js';
import { rememberPlaced } from '../placed-callbacks.js';
import { gatherWebhookFacts, placeOf } from '../webhook-facts.js';

export const unsubscribe = command({
  path: 'webhook unsubscribe',
  examples: ['wabactl webhook unsubscribe', 'wabactl webhook unsubscribe --yes --json'],
  args: {},
  options: {},
  output: z.object({
    wabaId: z.string(),
    appId: z.string(),
    /** False when the app got nothing of this account before either. */
    changed: z.boolean(),
    /** The callback that got this number's messages until now; null when there was none. */
    stoppedUrl: z.nullable(z.string()),
    /** They go on getting the account's events. */
    otherApps: z.readonly(z.array(z.object({ id: z.string(), name: z.nullable(z.string()) }))),
  }),
  changes: true,
  async run(_input, { session, ask, say, dryRun }) {
    const { appId, subscribed, otherApps, callbacks, winner } = await gatherWebhookFacts(session);
    const { graph, wabaId } = await placeOf(session);
    const stoppedUrl = winner && callbacks[winner];
    const report = { wabaId, appId, changed: subscribed, stoppedUrl: subscribed ? stoppedUrl : null, otherApps };
    if (!subscribed) return report;
    await ask.confirm(say.ask(wabaId, stoppedUrl));
    await unsubscribeApp(graph, wabaId);
    // An override of the account belongs to the subscription; asking Meta anew is the only way to know whether it stayed.
    const { record } = await session.channel();
    if (record?.placed?.waba) {
      await rememberPlaced(session.config, record.id, { ...record.placed, waba: undefined });
    }
    const after = dryRun ? [] : await listSubscribedApps(graph, wabaId);
    if (after.some(({ id }) => id === appId)) throw new Failure('still-subscribed', { wabaId, appId });
    return report;
  },
  view({ wabaId, changed, stoppedUrl, otherApps }, { style }, say) {
    const names = otherApps.map(({ id, name }) => `${name ?? '?'} (${id})`).join(', ');
    return [
      changed ? `${style.good('✓')} ${say.done(wabaId, stoppedUrl)}` : say.already(wabaId),
      ...(otherApps.length === 0 ? [] : [say.otherApps(names)]),
      '',
      say.next,
    ].join('\n');
  },
});
