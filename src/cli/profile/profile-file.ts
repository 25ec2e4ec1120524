import { Failure } from '../../core/failure.js';
import type { PlacedProfileProblem } from '../../core/failures/profile.js';
import { checkProfileChanges } from '../../core/profile/check.js';
import { readProfileData } from '../../core/profile/file.js';
import { inspectPicture, type PictureProblem, type PictureWarning } from '../../core/profile/picture.js';
import type { ProfileChanges } from '../../core/profile/profile.js';
import { besideFile } from '../../core/templates/source.js';
import type { Context } from '../context.js';
import { parseYaml } from '../yaml-source.js';

/** Where the profile lies unless another file is named. */
export const DEFAULT_FILE = 'profile.yaml';

export interface PictureFile {
  readonly mimeType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

export interface CheckedProfile {
  readonly changes: ProfileChanges;
  readonly picture: PictureFile | undefined;
  readonly warnings: readonly PictureWarning[];
}

/** Reads and judges a profile file with its picture: all that is wrong, with its place, before any request. */
export async function readProfileFile(
  path: string,
  { readInput, host }: Pick<Context<unknown>, 'readInput' | 'host'>,
): Promise<CheckedProfile> {
  const parsed = parseYaml(path, await readInput(path, '<file>'));
  if ('problems' in parsed) throw new Failure('profile-file-invalid', { path, problems: parsed.problems });
  const { source } = parsed;
  const read = readProfileData(source.data);
  const at = (member: readonly (string | number)[]) => source.placeOf(member) ?? { line: null, column: null };
  if ('problems' in read) {
    const problems = read.problems.map((problem) => ({
      ...problem,
      ...at('member' in problem ? [problem.member] : []),
    }));
    throw new Failure('profile-file-invalid', { path, problems });
  }
  const { changes, picture } = read.file;
  const problems: PlacedProfileProblem[] = checkProfileChanges(changes).map((problem) => ({
    ...problem,
    ...at([problem.field]),
  }));
  const report = picture === undefined ? undefined : await lookAt(besideFile(path, picture), host);
  if (report?.problem) problems.push({ ...report.problem, path: picture ?? '', ...at(['picture']) });
  if (problems.length > 0) throw new Failure('profile-file-invalid', { path, problems });
  return { changes, picture: report?.file, warnings: report?.warnings ?? [] };
}

interface Looked {
  readonly file?: PictureFile;
  readonly warnings?: readonly PictureWarning[];
  readonly problem?:
    | { readonly problem: 'picture-missing' }
    | { readonly problem: 'picture'; readonly picture: PictureProblem };
}

async function lookAt(path: string, host: Pick<Context<unknown>['host'], 'readFileIfExists'>): Promise<Looked> {
  const bytes = await host.readFileIfExists(path);
  if (bytes === undefined) return { problem: { problem: 'picture-missing' } };
  const report = inspectPicture(bytes);
  if ('problem' in report) return { problem: { problem: 'picture', picture: report.problem } };
  return { file: { mimeType: report.picture.mimeType, bytes }, warnings: report.warnings };
}
