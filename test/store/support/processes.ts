import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { execa } from 'execa';
import { afterAll, beforeAll } from 'vitest';

// Node 20 reads that bundle at every start, which these children never need.
const options = { env: { NODE_EXTRA_CA_CERTS: undefined }, reject: false } as const;

const run = (args: string[]) => execa(process.execPath, args, options);

/** The system lets it write files of so many 512-byte blocks only, and cuts a larger write short as a full disk does. */
const runLimited = (args: string[], blocks: number) =>
  execa('sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, ...args], options);

type Child = ReturnType<typeof run> | ReturnType<typeof runLimited>;

/** Starts `support/child.ts` as a process of its own. It is bundled once a test file: Node 20 runs no TypeScript. */
export function useProcesses(): (verb: string, folder: string, name?: string, blocks?: number) => Child {
  let outdir = '';
  const root = join(import.meta.dirname, '../../..');
  beforeAll(async () => {
    // Inside the project, so that the child finds libsql.
    outdir = await mkdtemp(join(root, 'node_modules/.store-test-'));
    const require = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
    await build({
      entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
      outfile: join(outdir, 'child.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['libsql'],
      banner: { js: require },
    });
  });
  afterAll(() => rm(outdir, { recursive: true, force: true }));
  return (verb, folder, name = '', blocks = 0) => {
    const args = [join(outdir, 'child.mjs'), verb, folder, name];
    return blocks === 0 ? run(args) : runLimited(args, blocks);
  };
}

/** Resolves when the child has written this line so many times; rejects when it ends before. It goes on running. */
export function untilSaid(child: Child, line: string, times = 1): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split(`${line}\n`).length > times) resolve();
    });
    child.then(({ stderr }) => reject(new Error(`The process ended and never said '${line}': ${stderr}`)), reject);
  });
}
