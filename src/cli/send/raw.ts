import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { readContentFile, toSyntaxProblem } from '../../core/messages/content-file.js';
import type { MessageProblem } from '../../core/messages/problems.js';
import { type RawMessage, readRawMessage } from '../../core/messages/raw.js';
import { details } from '../../ui/details.js';
import { command } from '../command.js';
import type { Context } from '../context.js';
import { optional, text } from '../field.js';
import { noteWaId, sendAndRecord, sentMessage } from '../send-message.js';
import { parseYaml } from '../yaml-source.js';
import { noteWindow } from './note-window.js';

const bodyFile = z.record(z.string(), z.unknown());

export const raw = command({
  path: 'send raw',
  examples: [
    'wabactl send raw message.json --to +34600111222',
    `echo '{"type":"text","text":{"body":"Hi"}}' | wabactl send raw - --to +34600111222`,
  ],
  args: { file: text('<file>') },
  options: { to: optional(text('--to <recipient>')) },
  output: z.object({ ...sentMessage.shape, window: z.enum(['open', 'closed', 'unknown']) }),
  changes: true,
  async run(input, context) {
    const { note, say } = context;
    const { payload, to, given, unknownType } = await readMessage(input, context);
    if (unknownType !== undefined) note(say.unknownType(unknownType));
    // Only a template reaches people outside the window, and groups have none.
    const isBound = to && payload.type !== 'template';
    const window = isBound ? await noteWindow(context, { given, to, say }) : 'unknown';
    const summary = { raw: payload[payload.type] };
    const accepted = await sendAndRecord(context, payload, { recipient: given, summary });
    noteWaId(accepted, note, say);
    return { ...accepted, window };
  },
  view({ recipient, wamid }, screen, say) {
    const rows: [string, string][] = [[say.labels.wamid, wamid]];
    return `${screen.style.good('✓')} ${say.accepted(recipient)}\n${details(rows, screen)}\n\n${say.next}`;
  },
});

async function readMessage(
  { file, to }: { readonly file: string; readonly to: string | undefined },
  { readInput }: Pick<Context<unknown>, 'readInput'>,
): Promise<RawMessage> {
  const parsed = parseYaml(file, await readInput(file, '<file>'));
  if ('problems' in parsed) throw invalid(parsed.problems.map((problem) => toSyntaxProblem(file, problem)));
  const read = readContentFile(parsed.source, bodyFile, []);
  if ('problems' in read) throw invalid(read.problems);
  const message = readRawMessage(read.content, to);
  if (message.problems.length > 0) throw invalid(message.problems);
  return message;
}

function invalid(problems: readonly MessageProblem[]): Failure {
  return new Failure('message-invalid', { problems: [...problems] });
}
