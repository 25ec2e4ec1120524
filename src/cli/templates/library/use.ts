import * as z from 'zod/mini';
import { Failure } from '../../../core/failure.js';
import type { LibraryTemplate } from '../../../core/templates/library.js';
import {
  type GivenInput,
  isFit,
  type NeededInput,
  neededInputs,
  toButtonInputs,
} from '../../../core/templates/library-inputs.js';
import { createFromLibrary } from '../../../graph/template-library.js';
import { details } from '../../../ui/details.js';
import { command, type Says } from '../../command.js';
import type { Context } from '../../context.js';
import { type Field, optional, pairs, text } from '../../field.js';
import { findInLibrary } from '../library-template.js';
import { nameStatus } from '../template-data.js';

export const use = command({
  path: 'templates library use',
  examples: [
    'wabactl templates library use delivery_update_1 --name my_delivery --button 0=https://example.com/orders',
    "wabactl templates library use delivery_update_1 --name my_delivery --button '0=https://example.com/{{1}}' --example 0=https://example.com/1042",
  ],
  args: { libraryName: text('<library-name>') },
  options: {
    name: templateName('--name <name>'),
    language: optional(text('--language <code>')),
    button: pairs('--button <index=value>'),
    example: pairs('--example <index=value>'),
  },
  output: z.object({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    status: z.string(),
    category: z.string(),
    libraryTemplate: z.string(),
  }),
  changes: true,
  async run(input, context) {
    const { session, host, say } = context;
    const { wabaId } = await session.channel();
    const template = await findInLibrary({ name: input.libraryName, language: input.language }, context);
    const buttons = await completed(template, input, context);
    const made = toButtonInputs(template.buttons, buttons);
    if ('faults' in made) throw new Failure('library-inputs-wrong', { name: template.name, faults: made.faults });
    const progress = host.progress(say.creating);
    try {
      const as = { name: input.name, buttonInputs: made.inputs };
      const { id, status, category } = await createFromLibrary(await session.graph(), wabaId, template, as);
      return { id, name: input.name, language: template.language, status, category, libraryTemplate: template.name };
    } finally {
      progress.done();
    }
  },
  view({ id, name, language, status, category, libraryTemplate }, screen, say) {
    const { style } = screen;
    const rows: [string, string][] = [
      [say.labels.id, id],
      [say.labels.status, nameStatus(status, say.statuses, style)],
      [say.labels.category, category],
    ];
    const now = status === 'APPROVED' ? say.approved(name) : say.next;
    return `${style.good('✓')} ${say.done(name, language, libraryTemplate)}\n${details(rows, screen)}\n\n${now}`;
  },
});

function templateName(flags: string): Field<string> {
  return { ...text(flags, { maxLength: 512 }), schema: z.string().check(z.regex(/^[a-z0-9_]{1,512}$/)) };
}

interface Given {
  readonly button: readonly GivenInput[];
  readonly example: readonly GivenInput[];
}

/** Asks a person for what no flag said; elsewhere everything that is missing is named at once. */
async function completed(
  template: LibraryTemplate,
  { button, example }: Given,
  { ask, say }: Context<Says<'templates library use'>>,
): Promise<{ buttons: GivenInput[]; examples: GivenInput[] }> {
  const buttons = [...button];
  const examples = [...example];
  const isOpen = ({ index }: NeededInput, given: readonly GivenInput[]) =>
    !given.some(({ name }) => name === String(index));
  if (!ask.possible) return { buttons, examples };
  for (const needed of neededInputs(template.buttons)) {
    const name = String(needed.index);
    if (isOpen(needed, buttons)) {
      const value = await ask.text(say.askTarget[needed.kind](needed.text), `--button ${name}=…`);
      buttons.push({ name, value });
    }
    const value = buttons.find((given) => given.name === name)?.value ?? '';
    if (value.includes('{{') && isFit('url', value) && isOpen(needed, examples)) {
      examples.push({ name, value: await ask.text(say.askExample(value), `--example ${name}=…`) });
    }
  }
  return { buttons, examples };
}
