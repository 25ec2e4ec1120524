import fastStringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { terminal } from '../support/cli.js';

const COLUMNS = 60;
/** Lines that the terminal would break by itself, though they could have been broken at a space. */
const broken = (text: string) =>
  text.split('\n').filter((line) => fastStringWidth(line) > COLUMNS && line.trim().includes(' '));

test.each(['en', 'es'])('a narrow terminal has no line broken in the middle of a word (%s)', async (language) => {
  const run = terminal({ tty: true, columns: COLUMNS });
  await run.connect();
  const lines = [
    'connect --channel shop',
    'channel show',
    'whoami',
    'phone show',
    'limits',
    'webhook status',
    'config explain',
  ];
  for (const line of lines) {
    const { stdout } = await run(`${line} --lang ${language}`, { answers: line.startsWith('connect') ? [''] : [] });
    expect([line, stdout === '', broken(stdout)]).toEqual([line, false, []]);
  }
});

test('a script for a shell is printed as it is, even there', async () => {
  const wide = await terminal()('completion bash');
  const narrow = await terminal({ tty: true, columns: COLUMNS })('completion bash');
  expect(narrow.stdout).toBe(wide.stdout);
  expect(broken(narrow.stdout)).not.toEqual([]);
});
