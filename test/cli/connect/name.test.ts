import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';
import { IDS, seedWithThreeNumbers } from './seeds.js';

const CONNECT = `connect --graph-url ${GRAPH_URL} --token-stdin`;
const several = { seed: seedWithThreeNumbers() };

/** What `channel show` says, as data. */
async function shown(run: Terminal, name: string) {
  return JSON.parse((await run(`channel show ${name} --json`)).stdout);
}

/** Connects without a question and gives the channel's name. */
async function connected(run: Terminal, flags: string): Promise<string> {
  const { stdout } = await run(`${CONNECT} ${flags} --json`, { stdin: DEFAULT_TOKEN });
  return JSON.parse(stdout).name;
}

describe('the name of a channel', () => {
  test('is made from the display name, and numbered when that is taken', async () => {
    const run = terminal(several);
    expect(await connected(run, `--phone ${IDS.phoneId} --name Sol-Flowers-Madrid`)).toBe('Sol-Flowers-Madrid');
    expect(await connected(run, `--phone ${IDS.secondPhoneId}`)).toBe('sol-flowers-madrid-2');
  });

  test('cannot be one that another channel has, whatever its case', async () => {
    const run = terminal(several);
    await connected(run, `--phone ${IDS.phoneId} --name shop`);
    const { code, stderr } = await run(`${CONNECT} --phone ${IDS.secondPhoneId} --name SHOP`, { stdin: DEFAULT_TOKEN });
    expect([code, stderr]).toEqual([2, expect.stringContaining("Another channel is already named 'SHOP'")]);
    expect(JSON.parse((await run('channel list --json')).stdout)).toHaveLength(1);
  });

  test('must be one that a shell and a file can carry', async () => {
    const { code, stderr } = await terminal()(`${CONNECT} --name "my shop!"`, { stdin: DEFAULT_TOKEN });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--name must be a name of 1 to 64 letters')]);
  });
});

describe('connecting again', () => {
  test('keeps the name, the id of its history and the secrets, and changes nothing that is in place', async () => {
    const run = terminal();
    await run.connect();
    const before = await shown(run, 'shop');
    run.clock.nowMs += 60_000;
    const { code, stdout } = await run(`${CONNECT} --json`, { stdin: DEFAULT_TOKEN });
    expect([code, JSON.parse(stdout).changed]).toEqual([0, []]);
    expect(await shown(run, 'shop')).toEqual(before);
  });

  test('writes only what differs', async () => {
    const run = terminal();
    await run.connect();
    const requests = run.sent().length;
    const { stdout } = await run(`${CONNECT} --name bakery --json`, { stdin: DEFAULT_TOKEN });
    expect(JSON.parse(stdout).changed).toEqual(['channel']);
    expect(
      run
        .sent()
        .slice(requests)
        .filter((request) => !request.startsWith('GET')),
    ).toEqual([]);
  });

  test('takes over what changed at Meta', async () => {
    const run = terminal();
    await run.connect();
    const phone = run.emulator.state.phones.get(DEFAULT_IDS.phoneId);
    if (phone) phone.verifiedName = 'Luna Bakery & Café';
    await connected(run, '--name bakery');
    const { channels } = JSON.parse(`{"channels":${(await run('channel list --json')).stdout}}`);
    expect(channels).toEqual([expect.objectContaining({ name: 'bakery', verifiedName: 'Luna Bakery & Café' })]);
  });

  test('leaves the history of messages where it was', async () => {
    const run = terminal();
    await run.connect();
    await run('templates sync');
    await connected(run, '');
    expect((await run('templates list')).stdout).toContain('order_ready');
  });

  test('with the same address written otherwise makes no second channel', async () => {
    const run = terminal();
    await run.connect();
    await run(`connect --token-stdin --graph-url ${GRAPH_URL}/`, { stdin: DEFAULT_TOKEN });
    expect(JSON.parse((await run('channel list --json')).stdout)).toHaveLength(1);
  });

  test('makes that channel the current one', async () => {
    const run = terminal(several);
    await connected(run, `--phone ${IDS.phoneId} --name one`);
    await connected(run, `--phone ${IDS.secondPhoneId} --name two`);
    await connected(run, `--phone ${IDS.phoneId}`);
    expect((await run('channel show --json')).stdout).toContain('"name": "one"');
  });
});
