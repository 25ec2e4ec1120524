import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../support/cli.js';

async function connected(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

// user-problems.md 63: a program that works today and not tomorrow, because its version of the Graph API ended.
describe('an old version of the Graph API', () => {
  test('is named once by a command that asks Meta, with its last day, who set it and what to set', async () => {
    const cli = await connected();
    const { code, stderr } = await cli('profile show --graph-version v21.0');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Version v21.0 of the Graph API ends on 2027-01-21. It is set by --graph-version: set v25.0 there.\n',
    });
  });

  test('is named in Spanish too', async () => {
    const cli = await connected();
    const env = { WABACTL_GRAPH_VERSION: 'v21.0' };
    expect((await cli('profile show --lang es', { env })).stderr).toBe(
      'La versión v21.0 de la Graph API dejará de funcionar el 2027-01-21. La fija WABACTL_GRAPH_VERSION: indique allí v25.0.\n',
    );
  });

  test('that has ended is named with the file that asks for it', async () => {
    const cli = await connected();
    const path = cli.write('wabactl.config.json', '{"graphVersion":"v20.0"}');
    const { code, stderr } = await cli('profile show');
    expect(code).toBe(0);
    expect(stderr).toContain('v20.0 of the Graph API ended on 2026-09-24');
    expect(stderr).toContain(`set by ${path}`);
  });

  test('is named once although the command makes several clients', async () => {
    const cli = terminal({ env: { WABACTL_GRAPH_VERSION: 'v21.0' } });
    const { code, stderr } = await cli.connect();
    expect({ code, times: stderr.split('Version v21.0').length - 1 }).toEqual({ code: 0, times: 1 });
  });

  test('is not spoken of with --quiet, nor by a command on local data', async () => {
    const cli = await connected();
    expect((await cli('profile show --graph-version v21.0 --quiet')).stderr).toBe('');
    expect((await cli('channel list --graph-version v21.0')).stderr).toBe('');
  });
});

test('a version without an announced end needs no word', async () => {
  const cli = await connected();
  expect((await cli('profile show --graph-version v26.0')).stderr).toBe('');
});

test('the default says nothing today, and names itself when its own end is near', async () => {
  const cli = await connected();
  expect((await cli('profile show')).stderr).toBe('');
  cli.clock.nowMs = Date.UTC(2028, 5, 1);
  expect((await cli('profile show')).stderr).toBe(
    'Version v25.0 of the Graph API ends on 2028-07-29. It is the default of this wabactl: update it, or set WABACTL_GRAPH_VERSION=v26.0.\n',
  );
});

// A field that a version does not know is refused with all that was asked beside it.
test('a version that does not know the limit of a portfolio yet is not asked for it', async () => {
  const cli = terminal({ env: { WABACTL_GRAPH_VERSION: 'v23.0' } });
  expect((await cli.connect()).code).toBe(0);
  expect((await cli('phone list --json --jq length')).stdout).toBe('1\n');
  const limits = await cli('limits --json');
  expect(limits.code).toBe(0);
  expect(JSON.parse(limits.stdout)).toMatchObject({
    limits: expect.arrayContaining([
      expect.objectContaining({ limit: 'messaging-limit', value: 'TIER_2K', field: 'messaging_limit_tier' }),
    ]),
  });
});
