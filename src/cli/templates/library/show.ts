import { fillHoles, findHoles } from '../../../core/templates/holes.js';
import type { LibraryTemplate } from '../../../core/templates/library.js';
import { neededInputs } from '../../../core/templates/library-inputs.js';
import { details } from '../../../ui/details.js';
import { command, type Says } from '../../command.js';
import { optional, text } from '../../field.js';
import { findInLibrary, libraryTemplate } from '../library-template.js';

export const show = command({
  path: 'templates library show',
  examples: [
    'wabactl templates library show delivery_update_1',
    'wabactl templates library show delivery_update_1 --json',
  ],
  args: { name: text('<name>') },
  options: { language: optional(text('--language <code>')) },
  output: libraryTemplate,
  run: ({ name, language }, context) => findInLibrary({ name, language }, context),
  view(template, screen, say) {
    const { labels } = say;
    const { style } = screen;
    const samples = Object.fromEntries(template.bodyParams.map((value, at) => [String(at + 1), value]));
    const buttons = template.buttons.map(({ type, text: label, url, phoneNumber }) =>
      [`[${label || type}]`, url ?? phoneNumber].filter(Boolean).join(' '),
    );
    const rows = details(
      [
        [labels.name, style.strong(template.name)],
        [labels.language, template.language],
        [labels.category, template.category],
        [labels.topic, [template.topic, template.usecase].filter(Boolean).join(', ') || undefined],
        [labels.industry, template.industry.join(', ') || undefined],
        [labels.header, template.header ?? undefined],
        [labels.body, fillHoles(template.body, samples)],
        [labels.values, valuesOf(template, say) || undefined],
        [labels.buttons, buttons.length === 0 ? undefined : buttons.join('\n')],
      ],
      screen,
    );
    const flags = neededInputs(template.buttons).map(({ index, kind }) => ` --button ${index}=<${kind}>`);
    return `${rows}\n\n${say.next(template.name, template.language, flags.join(''))}`;
  },
});

/** What each hole takes: `{{1}} TEXT, for example Jim`. */
function valuesOf({ body, bodyParams, bodyParamTypes }: LibraryTemplate, say: Says<'templates library show'>): string {
  return findHoles(body)
    .map((hole, at) => say.value(`{{${hole}}}`, bodyParamTypes[at] ?? '', bodyParams[at] ?? ''))
    .join('\n');
}
