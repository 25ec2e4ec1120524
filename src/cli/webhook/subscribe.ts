import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../../core/webhook/verify-token.js';
import type { ActiveChannel } from '../active-channel.js';
import { callbackResult, ensureSubscribed, placeCallback, requireCallbackUrl, tickMissingFields } from '../callback.js';
import { command } from '../command.js';
import type { Context } from '../context.js';
import { optional, url } from '../field.js';
import { requireHandshake } from '../handshake.js';

export const subscribe = command({
  path: 'webhook subscribe',
  examples: ['wabactl webhook subscribe', 'wabactl webhook subscribe --callback-url https://example.com/webhook'],
  args: {},
  options: { callbackUrl: optional(url('--callback-url <url>')) },
  output: z.object({
    subscription: z.enum(['subscribed', 'already-subscribed']),
    otherApps: z.readonly(z.array(z.object({ id: z.string(), name: z.nullable(z.string()) }))),
    /** Fields that the app's own callback lacked and has now. */
    tickedFields: z.array(z.string()),
    callback: z.nullable(callbackResult),
  }),
  changes: true,
  async run(input, context) {
    const { session, host, dryRun } = context;
    const channel = await session.channel();
    const graph = await session.graph();
    const { callbackUrl } = input;
    const verifyToken = await findVerifyToken(channel, callbackUrl !== undefined, context);
    if (callbackUrl !== undefined) requireCallbackUrl(callbackUrl, verifyToken ?? '', channel.kind === 'emulator');
    // Before anything changes: an endpoint that does not answer is the user's to mend first. A dry run asks nobody.
    if (callbackUrl !== undefined && !dryRun) await requireHandshake(host, callbackUrl, verifyToken ?? '');
    const { state, otherApps } = await ensureSubscribed(graph, channel.wabaId, await session.appId());
    const hasSecret = (await session.optionalSecret('app-secret', channel)) !== undefined;
    const app = hasSecret ? await session.appGraph() : undefined;
    if (callbackUrl === undefined || verifyToken === undefined) {
      const tickedFields = app && verifyToken !== undefined ? await tickMissingFields(app, verifyToken) : [];
      return { subscription: state, otherApps, tickedFields, callback: null };
    }
    const { wabaId } = channel;
    const callback = await placeCallback({ graph, app, wabaId, callbackUrl, verifyToken });
    return { subscription: state, otherApps, tickedFields: [], callback };
  },
  view({ subscription, otherApps, tickedFields, callback }, screen, say) {
    const names = otherApps.map(({ id, name }) => `${name ?? '?'} (${id})`).join(', ');
    return [
      subscription === 'subscribed' ? say.subscribed : say.alreadySubscribed,
      ...(tickedFields.length === 0 ? [] : [say.ticked(tickedFields.join(', '))]),
      ...(callback === null ? [] : [say.callback(callback.url, callback.level)]),
      ...(callback?.appCallbackUrl ? [say.appKeeps(callback.appCallbackUrl)] : []),
      ...(callback === null
        ? []
        : [callback.fields === null ? screen.style.warn(say.fieldsUnknown) : say.fields(callback.fields.length)]),
      ...(otherApps.length === 0 ? [] : [say.otherApps(names)]),
      '',
      say.next,
    ].join('\n');
  },
});

/**
 * The channel's verify token; a channel that has none gets one when it is needed, so that listener and callback agree
 * from now on.
 */
async function findVerifyToken(
  channel: ActiveChannel,
  isNeeded: boolean,
  { session, host }: Context<unknown>,
): Promise<string | undefined> {
  const known = await session.secret('verify-token', channel);
  if (known || !isNeeded) return known?.value;
  // A channel made of the environment has no place to keep one, and nobody could know it.
  if (!channel.record) throw new Failure('no-verify-token', { channel: channel.name });
  const made = toVerifyToken(host.randomBytes(VERIFY_TOKEN_BYTES));
  await session.secrets.set(channel.record.id, 'verify-token', made);
  session.learn(made);
  return made;
}
