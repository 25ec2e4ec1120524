import { expect, test } from 'vitest';
import { applyJq } from '../../src/cli/jq.js';

const templates = [
  { name: 'hello', status: 'APPROVED' },
  { name: 'promo', status: 'REJECTED' },
];

test.each([
  ['.[].name', ['hello', 'promo']],
  ['map(select(.status == "REJECTED")) | length', [1]],
  ['.[] | select(.status == "PAUSED")', []],
  ['group_by(.status) | map({key: .[0].status, value: length}) | from_entries', [{ APPROVED: 1, REJECTED: 1 }]],
])('jq picks %s', async (expression, picked) => {
  expect(await applyJq(expression, templates)).toEqual(picked);
});

test('a text is a value, not JSON to be parsed', async () => {
  expect(await applyJq('.', '{"a":1}')).toEqual(['{"a":1}']);
});

test.each([
  ['.[', 'syntax error, unexpected end of file'],
  ['.name', 'Cannot index array with string ("name")'],
])('an expression that cannot be applied is a usage failure in jq’s words: %s', async (expression, problem) => {
  await expect(applyJq(expression, templates)).rejects.toMatchObject({
    id: 'invalid-jq',
    kind: 'usage',
    facts: { expression, problem },
  });
});

test('the environment cannot be read through jq', async () => {
  expect(await applyJq('env.PATH // "hidden"', null)).not.toEqual([process.env.PATH]);
});
