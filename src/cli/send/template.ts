import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { checkEnvelope, type Envelope, toPayload } from '../../core/messages/payload.js';
import { parseRecipient, type Recipient } from '../../core/messages/recipient.js';
import { mayBeAmerican } from '../../core/phone/international.js';
import type { Template } from '../../core/templates/template.js';
import { details } from '../../ui/details.js';
import { messageBubble } from '../../ui/message-bubble.js';
import type { Screen } from '../../ui/screen.js';
import { command, type Says } from '../command.js';
import { flag, oneOf, optional, text } from '../field.js';
import { messagePreview } from '../message-preview.js';
import { noteWaId, type Sent, sendAndRecord, sentMessage } from '../send-message.js';
import { messageOptions, recipient } from './message-command.js';
import { draftTemplate, type Filling, type TemplateDraft } from './template/draft.js';
import {
  isChanged,
  type KnownTemplate,
  lookUpTemplate,
  rereadTemplate,
  type TemplateContext,
} from './template/look-up.js';
import { notePicture } from './template/note-picture.js';
import { readGiven, VALUE_FLAGS } from './template/read-given.js';

const about = {
  template: z.string(),
  language: z.string(),
  category: z.string(),
  /** The body as the customer reads it. */
  text: z.string(),
};
const sentTemplate = z.object({ ...sentMessage.shape, ...about });
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
    via: optional(oneOf('--via <api>', ['messages', 'marketing-messages'])),
    ...messageOptions,
  },
  output: z.union([sentTemplate, unsentTemplate]),
  changes: true,
  async run(input, context) {
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
    if (input.preview) return { ...describe(draft), preview: draft.filled.preview() };
    const sending = { filling, envelope: { to, replyTo, callbackData }, given: input.to };
    const sent = await sendOnce(draft, sending, context);
    noteWaId(sent, context.note, context.say);
    return sent;
  },
  view: (data, screen, say) => ('preview' in data ? viewPreview(data, screen, say) : viewSent(data, screen, say)),
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

interface Sending {
  readonly filling: Filling;
  readonly envelope: Envelope;
  /** The recipient as typed. */
  readonly given: string;
}

type SentTemplate = z.infer<typeof sentTemplate>;

/** Refusals that a template which was changed at Meta explains: count, name, form and values of its parameters. */
const STALE_CODES = [132000, 132001, 132012, 132018];

/** Sends; and once more where Meta refused because the template is another one now, which the same values fit as well. */
async function sendOnce(draft: TemplateDraft, sending: Sending, context: TemplateContext): Promise<SentTemplate> {
  try {
    return await send(draft, sending, context);
  } catch (thrown) {
    const isStale = thrown instanceof Failure && thrown.is('refused') && STALE_CODES.includes(thrown.facts.graph.code);
    const newest = isStale ? await rereadTemplate(draft.compiled.template, context) : undefined;
    if (newest === undefined || !isChanged(draft.compiled.template, newest)) throw thrown;
    noteChange(newest, context);
    const again = await draftTemplate(newest, sending.filling, context);
    if (again.problems.length === 0) return await send(again, sending, context);
    await notePicture(again, context);
    const { name, language } = newest;
    const problems = [...again.problems];
    throw new Failure('template-parameters-wrong', { name, language, problems, copyOf: null });
  }
}

async function send(draft: TemplateDraft, sending: Sending, context: TemplateContext): Promise<SentTemplate> {
  const { envelope, given } = sending;
  const { template: definition } = draft.compiled;
  const { name, language } = definition;
  noteAmerican(definition, envelope.to, context);
  const components = await draft.components();
  const content = { name, language: { code: language }, ...(components.length > 0 && { components }) };
  const description = describe(draft);
  const sent: Sent = await sendAndRecord(context, toPayload(envelope, 'template', content), {
    recipient: given,
    summary: { template: name, language, body: description.text },
    edge: draft.edge,
  });
  return { ...sent, ...description };
}

function describe({ compiled, filled }: TemplateDraft) {
  const { name, language, category } = compiled.template;
  return { template: name, language, category, text: filled.body };
}

function noteChange({ name, language, components }: Template, { note, say }: TemplateContext): void {
  const body = components.find(({ type }) => type.toUpperCase() === 'BODY')?.text;
  note(say.changed(name, language, typeof body === 'string' ? body : ''));
}

/** Meta has not delivered marketing to the United States since 1 April 2025, and says so only afterwards (131049). */
function noteAmerican({ category }: Template, to: Recipient, { note, say }: TemplateContext): void {
  if (category.toUpperCase() !== 'MARKETING' || to.kind !== 'phone' || !mayBeAmerican(to.number)) return;
  note(say.american(`+${to.number}`));
}

type TemplateSays = Says<'send template'>;

function viewSent(sent: SentTemplate, { style, ...screen }: Screen, say: TemplateSays): string {
  const { recipient: whom, wamid, status, template: name, language, category, text: body } = sent;
  const rows: [string, string][] = [
    [say.labels.template, `${name} (${language}, ${category})`],
    [say.labels.text, body],
    [say.labels.wamid, wamid],
  ];
  const held = status === 'held_for_quality_assessment' ? `\n${style.warn(say.held)}` : '';
  return `${style.good('✓')} ${say.accepted(whom)}${held}\n${details(rows, { style, ...screen })}\n\n${say.next}`;
}

function viewPreview(
  { template: name, language, category, preview }: z.infer<typeof unsentTemplate>,
  screen: Screen,
  say: TemplateSays,
): string {
  return `${messageBubble(preview, screen)}\n\n${say.unsent(`${name} (${language}, ${category})`)}`;
}
