/**
 * Builds `dist`: the launcher, the program in chunks that load when they are used, the answers that the launcher gives
 * without it, V8's code caches, and the licences of everything that was bundled. Run by `npm run build`.
 */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { buildInspectPage } from './inspect-page.mjs';
import { gatherLicenses } from './licenses.mjs';

/** Everything is made here and moved at the end, so that whoever runs `dist` meanwhile never meets half a program. */
const DIST = '.dist';
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  define: { WABACTL_VERSION: JSON.stringify(version) },
  // Their texts are gathered in one file instead, complete.
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/**
 * Parts of packages that we never call and that would be most of what is loaded. conf can check its content with ajv and
 * migrate it by semver ranges, but our store does both itself; inquirer can open an editor, but we never ask for one;
 * commander can start programs as subcommands, but all of ours are inside.
 */
const UNUSED = [
  { importer: /node_modules\/conf\//, path: /^(ajv\/dist\/2020\.js|ajv-formats|semver)$/ },
  // All that conf asks it is whether SNAP is set, as in every terminal inside a snap, VS Code's for one. It then writes in
  // place: another process could read half a configuration, and a kill would leave it so.
  { importer: /node_modules\/conf\//, path: /^node:process$/ },
  { importer: /node_modules\/@inquirer\/editor\//, path: /^@inquirer\/external-editor$/ },
  { importer: /node_modules\/commander\//, path: /^node:child_process$/ },
  // It answers every signal by sending it once more, which our second-Ctrl-C rule would take for impatience.
  { importer: /node_modules\/atomically\//, path: /^when-exit$/ },
];

const withoutUnusedParts = {
  name: 'without-unused-parts',
  setup({ onResolve, onLoad }) {
    for (const unused of UNUSED) {
      onResolve({ filter: unused.path }, ({ path, importer }) =>
        unused.importer.test(importer.replaceAll('\\', '/')) ? { path, namespace: 'unused' } : undefined,
      );
    }
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: `export const Ajv2020 = undefined, editAsync = undefined;
        export default Object.assign(function () {}, { env: {} });`,
    }));
  },
};

/**
 * The program as CommonJS chunks. esbuild splits only ESM, but Node loads CommonJS a quarter faster: the ESM loader reads
 * every chunk in turns of the event loop. So each chunk is split as ESM and translated after.
 */
async function buildProgram({ defines }) {
  const { metafile } = await build({
    ...common,
    entryPoints: { main: 'bin/main.ts' },
    define: { ...common.define, ...defines },
    outdir: DIST,
    outExtension: { '.js': '.cjs' },
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    splitting: true,
    external: ['libsql', '@napi-rs/keyring'],
    plugins: [withoutUnusedParts],
  });
  await Promise.all(Object.keys(metafile.outputs).map(toCommonJs));
  return metafile;
}

async function toCommonJs(file) {
  const { code } = await transform(await readFile(file, 'utf8'), {
    platform: 'node',
    target: common.target,
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__moduleUrl' },
  });
  const url = "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;\n";
  await writeFile(file, code.includes('__moduleUrl') ? url + code : code);
}

async function buildLauncher() {
  const { metafile } = await build({
    ...common,
    entryPoints: { wabactl: 'bin/wabactl.ts' },
    outdir: DIST,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  });
  return metafile;
}

/** What most people run, in a home with one channel, so that V8 has compiled its paths when the caches are taken. */
const WARM_UPS = [
  ['channel', 'list'],
  ['channel', 'list', '--json'],
  ['profile', 'show'],
  ['webhook', 'status'],
  ['templates', 'sync'],
  ['templates', 'list'],
];

async function warmUp(run) {
  const home = await mkdtemp(join(tmpdir(), 'wabactl-build-'));
  const stopper = new AbortController();
  const emulator = captured(['emulator', 'start', '--port', '0', '--json'], { home, stop: stopper.signal });
  const ended = run(emulator.argv, emulator.overrides).then((code) => {
    throw new Error(`The emulator ended with ${code}: ${emulator.stderr()}`);
  });
  ended.catch(() => {});
  const { url, token, wabaId, phoneNumberId } = JSON.parse(await Promise.race([emulator.firstLine, ended]));
  const connect = ['connect', '--graph-url', url, '--waba', wabaId, '--phone', phoneNumberId, '--name', 'build'];
  await capture(run, [...connect, '--no-input'], { home, env: { WABACTL_TOKEN: token } });
  for (const argv of WARM_UPS) await capture(run, argv, { home });
  stopper.abort();
  await ended.catch(() => {});
  await rm(home, { recursive: true, force: true });
}

/**
 * Runs the program as built for each answer and language, so that there is one way to render; then keeps what V8 has
 * compiled meanwhile, for the loader.
 */
async function buildAnswersAndCaches() {
  const { INSTANT_COMMAND_LINES, instantAnswerFile, createLoader } = await importBuilt(
    "export * from './bin/instant-answers.ts'; export * from './bin/load-program.ts';",
  );
  const loader = createLoader(resolve(DIST), createRequire(import.meta.url));
  const { run } = loader.load();
  for (const language of ['en', 'es']) {
    for (const argv of INSTANT_COMMAND_LINES) {
      const { code, stdout, stderr } = await capture(run, argv, { language });
      if (code !== 0 || stdout === '' || stderr !== '') {
        throw new Error(`'wabactl ${argv.join(' ')}' cannot be answered at once: exit ${code}\n${stdout}${stderr}`);
      }
      await writeWithFolder(join(DIST, instantAnswerFile(argv, language)), stdout);
    }
  }
  await warmUp(run);
  for (const [path, cache] of loader.codeCaches()) await writeWithFolder(path, cache);
}

/** Our TypeScript, in this process. */
async function importBuilt(contents) {
  const { outputFiles } = await build({
    ...common,
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

async function writeWithFolder(file, content) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function capture(run, argv, options) {
  const { overrides, stdout, stderr } = captured(argv, options);
  return { code: await run(argv, overrides), stdout: stdout(), stderr: stderr() };
}

/** A host for one command line that reads nothing, and keeps what is written. */
function captured(argv, { language = 'en', home = join(tmpdir(), 'wabactl-build-has-no-home'), env = {}, stop }) {
  const written = { stdout: '', stderr: '' };
  let heardLine;
  const firstLine = new Promise((resolve) => {
    heardLine = resolve;
  });
  const sink = (name) => ({
    isTTY: false,
    columns: undefined,
    ready: async () => {},
    write(text) {
      written[name] += text;
      if (name === 'stdout' && written.stdout.includes('\n')) heardLine(written.stdout.split('\n')[0]);
    },
  });
  const overrides = {
    env: { WABACTL_LANG: language, WABACTL_HOME: home, ...env },
    stdin: { isTTY: false, text: async () => '' },
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    stop: stop ?? new AbortController().signal,
  };
  return { argv, overrides, firstLine, stdout: () => written.stdout, stderr: () => written.stderr };
}

await rm(DIST, { recursive: true, force: true });
const page = await buildInspectPage();
const [program, launcher] = await Promise.all([buildProgram(page), buildLauncher()]);
await Promise.all([
  buildAnswersAndCaches(),
  writeFile(join(DIST, 'THIRD-PARTY-LICENSES.txt'), await gatherLicenses([program, launcher, page.metafile])),
  writeFile(join(DIST, 'metafile.json'), JSON.stringify(program)),
]);
await rm('dist', { recursive: true, force: true });
await rename(DIST, 'dist');
