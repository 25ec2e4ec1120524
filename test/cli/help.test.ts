import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../src/core/failure.js';
import { terminal } from '../support/cli.js';

const TOPICS = ['exit-codes', 'environment', 'output'];

test.each(TOPICS)("'help %s' explains it in both languages, without colour or a pager", async (topic) => {
  // Row 93: pager surprises.
  const [english, spanish] = [
    await terminal({ tty: true })(`help ${topic}`),
    await terminal()(`help ${topic} --lang es`),
  ];
  expect([english.code, spanish.code]).toEqual([0, 0]);
  expect(english.stdout).not.toBe(spanish.stdout);
  expect(english.stdout).not.toContain('\u001b');
});

test.each(['en', 'es'])('every exit code there is stands in the list, in %s', async (language) => {
  const { stdout } = await terminal()(`help exit-codes --lang ${language}`);
  for (const [kind, code] of Object.entries(EXIT_CODES))
    expect(stdout).toMatch(new RegExp(`^ +${code} +${kind} `, 'm'));
});

test('a topic that does not exist is answered with those there are', async () => {
  const { code, stderr } = await terminal()('help exit-kodes');
  expect(code).toBe(2);
  expect(stderr).toContain('exit-codes, environment, output');
});

test('a topic that is like nothing is answered with those there are, one that is like a command with that', async () => {
  expect((await terminal()('help nonsense')).stderr).toContain('exit-codes, environment, output');
  expect((await terminal()('help chanel')).stderr).toContain("Did you mean 'channel'?");
});

test('the help of a group is short: its commands and where the options stand', async () => {
  const { stdout } = await terminal()('channel --help');
  expect(stdout).not.toContain('--graph-version');
  expect(stdout).toContain('`wabactl channel <command> --help` shows');
});

test('an option that cannot be left out stands in the usage line, and its absence is called that', async () => {
  const cli = terminal();
  expect((await cli('emulator inbound --help')).stdout).toContain('[options] --from <number> <text>');
  expect((await cli('emulator inbound Hello')).stderr).toBe('Error: --from is missing\n');
});

test("'help' alone names where to begin", async () => {
  const { stdout } = await terminal()('help');
  expect(stdout).toContain('wabactl demo');
  expect(stdout).toContain('help exit-codes');
});

test('each topic is data with --json', async () => {
  const { stdout } = await terminal()('help output --json');
  expect(JSON.parse(stdout)).toMatchObject({ topic: 'output', text: expect.stringMatching(/^Output/) });
});
