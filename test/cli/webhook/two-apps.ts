import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';
import { IDS, seedWithThreeNumbers } from '../connect/seeds.js';

export const OTHER_APP_SECRET = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const OTHER_TOKEN = `EAAK${'otherApp'.repeat(20)}ZDZD`;

/** The channels `shop` of one app and `flowers` of another, whose secret may be unknown here; `shop` is the current one. */
export async function withTwoApps({ isOtherSecretKnown = true } = {}): Promise<Terminal> {
  const seed = seedWithThreeNumbers();
  const cli = terminal({
    seed: {
      ...seed,
      apps: [...(seed.apps ?? []), { id: IDS.otherAppId, name: 'Sol Messaging', secret: OTHER_APP_SECRET }],
      tokens: [...(seed.tokens ?? []), { token: OTHER_TOKEN, appId: IDS.otherAppId, userId: IDS.systemUserId }],
    },
  });
  const connect = `connect --no-input --graph-url ${GRAPH_URL} --token-stdin --phone`;
  const env = isOtherSecretKnown ? { WABACTL_APP_SECRET: OTHER_APP_SECRET } : {};
  await cli(`${connect} ${IDS.secondPhoneId} --name flowers`, { stdin: OTHER_TOKEN, env });
  await cli(`${connect} ${IDS.phoneId} --name shop`, {
    stdin: DEFAULT_TOKEN,
    env: { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret },
  });
  return cli;
}
