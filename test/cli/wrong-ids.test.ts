import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { GRAPH_URL, terminal } from '../support/cli.js';

const { wabaId, phoneId, businessId, appId } = DEFAULT_IDS;
const right = { WABACTL_WABA_ID: wabaId, WABACTL_PHONE_NUMBER_ID: phoneId };

/** A channel made of the environment alone, as in a pipeline. */
const inPipeline = (env: Record<string, string>) =>
  terminal({ env: { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_GRAPH_URL: GRAPH_URL, ...right, ...env } });

// user-problems.md 49, 60
describe('an id in the wrong variable is named by the first command that meets it', () => {
  test.each([
    ['templates sync', { WABACTL_WABA_ID: phoneId }, 'WABACTL_WABA_ID', 'a phone number'],
    ['templates sync', { WABACTL_WABA_ID: businessId }, 'WABACTL_WABA_ID', 'a business portfolio'],
    ['templates sync', { WABACTL_WABA_ID: appId, WABACTL_APP_ID: appId }, 'WABACTL_WABA_ID', 'an app'],
    ['profile show', { WABACTL_PHONE_NUMBER_ID: wabaId }, 'WABACTL_PHONE_NUMBER_ID', 'a WhatsApp Business Account'],
    ['send text +15550142233 hi', { WABACTL_PHONE_NUMBER_ID: businessId }, 'WABACTL_PHONE_NUMBER_ID', 'a business'],
  ])('%s with %o', async (line, env, variable, kind) => {
    const { code, stderr } = await inPipeline(env)(line);
    expect(code).toBe(2);
    expect(stderr).toContain(`is the id of ${kind}`);
    expect(stderr).toContain(`and ${variable} wants the id of`);
  });

  test('is data for a script', async () => {
    const { stderr } = await inPipeline({ WABACTL_WABA_ID: phoneId })('templates sync --json');
    expect(JSON.parse(stderr).error).toMatchObject({
      id: 'wrong-kind-of-id',
      given: phoneId,
      where: 'WABACTL_WABA_ID',
      is: 'phone',
      wanted: 'waba',
      hint: expect.stringContaining('Put it into WABACTL_PHONE_NUMBER_ID instead.'),
    });
  });
});

test('an id that names nothing is told in the words of Meta, with the causes', async () => {
  const { code, stderr } = await inPipeline({ WABACTL_WABA_ID: '99999999999999' })('templates sync');
  expect([code, stderr]).toEqual([4, expect.stringContaining('Meta knows no object 99999999999999')]);
});

test('the ids of a stored channel, which Meta gave, are not looked into after a refusal', async () => {
  const run = terminal();
  await run.connect();
  const path = join(run.home, 'config', 'config.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(`"wabaId": "${wabaId}"`, `"wabaId": "${businessId}"`));
  const before = run.sent().length;
  const { code, stderr } = await run('templates sync');
  expect([code, stderr]).toEqual([4, expect.not.stringContaining('WABACTL_WABA_ID')]);
  expect(run.sent().slice(before)).toHaveLength(1);
});

test('the wrong id of a message is not blamed on the environment', async () => {
  const run = inPipeline({});
  const { code } = await run('templates show nothing_like_this');
  expect(code).not.toBe(0);
  expect((await run('profile show')).code).toBe(0);
});
