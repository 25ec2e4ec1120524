import { Failure } from '../../core/failure.js';
import type { Context } from '../context.js';

/** Where template files lie unless somebody says otherwise. */
const TEMPLATES_FOLDER = 'templates';

/**
 * The template files that `paths` mean, each once: files as they are named, of folders every YAML and JSON file below.
 * Throws Failure `file-unreadable` for what is not there.
 */
export async function findTemplateFiles(
  paths: readonly string[],
  { host }: Pick<Context<unknown>, 'host'>,
): Promise<string[]> {
  if (paths.length === 0) {
    const found = await filesBelow(TEMPLATES_FOLDER, host);
    if (found === undefined) throw new Failure('templates-folder-missing', { folder: `${TEMPLATES_FOLDER}/` });
    return found;
  }
  const found: string[] = [];
  for (const path of paths) found.push(...(path === '-' ? [path] : ((await folderFiles(path, host)) ?? [path])));
  return [...new Set(found)];
}

type Files = Pick<Context<unknown>['host'], 'listFiles'>;

async function filesBelow(folder: string, host: Files): Promise<string[] | undefined> {
  const files = await host.listFiles(folder);
  const root = folder.replace(/[/\\]+$/, '');
  return files
    ?.filter((file) => /\.(?:ya?ml|json)$/i.test(file))
    .map((file) => (root === '.' ? file : `${root}/${file}`));
}

/** undefined for what is no folder. */
async function folderFiles(path: string, host: Files): Promise<string[] | undefined> {
  try {
    return await filesBelow(path, host);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.is('file-unreadable') && thrown.facts.problem === 'ENOTDIR')
      return undefined;
    throw thrown;
  }
}
