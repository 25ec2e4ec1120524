/**
 * Loads the chunks of the program as Node's own `require` would, but with V8's code cache beside each, so that what a
 * command needs is not compiled again at every start: that was a third of the time of a command on local data. The build
 * makes the caches by running the program. They fit one version of Node; any other compiles as ever.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Script } from 'node:vm';
import type { run } from './main.js';

export interface Loader {
  /** The program's entry. */
  load(): { run: typeof run };
  /** What a build writes beside the chunks: the cache file of each chunk that was loaded, by its path. */
  codeCaches(): [path: string, cache: Buffer][];
}

type Require = (id: string) => unknown;

/** `folder` is where the built program lies; `outside` resolves packages and Node's own modules. */
export function createLoader(folder: string, outside: Require): Loader {
  const modules = new Map<string, { exports: unknown }>();
  const scripts = new Map<string, Script>();

  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const script = compile(path);
    scripts.set(path, script);
    const require: Require = (id) => (id.startsWith('.') ? load(join(dirname(path), id)) : outside(id));
    script.runInThisContext()(module.exports, require, module, path, dirname(path));
    return module.exports;
  };

  const compile = (path: string): Script => {
    const source = readFileSync(path, 'utf8');
    const cache = cachePath(path);
    return new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
      filename: path,
      ...(existsSync(cache) && { cachedData: readFileSync(cache) }),
    });
  };

  const cachePath = (path: string) =>
    join(folder, 'code-cache', `${process.version}-${process.arch}`, `${relative(folder, path)}.bin`);

  return {
    load: () => load(join(folder, 'main.cjs')) as { run: typeof run },
    codeCaches: () => [...scripts].map(([path, script]) => [cachePath(path), script.createCachedData()]),
  };
}
