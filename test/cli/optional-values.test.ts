import { expect, test } from 'vitest';
import { leaveWords } from '../../src/cli/optional-values.js';
import { TREE } from '../../src/cli/tree.js';

const words = async (line: string) => leaveWords(line.split(' '), await TREE['send text']()).join(' ');

test.each([
  ['send text --wait +34600111222 Hello', 'send text +34600111222 Hello --wait'],
  ['send text --wait +34600111222 -- -1', 'send text +34600111222 --wait -- -1'],
  ['send text --wait read +34600111222 Hello', 'send text --wait read +34600111222 Hello'],
  ['send text --wait raed +34600111222 Hello', 'send text --wait raed +34600111222 Hello'],
  ['send text --wait --json +34600111222 Hello', 'send text --wait --json +34600111222 Hello'],
  ['send text +34600111222 Hello --wait', 'send text +34600111222 Hello --wait'],
  ['send text +34600111222 -- --wait me', 'send text +34600111222 -- --wait me'],
])('%s', async (given, expected) => {
  expect(await words(given)).toBe(expected);
});

test('a command without such an option, and none at all, are left alone', async () => {
  const line = ['channel', 'list', '--wait', 'x'];
  expect(leaveWords(line, await TREE['channel list']())).toEqual(line);
  expect(leaveWords(line, undefined)).toEqual(line);
});
