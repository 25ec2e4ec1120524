import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Setup, type Terminal, terminal } from '../../support/cli.js';

const CONNECT = `connect --name shop --graph-url ${GRAPH_URL} --token-stdin`;
const OTHER = 'https://other.example/webhook';

/** Meta lets not every token ask about itself. */
function withRefusedInspection(setup: Setup = {}): Terminal {
  const run = terminal(setup);
  const action = { kind: 'refuse', httpStatus: 400, code: 100 } as const;
  run.emulator.state.faults.push({ pathEndsWith: '/debug_token', method: undefined, times: 9, action });
  return run;
}

const subscriptionOf = (run: Terminal) =>
  run.emulator.state.wabas.get(DEFAULT_IDS.wabaId)?.subscribedApps.get(DEFAULT_IDS.appId);

describe('a token that Meta does not let us inspect', () => {
  test('is connected all the same, and what is not known is said', async () => {
    const run = withRefusedInspection();
    const { code, stdout, stderr } = await run(CONNECT, { stdin: DEFAULT_TOKEN });
    expect(code).toBe(0);
    expect(stderr).toContain('its permissions and its expiry are not known');
    expect(stdout).toContain('expiry unknown');
    expect(subscriptionOf(run)).toBeDefined();
  });

  test('is told so in Spanish', async () => {
    const { stdout, stderr } = await withRefusedInspection()(`${CONNECT} --lang es`, { stdin: DEFAULT_TOKEN });
    expect(stderr).toContain('no se conocen sus permisos ni su caducidad');
    expect(stdout).toContain('caducidad desconocida');
  });

  test('does not take away an override that may be its own', async () => {
    const subscribedApps = [{ appId: DEFAULT_IDS.appId, override: { callbackUrl: OTHER, verifyToken: 'x' } }];
    const wabas = (defaultSeed.wabas ?? []).map((waba) => ({ ...waba, subscribedApps }));
    const run = withRefusedInspection({ seed: { ...defaultSeed, wabas } });
    const { stdout } = await run(CONNECT, { stdin: DEFAULT_TOKEN });
    expect(stdout).toContain('not touched: another address is set for this account');
    expect(subscriptionOf(run)?.override?.callbackUrl).toBe(OTHER);
  });
});
