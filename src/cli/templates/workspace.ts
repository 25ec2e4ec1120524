import { Failure } from '../../core/failure.js';
import type { TemplateFailures } from '../../core/failures/templates.js';
import type { ManagedTemplate } from '../../core/templates/code/plan.js';
import type { Context } from '../context.js';
import { describeFailure } from '../failure-view.js';
import { prepareTemplate } from './submission.js';
import { readTemplateFile } from './template-file.js';

/** Where template files lie unless another folder is named: `templates/<name>/<language>.yaml`. */
export const DEFAULT_FOLDER = 'templates';

export interface BrokenTemplateFile {
  readonly path: string;
  readonly failure: Failure;
}

export interface Workspace {
  /** By path. */
  readonly files: readonly ManagedTemplate[];
  readonly broken: readonly BrokenTemplateFile[];
}

/** How many files are open at a time: enough to keep the disk busy, few enough for every system's limit. */
const AT_ONCE = 32;

/** Every template file below a folder, good and broken; undefined when there is no such folder. */
export async function readWorkspace(
  folder: string,
  context: Pick<Context<unknown>, 'host'>,
): Promise<Workspace | undefined> {
  const names = await context.host.listFiles(folder);
  if (names === undefined) return undefined;
  const paths = names.filter((name) => /\.(ya?ml|json)$/i.test(name)).map((name) => joinPath(folder, name));
  const files: ManagedTemplate[] = [];
  const broken: BrokenTemplateFile[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const read = await Promise.all(paths.slice(at, at + AT_ONCE).map((path) => readOne(path, context)));
    for (const one of read) 'failure' in one ? broken.push(one) : files.push(one);
  }
  return { files, broken };
}

/** As `readWorkspace`, but anything broken is a failure that names all of it: nothing is planned on half of the files. */
export async function readSoundWorkspace(
  folder: string,
  context: Pick<Context<unknown>, 'host' | 'text'>,
): Promise<readonly ManagedTemplate[]> {
  const workspace = await readWorkspace(folder, context);
  if (workspace === undefined || workspace.files.length + workspace.broken.length === 0) {
    throw new Failure('template-files-none', { folder });
  }
  const { files, broken } = workspace;
  const duplicates = duplicatesIn(files);
  if (broken.length + duplicates.length === 0) return files;
  throw new Failure('template-folder-invalid', {
    files: broken.map(({ path, failure }) => ({ path, message: describeFailure(failure, context.text).message })),
    duplicates,
  });
}

async function readOne(
  path: string,
  { host }: Pick<Context<unknown>, 'host'>,
): Promise<ManagedTemplate | BrokenTemplateFile> {
  try {
    const file = await readTemplateFile(path, { readInput: () => host.readFile(path) });
    const { definition, samples } = await prepareTemplate(file, host);
    return { path, definition, samples: samples.map(({ sha256 }) => sha256) };
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.kind === 'usage') return { path, failure: thrown };
    throw thrown;
  }
}

function duplicatesIn(files: readonly ManagedTemplate[]): TemplateFailures['template-folder-invalid']['duplicates'] {
  const paths = new Map<string, { name: string; language: string; paths: string[] }>();
  for (const { path, definition } of files) {
    const { name, language } = definition;
    const group = paths.get(`${name}/${language}`) ?? { name, language, paths: [] };
    paths.set(`${name}/${language}`, { ...group, paths: [...group.paths, path] });
  }
  return [...paths.values()].filter((group) => group.paths.length > 1);
}

export function joinPath(folder: string, name: string): string {
  return `${folder.replace(/[/\\]+$/, '')}/${name}`;
}
