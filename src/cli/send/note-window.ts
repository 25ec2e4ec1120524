import type { Recipient } from '../../core/messages/recipient.js';
import { waysOut } from '../../core/messages/ways-out.js';
import { isWindowOpen } from '../../core/messages/window.js';
import type { Database } from '../../store/database.js';
import { listCached } from '../../store/template-list.js';
import { lastInboundAt } from '../../store/window-log.js';
import type { Text } from '../../text/text.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Context } from '../context.js';
import { knownForms } from '../known-forms.js';

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
  // A listener may have had no time yet to index what they wrote a moment ago.
  const database = await session.events();
  const last = lastInboundAt(database, channel.id, knownForms(database, channel.id, to));
  if (last === undefined) return 'unknown';
  const lastAt = new Date(last);
  if (isWindowOpen(lastAt, host.now())) return 'open';
  note(say.windowClosed(given, relativeTime(lastAt, host.now(), text.language)));
  noteWaysOut({ database, channelId: channel.id, to }, { note, say: text.following });
  return 'closed';
}

const MOST_TEMPLATES = 5;
const APPROVED = { search: undefined, status: ['APPROVED'], category: [], language: [], quality: [] };

interface Unreached {
  readonly database: Database;
  readonly channelId: string;
  readonly to: Recipient;
}

/** Lines that can be copied: a template reaches those whom nothing else does. */
export function noteWaysOut(
  { database, channelId, to }: Unreached,
  { note, say }: Pick<Context<Text['following']>, 'note' | 'say'>,
): void {
  const sendable = waysOut(listCached(database, channelId, APPROVED), to);
  const whom = to.kind === 'phone' ? `+${to.number}` : to.userId;
  for (const { name, language } of sendable.slice(0, MOST_TEMPLATES)) {
    note(`  wabactl send template ${whom} ${name} --language ${language}`);
  }
  if (sendable.length === 0) note(say.noTemplates);
  if (sendable.length > MOST_TEMPLATES) note(say.moreTemplates(sendable.length - MOST_TEMPLATES));
}
