import { expect, test } from 'vitest';
import { applyJq } from '../../src/cli/jq.js';
import { terminal } from '../support/cli.js';

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

test.each(['.wamid[', '.wamid | nonsense'])('a mistyped expression sends nothing: %s', async (expression) => {
  const cli = terminal();
  await cli.connect();
  const run = await cli(`send text +15550142233 Hello --jq '${expression}'`);
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(JSON.parse(run.stderr).error).toMatchObject({ id: 'invalid-jq', expression });
  expect(cli.emulator.state.messages.size).toBe(0);
});

test.each(['def twice: . + .; .wamid | twice', '.wamid # which it is', '.wamid, .status', '. as $all | $all.wamid'])(
  'an expression of any form is let through: %s',
  async (expression) => {
    const cli = terminal();
    await cli.connect();
    expect(await cli(`send text +15550142233 Hello --jq '${expression}'`)).toMatchObject({ code: 0, stderr: '' });
  },
);
