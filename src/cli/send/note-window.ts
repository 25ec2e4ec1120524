import type { Recipient } from '../../core/messages/recipient.js';
import { isWindowOpen } from '../../core/messages/window.js';
import { templatesOf } from '../../store/template-cache.js';
import { lastInboundAt } from '../../store/window-log.js';
import type { Text } from '../../text/text.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Context } from '../context.js';

export type MessageSays = Text['commands']['send text']['says'];
type Window = keyof MessageSays['window'];

interface Receiving {
  /** As it was typed. */
  readonly given: string;
  readonly to: Recipient;
  readonly say: MessageSays;
}

/** Says what is known of the customer service window, with ways out where it is known to be closed. */
export async function noteWindow(
  { session, host, note, text }: Pick<Context<unknown>, 'session' | 'host' | 'note' | 'text'>,
  { given, to, say }: Receiving,
): Promise<Window> {
  const channel = await session.channel();
  const database = await session.database();
  const last = lastInboundAt(database, channel.id, to.kind === 'phone' ? to.number : to.userId);
  if (last === undefined) return 'unknown';
  const lastAt = new Date(last);
  if (isWindowOpen(lastAt, host.now())) return 'open';
  note(say.windowClosed(given, relativeTime(lastAt, host.now(), text.language)));
  noteTemplates(given, templatesOf(database, channel.id), { note, say });
  return 'closed';
}

const MOST_TEMPLATES = 5;

/** A way out that can be copied: a template reaches those whom nothing else does. */
function noteTemplates(
  to: string,
  cached: ReturnType<typeof templatesOf>,
  { note, say }: Pick<Context<MessageSays>, 'note' | 'say'>,
): void {
  const sendable = cached.map(({ template }) => template).filter(({ status }) => status === 'APPROVED');
  for (const { name, language } of sendable.slice(0, MOST_TEMPLATES)) {
    note(`  wabactl send template ${to} ${name} --language ${language}`);
  }
  if (sendable.length > MOST_TEMPLATES) note(say.moreTemplates(sendable.length - MOST_TEMPLATES));
}
