import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { identifyFile } from '../../core/media/identify-file.js';
import { readParams } from '../../core/messages/read-params.js';
import { readParts } from '../../core/templates/parts.js';
import {
  type MessagePreview,
  type Previewed,
  type PreviewHeader,
  type PreviewValues,
  previewOf,
} from '../../core/templates/preview.js';
import { besideFile } from '../../core/templates/source.js';
import { messageBubble } from '../../ui/message-bubble.js';
import { previewPage, previewWidth } from '../../ui/preview-page.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { list, oneOf, optional, pairs, text } from '../field.js';
import { messagePreview } from '../message-preview.js';
import { pickTemplate } from './pick-template.js';
import { readTemplateFile } from './template-file.js';

export const preview = command({
  path: 'templates preview',
  examples: [
    'wabactl templates preview templates/order_update/en_US.yaml',
    'wabactl templates preview order_update --language es --param Ana --param 1042',
    'wabactl templates preview offer.yaml --png offer.png --theme dark',
  ],
  args: { template: text('<template>') },
  options: {
    language: optional(text('--language <code>')),
    param: list('--param <value>'),
    headerText: optional(text('--header-text <value>')),
    button: pairs('--button <index=value>'),
    html: optional(text('--html <file>')),
    png: optional(text('--png <file>')),
    theme: optional(oneOf('--theme <theme>', ['light', 'dark'])),
  },
  output: z.object({ name: z.string(), message: messagePreview, written: z.array(z.string()) }),
  async run(input, context) {
    const { say, text: words } = context;
    const found = await find(input, context);
    const shown = previewOf(found, valuesOf(input, found));
    const written = [input.html, input.png].filter((path) => path !== undefined);
    if (written.length > 0) {
      const title = say.title(found.name, found.language);
      const pictures = await picturesOf(shown, found.path, context);
      const page = (theme: 'light' | 'dark' | undefined) =>
        previewPage({ title, message: shown, pictures, theme }, words);
      if (input.html !== undefined) await context.writeFile(input.html, page(input.theme));
      // A picture cannot follow its reader's system.
      if (input.png !== undefined) await draw(input.png, page(input.theme ?? 'light'), previewWidth(shown), context);
    }
    return { name: found.name, message: shown, written };
  },
  view({ message: shown, written }, screen, say) {
    return [messageBubble(shown, screen), ...written.map((path) => say.written(path))].join('\n');
  },
});

type PreviewContext = Context<Says<'templates preview'>>;

interface Input {
  readonly template: string;
  readonly language: string | undefined;
  readonly param: readonly string[];
  readonly headerText: string | undefined;
  readonly button: readonly { readonly name: string; readonly value: string }[];
}

interface Found extends Previewed {
  readonly name: string;
  readonly isNamed: boolean;
  /** Of the file; null for a template of the account. */
  readonly path: string | null;
}

/** A name of Meta's has neither a dot nor a slash, and a path of ours has one of them. */
async function find({ template, language }: Input, context: PreviewContext): Promise<Found> {
  if (template !== '-' && !/[./\\]/.test(template)) {
    const { name, parameterFormat, ...rest } = await pickTemplate(template, language, context);
    return { ...rest, name, isNamed: parameterFormat?.toUpperCase() === 'NAMED', path: null };
  }
  const { definition, warnings } = await readTemplateFile(template, context);
  for (const unknown of warnings) context.note(context.say.unknownLanguage(unknown));
  const { name, parameter_format, ...rest } = definition;
  return { ...rest, name, isNamed: parameter_format === 'NAMED', path: template };
}

function valuesOf({ param, headerText, button }: Input, { components, category, isNamed }: Found): PreviewValues {
  // The text is Meta's, so that a file has no hole for the code.
  if (category.toUpperCase() === 'AUTHENTICATION') return param[0] === undefined ? {} : { code: param[0] };
  const parts = readParts({ components });
  const [headerHole] = parts.header?.holes ?? [];
  const body = readParams(param, parts.body?.holes ?? [], isNamed);
  return {
    body,
    header: { ...body, ...(headerHole !== undefined && headerText !== undefined && { [headerHole]: headerText }) },
    buttons: Object.fromEntries(button.map(({ name, value }) => [Number(name), value])),
  };
}

/** The samples that are pictures and can be read; without them the page shows what would stand there. */
async function picturesOf(shown: MessagePreview, path: string | null, { host }: PreviewContext) {
  const pictures = new Map<string, string>();
  const headers = [shown.header, ...shown.cards.map((each) => each.header)];
  for (const sample of new Set(headers.flatMap((each: PreviewHeader | null) => each?.sample ?? []))) {
    const bytes = path === null ? undefined : await host.readFileIfExists(besideFile(path, sample));
    const mimeType = bytes && identifyFile(bytes)?.mimeType;
    if (bytes && mimeType?.startsWith('image/')) pictures.set(sample, toDataAddress(mimeType, bytes));
  }
  return pictures;
}

function toDataAddress(mimeType: string, bytes: Uint8Array): string {
  return `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`;
}

async function draw(
  path: string,
  page: string,
  width: number,
  { host, say, writeFile }: PreviewContext,
): Promise<void> {
  const progress = host.progress(say.drawing);
  const picture = await host.drawPage(page, width).finally(() => progress.done());
  if (picture === undefined) throw new Failure('no-drawing-browser', {});
  await writeFile(path, picture);
}
