import { Failure } from '../../core/failure.js';
import type { DraftButton, DraftHeader } from '../../core/templates/draft.js';
import { headerFormatOf } from '../../core/templates/sample-file.js';
import type { Host } from '../../host/host.js';
import { list, oneOf, optional, pairs, text } from '../field.js';

/** The flags that describe a template, instead of a file. */
export const draftFlags = {
  name: optional(text('--name <name>')),
  language: optional(text('--language <code>')),
  category: optional(oneOf('--category <category>', ['UTILITY', 'MARKETING', 'AUTHENTICATION'])),
  header: optional(text('--header <text>')),
  headerFile: optional(text('--header-file <file>')),
  body: optional(text('--body <text>')),
  footer: optional(text('--footer <text>')),
  quickReply: list('--quick-reply <text>'),
  urlButton: pairs('--url-button <text=url>'),
  phoneButton: pairs('--phone-button <text=number>'),
  sample: pairs('--sample <variable=example>'),
};

type Pair = { readonly name: string; readonly value: string };

/** What the flags gave. */
export interface DraftInput {
  readonly name: string | undefined;
  readonly language: string | undefined;
  readonly category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION' | undefined;
  readonly header: string | undefined;
  readonly headerFile: string | undefined;
  readonly body: string | undefined;
  readonly footer: string | undefined;
  readonly quickReply: readonly string[];
  readonly urlButton: readonly Pair[];
  readonly phoneButton: readonly Pair[];
  readonly sample: readonly Pair[];
}

/** Without these it is no template, and they are asked for. */
export function missingFlags({ name, language, category, body }: DraftInput): string[] {
  const needed = { '--name': name, '--language': language, '--category': category, '--body': body };
  return Object.entries(needed).flatMap(([flag, value]) => {
    const isMetas = flag === '--body' && category === 'AUTHENTICATION';
    return value === undefined && !isMetas ? [flag] : [];
  });
}

/** The first flag of those given, for saying what does not go together; undefined for none. */
export function firstFlag(input: DraftInput): string | undefined {
  const given: Readonly<Record<string, unknown>> = {
    '--name': input.name,
    '--language': input.language,
    '--category': input.category,
    '--header': input.header,
    '--header-file': input.headerFile,
    '--body': input.body,
    '--footer': input.footer,
    '--quick-reply': input.quickReply[0],
    '--url-button': input.urlButton[0],
    '--phone-button': input.phoneButton[0],
    '--sample': input.sample[0],
  };
  return Object.keys(given).find((flag) => given[flag] !== undefined);
}

/** In a shell a line break is hard to type, so `\n` is one. */
export function withLineBreaks(text: string): string {
  return text.replaceAll('\\n', '\n');
}

export async function headerOf(input: DraftInput, host: Pick<Host, 'readFile'>): Promise<DraftHeader | null> {
  if (input.header !== undefined && input.headerFile !== undefined) {
    throw new Failure('conflicting-options', { first: '--header', second: '--header-file' });
  }
  if (input.header !== undefined) return { format: 'TEXT', text: input.header };
  return input.headerFile === undefined ? null : readHeaderFile(input.headerFile, host);
}

/** By what is in the file; the copy beside the template's file keeps its name. */
export async function readHeaderFile(path: string, { readFile }: Pick<Host, 'readFile'>): Promise<DraftHeader> {
  const format = headerFormatOf(await readFile(path));
  if (format === undefined) throw new Failure('template-header-file-unfit', { path });
  return { format, sample: path.split(/[/\\]/).at(-1) ?? path };
}

export function buttonsOf({ quickReply, urlButton, phoneButton }: DraftInput): DraftButton[] {
  return [
    ...quickReply.map((label): DraftButton => ({ type: 'QUICK_REPLY', text: label })),
    ...urlButton.map(({ name, value }): DraftButton => ({ type: 'URL', text: name, url: value })),
    ...phoneButton.map(({ name, value }): DraftButton => ({ type: 'PHONE_NUMBER', text: name, phone_number: value })),
  ];
}

export function samplesOfFlags({ sample }: DraftInput): Record<string, string> {
  return Object.fromEntries(sample.map(({ name, value }) => [name, value]));
}
