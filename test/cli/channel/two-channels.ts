import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Setup, type Terminal, terminal } from '../../support/cli.js';
import { IDS, seedWithThreeNumbers } from '../connect/seeds.js';

/** A terminal with the channels `shop` (with app secret) and `flowers`, which is the current one. */
export async function withTwoChannels(setup: Setup = {}): Promise<Terminal> {
  const run = terminal({ seed: seedWithThreeNumbers(), ...setup });
  const connect = `connect --no-input --graph-url ${GRAPH_URL} --token-stdin --phone`;
  const env = { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret };
  await run(`${connect} ${IDS.phoneId} --name shop`, { stdin: DEFAULT_TOKEN, env });
  await run(`${connect} ${IDS.secondPhoneId} --name flowers`, { stdin: DEFAULT_TOKEN });
  return run;
}

/** The names of all channels, as `channel list` gives them. */
export async function namesOf(run: Terminal): Promise<string[]> {
  return JSON.parse((await run('channel list --json')).stdout).map(({ name }: { name: string }) => name);
}
