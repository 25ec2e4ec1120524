import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failures } from '../src/text/en/failures.js';

/** Who may import whom. A folder of src that is not in this table may not exist. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  // Recorded deliveries, which `webhook trigger` sends.
  core: ['fixtures'],
  text: ['core'],
  host: ['core'],
  ui: ['core', 'text'],
  graph: ['core', 'host'],
  store: ['core', 'host'],
  listener: ['core', 'host'],
  'inspect-page': ['core', 'text'],
  emulator: ['core', 'host'],
  cli: ['core', 'text', 'host', 'ui', 'graph', 'store', 'listener', 'emulator'],
  bin: ['cli', 'host', 'text'],
};

/** Layers that are handed a Host and so may name its types, but never make one or use its parts. */
const HOST_TYPES_ONLY = ['graph', 'store', 'listener', 'emulator'];

/** The packages and built-ins a layer may use. `core` has no way to reach the outside world. */
const MAY_USE: Record<string, RegExp> = {
  core: /^(zod\/mini|node:crypto|image-size|fastest-levenshtein|libphonenumber-js\/min)$/,
  text: /^$/,
  host: /^(undici|inquirer|open|ora|execa|@napi-rs\/keyring|node:.*)$/,
  ui: /^(chalk|fast-string-width|node:util)$/,
  graph: /^zod\/mini$/,
  store: /^(zod\/mini|conf|libsql|node:zlib|node:fs(\/promises)?|node:path)$/,
  listener: /^zod\/mini$/,
  'inspect-page': /^(preact(\/hooks)?|@preact\/signals)$/,
  emulator: /^(hono(\/.*)?|zod\/mini|node:crypto)$/,
  cli: /^(zod\/mini|commander|node:events|yaml|fastest-levenshtein|csv-parse|csv-stringify\/sync|jq-wasm\/inline)$/,
  bin: /^node:(fs|path|vm)$/,
};

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

const IMPORTS =
  /\b(?:import|export)\s+(type\s+)?[\w*{}\s,$]*?from\s*['"`]([^'"`]+)['"`]|(?:^import\s*|\bimport\s*\(\s*)['"`]([^'"`]+)['"`]/gm;

function importsOf(text: string): Import[] {
  return [...text.matchAll(IMPORTS)].map(([, type, from, direct]) => ({
    target: from ?? direct ?? '',
    isType: type !== undefined,
  }));
}

/** `file` is a path from the root of the repository, for example `src/core/failure.ts`. */
function layerOf(file: string): string {
  const [root = '', folder = ''] = file.split('/');
  return root === 'src' ? folder : root;
}

/** What is wrong with the imports of one file; `commands` are the modules that only the tree of commands may load. */
function brokenImports(file: string, text: string, commands: ReadonlySet<string> = new Set()): string[] {
  const broken = importsOf(text)
    .filter((each) => !isAllowed(file, each, commands))
    .map(({ target }) => `${file} must not import ${target}`);
  // Only src/host loads what has no name here: native bindings, by the path that Node resolves.
  const hides = layerOf(file) !== 'host' && /\bimport\s*\(\s*[^'"`\s]|\brequire\s*\(/.test(text);
  return hides ? [...broken, `${file} hides what it imports`] : broken;
}

function isAllowed(file: string, { target, isType }: Import, commands: ReadonlySet<string>): boolean {
  if (!target.startsWith('.')) return MAY_USE[layerOf(file)]?.test(target) ?? false;
  const resolved = normalize(join(dirname(file), target)).replace(/\.js$/, '.ts');
  if (commands.has(resolved) && file !== TREE) return false;
  return isAllowedNeighbour(file, resolved) && isAllowedLayer(file, resolved, isType);
}

function isAllowedLayer(file: string, resolved: string, isType: boolean): boolean {
  const [layer, other] = [layerOf(file), layerOf(resolved)];
  if (other === 'host' && HOST_TYPES_ONLY.includes(layer)) return isType && resolved === 'src/host/host.ts';
  return other === layer || (MAY_IMPORT[layer]?.includes(other) ?? false);
}

function isAllowedNeighbour(file: string, resolved: string): boolean {
  const [noun, other] = [nounOf(file), nounOf(resolved)];
  if (noun && other && noun !== other && !COMMON_TO_NOUNS.includes(other)) return false;
  return !(isCoreNeighbour(file) && resolved.startsWith('src/core/diagnosis/'));
}

/** `src/cli/templates/list.ts` belongs to the noun templates; commands of one noun know nothing of another. */
function nounOf(file: string): string | undefined {
  return file.match(/^src\/cli\/([^/]+)\//)?.[1];
}

/** Folders of `src/cli` that are no nouns: what the commands of several have in common, and which knows none of them. */
const COMMON_TO_NOUNS = ['sign-in', 'listening'];

/** The diagnosis asks its neighbours; if they asked it, every fact would depend on every finding. */
function isCoreNeighbour(file: string): boolean {
  return file.startsWith('src/core/') && !file.startsWith('src/core/diagnosis/');
}

const TREE = 'src/cli/tree.ts';

/** What the tree loads when a command is invoked: every dynamic import in it. */
function commandModules(tree: string): Set<string> {
  const loaded = [...tree.matchAll(/\bimport\('\.\/([^']+)\.js'\)/g)];
  return new Set(loaded.map(([, path]) => `src/cli/${path}.ts`));
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => ending.test(file));
}

const read = (file: string) => readFileSync(file, 'utf8');
const sources = [...filesIn('src', /\.tsx?$/), ...filesIn('bin', /\.ts$/)];
const tests = filesIn('test', /\.ts$/);

describe('layers', () => {
  test('every import respects them', () => {
    const commands = commandModules(read(TREE));
    expect(sources.length).toBeGreaterThan(100);
    expect(commands.size).toBeGreaterThan(20);
    expect(sources.flatMap((file) => brokenImports(file, read(file), commands))).toEqual([]);
  });

  test('every file of src lies in one', () => {
    expect(sources.filter((file) => !(layerOf(file) in MAY_IMPORT))).toEqual([]);
    expect(Object.keys(MAY_USE)).toEqual(Object.keys(MAY_IMPORT));
  });

  test.each([
    ['src/core/bad.ts', "import { createClient } from '../graph/client.js';"],
    ['src/core/bad.ts', "import type { Client } from '../graph/client.js';"],
    ['src/core/bad.ts', 'import { createClient } from "../graph/client.js";'],
    ['src/core/bad.ts', "import {\n  a,\n  b,\n} from '../graph/client.js';"],
    ['src/core/bad.ts', "export * from '../graph/client.js';"],
    ['src/core/bad.ts', "export { a } from '../graph/client.js';"],
    ['src/core/bad.ts', "await import('../graph/client.js');"],
    ['src/core/bad.ts', 'await import(name);'],
    ['src/core/bad.ts', "require('node:fs');"],
    ['src/core/bad.ts', "import 'node:fs';"],
    ['src/core/bad.ts', "import * as z from 'zod';"],
    ['src/core/channel/bad.ts', "import { rule } from '../diagnosis/rules/token.js';"],
    ['src/text/bad.ts', "import { inspect } from 'node:util';"],
    ['src/emulator/bad.ts', "import type { Client } from '../graph/client.js';"],
    ['src/graph/bad.ts', "import { Host } from '../host/host.js';"],
    ['src/graph/bad.ts', "import type { HostOverrides } from '../host/node-host.js';"],
    ['src/store/bad.ts', "import { request } from 'undici';"],
    ['src/inspect-page/bad.tsx', "import { createInspector } from '../listener/inspect/inspector.js';"],
    ['src/inspect-page/bad.tsx', "import { createHash } from 'node:crypto';"],
    ['src/cli/templates/bad.ts', "import { show } from '../profile/show.js';"],
    ['src/cli/sign-in/bad.ts', "import { rows } from '../templates/rows.js';"],
    ['src/cli/templates/bad.ts', "import { list } from './list.js';"],
    ['src/cli/bad.ts', "import { list } from './templates/list.js';"],
    ['src/unheard-of/bad.ts', "import { Failure } from '../core/failure.js';"],
  ])('in %s this is seen: %s', (file, text) => {
    expect(brokenImports(file, text, new Set(['src/cli/templates/list.ts']))).toHaveLength(1);
  });

  test.each([
    ['src/core/good.ts', "import * as z from 'zod/mini';\nimport { Failure } from './failure.js';"],
    ['src/core/diagnosis/good.ts', "import { isGraphId } from '../ids.js';"],
    ['src/graph/good.ts', "import type { Fetch } from '../host/host.js';"],
    [
      'src/cli/templates/good.ts',
      "import { rows } from './rows.js';\nimport { list } from '../../graph/templates.js';",
    ],
    ['src/cli/templates/good.ts', "import { signIn } from '../sign-in/sign-in.js';"],
    ['src/cli/tree.ts', "await import('./templates/list.js')"],
  ])('in %s this is right: %s', (file, text) => {
    expect(brokenImports(file, text, new Set(['src/cli/templates/list.ts']))).toEqual([]);
  });
});

/** Members of zod's namespace that hold all of it, catalogues in sixty languages included: no bundler can drop the rest. */
const WHOLE_OF_ZOD = /\bz\.(core|locales|util|regexes)\.\w/;

describe('start-up', () => {
  test('no file pulls in the whole of zod', () => {
    expect(sources.filter((file) => WHOLE_OF_ZOD.test(read(file)))).toEqual([]);
    expect(WHOLE_OF_ZOD.test('z.core.toDotPath(path)')).toBe(true);
  });
});

/** Ids that are only declared and told, but never raised: a sentence that nobody can ever read. */
function neverRaised(ids: readonly string[], texts: readonly string[]): string[] {
  return ids.filter((id) => !texts.some((text) => text.includes(`'${id}'`)));
}

describe('failures', () => {
  test('every one can happen', () => {
    const raising = sources.filter((file) => !/^src\/(text|core\/failures)\//.test(file)).map(read);
    expect(neverRaised(Object.keys(failures), raising)).toEqual([]);
  });

  test('one that cannot would be seen', () => {
    expect(neverRaised(['declined', 'gone'], ["throw new Failure('declined', {});"])).toEqual(['gone']);
  });
});

const NAMELESS = /\/(index|utils?|helpers?|common|shared|misc)\.(ts|mjs)$|\/(utils?|helpers?|common|shared|misc)\//;

describe('names', () => {
  test('no file is called by a word that says nothing', () => {
    expect([...sources, ...tests].filter((file) => NAMELESS.test(`/${file}`))).toEqual([]);
  });

  test.each(['src/core/utils.ts', 'src/helpers/a.ts', 'src/core/index.ts'])('%s would be seen', (file) => {
    expect(NAMELESS.test(`/${file}`)).toBe(true);
  });
});

/** Put together from parts, so that this file does not find itself. */
const MOCKS = new RegExp(`\\b${'vi'}\\.(mock|doMock|hoisted|spyOn|stub\\w+|useFake\\w+|setSystemTime)\\b`);

describe('tests', () => {
  test('none mocks a module, spies on a global or fakes the clock', () => {
    expect(tests.length).toBeGreaterThan(20);
    expect(tests.filter((file) => MOCKS.test(read(file)))).toEqual([]);
  });

  test.each(['mock', 'spyOn', 'stubGlobal', 'useFakeTimers'])('%s would be seen', (name) => {
    expect(MOCKS.test(`${'vi'}.${name}('x')`)).toBe(true);
  });
});

/** Paths in backticks and in links; a pattern such as `src/cli/<noun>/` names no one file. */
function pathsNamedIn(text: string): string[] {
  const named = text.matchAll(/(?:`|\]\()((?:\.?[\w-]+\/)+[\w.-]*|[\w-]+\.(?:json|md|mjs|ts))(?:`|\))/g);
  return [...named].map(([, path = '']) => path).filter((path) => ROOTS.test(path));
}

const ROOTS = /^(src|test|bin|bench|fixtures|lint|\.ci|\.githooks)\/|^[\w-]+\.(json|md|mjs|ts)$/;

describe('documents', () => {
  test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('every path named in %s exists', (document) => {
    const named = pathsNamedIn(read(document));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('a path that is gone would be seen', () => {
    expect(pathsNamedIn('See `src/gone.ts`, [this](test/gone/) and `src/cli/<noun>/`.')).toEqual([
      'src/gone.ts',
      'test/gone/',
    ]);
  });
});
