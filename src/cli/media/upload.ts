import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { formatName } from '../../core/media/format-names.js';
import { kindOfType } from '../../core/media/judge-file.js';
import type { MediaProblem } from '../../core/messages/media.js';
import { sizeOf } from '../../text/file-size.js';
import { utcMinute } from '../../text/utc-minute.js';
import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';
import { command, type Says } from '../command.js';
import { flag, list } from '../field.js';
import { type MediaFileContext, readMediaFile } from '../media-file.js';
import { keptUntil, uploadOrReuse } from '../upload-media.js';

const uploaded = z.object({
  /** As it was given; `-` for standard input. */
  file: z.string(),
  id: z.string(),
  /** The kind of message that carries it. */
  kind: z.string(),
  mimeType: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  keptUntil: z.string(),
  /** Meta had it already, so that nothing was sent. */
  reused: z.boolean(),
});

export const upload = command({
  path: 'media upload',
  examples: [
    'wabactl media upload menu.pdf',
    'wabactl media upload *.jpg --json',
    'wabactl media upload - < voice.ogg --jq ".[0].id"',
  ],
  args: { files: list('<files...>') },
  options: { again: flag('--again') },
  output: z.array(uploaded),
  changes: true,
  async run({ files, again }, context) {
    const { host, note, text } = context;
    const read = await readAll(files, context);
    const done: z.infer<typeof uploaded>[] = [];
    for (const { file, kind, mimeType, bytes, warnings } of read) {
      for (const warning of warnings) note(text.media.warning({ ...warning, file }));
      const progress = host.progress(text.media.uploading(file));
      const { id, sha256, uploadedAt, reused } = await uploadOrReuse({ mimeType, bytes }, context, { again }).finally(
        () => progress.done(),
      );
      done.push({
        ...{ file, id, kind, mimeType },
        bytes: bytes.length,
        sha256,
        keptUntil: keptUntil(uploadedAt),
        reused,
      });
    }
    return done;
  },
  view(files, screen, say) {
    const [first] = files;
    const shown = files.map((file) => viewFile(file, screen, say));
    return [...shown, ...(first ? [say.next(first.kind, first.id)] : [])].join('\n\n');
  },
});

/** All are looked at before the first one goes out. */
async function readAll(files: readonly string[], context: MediaFileContext) {
  const problems: MediaProblem[] = [];
  const read = [];
  for (const file of files) {
    const found = await readMediaFile(context, { given: file, kind: undefined, givenBy: '<files...>' });
    if ('problem' in found) {
      const isMissing = found.problem === 'file-missing';
      problems.push({ field: 'media', given: file, ...(isMissing ? { problem: 'no-such-media', kind: null } : found) });
      continue;
    }
    const { mimeType, bytes, warnings } = found;
    for (const problem of found.problems) problems.push({ field: 'media', given: file, ...problem });
    if (mimeType === undefined) continue;
    read.push({ file, kind: kindOfType(mimeType) ?? 'document', mimeType, bytes, warnings });
  }
  if (problems.length > 0) throw new Failure('media-invalid', { problems });
  return read;
}

function viewFile(
  { file, id, mimeType, bytes, sha256, keptUntil: until, reused }: z.infer<typeof uploaded>,
  screen: Screen,
  say: Says<'media upload'>,
): string {
  const { labels } = say;
  const name = file === '-' ? say.stdin : file;
  const rows: [string, string][] = [
    [labels.id, id],
    [labels.type, `${formatName(mimeType)} (${mimeType})`],
    [labels.size, sizeOf(bytes)],
    [labels.sha256, sha256],
    [labels.keptUntil, utcMinute(until)],
  ];
  return `${screen.style.good('✓')} ${reused ? say.reused(name) : say.uploaded(name)}\n${details(rows, screen)}`;
}
