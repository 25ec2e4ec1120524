import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { CALLBACK, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, type Setup, type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };

/** A channel with a callback of its own at each level. */
async function crowded(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  serveCallback(cli);
  for (const level of ['app', 'waba', 'phone']) await cli(`webhook set ${CALLBACK}/${level} --level ${level}`, knows);
  return cli;
}

const appOf = ({ emulator }: Terminal) => emulator.state.apps.get(DEFAULT_IDS.appId);
const wabaOf = ({ emulator }: Terminal) => emulator.state.wabas.get(DEFAULT_IDS.wabaId);

// user-problems.md 6: two systems fight over one app.
test('removes the callback of the number, then of the account, and says which one wins afterwards', async () => {
  const cli = await crowded();
  const phone = await cli('webhook unset --level phone');
  expect(phone.code).toBe(0);
  expect(phone.stdout).toBe(
    `✓ The callback of the number, ${CALLBACK}/phone, was removed.\nMessages are delivered to ${CALLBACK}/waba now (callback of the account).\n\nNext: \`wabactl webhook status\` shows what works now\n`,
  );
  const waba = await cli('webhook unset --level waba --json');
  expect(JSON.parse(waba.stdout)).toEqual({
    level: 'waba',
    changed: true,
    removedUrl: `${CALLBACK}/waba`,
    winner: 'app',
    winnerUrl: `${CALLBACK}/app`,
  });
  expect(wabaOf(cli)?.subscribedApps.get(DEFAULT_IDS.appId)).toEqual({
    appId: DEFAULT_IDS.appId,
    override: undefined,
  });
});

test.each(['phone', 'waba', 'app'])('changes nothing where there is none: %s', async (level) => {
  const cli = terminal();
  await cli.connect();
  const before = cli.sent().length;
  const { code, stdout } = await cli(`webhook unset --level ${level}`);
  expect([code, stdout]).toEqual([0, expect.stringContaining('Nothing was changed.')]);
  expect(
    cli
      .sent()
      .slice(before)
      .filter((request) => !request.startsWith('GET')),
  ).toEqual([]);
});

test('forgets it, so that one which another system sets at the same address later is not taken for ours', async () => {
  const cli = await crowded();
  expect((await cli('webhook unset --level app --yes')).code).toBe(0);
  const app = appOf(cli);
  const theirs = { callbackUrl: `${CALLBACK}/app`, verifyToken: 'theirs', fields: [] };
  if (app) app.subscription = theirs;
  expect((await cli('webhook subscribe', knows)).code).toBe(0);
  expect(appOf(cli)?.subscription).toEqual(theirs);
});

test('needs to be told which', async () => {
  const cli = terminal();
  await cli.connect();
  const { code, stderr } = await cli('webhook unset');
  expect([code, stderr]).toEqual([2, expect.stringContaining('--level is missing')]);
});

test('when nothing is left it says that Meta delivers nowhere', async () => {
  const cli = terminal();
  await cli.connect();
  serveCallback(cli);
  await cli(`webhook set ${CALLBACK} --level phone`, knows);
  expect((await cli('webhook unset --level phone')).stdout).toContain('No callback is set now');
  await cli(`webhook set ${CALLBACK} --level phone`, knows);
  expect((await cli('webhook unset --level phone --lang es')).stdout).toContain('Ya no hay ningún callback definido');
});

describe("the app's callback, which other accounts may live from,", () => {
  test('is removed only when its host is typed', async () => {
    const cli = await crowded({ tty: true });
    const wrong = await cli('webhook unset --level app', { answers: ['yes'] });
    expect([wrong.code, appOf(cli)?.subscription?.callbackUrl]).toEqual([130, `${CALLBACK}/app`]);
    let asked = '';
    const typed = (question: string) => {
      asked = question;
      return '127.0.0.1:5999';
    };
    const { code, stdout } = await cli('webhook unset --level app', { answers: [typed] });
    expect(asked).toContain('Type 127.0.0.1:5999 to remove it:');
    expect([code, appOf(cli)?.subscription]).toEqual([0, undefined]);
    expect(stdout).toContain('nothing is delivered to any callback of it');
  });

  test('needs --yes where nobody can be asked', async () => {
    const cli = await crowded();
    const { code, stderr } = await cli('webhook unset --level app');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Pass --yes')]);
    expect((await cli('webhook unset --level app --yes')).code).toBe(0);
  });
});

test('a callback that Meta still names afterwards is a failure', async () => {
  const cli = await crowded();
  cli.network.servers.set(GRAPH, async (request) => {
    if (request.method !== 'POST') return cli.emulator.handler(request);
    const body = new TextEncoder().encode('{"success":true}');
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  });
  const { code, stderr } = await cli('webhook unset --level phone');
  expect(code).toBe(6);
  expect(stderr).toContain(`still names ${CALLBACK}/phone when it is asked`);
});

test('a dry run shows the request and removes nothing', async () => {
  const cli = await crowded();
  const { stdout } = await cli('webhook unset --level app --dry-run --json');
  const { requests } = JSON.parse(stdout);
  expect(requests).toMatchObject([{ method: 'DELETE' }]);
  expect(requests[0].url).toContain('object=whatsapp_business_account');
  expect(appOf(cli)?.subscription?.callbackUrl).toBe(`${CALLBACK}/app`);
});
