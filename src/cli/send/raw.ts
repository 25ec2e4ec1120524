import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { readContentFile, toSyntaxProblem } from '../../core/messages/content-file.js';
import type { MessageProblem } from '../../core/messages/problems.js';
import { type RawMessage, readRawMessage } from '../../core/messages/raw.js';
import { command } from '../command.js';
import type { Context } from '../context.js';
import { optional, text } from '../field.js';
import { parseYaml } from '../yaml-source.js';
import { noteWindow } from './note-window.js';
import { followedMessage, sendAndFollow } from './send-and-follow.js';
import { viewSent } from './view-sent.js';
import { readWaitWish, waitOptions } from './wait-options.js';

const bodyFile = z.record(z.string(), z.unknown());

export const raw = command({
  path: 'send raw',
  examples: [
    'wabactl send raw message.json --to +34600111222',
    `echo '{"type":"text","text":{"body":"Hi"}}' | wabactl send raw - --to +34600111222`,
  ],
  args: { file: text('<file>') },
  options: { to: optional(text('--to <recipient>')), ...waitOptions },
  output: z.object({ ...followedMessage.shape, window: z.enum(['open', 'closed', 'unknown']) }),
  changes: true,
  async *run(input, context) {
    const { note, say } = context;
    const wait = readWaitWish(input);
    const { payload, to, given, unknownType } = await readMessage(input, context);
    if (unknownType !== undefined) note(say.unknownType(unknownType));
    // Only a template reaches people outside the window, and groups have none.
    const isBound = to && payload.type !== 'template';
    const window = isBound ? await noteWindow(context, { given, to, say }) : 'unknown';
    const summary = { [payload.type]: payload[payload.type] };
    const sending = { payload, recipient: given, summary, wait, say };
    for await (const message of sendAndFollow(context, sending)) yield { ...message, window };
  },
  view({ window: _, ...message }, screen, say) {
    return viewSent(message, [], screen, say);
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
