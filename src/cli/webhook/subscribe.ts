import * as z from 'zod/mini';
import { ensureSubscribed, tickMissingFields } from '../callback.js';
import { command } from '../command.js';
import { placeOf } from './webhook-facts.js';

export const subscribe = command({
  path: 'webhook subscribe',
  examples: ['wabactl webhook subscribe', 'wabactl webhook subscribe --dry-run'],
  args: {},
  options: {},
  output: z.object({
    subscription: z.enum(['subscribed', 'already-subscribed']),
    otherApps: z.readonly(z.array(z.object({ id: z.string(), name: z.nullable(z.string()) }))),
    /** Fields that the app's own callback lacked and has now. */
    tickedFields: z.array(z.string()),
  }),
  changes: true,
  async run(_input, { session }) {
    const { graph, app, wabaId, appId } = await placeOf(session);
    const { state, otherApps } = await ensureSubscribed(graph, wabaId, appId);
    // Meta shakes hands with the app's callback anew when fields are ticked, so its verify token must be known.
    const verifyToken = await session.secret('verify-token', await session.channel());
    const tickedFields = app && verifyToken ? await tickMissingFields(app, verifyToken.value) : [];
    return { subscription: state, otherApps, tickedFields };
  },
  view({ subscription, otherApps, tickedFields }, _screen, say) {
    const names = otherApps.map(({ id, name }) => `${name ?? '?'} (${id})`).join(', ');
    return [
      subscription === 'subscribed' ? say.subscribed : say.alreadySubscribed,
      ...(tickedFields.length === 0 ? [] : [say.ticked(tickedFields.join(', '))]),
      ...(otherApps.length === 0 ? [] : [say.otherApps(names)]),
      '',
      say.next,
    ].join('\n');
  },
});
