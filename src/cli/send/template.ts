import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { compileTemplate } from '../../core/messages/compile-template.js';
import { toPayload } from '../../core/messages/payload.js';
import { readHeader } from '../../core/messages/read-header.js';
import { splitName } from '../../core/messages/read-params.js';
import { parseRecipient } from '../../core/messages/recipient.js';
import type { HeaderValue, TemplateValues } from '../../core/messages/template-values.js';
import { findTemplate } from '../../core/templates/find.js';
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
    header: optional(text('--header <value>')),
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
    const compiled = compileTemplate(definition);
    const header =
      input.header === undefined ? undefined : readHeader(compiled.parts.header?.format ?? null, input.header);
    const value = header && 'value' in header ? header.value : undefined;
    const filled = compiled.fill(toValues(input, compiled.isNamed, value), to);
    const problems = [
      ...(header && 'problem' in header ? [header.problem] : []),
      ...('problems' in filled ? filled.problems : []),
    ];
    if (!('components' in filled) || problems.length > 0) {
      throw new Failure('template-parameters-wrong', { name, language, problems });
    }
    const { replyTo, callbackData } = input;
    const { body, components } = filled;
    const summary = { template: name, language, body };
    const content = { name, language: { code: language }, ...(components.length > 0 && { components }) };
    const payload = toPayload({ to, replyTo, callbackData }, 'template', content);
    const sending = { payload, recipient: input.to, summary, wait, say: context.say };
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
  readonly header: string | undefined;
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
function toValues(input: Input, isNamed: boolean, header: HeaderValue | undefined): TemplateValues {
  return {
    ...(isNamed ? { named: Object.fromEntries(input.param.map(splitName)) } : { body: input.param }),
    ...(header && { header }),
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
