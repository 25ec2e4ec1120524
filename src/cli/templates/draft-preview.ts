import { type Draft, toTemplateData } from '../../core/templates/draft.js';
import { previewOf } from '../../core/templates/preview.js';
import type { TemplateComponent } from '../../core/templates/template.js';
import { createScreen } from '../../ui/create-screen.js';
import { messageBubble } from '../../ui/message-bubble.js';
import { printable } from '../../ui/printable.js';
import type { Context } from '../context.js';

/** How the message will look, with its examples filled in. */
export function previewDraft(draft: Draft, { host, text }: Pick<Context<unknown>, 'host' | 'text'>): string {
  const { stderr, env } = host;
  const screen = createScreen({ stdout: stderr, env, color: 'never', text, now: host.now() });
  const { language, category, components } = toTemplateData(draft);
  const message = previewOf({
    language: String(language),
    category: String(category),
    components: components as TemplateComponent[],
  });
  return messageBubble(printable(message), screen);
}
