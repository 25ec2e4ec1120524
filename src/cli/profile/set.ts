import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { checkProfileChanges, toProfileUpdate } from '../../core/profile/check.js';
import { diffProfiles } from '../../core/profile/diff.js';
import { inspectPicture, type Picture } from '../../core/profile/picture.js';
import type { Profile, ProfileChanges } from '../../core/profile/profile.js';
import { readProfile, updateProfile } from '../../graph/profile.js';
import { uploadResumable } from '../../graph/uploads.js';
import { saveProfile } from '../../store/profile-cache.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { anyText, type Field, list, optional, text } from '../field.js';
import { differenceSchema, viewDifferences } from './profile-view.js';

const CLEARABLE = ['address', 'description', 'email', 'websites'] as const;

const clear: Field<(typeof CLEARABLE)[number][]> = {
  ...list('--clear <field>'),
  schema: z.pipe(
    z.optional(z.array(z.enum(CLEARABLE))),
    z.transform((fields: (typeof CLEARABLE)[number][] | undefined) => fields ?? []),
  ),
  problem: { expected: 'one-of', values: [...CLEARABLE] },
  values: CLEARABLE,
};

export const set = command({
  path: 'profile set',
  examples: [
    'wabactl profile set --description "Plants and pots since 1987" --vertical RETAIL',
    'wabactl profile set --website https://example.com --picture logo.png',
    'wabactl profile set --clear email --dry-run',
  ],
  args: {},
  options: {
    about: optional(anyText('--about <text>')),
    address: optional(anyText('--address <text>')),
    description: optional(anyText('--description <text>')),
    email: optional(anyText('--email <address>')),
    vertical: optional(anyText('--vertical <value>')),
    website: list('--website <url>'),
    picture: optional(text('--picture <file>')),
    clear,
  },
  output: z.object({ changed: z.boolean(), changes: z.array(differenceSchema), pictureReplaced: z.boolean() }),
  changes: true,
  async run(input, context) {
    const { session, host, say, note } = context;
    const changes = toChanges(input);
    if (Object.keys(changes).length === 0 && input.picture === undefined) {
      throw new Failure('profile-nothing-to-change', {});
    }
    const problems = checkProfileChanges(changes);
    if (problems.length > 0) throw new Failure('profile-invalid', { problems });
    const picture = input.picture === undefined ? undefined : await readPicture(input.picture, context);

    const channel = await session.channel();
    const graph = await session.graph();
    const before = await readProfile(graph, channel.phoneNumberId);
    const wanted = needed(before, toProfileUpdate(changes));
    if (Object.keys(wanted).length === 0 && picture === undefined) {
      return { changed: false, changes: [], pictureReplaced: false };
    }
    const handle = picture && (await upload(picture, context));
    await updateProfile(graph, channel.phoneNumberId, {
      ...wanted,
      ...(handle !== undefined && { pictureHandle: handle }),
    });
    const after = await readProfile(graph, channel.phoneNumberId);
    saveProfile(await session.database(), channel.id, { profile: after, syncedAt: host.now().toISOString() });
    const unlike = Object.keys(needed(after, wanted));
    if (unlike.length > 0 && !context.dryRun) note(say.differs(unlike.join(', ')));
    const differences = diffProfiles(before, after);
    return { changed: true, changes: differences, pictureReplaced: picture !== undefined };
  },
  view({ changed, changes, pictureReplaced }, screen, say) {
    if (!changed) return say.unchanged;
    const shown = changes.filter(({ field }) => field !== 'pictureUrl');
    const lines = [say.done, viewDifferences(shown, screen, say)];
    if (pictureReplaced) lines.push(`${screen.style.dim(say.labels.pictureUrl)}  ${say.pictureReplaced}`);
    return `${lines.filter((line) => line !== '').join('\n')}\n\n${say.next}`;
  },
});

interface Input {
  readonly about: string | undefined;
  readonly address: string | undefined;
  readonly description: string | undefined;
  readonly email: string | undefined;
  readonly vertical: string | undefined;
  readonly website: readonly string[];
  readonly clear: readonly (typeof CLEARABLE)[number][];
}

/** What the flags ask for; a field that is both set and cleared is a contradiction, and so an error. */
function toChanges({ about, address, description, email, vertical, website, clear }: Input): ProfileChanges {
  const given = {
    ...(about !== undefined && { about }),
    ...(address !== undefined && { address }),
    ...(description !== undefined && { description }),
    ...(email !== undefined && { email }),
    ...(vertical !== undefined && { vertical }),
    ...(website.length > 0 && { websites: website }),
  };
  const both = clear.find((field) => field in given);
  if (both !== undefined) {
    const first = both === 'websites' ? '--website' : `--${both}`;
    throw new Failure('conflicting-options', { first, second: `--clear ${both}` });
  }
  const emptied = clear.map((field) => [field, field === 'websites' ? [] : '']);
  return { ...given, ...Object.fromEntries(emptied) };
}

/** Only what differs: what Meta already has is not sent again. */
function needed(current: Profile, changes: ProfileChanges): ProfileChanges {
  const differs = ([field, value]: [string, unknown]) => {
    const now = current[field as keyof ProfileChanges];
    return JSON.stringify(value) !== JSON.stringify(now ?? '');
  };
  return Object.fromEntries(Object.entries(changes).filter(differs));
}

type SetContext = Context<Says<'profile set'>>;

interface PictureFile extends Pick<Picture, 'mimeType'> {
  readonly name: string;
  readonly content: Uint8Array;
}

async function readPicture(path: string, { readInput, note, say }: SetContext): Promise<PictureFile> {
  const content = await readInput(path, '--picture');
  const report = inspectPicture(content);
  if ('problem' in report) throw new Failure('picture-invalid', { path, problem: report.problem });
  for (const warning of report.warnings) note(say.warning(warning));
  const { mimeType } = report.picture;
  return { mimeType, content, name: mimeType === 'image/png' ? 'picture.png' : 'picture.jpg' };
}

async function upload(picture: PictureFile, { session, host, say }: SetContext): Promise<string> {
  const progress = host.progress(say.uploading);
  try {
    const { mimeType, content: bytes, name: fileName } = picture;
    return await uploadResumable(await session.graph(), await session.appId(), { fileName, mimeType, bytes });
  } finally {
    progress.done();
  }
}
