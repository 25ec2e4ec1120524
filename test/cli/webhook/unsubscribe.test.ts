import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { CALLBACK, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, type Setup, type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };

async function subscribed(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  serveCallback(cli);
  await cli(`webhook set ${CALLBACK}`, knows);
  return cli;
}

const appsOf = ({ emulator }: Terminal) => [
  ...(emulator.state.wabas.get(DEFAULT_IDS.wabaId)?.subscribedApps.keys() ?? []),
];

test('asks, says what stops, and ends it for this app alone', async () => {
  const cli = await subscribed({ tty: true });
  const app = cli.emulator.state.apps.get(DEFAULT_IDS.appId);
  if (app) cli.emulator.state.apps.set('555000111222333', { ...app, id: '555000111222333', name: 'Helpdesk' });
  cli.emulator.state.wabas
    .get(DEFAULT_IDS.wabaId)
    ?.subscribedApps.set('555000111222333', { appId: '555000111222333', override: undefined });
  let asked = '';
  const yes = (question: string) => {
    asked = question;
    return true;
  };
  expect((await cli('webhook unsubscribe', { answers: [false] })).code).toBe(130);
  expect(appsOf(cli)).toContain(DEFAULT_IDS.appId);
  const { code, stdout } = await cli('webhook unsubscribe', { answers: [yes] });
  expect(asked).toContain(`${CALLBACK} gets nothing any more`);
  expect([code, appsOf(cli)]).toEqual([0, ['555000111222333']]);
  expect(stdout).toContain(`The app gets no events of account ${DEFAULT_IDS.wabaId} any more`);
  expect(stdout).toContain('Other apps are still subscribed: Helpdesk (555000111222333)');
  const again = await cli('webhook unsubscribe --lang es');
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('No se cambió nada.')]);
  expect((await cli('webhook subscribe')).stdout).toContain('now receives the events');
});

test('needs --yes where nobody can be asked, and a dry run shows the request', async () => {
  const cli = await subscribed();
  const { code, stderr } = await cli('webhook unsubscribe');
  expect([code, stderr]).toEqual([2, expect.stringContaining('Pass --yes')]);
  const { requests } = JSON.parse((await cli('webhook unsubscribe --dry-run --json')).stdout);
  expect(requests).toMatchObject([{ method: 'DELETE', url: expect.stringContaining('/subscribed_apps') }]);
  expect(appsOf(cli)).toEqual([DEFAULT_IDS.appId]);
});

test('an app that Meta still names afterwards is a failure', async () => {
  const cli = await subscribed();
  cli.network.servers.set(GRAPH, async (request) => {
    if (request.method !== 'DELETE') return cli.emulator.handler(request);
    const body = new TextEncoder().encode('{"success":true}');
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  });
  const { code, stderr } = await cli('webhook unsubscribe --yes');
  expect([code, stderr]).toEqual([6, expect.stringContaining(`still names app ${DEFAULT_IDS.appId}`)]);
});
