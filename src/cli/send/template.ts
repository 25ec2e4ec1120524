import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { VIAS } from '../../core/messages/message-edge.js';
import { checkEnvelope } from '../../core/messages/payload.js';
import { parseRecipient, type Recipient } from '../../core/messages/recipient.js';
import { messageBubble } from '../../ui/message-bubble.js';
import { command } from '../command.js';
import { flag, oneOf, optional, text } from '../field.js';
import { messagePreview } from '../message-preview.js';
import { messageOptions, recipient } from './message-command.js';
import { confirmOptedOut } from './opted-out.js';
import { followedMessage } from './send-and-follow.js';
import { draftTemplate, type Filling, type TemplateDraft } from './template/draft.js';
import {
  isChanged,
  type KnownTemplate,
  lookUpTemplate,
  rereadTemplate,
  type TemplateContext,
} from './template/look-up.js';
import { noteChange, notePicture } from './template/notes.js';
import { readGiven, VALUE_FLAGS } from './template/read-given.js';
import { sendTemplate } from './template/send.js';
import { viewSent } from './view-sent.js';
import { readWaitWish } from './wait-options.js';

const about = {
  template: z.string(),
  language: z.string(),
  category: z.string(),
  /** The body as the customer reads it. */
  text: z.string(),
};
const sentTemplate = z.object({ ...followedMessage.shape, ...about });
/** With `--preview`. */
const unsentTemplate = z.object({ ...about, preview: messagePreview });

export const template = command({
  path: 'send template',
  examples: [
    'wabactl send template +34600111222 hello_world',
    'wabactl send template +34600111222 order_ready --param first_name=Ana --param order_number=1042',
    'wabactl send template +34600111222 invoice --param Ana --header invoice.pdf --button 0=inv/1042 --preview',
    'wabactl send template +34600111222 spring_cards --params-file cards.yaml',
  ],
  args: { to: recipient, name: text('<name>') },
  options: {
    language: optional(text('--language <code>')),
    ...VALUE_FLAGS,
    preview: flag('--preview'),
    via: optional(oneOf('--via <api>', VIAS)),
    ...messageOptions,
  },
  output: z.union([sentTemplate, unsentTemplate]),
  changes: true,
  async *run(input, context) {
    const wait = readWaitWish(input);
    const to = parseRecipient(input.to);
    const { replyTo, callbackData } = input;
    const wrong = [
      ...(to ? [] : [{ field: 'to', problem: 'not-a-recipient', given: input.to } as const]),
      ...checkEnvelope({ replyTo, callbackData }),
    ];
    const filling = { given: await readGiven(input, context), to: to ?? SOMEBODY, via: input.via };
    const known = await lookUpTemplate(input, context);
    const { draft, copyOf } = await draftWithNewest(known, filling, context);
    const problems = [...wrong, ...draft.problems];
    const { name, language } = draft.compiled.template;
    if (!to || problems.length > 0) {
      await notePicture(draft, context);
      throw new Failure('template-parameters-wrong', { name, language, problems, copyOf });
    }
    if (input.preview) {
      yield { ...describe(draft), preview: draft.filled.preview() };
      return;
    }
    await confirmOptedOut(context, { given: input.to, to, category: draft.compiled.template.category });
    const sending = { filling, envelope: { to, replyTo, callbackData }, given: input.to, wait };
    for await (const sent of sendTemplate(draft, sending, context)) yield { ...sent.message, ...describe(sent.draft) };
  },
  view(data, screen, say) {
    const { template: name, language, category, text: body } = data;
    const whole = `${name} (${language}, ${category})`;
    if ('preview' in data) return `${messageBubble(data.preview, screen)}\n\n${say.unsent(whole)}`;
    const rows: [string, string][] = [
      [say.labels.template, whole],
      [say.labels.text, body],
    ];
    return viewSent(data, rows, screen, say);
  },
});

/** Stands for a recipient that cannot be read, so that everything else can be judged. */
const SOMEBODY: Recipient = { kind: 'phone', number: '' };

interface NewestDraft {
  readonly draft: TemplateDraft;
  /** ISO 8601: the age of a copy that does not fit, where Meta could not be asked for a newer one. */
  readonly copyOf: string | null;
}

/** Values that do not fit an old copy may fit what Meta has now. */
async function draftWithNewest(known: KnownTemplate, filling: Filling, context: TemplateContext): Promise<NewestDraft> {
  const draft = await draftTemplate(known.template, filling, context);
  if (draft.problems.length === 0 || known.copyOf === null) return { draft, copyOf: null };
  const newest = await rereadTemplate(known.template, context);
  if (newest === undefined) return { draft, copyOf: known.copyOf };
  if (!isChanged(known.template, newest)) return { draft, copyOf: null };
  noteChange(newest, context);
  return { draft: await draftTemplate(newest, filling, context), copyOf: null };
}

function describe({ compiled, filled }: TemplateDraft) {
  const { name, language, category } = compiled.template;
  return { template: name, language, category, text: filled.body };
}
