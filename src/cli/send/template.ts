import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { splitName } from '../../core/messages/read-params.js';
import { parseRecipient } from '../../core/messages/recipient.js';
import { planTemplateSend } from '../../core/messages/template-message.js';
import type { HeaderMedia, TemplateSendProblem, TemplateValues } from '../../core/messages/template-values.js';
import { findTemplate } from '../../core/templates/find.js';
import { readParts } from '../../core/templates/parts.js';
import type { Template } from '../../core/templates/template.js';
import { templatesOf } from '../../store/template-cache.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { list, optional, pairs, text } from '../field.js';
import { syncTemplates } from '../templates-sync.js';
import { messageOptions } from './message-command.js';
import { followedMessage, sendAndFollow } from './send-and-follow.js';
import { viewSent } from './view-sent.js';
import { readWaitWish } from './wait-options.js';

export const template = command({
  path: 'send template',
  examples: [
    'wabactl send template +34600111222 hello_world',
    'wabactl send template +34600111222 order_ready --param first_name=Ana --param order_number=1042',
    'wabactl send template +34600111222 pedido_listo --language es --param Ana --param 1042',
  ],
  args: { to: text('<to>'), name: text('<name>') },
  options: {
    language: optional(text('--language <code>')),
    param: list('--param <value>'),
    headerText: optional(text('--header-text <value>')),
    headerImage: optional(text('--header-image <link>')),
    headerVideo: optional(text('--header-video <link>')),
    headerDocument: optional(text('--header-document <link>')),
    button: pairs('--button <index=value>'),
    code: optional(text('--code <code>')),
    ...messageOptions,
  },
  output: z.object({
    ...followedMessage.shape,
    template: z.string(),
    language: z.string(),
    category: z.string(),
    /** The body as the customer reads it. */
    text: z.string(),
  }),
  changes: true,
  async *run(input, context) {
    const wait = readWaitWish(input);
    const to = parseRecipient(input.to);
    if (!to) throw new Failure('recipient-invalid', { given: input.to });
    const definition = await lookUp(input, context);
    const { name, language, category } = definition;
    const media = toMedia(input);
    const misfit = media && findMisfit(media, definition);
    if (misfit) throw new Failure('template-parameters-wrong', { name, language, problems: [misfit] });
    const values = toValues(input, definition, media?.media);
    const { replyTo, callbackData } = input;
    const plan = planTemplateSend({ template: definition, values, to, replyTo, callbackData });
    if ('problems' in plan) throw new Failure('template-parameters-wrong', { name, language, problems: plan.problems });
    const { body } = plan.preview;
    const summary = { template: name, language, body };
    const sending = { payload: plan.payload, recipient: input.to, summary, wait, say: context.say };
    for await (const message of sendAndFollow(context, sending)) {
      yield { ...message, template: name, language, category, text: body };
    }
  },
  view({ template: name, language, category, text: body, ...message }, screen, say) {
    const rows: [string, string][] = [
      [say.labels.template, `${name} (${language}, ${category})`],
      [say.labels.text, body],
    ];
    return viewSent(message, rows, screen, say);
  },
});

interface Input {
  readonly name: string;
  readonly language: string | undefined;
  readonly param: readonly string[];
  readonly headerText: string | undefined;
  readonly headerImage: string | undefined;
  readonly headerVideo: string | undefined;
  readonly headerDocument: string | undefined;
  readonly button: readonly { readonly name: string; readonly value: string }[];
  readonly code: string | undefined;
}

/** From the cache; what the cache does not have, or has not as approved, is looked up at Meta once before it is an error. */
async function lookUp(input: Input, context: Context<Says<'send template'>>): Promise<Template> {
  const { session, verbose, say } = context;
  const channel = await session.channel();
  const cached = templatesOf(await session.database(), channel.id).map((entry) => entry.template);
  const known = findTemplate(cached, input.name, input.language);
  if (known.kind === 'found') return known.template;
  if (known.kind === 'language-needed') throw toFailure(known);
  const fresh = findTemplate((await syncTemplates(context)).templates, input.name, input.language);
  verbose(say.synced);
  if (fresh.kind === 'found') return fresh.template;
  throw toFailure(fresh);
}

function toFailure(found: Exclude<ReturnType<typeof findTemplate>, { kind: 'found' }>): Failure {
  switch (found.kind) {
    case 'no-such-name':
      return new Failure('template-not-found', { name: found.name, nearest: found.nearest });
    case 'language-needed':
      return new Failure('template-language-needed', { name: found.name, languages: found.languages });
    case 'no-such-language': {
      const { name, language, languages, suggested } = found;
      return new Failure('template-language-unknown', { name, language, languages, suggested });
    }
    case 'not-approved': {
      const { name, language } = found.template;
      return new Failure('template-not-approved', { name, language, status: found.status });
    }
  }
}

/** `--param a=b` is a name and a value in a template with named parameters, and just a text in one with numbered ones. */
function toValues(input: Input, { parameterFormat }: Template, media: HeaderMedia | undefined): TemplateValues {
  const isNamed = parameterFormat?.toUpperCase() === 'NAMED';
  return {
    ...(isNamed ? { named: Object.fromEntries(input.param.map(splitName)) } : { body: input.param }),
    ...(input.headerText !== undefined && { headerText: input.headerText }),
    ...(media && { headerMedia: media }),
    ...(input.button.length > 0 && { buttons: toButtons(input.button) }),
    ...(input.code !== undefined && { code: input.code }),
  };
}

function toButtons(given: Input['button']): Record<number, string> {
  const wrong = given.find(({ name }) => !/^\d$/.test(name));
  if (wrong) {
    const problem = { expected: 'integer', min: 0, max: 9 } as const;
    throw new Failure('invalid-value', { field: '--button', given: wrong.name, problem });
  }
  return Object.fromEntries(given.map(({ name, value }) => [Number(name), value]));
}

interface GivenMedia {
  readonly kind: 'IMAGE' | 'VIDEO' | 'DOCUMENT';
  readonly media: HeaderMedia;
}

/** The header's file: a header has one, so two options contradict each other. */
function toMedia({ headerImage, headerVideo, headerDocument }: Input): GivenMedia | undefined {
  const given = [
    { flag: '--header-image', kind: 'IMAGE', value: headerImage } as const,
    { flag: '--header-video', kind: 'VIDEO', value: headerVideo } as const,
    { flag: '--header-document', kind: 'DOCUMENT', value: headerDocument } as const,
  ].filter((each) => each.value !== undefined);
  const [first, second] = given;
  if (first && second) throw new Failure('conflicting-options', { first: first.flag, second: second.flag });
  if (first?.value === undefined) return undefined;
  return { kind: first.kind, media: /^https?:\/\//i.test(first.value) ? { link: first.value } : { id: first.value } };
}

/** A file of another kind than the header's would be sent as the header's kind, and fail after it was accepted (131053). */
function findMisfit({ kind }: GivenMedia, template: Template): TemplateSendProblem | undefined {
  const format = readParts(template).header?.format ?? null;
  // A GIF is a video to whoever has the file.
  if (format === null || format === 'TEXT' || format === kind || (format === 'GIF' && kind === 'VIDEO'))
    return undefined;
  return { part: 'header', problem: 'surplus-media', format };
}
