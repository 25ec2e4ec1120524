import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { parseRecipient } from '../../core/messages/recipient.js';
import { checkTextMessage, toTextMessage } from '../../core/messages/text.js';
import { isWindowOpen } from '../../core/messages/window.js';
import { templatesOf } from '../../store/template-cache.js';
import { lastInboundAt } from '../../store/window-log.js';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { flag, optional, text as textField } from '../field.js';
import { noteWaId, sendAndRecord, sentMessage } from '../send-message.js';

export const text = command({
  path: 'send text',
  examples: ['wabactl send text +34600111222 "Your order is ready"', 'wabactl send text +34600111222 - < message.txt'],
  args: { to: textField('<to>'), body: textField('<body>') },
  options: { replyTo: optional(textField('--reply-to <wamid>')), preview: flag('--preview') },
  output: z.object({ ...sentMessage.shape, window: z.enum(['open', 'closed', 'unknown']) }),
  changes: true,
  async run(input, context) {
    const { session, host, note, say, readInput, text: words } = context;
    const body =
      input.body === '-' ? new TextDecoder().decode(await readInput('-', '<body>')).replace(/\n$/, '') : input.body;
    const to = parseRecipient(input.to);
    if (!to) throw new Failure('recipient-invalid', { given: input.to });
    const message = { to, body, previewUrl: input.preview, replyTo: input.replyTo };
    const problems = checkTextMessage(message);
    if (problems.length > 0) throw new Failure('message-invalid', { problems });
    const channel = await session.channel();
    const last = lastInboundAt(await session.database(), channel.id, to.kind === 'phone' ? to.number : to.userId);
    const open = isWindowOpen(last === undefined ? undefined : new Date(last), host.now());
    if (open === false && last !== undefined) {
      note(say.windowClosed(input.to, relativeTime(new Date(last), host.now(), words.language)));
      noteTemplates(input.to, templatesOf(await session.database(), channel.id), { note, say });
    }
    const sent = await sendAndRecord(context, toTextMessage(message), { recipient: input.to, summary: { body } });
    noteWaId(sent, note, say);
    return { ...sent, window: toWindow(open) };
  },
  view({ recipient, wamid, window }, screen, say) {
    const rows: [string, string][] = [
      [say.labels.wamid, wamid],
      [say.labels.window, say.window[window]],
    ];
    return `${screen.style.good('✓')} ${say.accepted(recipient)}\n${details(rows, screen)}\n\n${say.next}`;
  },
});

const MOST_TEMPLATES = 5;

/** A way out that can be copied: a template reaches those whom a text does not. */
function noteTemplates(
  to: string,
  cached: ReturnType<typeof templatesOf>,
  { note, say }: Pick<Context<Says<'send text'>>, 'note' | 'say'>,
): void {
  const sendable = cached.map(({ template }) => template).filter(({ status }) => status === 'APPROVED');
  for (const { name, language } of sendable.slice(0, MOST_TEMPLATES)) {
    note(`  wabactl send template ${to} ${name} --language ${language}`);
  }
  if (sendable.length > MOST_TEMPLATES) note(say.moreTemplates(sendable.length - MOST_TEMPLATES));
}

function toWindow(open: boolean | undefined): 'open' | 'closed' | 'unknown' {
  if (open === undefined) return 'unknown';
  return open ? 'open' : 'closed';
}
