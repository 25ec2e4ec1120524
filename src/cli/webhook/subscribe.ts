import * as z from 'zod/mini';
import { ensureSubscribed, type Ticking, tickMissingFields } from '../callback.js';
import { command } from '../command.js';
import type { Session } from '../session.js';
import { placeOf } from '../webhook-facts.js';

export const subscribe = command({
  path: 'webhook subscribe',
  examples: ['wabactl webhook subscribe', 'wabactl webhook subscribe --dry-run'],
  args: {},
  options: {},
  output: z.object({
    subscription: z.enum(['subscribed', 'already-subscribed']),
    otherApps: z.readonly(z.array(z.object({ id: z.string(), name: z.nullable(z.string()) }))),
    /** Fields that the app's own callback lacked and has now. */
    tickedFields: z.readonly(z.array(z.string())),
    /** The app's own callback, where `messages` is not ticked and was left so, since this channel did not place it. */
    untickedAt: z.nullable(z.string()),
  }),
  changes: true,
  async run(_input, { session }) {
    const { graph, app, wabaId, appId } = await placeOf(session);
    const { state, otherApps } = await ensureSubscribed(graph, wabaId, appId);
    const ticking = app ? await tickMissingFields(app, await rememberedOf(session)) : NOTHING_TICKED;
    return { subscription: state, otherApps, ...ticking };
  },
  view({ subscription, otherApps, tickedFields, untickedAt }, { style }, say) {
    const names = otherApps.map(({ id, name }) => `${name ?? '?'} (${id})`).join(', ');
    return [
      subscription === 'subscribed' ? say.subscribed : say.alreadySubscribed,
      ...(tickedFields.length === 0 ? [] : [say.ticked(tickedFields.join(', '))]),
      ...(untickedAt === null ? [] : [style.warn(say.unticked(untickedAt))]),
      ...(otherApps.length === 0 ? [] : [say.otherApps(names)]),
      '',
      say.next,
    ].join('\n');
  },
});

const NOTHING_TICKED: Ticking = { tickedFields: [], untickedAt: null };

/** The verify token that Meta was given, which another one in the environment is not. */
async function rememberedOf({ channel, secrets, learn }: Session) {
  const { record } = await channel();
  const verifyToken = record && (await secrets.get(record.id, 'verify-token'))?.value;
  if (verifyToken !== undefined) learn(verifyToken);
  return { placed: record?.placed, verifyToken };
}
