import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { GROUPS, PATHS } from '../../src/cli/tree.js';
import { terminal } from '../support/cli.js';

async function has(shell: string): Promise<boolean> {
  return (await execa(shell, ['-c', 'true'], { reject: false })).exitCode === 0;
}

const scriptOf = async (shell: string) => (await terminal()(`completion ${shell}`)).stdout;

/** What bash offers at the end of these words, as if Tab was pressed there. */
async function complete(words: readonly string[]): Promise<string[]> {
  const script = await scriptOf('bash');
  const quoted = ['wabactl', ...words].map((word) => `'${word}'`).join(' ');
  const press = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _wabactl; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await execa('bash', ['--norc', '-c', `${script}\n${press}`]);
  return stdout.split('\n').filter((word) => word !== '');
}

describe.runIf(await has('bash'))('in bash', () => {
  test('the first word is one of the commands and groups', async () => {
    const first = [...GROUPS, ...PATHS].filter((path) => !path.includes(' '));
    expect((await complete([''])).sort()).toEqual(first.sort());
  });

  test.each<[string[], string[]]>([
    [['temp'], ['templates']],
    [
      ['templates', ''],
      [
        'list',
        'show',
        'sync',
        'lint',
        'preview',
        'submit',
        'wait',
        'edit',
        'delete',
        'unpause',
        'pull',
        'plan',
        'apply',
        'status',
        'library',
        'stats',
        'compare',
      ],
    ],
    [
      ['templates', 's'],
      ['show', 'sync', 'submit', 'status', 'stats'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['help', 'e'],
      ['exit-codes', 'environment'],
    ],
    [['templates', 'list', '--st'], ['--status']],
    [['send', 'text', '--dry'], ['--dry-run']],
    [
      ['templates', 'list', '--output', ''],
      ['human', 'json', 'csv'],
    ],
    [
      ['templates', 'list', '--lang', 'e'],
      ['en', 'es'],
    ],
    [['--quiet', 'webhook', 'l'], ['listen']],
    // Nothing of ours: bash completes file names by itself.
    [['emulator', 'start', '--seed', ''], []],
    [['templates', 'submit', ''], []],
    [['nonsense', 'lis'], []],
  ])('%j offers %j', async (words, expected) => {
    expect(await complete(words)).toEqual(expected);
  });

  test('options of one command are not offered by another', async () => {
    const offered = await complete(['channel', 'list', '--']);
    expect(offered).toContain('--json');
    expect(offered).not.toContain('--dry-run');
  });
});

const CHECKS = [
  ['zsh', '-n'],
  ['fish', '--no-execute'],
] as const;

for (const [shell, readOnly] of CHECKS) {
  test.runIf(await has(shell))(`${shell} reads its script`, async () => {
    expect((await execa(shell, [readOnly], { input: await scriptOf(shell) })).exitCode).toBe(0);
  });
}

test.each(['bash', 'zsh', 'fish'])('the script of %s knows every command, and is plain text', async (shell) => {
  const { code, stdout, stderr } = await terminal()(`completion ${shell}`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const word of new Set(PATHS.flatMap((path) => path.split(' ')))) expect(stdout).toContain(word);
});

test('descriptions are in the language of the user, and their quotes do no harm', async () => {
  const spanish = (await terminal()('completion fish --lang es')).stdout;
  expect(spanish).toContain('Plantillas de mensajes');
  expect(await scriptOf('fish')).toContain("-d 'Print the channel'\\''s verify token");
});

test('a shell that nobody knows is refused with those there are', async () => {
  const { code, stdout, stderr } = await terminal()('completion powershell');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('bash, zsh, fish');
});
