import type { Template } from '../../../core/templates/template.js';
import { createScreen } from '../../../ui/create-screen.js';
import { messageBubble } from '../../../ui/message-bubble.js';
import type { TemplateDraft } from './draft.js';
import type { TemplateContext } from './look-up.js';

/** The message as far as it is filled, with the holes that are left; for a person only. */
export async function notePicture({ filled, problems }: TemplateDraft, context: TemplateContext): Promise<void> {
  if (problems.length === 0) return;
  const { host, text, note, session, say } = context;
  if (context.globals.jq !== undefined || (await session.settings()).output.value !== 'human') return;
  const { stderr, env } = host;
  const screen = createScreen({ stdout: stderr, env, text, color: 'never', now: host.now() });
  note(`${say.picture}\n${messageBubble(filled.preview(), screen)}`);
}

/** What Meta has now is another template than the one that was read here. */
export function noteChange({ name, language, components }: Template, { note, say }: TemplateContext): void {
  const body = components.find(({ type }) => type.toUpperCase() === 'BODY')?.text;
  note(say.changed(name, language, typeof body === 'string' ? body : ''));
}
