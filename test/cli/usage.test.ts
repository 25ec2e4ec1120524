import { expect, test } from 'vitest';
import type { Handler } from '../../src/host/host.js';
import { GRAPH, terminal } from '../support/cli.js';

/** The emulator's answers with Meta's usage header as it looks when the limit is nearly reached. */
function nearlyUsedUp(handler: Handler): Handler {
  const usage = { call_count: 92, total_cputime: 10, total_time: 10, estimated_time_to_regain_access: 0 };
  return async (request) => {
    const response = await handler(request);
    const header = JSON.stringify({ '104996122399160': [{ type: 'whatsapp_business_management', ...usage }] });
    return { ...response, headers: { ...response.headers, 'x-business-use-case-usage': header } };
  };
}

test('says once that the limit for API calls is nearly used up', async () => {
  const cli = terminal();
  await cli.connect();
  cli.network.servers.set(GRAPH, nearlyUsedUp(cli.emulator.handler));
  const { stderr } = await cli('webhook status');
  expect(stderr.match(/used up to 92 %/g)).toHaveLength(1);
});

test('keeps that to itself with --quiet', async () => {
  const cli = terminal();
  await cli.connect();
  cli.network.servers.set(GRAPH, nearlyUsedUp(cli.emulator.handler));
  expect((await cli('profile show --quiet')).stderr).toBe('');
});
