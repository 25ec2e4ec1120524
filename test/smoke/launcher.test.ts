import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { INSTANT_COMMAND_LINES } from '../../bin/instant-answers.js';
import { bareEnvironment, run } from './built-program.js';

/** The same command line by the program itself, past the launcher. */
async function runProgram(argv: readonly string[], env: Record<string, string>): Promise<string> {
  const main = pathToFileURL('dist/main.cjs').href;
  const code = `const { run } = await import('${main}'); process.exitCode = await run(JSON.parse(process.argv[1]));`;
  const args = ['--input-type=module', '-e', code, JSON.stringify(argv)];
  const whole = { ...(await bareEnvironment()), ...env };
  return (await execa(process.execPath, args, { env: whole, extendEnv: false, stripFinalNewline: false })).stdout;
}

test.each(['--version', '-V'])('%s prints the version of the package and nothing else', async (flag) => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(await run([flag])).toMatchObject({ exitCode: 0, stdout: version, stderr: '' });
});

describe.each(['en', 'es'])('in %s', (language) => {
  test.each(INSTANT_COMMAND_LINES.map((argv) => [argv.join(' '), argv] as const))(
    "'wabactl %s' is answered at once with what the program itself prints",
    async (_, argv) => {
      const env = { WABACTL_LANG: language };
      const answer = await run(argv, env, { stripFinalNewline: false });
      expect(answer).toMatchObject({ exitCode: 0, stderr: '' });
      expect(answer.stdout).toBe(await runProgram(argv, env));
    },
  );
});

test('the answer follows the locale where nothing else names a language', async () => {
  const [spanish, english] = await Promise.all([run(['--help'], { LANG: 'es_AR.UTF-8' }), run(['--help'])]);
  expect(spanish.stdout).toBe((await run(['--help'], { WABACTL_LANG: 'es' })).stdout);
  expect(spanish.stdout).not.toBe(english.stdout);
});
