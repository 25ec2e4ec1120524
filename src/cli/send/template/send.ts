import { Failure } from '../../../core/failure.js';
import { type Envelope, toPayload } from '../../../core/messages/payload.js';
import type { Recipient } from '../../../core/messages/recipient.js';
import { mayBeAmerican } from '../../../core/phone/international.js';
import type { Template } from '../../../core/templates/template.js';
import { type FollowedMessage, sendAndFollow } from '../send-and-follow.js';
import type { WaitWish } from '../wait-options.js';
import { draftTemplate, type Filling, type TemplateDraft } from './draft.js';
import { isChanged, rereadTemplate, type TemplateContext } from './look-up.js';
import { noteChange, notePicture } from './notes.js';

export interface TemplateSending {
  readonly filling: Filling;
  readonly envelope: Envelope;
  /** The recipient as typed. */
  readonly given: string;
  readonly wait: WaitWish | undefined;
}

/** The message with the template as it was in the end. */
export interface SentTemplate {
  readonly message: FollowedMessage;
  readonly draft: TemplateDraft;
}

/**
 * Refusals that another version of the template explains: the number, name, form and values of its parameters, and that it is
 * paused or disabled by now.
 */
const STALE_CODES = [132000, 132001, 132012, 132015, 132016, 132018];

/** Sends; and once more where Meta refused because the template is another one now, which the same values fit as well. */
export async function* sendTemplate(
  draft: TemplateDraft,
  sending: TemplateSending,
  context: TemplateContext,
): AsyncGenerator<SentTemplate, void, undefined> {
  try {
    yield* sendDraft(draft, sending, context);
  } catch (thrown) {
    const newest = isStale(thrown) ? await rereadTemplate(draft.compiled.template, context) : undefined;
    if (newest === undefined || !isChanged(draft.compiled.template, newest)) throw thrown;
    noteChange(newest, context);
    const again = await draftTemplate(newest, sending.filling, context);
    if (again.problems.length > 0) {
      await notePicture(again, context);
      const { name, language } = newest;
      throw new Failure('template-parameters-wrong', { name, language, problems: [...again.problems], copyOf: null });
    }
    yield* sendDraft(again, sending, context);
  }
}

/** A refusal of the request itself proves that nothing was accepted. */
function isStale(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.is('refused') && STALE_CODES.includes(thrown.facts.graph.code);
}

async function* sendDraft(
  draft: TemplateDraft,
  { envelope, given, wait }: TemplateSending,
  context: TemplateContext,
): AsyncGenerator<SentTemplate, void, undefined> {
  const { template } = draft.compiled;
  const { name, language } = template;
  noteAmerican(template, envelope.to, context);
  const components = await draft.components();
  const content = { name, language: { code: language }, ...(components.length > 0 && { components }) };
  const sending = {
    payload: toPayload(envelope, 'template', content),
    recipient: given,
    summary: { template: name, language, body: draft.filled.body },
    edge: draft.edge,
    wait,
    say: context.say,
  };
  for await (const message of sendAndFollow(context, sending)) yield { message, draft };
}

/** Meta has not delivered marketing to the United States since 1 April 2025, and says so only afterwards (131049). */
function noteAmerican({ category }: Template, to: Recipient, { note, say }: TemplateContext): void {
  if (category.toUpperCase() !== 'MARKETING' || to.kind !== 'phone' || !mayBeAmerican(to.number)) return;
  note(say.american(`+${to.number}`));
}
