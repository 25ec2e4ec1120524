import { type Draft, grouped, holesOf, sampleOf, toTemplateData } from '../../core/templates/draft.js';
import { renderTemplate } from '../../core/templates/render.js';
import type { TemplateComponent } from '../../core/templates/template.js';
import { fold } from '../../ui/fold.js';
import type { Context } from '../context.js';

/** How the message will look, with its examples filled in. */
export function previewDraft(draft: Draft, { host }: Pick<Context<unknown>, 'host'>): string {
  const data = toTemplateData({ ...draft, buttons: grouped(draft.buttons) });
  const values = (part: string) =>
    Object.fromEntries(
      holesOf(draft).flatMap((hole) => {
        const value = sampleOf(draft, hole);
        return hole.key.startsWith(`${part}.`) && value ? [[hole.hole, value]] : [];
      }),
    );
  const shown = renderTemplate(
    { components: data.components as TemplateComponent[] },
    { header: values('header'), body: values('body') },
  );
  const width = Math.min(host.stderr.columns ?? 80, 60) - 4;
  const lines = [shown.header, shown.body, shown.footer, ...shown.buttons.map(({ text }) => `[ ${text} ]`)];
  const text = lines.filter((line): line is string => line !== null && line !== '').join('\n');
  return fold(text, width)
    .split('\n')
    .map((line) => `  │ ${line}`)
    .join('\n');
}
