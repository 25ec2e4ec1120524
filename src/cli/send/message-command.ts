import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { checkEnvelope, toPayload } from '../../core/messages/payload.js';
import type { MessageProblem } from '../../core/messages/problems.js';
import { parseRecipient } from '../../core/messages/recipient.js';
import { type Command, type CommandPath, type CommandSpec, command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { type Field, type Fields, optional, text } from '../field.js';
import type { Input } from '../parse-input.js';
import { type MessageSays, noteWindow } from './note-window.js';
import { followedMessage, sendAndFollow } from './send-and-follow.js';
import { viewSent } from './view-sent.js';
import { readWaitWish, waitOptions } from './wait-options.js';

/** Whom a message goes to: the first argument of every command that sends one. */
export const recipient = text('<to>');

/** What every message can have. */
export const messageOptions = {
  replyTo: optional(text('--reply-to <wamid>')),
  callbackData: optional(text('--callback-data <text>')),
  ...waitOptions,
};

/** A message before it has a recipient. */
export interface MessageDraft {
  /** Meta's type; the content lies in a member of that name. */
  readonly type: string;
  /** Everything that Meta would refuse, found without asking it. */
  readonly problems: readonly MessageProblem[];
  /** What lists and `trace` show of it. */
  readonly summary: Readonly<Record<string, unknown>>;
  /** Called once nothing is wrong: it may upload a file. */
  content(): unknown;
}

type MessageArgs = Fields & { readonly to: Field<string> };
/** The others are missing where they have no sense: a reaction quotes nothing, and Meta never tells of its delivery. */
type MessageOptions = Fields & Pick<typeof messageOptions, 'callbackData'>;

/** The commands whose sentences are those of a message that is no template. */
export type MessagePath = {
  [Path in CommandPath]: Says<Path> extends MessageSays ? (Path extends `send ${string}` ? Path : never) : never;
}[CommandPath];

const sent = z.object({ ...followedMessage.shape, window: z.enum(['open', 'closed', 'unknown']) });
type Sent = z.infer<typeof sent>;

interface MessageSpec<Path extends MessagePath, A extends MessageArgs, O extends MessageOptions>
  extends Pick<CommandSpec<Path, A, O, Sent>, 'path' | 'examples' | 'args' | 'options'> {
  /** Reads what was given and makes a message of it; throws only where nothing can be said about the rest. */
  make(input: Input<A> & Input<O>, context: Context<Says<Path>>): MessageDraft | Promise<MessageDraft>;
}

/** A command that sends one message that is no template: recipient, envelope, window, sending and telling are the same for all. */
export function messageCommand<const Path extends MessagePath, A extends MessageArgs, O extends MessageOptions>(
  spec: MessageSpec<Path, A, O>,
): Command {
  return command({
    path: spec.path,
    examples: spec.examples,
    args: spec.args,
    options: spec.options,
    output: sent,
    changes: true,
    async *run(input, context) {
      const {
        to: given,
        replyTo,
        callbackData,
        ...waiting
      } = input as Input<MessageArgs> & Input<typeof messageOptions>;
      const wait = readWaitWish(waiting);
      const to = parseRecipient(given);
      const draft = await spec.make(input, context);
      const problems = [
        ...(to ? [] : [{ field: 'to', problem: 'not-a-recipient', given } as const]),
        ...draft.problems,
        ...checkEnvelope({ replyTo, callbackData }),
      ];
      if (!to || problems.length > 0) throw new Failure('message-invalid', { problems });
      const say: MessageSays = context.say;
      const window = await noteWindow(context, { given, to, say });
      const payload = toPayload({ to, replyTo, callbackData }, draft.type, await draft.content());
      const sending = { payload, recipient: given, summary: draft.summary, wait, say };
      for await (const message of sendAndFollow(context, sending)) yield { ...message, window };
    },
    view({ window, ...message }, screen, words) {
      const say: MessageSays = words;
      return viewSent(message, [[say.labels.window, say.window[window]]], screen, say);
    },
  });
}
