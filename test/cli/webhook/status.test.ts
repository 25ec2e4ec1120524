import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { CALLBACK, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };
const OTHER = { callbackUrl: 'https://other.example/webhook', verifyToken: 'x' };

/** A channel whose messages arrive. */
async function healthy(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  serveCallback(cli);
  await cli(`webhook subscribe --callback-url ${CALLBACK}`, knows);
  return cli;
}

const appOf = ({ emulator }: Terminal) => emulator.state.apps.get(DEFAULT_IDS.appId);
const wabaOf = ({ emulator }: Terminal) => emulator.state.wabas.get(DEFAULT_IDS.wabaId);
const phoneOf = ({ emulator }: Terminal) => emulator.state.phones.get(DEFAULT_IDS.phoneId);

test('says that messages can arrive when they can', async () => {
  const { code, stdout } = await (await healthy())('webhook status');
  expect(code).toBe(0);
  expect(stdout).toContain('app receives the events of the account');
  expect(stdout).toMatch(/Messages can arrive\.\nNext: /);
});

describe('each broken link has a report, a reason and exit code 6', () => {
  // Row 1 and 2: the account was never subscribed, or `messages` was not ticked. Row 4: another app is subscribed.
  const BREAKS: Record<string, [breakIt: (cli: Terminal) => void, report: RegExp, reason: RegExp, id: string]> = {
    'nobody is subscribed': [
      (cli) => wabaOf(cli)?.subscribedApps.clear(),
      /NOT subscribed/,
      /is not subscribed to app 712300456789012/,
      'webhook-not-subscribed',
    ],
    'only another app is subscribed': [
      (cli) => {
        const app = appOf(cli);
        if (app) cli.emulator.state.apps.set('555000111222333', { ...app, id: '555000111222333', name: 'Helpdesk' });
        wabaOf(cli)?.subscribedApps.clear();
        wabaOf(cli)?.subscribedApps.set('555000111222333', { appId: '555000111222333', override: undefined });
      },
      /also subscribed: Helpdesk \(555000111222333\)/,
      /subscribed are other apps: 555000111222333/,
      'webhook-not-subscribed',
    ],
    'messages is not ticked': [
      (cli) => {
        const subscription = appOf(cli)?.subscription;
        if (subscription) subscription.fields = [{ name: 'account_update', version: 'v25.0' }];
      },
      /messages is NOT ticked/,
      /has not ticked messages/,
      'webhook-fields-missing',
    ],
    'there is no callback': [
      (cli) => {
        const subscription = appOf(cli)?.subscription;
        if (subscription) subscription.callbackUrl = '';
      },
      /app: not set/,
      /No callback is set/,
      'no-callback',
    ],
  };

  test.each(Object.entries(BREAKS))('%s', async (_, [breakIt, report, reason, id]) => {
    const cli = await healthy();
    breakIt(cli);
    const run = await cli('webhook status');
    expect(run.code).toBe(6);
    expect(run.stdout).toMatch(report);
    expect(run.stderr).toMatch(reason);
    const data = await cli('webhook status --json --lang es');
    expect(JSON.parse(data.stdout)).toMatchObject({ healthy: false });
    expect(JSON.parse(data.stderr).error).toMatchObject({ kind: 'unhealthy', id });
  });
});

// Row 6: one app has one callback, and two systems fight over it.
test('the number wins over the account, the account over the app', async () => {
  const cli = await healthy();
  const winner = async () => JSON.parse((await cli('webhook status --json')).stdout).winner;
  expect(await winner()).toBe('app');
  const subscription = wabaOf(cli)?.subscribedApps.get(DEFAULT_IDS.appId);
  if (subscription) subscription.override = OTHER;
  expect(await winner()).toBe('waba');
  phoneOf(cli)?.overrides.set(DEFAULT_IDS.appId, { ...OTHER, callbackUrl: 'https://number.example/webhook' });
  expect(await winner()).toBe('phone');
  expect((await cli('webhook status')).stdout).toContain('number: https://number.example/webhook ← wins');
  expect((await cli('webhook status --lang es')).stdout).toContain(
    'número: https://number.example/webhook ← prevalece',
  );
});

// Row 5: what cannot be checked is never silently passed.
test('without the app secret it says what cannot be seen', async () => {
  const cli = terminal();
  await cli(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
  const { stdout } = await cli('webhook status');
  expect(stdout).toContain('cannot be seen without the app secret');
  expect(JSON.parse((await cli('webhook status --json')).stdout).fields).toBeNull();
});

describe('webhook subscribe', () => {
  // Row 3: subscribing by hand.
  test('mends a missing subscription and says what it did', async () => {
    const cli = await healthy();
    wabaOf(cli)?.subscribedApps.clear();
    expect((await cli('webhook subscribe')).stdout).toContain('This app now receives the events of the account.');
    expect((await cli('webhook subscribe')).stdout).toContain('received the events of the account already');
    expect((await cli('webhook status')).code).toBe(0);
  });

  // Row 7: an override before the subscription is refused, so the order is subscribe, then override.
  test("leaves the app's own callback alone and overrides it for the account", async () => {
    const cli = await healthy();
    const subscription = appOf(cli)?.subscription;
    if (subscription) subscription.callbackUrl = OTHER.callbackUrl;
    wabaOf(cli)?.subscribedApps.clear();
    const { code, stdout } = await cli(`webhook subscribe --callback-url ${CALLBACK}`, knows);
    expect(code).toBe(0);
    expect(stdout).toContain('(override for the account)');
    expect(stdout).toContain(`The app's own callback, ${OTHER.callbackUrl}, was left as it is.`);
    expect(appOf(cli)?.subscription?.callbackUrl).toBe(OTHER.callbackUrl);
  });

  test('asks nobody at Meta when the callback does not answer as it must', async () => {
    const cli = terminal();
    await cli.connect();
    serveCallback(cli);
    const { code, stderr } = await cli(`webhook subscribe --callback-url ${CALLBACK}`);
    expect(code).toBe(6);
    expect(stderr).toContain('it answers 403');
    expect(appOf(cli)?.subscription).toBeUndefined();
  });

  test('an address that Meta cannot use is refused', async () => {
    const cli = terminal();
    await cli.connect();
    const { code, stderr } = await cli('webhook subscribe --callback-url http://example.com/webhook');
    expect(code).toBe(2);
    expect(stderr).toContain('it does not start with https://');
  });

  test('a channel made of the environment needs a verify token of the environment', async () => {
    const ids = { WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId };
    const env = { ...ids, WABACTL_GRAPH_URL: GRAPH_URL, WABACTL_TOKEN: DEFAULT_TOKEN };
    const run = await terminal({ env })(`webhook subscribe --callback-url ${CALLBACK}`);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/verify token/i);
  });
});
