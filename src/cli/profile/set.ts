import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { checkProfileChanges } from '../../core/profile/check.js';
import { diffProfiles } from '../../core/profile/diff.js';
import { inspectPicture, type PictureProblem } from '../../core/profile/picture.js';
import type { ProfileChanges } from '../../core/profile/profile.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { anyText, type Field, list, optional, text } from '../field.js';
import { changeProfile, needed, planProfile } from './change-profile.js';
import { type PictureFile, readProfileFile } from './profile-file.js';
import { differenceSchema, viewDifferences } from './profile-view.js';

const CLEARABLE = ['address', 'description', 'email', 'websites'] as const;
/** The other two are understood, so that what keeps them from being empty can be said. */
const FIELDS = [...CLEARABLE, 'about', 'vertical'] as const;

const clear: Field<(typeof FIELDS)[number][]> = {
  ...list('--clear <field>'),
  schema: z.pipe(
    z.optional(z.array(z.enum(FIELDS))),
    z.transform((fields: (typeof FIELDS)[number][] | undefined) => fields ?? []),
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
    'wabactl profile set --file profile.yaml',
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
    file: optional(text('--file <file>')),
    clear,
  },
  output: z.object({ changed: z.boolean(), changes: z.array(differenceSchema), pictureReplaced: z.boolean() }),
  changes: true,
  async run(input, context) {
    const { host, say, note } = context;
    const { changes, picture } = await gather(input, context);
    const { before, wanted, picture: known } = await planProfile(changes, picture, context);
    // A picture that was asked for by its flag is sent again; one of a file only where it is another one, or nobody knows.
    const isSent = picture !== undefined && (input.picture !== undefined || known !== 'same');
    if (Object.keys(wanted).length === 0 && !isSent) return { changed: false, changes: [], pictureReplaced: false };
    const progress = host.progress(isSent ? say.uploading : say.sending);
    const after = await changeProfile(wanted, isSent ? picture : undefined, context).finally(() => progress.done());
    const unlike = Object.keys(needed(after, wanted));
    if (unlike.length > 0 && !context.dryRun) note(say.differs(unlike.join(', ')));
    return { changed: true, changes: diffProfiles(before, after), pictureReplaced: isSent };
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
  readonly picture: string | undefined;
  readonly file: string | undefined;
  readonly clear: readonly (typeof FIELDS)[number][];
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

type SetContext = Context<Says<'profile set'>>;

interface Judged {
  readonly picture: PictureFile | undefined;
  readonly problem: { readonly path: string; readonly problem: PictureProblem } | undefined;
}

async function readPicture(path: string | undefined, { readInput, note, text: words }: SetContext): Promise<Judged> {
  if (path === undefined) return { picture: undefined, problem: undefined };
  const bytes = await readInput(path, '--picture');
  const report = inspectPicture(bytes);
  if ('problem' in report) return { picture: undefined, problem: { path, problem: report.problem } };
  for (const warning of report.warnings) note(words.pictureWarning(warning));
  return { picture: { mimeType: report.picture.mimeType, bytes }, problem: undefined };
}

/** Flags go before the file, and each field is judged once; all faults are told together. */
async function gather(
  input: Input,
  context: SetContext,
): Promise<{ changes: ProfileChanges; picture: PictureFile | undefined }> {
  const { note, text: words } = context;
  const file = input.file === undefined ? undefined : await readProfileFile(input.file, context);
  for (const warning of file?.warnings ?? []) note(words.pictureWarning(warning));
  const own = toChanges(input);
  if (Object.keys(own).length === 0 && input.picture === undefined && file === undefined) {
    throw new Failure('profile-nothing-to-change', {});
  }
  const problems = checkProfileChanges(own);
  const { picture, problem } = await readPicture(input.picture, context);
  if (problems.length > 0) throw new Failure('profile-invalid', { problems, picture: problem ?? null });
  if (problem) throw new Failure('picture-invalid', problem);
  return { changes: { ...file?.changes, ...own }, picture: picture ?? file?.picture };
}
