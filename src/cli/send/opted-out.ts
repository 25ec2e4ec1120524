import type { Recipient } from '../../core/messages/recipient.js';
import { findOptOut } from '../../store/optouts.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';

interface Receiving {
  /** As it was typed. */
  readonly given: string;
  readonly to: Recipient;
  readonly category: string;
}

/** Marketing to somebody who opted out needs a second thought; whatever else a template says goes out. */
export async function confirmOptedOut(
  { session, ask, say }: Context<Says<'send template'>>,
  { given, to, category }: Receiving,
): Promise<void> {
  if (category.toUpperCase() !== 'MARKETING') return;
  const { id: channelId } = await session.channel();
  const customer = to.kind === 'phone' ? to.number : to.userId;
  const known = findOptOut(await session.events(), { channelId, customer });
  if (known) await ask.confirm(say.askOptedOut(given, known.at.slice(0, 10)));
}
