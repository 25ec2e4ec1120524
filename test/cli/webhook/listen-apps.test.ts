import { expect, test } from 'vitest';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import type { HttpResponse } from '../../../src/host/host.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, GRAPH_URL, type Run, START, type Terminal, terminal } from '../../support/cli.js';
import { IDS } from '../connect/seeds.js';
import { OTHER_APP_SECRET, withTwoApps } from './two-apps.js';

const ANA = '15550142233';
const bytes = (text: string) => new TextEncoder().encode(text);

/** A message to one of the two businesses. */
function message(text: string, { phoneId, wabaId }: { phoneId: string; wabaId: string }): string {
  const metadata = { display_phone_number: '1', phone_number_id: phoneId };
  const messages = [
    { from: ANA, id: `wamid.${text}`, timestamp: String(START / 1000), type: 'text', text: { body: text } },
  ];
  const value = { messaging_product: 'whatsapp', metadata, contacts: [{ wa_id: ANA }], messages };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, changes: [{ field: 'messages', value }] }],
  });
}

const TO_SHOP = message('bread', { phoneId: IDS.phoneId, wabaId: IDS.wabaId });
const TO_FLOWERS = message('roses', { phoneId: IDS.secondPhoneId, wabaId: IDS.secondWabaId });

/** Listens, posts the bodies with these secrets, and stops. */
async function listenTo(
  cli: Terminal,
  more: string,
  posts: readonly [body: string, secret: string][],
  env: Record<string, string> = { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
) {
  const answers: HttpResponse[] = [];
  const run = await cli(`webhook listen ${more}`, {
    env,
    async meanwhile(host) {
      const url = `http://127.0.0.1:${await host.listening()}/`;
      for (const [text, secret] of posts) {
        const headers = { 'x-hub-signature-256': sign(bytes(text), secret) };
        answers.push(await host.fetch({ method: 'POST', url, headers, body: bytes(text) }, { timeoutMs: 1000 }));
      }
      await new Promise((resolve) => setImmediate(resolve));
      host.pressCtrlC();
    },
  });
  return { ...run, answers };
}

const linesOf = ({ stdout }: Run) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

// user-problems.md 9: one endpoint, several Meta apps.
test('deliveries of every app on this machine are taken, and each says which app signed it', async () => {
  const cli = await withTwoApps();
  const posts: [string, string][] = [
    [TO_SHOP, DEFAULT_IDS.appSecret],
    [TO_FLOWERS, OTHER_APP_SECRET],
  ];
  const data = linesOf(await listenTo(cli, '--json', posts));
  expect(data[0]).toMatchObject({
    apps: [
      { appId: DEFAULT_IDS.appId, channels: ['shop'] },
      { appId: IDS.otherAppId, channels: ['flowers'] },
    ],
    channelsWithoutSecret: [],
  });
  expect(data.slice(1).map(({ appId, channel }) => [appId, channel])).toEqual([
    [DEFAULT_IDS.appId, 'shop'],
    [IDS.otherAppId, 'flowers'],
  ]);
  const { stdout } = await listenTo(cli, '', posts);
  expect(stdout).toContain(
    `Signatures are checked with the app secret of: app ${DEFAULT_IDS.appId} (shop); app ${IDS.otherAppId} (flowers)`,
  );
  expect(stdout).toContain(`roses [app ${IDS.otherAppId} (flowers), again]`);
});

test('what arrives for another number is kept for its channel, so that its window is known there', async () => {
  const cli = await withTwoApps();
  await listenTo(cli, '--quiet', [[TO_FLOWERS, OTHER_APP_SECRET]]);
  const windowOf = async (channel: string) =>
    (await cli(`send text +${ANA} Hello --channel ${channel} --json --jq .window`)).stdout;
  expect([await windowOf('flowers'), await windowOf('shop')]).toEqual(['open\n', 'unknown\n']);
});

test('an app cannot speak for the channel of another: it is refused, and opens no window there', async () => {
  const cli = await withTwoApps();
  const aboutShop = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: IDS.wabaId, changes: [{ field: 'account_update', value: { event: 'VERIFIED_ACCOUNT' } }] }],
  });
  const posts: [string, string][] = [
    [TO_SHOP, OTHER_APP_SECRET],
    [TO_FLOWERS, DEFAULT_IDS.appSecret],
    [aboutShop, OTHER_APP_SECRET],
  ];
  const run = await listenTo(cli, '--json', posts);
  expect(run.answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(linesOf(run).slice(1)).toMatchObject(posts.map(() => ({ kind: 'refused', reason: 'other-app' })));
  expect((await cli(`send text +${ANA} Hello --channel shop --json --jq .window`)).stdout).toBe('unknown\n');
  expect((await listenTo(cli, '', posts)).stdout).toContain(
    'refused: signed by another app than the one of the channel',
  );
  expect((await listenTo(cli, '--lang es', posts)).stdout).toContain('rechazada: firmada por otra aplicación');
});

test('for a channel whose app is not known only its own secret speaks', async () => {
  const cli = await withTwoApps();
  const ofEnvironment = {
    WABACTL_VERIFY_TOKEN: VERIFY_TOKEN,
    WABACTL_GRAPH_URL: GRAPH_URL,
    WABACTL_WABA_ID: '102290129340999',
    WABACTL_PHONE_NUMBER_ID: '106540352242999',
    WABACTL_TOKEN: DEFAULT_TOKEN,
    WABACTL_APP_SECRET: 'b'.repeat(32),
  };
  const toIt = message('hello', { phoneId: '106540352242999', wabaId: '102290129340999' });
  const posts: [string, string][] = [
    [toIt, ofEnvironment.WABACTL_APP_SECRET],
    [toIt, OTHER_APP_SECRET],
  ];
  const { answers } = await listenTo(cli, '--json', posts, ofEnvironment);
  expect(answers.map(({ status }) => status)).toEqual([200, 401]);
});

test('what is about no channel here goes to one of the app that signed it', async () => {
  const cli = await withTwoApps();
  const elsewhere = message('hello', { phoneId: '106540352242999', wabaId: '102290129340999' });
  const [, event] = linesOf(await listenTo(cli, '--json', [[elsewhere, OTHER_APP_SECRET]]));
  expect(event).toMatchObject({ kind: 'event', channel: 'flowers', appId: IDS.otherAppId });
});

test('with one app a line does not name it, but the data does', async () => {
  const cli = terminal();
  await cli.connect();
  const { stdout } = await listenTo(cli, '', [[TO_SHOP, DEFAULT_IDS.appSecret]]);
  expect(stdout).toMatch(/: bread\n/);
  const [, event] = linesOf(await listenTo(cli, '--json', [[TO_SHOP, DEFAULT_IDS.appSecret]]));
  expect(event).toMatchObject({ appId: DEFAULT_IDS.appId, signedBy: null });
});

// user-problems.md 22: a secret that is not set, and a 401 that hid it.
test('a secret that is missing here is told apart from one that is wrong, and only here', async () => {
  const posts: [string, string][] = [[TO_FLOWERS, OTHER_APP_SECRET]];
  const missing = await listenTo(await withTwoApps({ isOtherSecretKnown: false }), '', posts);
  expect(missing.stdout).toContain('The app secret of flowers is not known, so deliveries of that app are refused.');
  expect(missing.stdout).toContain('and the one of flowers is missing (`wabactl connect --app-secret-file`)');
  const wrong = await listenTo(await withTwoApps(), '', [[TO_FLOWERS, 'a'.repeat(32)]]);
  expect(wrong.stdout).toContain('refused: signature does not match the app secret (it is forged, or the secret');
  expect(missing.answers).toEqual(wrong.answers);
  expect(missing.answers).toMatchObject([{ status: 401, body: new Uint8Array() }]);
  const data = await listenTo(await withTwoApps({ isOtherSecretKnown: false }), '--json', posts);
  expect(linesOf(data)[1]).toMatchObject({ reason: 'secret-missing', channelsWithoutSecret: ['flowers'] });
  const spanish = await listenTo(await withTwoApps({ isOtherSecretKnown: false }), '--lang es', posts);
  expect(spanish.stdout).toContain('y falta la de flowers');
});

test("an emulator's secret, which everybody knows, opens no live listener", async () => {
  const cli = await withTwoApps();
  // Stands in for Meta; the emulator itself answers to no name with a dot.
  cli.network.servers.set('graph.facebook.com', (request) =>
    cli.emulator.handler({ ...request, headers: { ...request.headers, host: GRAPH } }),
  );
  const connect = `connect --no-input --token-stdin --phone ${IDS.thirdPhoneId} --name live`;
  const seedTokens = [...cli.emulator.state.tokens.keys()];
  const otherToken = seedTokens.find((token) => token !== DEFAULT_TOKEN) ?? '';
  const env = { WABACTL_APP_SECRET: OTHER_APP_SECRET };
  expect((await cli(connect, { stdin: otherToken, env })).code).toBe(0);
  const { answers, stdout } = await listenTo(cli, '--channel live --json', [
    [TO_SHOP, DEFAULT_IDS.appSecret],
    [TO_FLOWERS, OTHER_APP_SECRET],
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 200]);
  expect(linesOf({ code: 130, stdout, stderr: '' })[0].apps).toEqual([{ appId: IDS.otherAppId, channels: ['live'] }]);
});

test('channels of one app share its secret, also where only one of them was given it', async () => {
  const cli = await withTwoApps();
  const connect = `connect --no-input --graph-url ${GRAPH_URL} --token-stdin --phone ${IDS.thirdPhoneId} --name third`;
  await cli(connect, { stdin: DEFAULT_TOKEN });
  const [ready, event] = linesOf(await listenTo(cli, '--json', [[TO_SHOP, DEFAULT_IDS.appSecret]]));
  expect(ready).toMatchObject({ channel: 'third', signaturesChecked: true, channelsWithoutSecret: [] });
  expect(event).toMatchObject({ kind: 'event', channel: 'shop' });
});
