import * as z from 'zod/mini';
import { sha256Of } from '../../core/digest.js';
import { Failure } from '../../core/failure.js';
import { extensionsOf, formatName } from '../../core/media/format-names.js';
import { safeFileName } from '../../core/media/safe-name.js';
import { sizeOf } from '../../text/file-size.js';
import { details } from '../../ui/details.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { type Field, flag, optional, text } from '../field.js';
import { requireOneForm } from '../one-form.js';
import { fetchMedia } from './fetch-media.js';
import { type FoundMedia, findMedia } from './find-media.js';
import { mediaOfMessage } from './media-of-message.js';

const mediaOrMessage: Field<string> = {
  flags: '<id>',
  schema: z.string().check(z.regex(/^(\d{5,25}|wamid\.\S+)$/)),
  problem: { expected: 'id' },
};

export const download = command({
  path: 'media download',
  examples: [
    'wabactl media download 1037543291543636',
    'wabactl media download wamid.HBgLMTU1NTAxNDIyMzM= --to received/',
    'wabactl media download 1037543291543636 --to - > photo.jpg',
  ],
  args: { id: mediaOrMessage },
  options: { to: optional(text('--to <path>')), force: flag('--force') },
  output: z.object({
    id: z.string(),
    /** The message that brought it, where it was named. */
    messageId: z.nullable(z.string()),
    file: z.string(),
    mimeType: z.nullable(z.string()),
    bytes: z.number(),
    sha256: z.string(),
    /** Whether Meta told a hash, which then was the same. */
    checked: z.boolean(),
    /** False where the file was there already, with this content. */
    written: z.boolean(),
  }),
  changes: true,
  async *run({ id: given, to, force }, context) {
    if (to === '-') guardOutput(context);
    const { session, host, say } = context;
    const messageId = given.startsWith('wamid.') ? given : null;
    const named = messageId === null ? null : await mediaOfMessage(messageId, context);
    const graph = await session.graph();
    const media = await findMedia(graph, named?.id ?? given);
    const file = await placeFor(to, nameOf(media, named?.filename ?? null), host);
    const present = force || file === '-' ? undefined : await sameThere(file, media.sha256, host);
    const facts = { id: media.id, messageId, file };
    if (present) return yield { ...facts, mimeType: media.mimeType, ...present, checked: true, written: false };
    const progress = host.progress(say.downloading(media.id));
    const { bytes, ...fetched } = await fetchMedia(graph, media).finally(() => progress.done());
    if (file === '-') return context.writeOutput(bytes);
    await context.writeFile(file, bytes);
    yield { ...facts, ...fetched, bytes: bytes.length, written: true };
  },
  view({ id, messageId, file, mimeType, bytes, sha256, checked, written }, screen, say) {
    const { labels } = say;
    const rows: [string, string | undefined][] = [
      [labels.id, id],
      [labels.message, messageId ?? undefined],
      [labels.type, mimeType === null ? undefined : `${formatName(mimeType)} (${mimeType})`],
      [labels.size, sizeOf(bytes)],
      [labels.sha256, sha256],
      [labels.compared, checked ? say.checked : say.unchecked],
    ];
    return `${screen.style.good('✓')} ${written ? say.done(file) : say.unchanged(file)}\n${details(rows, screen)}`;
  },
});

/** A file that goes to standard output is the only thing there. */
function guardOutput(context: Context<Says<'media download'>>): void {
  requireOneForm('--to -', 'raw', context);
  if (context.host.stdout.isTTY && !context.dryRun) {
    throw new Failure('binary-to-terminal', { command: 'wabactl media download … --to -' });
  }
}

/** As the customer called it, else by its id and its type. */
function nameOf({ id, mimeType }: FoundMedia, given: string | null): string {
  const extension = (mimeType === null ? undefined : extensionsOf(mimeType)[0]) ?? 'bin';
  return (given === null ? null : safeFileName(given)) ?? `${id}.${extension}`;
}

async function placeFor(to: string | undefined, name: string, host: Context<unknown>['host']): Promise<string> {
  if (to === undefined) return name;
  if (to === '-') return to;
  const isFolder = /[/\\]$/.test(to) || (await host.lookAt(to))?.kind === 'folder';
  return isFolder ? `${to.replace(/[/\\]+$/, '')}/${name}` : to;
}

/** Of a file that is there already and is this one; any other is not overwritten: Failure `file-present`. */
async function sameThere(path: string, sha256: string | null, host: Context<unknown>['host']) {
  if (!(await host.lookAt(path))) return undefined;
  const bytes = await host.readFile(path);
  const found = sha256Of(bytes);
  if (found !== sha256) throw new Failure('file-present', { path });
  return { bytes: bytes.length, sha256: found };
}
