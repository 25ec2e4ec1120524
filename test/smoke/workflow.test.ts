/** docs/templates-in-ci.yml does what it says: each of its commands, in its order, on the built program. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { bareEnvironment, startEmulator } from './built-program.js';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly if?: string;
}

const MAIN = "github.ref == 'refs/heads/main'";

async function stepsOf(branch: 'main' | 'pull request'): Promise<Step[]> {
  const workflow = parse(await readFile('docs/templates-in-ci.yml', 'utf8'));
  const steps: Step[] = workflow.jobs.templates.steps;
  const conditions = new Set(steps.map((step) => step.if).filter(Boolean));
  expect([...conditions]).toEqual([MAIN]);
  // What the runner brings, and the program, which stands on the PATH here.
  const ours = steps.filter(({ name, run }) => run !== undefined && name !== 'Install wabactl');
  return ours.filter((step) => branch === 'main' || step.if === undefined);
}

/** A runner's machine: a checkout with template files, `wabactl` on the PATH, and the variables of the workflow. */
async function runner(files: Readonly<Record<string, string>>) {
  const { url } = await startEmulator();
  const env = await bareEnvironment();
  const home = env.HOME ?? '';
  await mkdir(join(home, 'bin'));
  await writeFile(
    join(home, 'bin/wabactl'),
    `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/wabactl.cjs')}' "$@"\n`,
  );
  await chmod(join(home, 'bin/wabactl'), 0o755);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(home, path, '..'), { recursive: true });
    await writeFile(join(home, path), content);
  }
  const summary = join(home, 'summary.md');
  const variables = {
    ...env,
    PATH: `${join(home, 'bin')}:${env.PATH}`,
    CI: 'true',
    GITHUB_STEP_SUMMARY: summary,
    WABACTL_GRAPH_URL: url,
    WABACTL_TOKEN: DEFAULT_TOKEN,
    WABACTL_APP_SECRET: DEFAULT_IDS.appSecret,
    WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
    WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
  };
  return {
    url,
    summary: () => readFile(summary, 'utf8'),
    /** As the runner runs it: `bash -e`, and nothing after the first step that fails. */
    async steps(steps: readonly Step[]) {
      const done: { name: string; exitCode: number | undefined; output: string }[] = [];
      for (const { name = '', run = '' } of steps) {
        const { exitCode, all } = await execa('bash', ['-e', '-o', 'pipefail', '-c', run], {
          cwd: home,
          env: variables,
          extendEnv: false,
          reject: false,
          all: true,
          stdin: 'ignore',
        });
        done.push({ name, exitCode, output: all });
        if (exitCode !== 0) break;
      }
      return done;
    },
  };
}

const FILE =
  'category: UTILITY\ncomponents:\n  - type: BODY\n    text: Your bread is in the oven, and smells already.\n';

test('a pull request shows what would change and changes nothing; the main branch applies it', async () => {
  const machine = await runner({ 'templates/bread/en_US.yaml': FILE });
  const looked = await machine.steps(await stepsOf('pull request'));
  expect(looked.map(({ exitCode, output }) => (exitCode === 0 ? '' : output))).toEqual(['', '']);
  expect(await machine.summary()).toContain('| `bread` (en_US) | create |');

  const applied = await machine.steps(await stepsOf('main'));
  expect(applied.map(({ name, exitCode, output }) => (exitCode === 0 ? name : output))).toEqual([
    'Check the files',
    'Show what would change',
    'Apply it',
    "Wait for Meta's reviews",
    'Fail where git and Meta differ',
  ]);
});

test('a file that Meta would refuse ends it at the first step, with the place in the file', async () => {
  const faulty = FILE.replace('Your bread', '{{1}} bread');
  const [first, ...others] = await (await runner({ 'templates/bread/en_US.yaml': faulty })).steps(
    await stepsOf('main'),
  );
  expect(others).toEqual([]);
  expect(first).toMatchObject({ name: 'Check the files', exitCode: 6 });
  expect(first?.output).toMatch(/^::error file=templates\/bread\/en_US\.yaml,line=4/m);
});

test('a category that Meta chose against the file ends it', async () => {
  const promotional = FILE.replace(
    'Your bread is in the oven, and smells already.',
    'Buy now and get a 20% discount on every bread!',
  );
  const done = await (await runner({ 'templates/bread/en_US.yaml': promotional })).steps(await stepsOf('main'));
  expect(done.at(-1)).toMatchObject({ name: 'Apply it', exitCode: 6 });
  expect(done.at(-1)?.output).toContain('Meta made it MARKETING');
});
