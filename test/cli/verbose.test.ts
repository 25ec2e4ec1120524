import { expect, test } from 'vitest';
import { terminal } from '../support/cli.js';

test.each([
  ['profile show', 'GET 127.0.0.1:4290/v25.0/109876543210987/whatsapp_business_profile: 200'],
  ['templates sync', 'GET 127.0.0.1:4290/v25.0/104996122399160/message_templates: 200'],
  ['send text +15550142233 hello', 'POST 127.0.0.1:4290/v25.0/109876543210987/messages: 200'],
  ['webhook subscribe', 'GET 127.0.0.1:4290/v25.0/104996122399160/subscribed_apps: 200'],
])("'%s --verbose' says on stderr what it asks of Meta", async (line, said) => {
  const cli = terminal();
  await cli.connect();
  const { stdout, stderr } = await cli(`${line} --verbose --json`);
  expect(stderr).toContain(said);
  expect(() => JSON.parse(stdout)).not.toThrow();
});

test('a repeated request says which attempt it is', async () => {
  const cli = terminal();
  await cli.connect();
  const action = { kind: 'refuse', httpStatus: 503, code: 2 } as const;
  cli.emulator.state.faults.push({ method: 'GET', pathEndsWith: '/whatsapp_business_profile', times: 1, action });
  const { stderr } = await cli('profile show --verbose');
  expect(stderr).toMatch(/whatsapp_business_profile: 503 .*\n.*whatsapp_business_profile \(attempt 2\): 200/);
});
