import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Seed } from '../../../src/emulator/seed.js';
import { GRAPH, GRAPH_URL, type Line, START, type Terminal, terminal } from '../../support/cli.js';
import { refuseSelfInspection } from '../sign-in/no-self-inspection.js';

const DAY_SECONDS = 86_400;
const NOW = START / 1000;
const NEW_TOKEN = `EAA${'freshFromMeta0123456789'.repeat(4)}ZD`;

const OTHER_APP = '712300456789099';
const OTHER_PHONE = '106540352242999';
const OTHER_WABA = '102290129340999';
const OTHER_SECRET = 'f0e1d2c3b4a5968778695a4b3c2d1e0f';

type SeedToken = NonNullable<Seed['tokens']>[number];

/** The default business with the channel's token as the test needs it, and another one that works. */
function seedWith(old: Partial<SeedToken>, fresh: Partial<SeedToken> = {}): Seed {
  const own = { token: DEFAULT_TOKEN, appId: DEFAULT_IDS.appId, userId: DEFAULT_IDS.systemUserId };
  return {
    ...defaultSeed,
    tokens: [
      { ...own, ...old },
      { ...own, token: NEW_TOKEN, ...fresh },
    ],
  };
}

/** A connected channel whose token then became what `old` says. */
async function connected(old: Partial<SeedToken>, fresh: Partial<SeedToken> = {}, tty = false): Promise<Terminal> {
  const run = terminal({ seed: seedWith({}, fresh), tty, columns: 1_000 });
  await run(`connect --name shop --graph-url ${GRAPH_URL} --token-stdin --no-input`, {
    stdin: DEFAULT_TOKEN,
    env: { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret },
  });
  Object.assign(run.emulator.state.tokens.get(DEFAULT_TOKEN) ?? {}, old);
  return run;
}

const refresh = (run: Terminal, flags = '--token-stdin', line: Line = { stdin: NEW_TOKEN }) =>
  run(`channel refresh shop ${flags}`, line);
const shown = async (run: Terminal) => JSON.parse((await run('channel show shop --json')).stdout);

// user-problems.md 57, mission row S16
describe('a dead token', () => {
  test.each([456, 457, 458, 459, 460, 461, 462, 463, 464, 465, 466, 467, 468, 492])(
    'that died of %i is replaced, and all else stays',
    async (invalidSubcode) => {
      const run = await connected({ invalidSubcode });
      await run('channel rename shop other');
      await run('channel rename other shop');
      const before = await shown(run);
      expect((await run('profile show')).code).toBe(3);
      const { code, stdout } = await refresh(run, '--token-stdin --json');
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { name: 'shop', changed: true, by: 'new-token' }]);
      expect((await run('profile show')).code).toBe(0);
      expect({ ...(await shown(run)), updatedAt: '' }).toEqual({ ...before, updatedAt: '' });
    },
  );

  test('leaves templates, messages and the verify token where they were', async () => {
    const run = await connected({});
    await run('templates sync');
    Object.assign(run.emulator.state.tokens.get(DEFAULT_TOKEN) ?? {}, { invalidSubcode: 460 });
    await refresh(run);
    expect((await run('templates list')).stdout).toContain('order_ready');
    expect((await shown(run)).secrets).toEqual({ token: 'file', appSecret: 'file', verifyToken: 'file', pin: null });
  });

  test('is explained to the person, who then gives a new one', async () => {
    const run = await connected({ invalidSubcode: 460 }, {}, true);
    const { code, stderr, stdout } = await refresh(run, '', { answers: ['Paste', NEW_TOKEN] });
    expect([code, stdout]).toEqual([0, expect.stringContaining('shop has a new access token')]);
    expect(stderr).toContain(
      "The access token of shop no longer works: its owner changed the password, which ends all of that person's tokens.",
    );
  });

  test('is explained in Spanish too', async () => {
    const run = await connected({ invalidSubcode: 460 }, {}, true);
    const { stderr, stdout } = await refresh(run, '--lang es', { answers: ['Pegar', NEW_TOKEN] });
    expect(stderr).toContain('El token de acceso de shop ya no sirve: su dueño cambió la contraseña');
    expect(stdout).toContain('shop tiene un token de acceso nuevo');
  });

  test('where nobody can be asked is an error that says why, and how to give one', async () => {
    const run = await connected({ invalidSubcode: 467 });
    const { code, stderr } = await refresh(run, '', {});
    expect(code).toBe(3);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The access token of 'shop' cannot be prolonged: it was revoked, has expired, or its owner logged out
      Give a new token with WABACTL_TOKEN, WABACTL_TOKEN_FILE, --token-stdin or --token-file, or run this in a terminal to be asked.
      "
    `);
  });

  // user-problems.md 83
  test('is named with its channel, its source and this command by every other command', async () => {
    const run = await connected({ invalidSubcode: 463 });
    for (const line of ['profile show', 'templates sync', 'webhook status', 'send text +15550142233 hi', 'whoami']) {
      const { code, stderr } = await run(line);
      expect([line, code]).toEqual([line, 3]);
      expect(stderr).toMatch(/of the channel 'shop' \(from .*secrets\.json\)/);
      expect(stderr).toContain('`wabactl channel refresh shop`');
    }
  });
});

describe('a dying token', () => {
  const dying = { type: 'USER', expiresAt: NOW + 3 * DAY_SECONDS } as const;

  test('is prolonged by Meta with the app secret alone, so that a pipeline can do it', async () => {
    const run = await connected(dying);
    const { code, stdout } = await refresh(run, '--json', {});
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { changed: true, by: 'prolonged', before: { expiresAt: '2026-11-26T10:00:00.000Z' } },
    ]);
    expect((await shown(run)).tokenExpiresAt).toBe('2027-01-22T09:59:04.000Z');
    expect((await run('profile show')).code).toBe(0);
  });

  test.each([
    ['the same one', DEFAULT_TOKEN, ''],
    ['another that ends no later', NEW_TOKEN, ''],
    ['the same one, told in Spanish', DEFAULT_TOKEN, ' --lang es'],
  ])('for which Meta gives %s is not said to be renewed, and nothing is stored', async (_name, token, flags) => {
    const run = await connected(dying, dying);
    grantAlways(run, token);
    const before = await shown(run);
    const { code, stdout, stderr } = await refresh(run, flags, {});
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(
      flags === '' ? 'Meta gave none that lives longer than this one' : 'Meta no dio ninguno que dure más que este',
    );
    expect(await shown(run)).toEqual(before);
  });

  test('for which Meta gives nothing better is replaced by the person, who is told so', async () => {
    const run = await connected(dying, {}, true);
    grantAlways(run, DEFAULT_TOKEN);
    const { code, stderr } = await refresh(run, '', { answers: ['Paste', NEW_TOKEN] });
    expect([code, stderr]).toEqual([0, expect.stringContaining('Meta gave none that lives longer: only a new one')]);
  });

  test.each([
    ['dead', { invalidSubcode: 460 }, 'changed the password'],
    ['without a permission', { scopes: ['whatsapp_business_management'] }, 'lacks whatsapp_business_messaging'],
  ])('for which Meta gives one that is %s keeps the old one', async (_name, fresh, sentence) => {
    const run = await connected(dying, fresh);
    grantAlways(run, NEW_TOKEN);
    const before = await shown(run);
    const { code, stderr } = await refresh(run, '', {});
    expect([code, stderr]).toEqual([3, expect.stringContaining(sentence)]);
    expect(await shown(run)).toEqual(before);
  });

  test('for which Meta gives one that the app is told is dead keeps the old one', async () => {
    const run = await connected(dying, { invalidSubcode: 460 });
    refuseSelfInspection(run);
    grantAlways(run, NEW_TOKEN);
    const before = await shown(run);
    expect((await refresh(run, '', {})).code).toBe(3);
    expect(await shown(run)).toEqual(before);
  });

  test('for which Meta gives one that nobody may inspect ends when Meta said it would', async () => {
    const run = await connected(dying);
    const refusal = { error: { message: '(#100) Unsupported', type: 'OAuthException', code: 100 } };
    answerInstead(run, 400, ({ pathname, searchParams }) =>
      pathname.endsWith('/debug_token') && searchParams.get('input_token') !== DEFAULT_TOKEN ? refusal : undefined,
    );
    const { code, stdout } = await refresh(run, '--json', {});
    expect([code, JSON.parse(stdout).after]).toEqual([0, { type: null, expiresAt: '2027-01-22T09:59:04.000Z' }]);
  });

  test('cannot be prolonged without it, which is said', async () => {
    const run = terminal({ seed: seedWith(dying) });
    await run(`connect --name shop --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
    const { code, stderr } = await refresh(run, '', {});
    expect([code, stderr]).toEqual([3, expect.stringContaining('that takes the app secret, which is not known')]);
    expect(stderr).toContain('WABACTL_APP_SECRET');
  });

  test.each([
    ['in 29 days is prolonged', { expiresAt: NOW + 29 * DAY_SECONDS }, 'prolonged'],
    ['in 31 days is left alone', { expiresAt: NOW + 31 * DAY_SECONDS }, null],
    ['and sees data for 8 days more is left alone', { dataAccessExpiresAt: NOW + 8 * DAY_SECONDS }, null],
  ])('that ends %s', async (_name, end, by) => {
    const run = await connected({ type: 'USER', ...end });
    const { code, stdout } = await refresh(run, '--json', {});
    expect([code, JSON.parse(stdout).by]).toEqual([0, by]);
  });

  test('is prolonged with a secret that is given, which the channel keeps', async () => {
    const run = terminal({ seed: seedWith(dying) });
    await run(`connect --name shop --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
    const { code } = await refresh(run, '', { env: { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret } });
    expect([code, (await shown(run)).secrets.appSecret]).toEqual([0, 'file']);
  });

  test('that will soon see no data needs its owner', async () => {
    const run = await connected({ type: 'USER', dataAccessExpiresAt: NOW + 2 * DAY_SECONDS });
    const { code, stderr } = await refresh(run, '', {});
    expect([code, stderr]).toEqual([3, expect.stringContaining('only a new login of its owner changes that')]);
  });
});

describe('a token that lacks a permission', () => {
  const lacking = { scopes: ['whatsapp_business_management'] };

  test('is not called healthy, and what is missing is named', async () => {
    const run = await connected(lacking);
    const { code, stderr } = await refresh(run, '', {});
    expect([code, stderr]).toEqual([3, expect.stringContaining('lacks whatsapp_business_messaging')]);
  });

  test('is replaced by the person, who is told why', async () => {
    const run = await connected(lacking, {}, true);
    const { code, stderr } = await refresh(run, '', { answers: ['Paste', NEW_TOKEN] });
    expect([code, stderr]).toEqual([0, expect.stringContaining('lacks a permission that a channel needs')]);
  });
});

test('an app secret that was changed at Meta takes the place of the old one', async () => {
  const run = await connected({});
  const app = run.emulator.state.apps.get(DEFAULT_IDS.appId);
  if (!app) throw new Error('the seed has it');
  run.emulator.state.apps.set(app.id, { ...app, secret: OTHER_SECRET });
  expect((await run('profile show')).code).not.toBe(0);
  run.write('secret.txt', OTHER_SECRET);
  const { code, stdout } = await refresh(run, '--token-stdin --app-secret-file secret.txt --json', {
    stdin: DEFAULT_TOKEN,
  });
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { changed: true, by: 'new-token' }]);
  expect((await run('profile show')).code).toBe(0);
});

test('the app secret may come from standard input, though it is needed for the old token and for the new one', async () => {
  const run = await connected({ invalidSubcode: 463 });
  run.write('token.txt', NEW_TOKEN);
  const line: Line = { stdin: DEFAULT_IDS.appSecret };
  expect(await refresh(run, '--token-file token.txt --app-secret-file -', line)).toMatchObject({ code: 0 });
  const both = await refresh(run, '--token-stdin --app-secret-file -', line);
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('--token-stdin')]);
});

test('the token that the channel has already is no new one', async () => {
  const run = await connected({});
  const { stdout } = await refresh(run, '--token-stdin --json', { stdin: DEFAULT_TOKEN });
  expect(JSON.parse(stdout)).toMatchObject({ changed: false, by: null });
});

test('a channel that does not exist is named with the one that was meant', async () => {
  const { stderr } = await (await connected({}))('channel refresh shp');
  expect(stderr).toContain("There is no channel named 'shp'\nDid you mean 'shop'?");
});

test('a token in good order is left alone', async () => {
  const run = await connected({});
  const requests = run.sent().length;
  const { code, stdout } = await refresh(run, '', {});
  expect([code, stdout]).toEqual([0, expect.stringContaining('is in order; nothing was changed')]);
  expect(run.sent().slice(requests)).toEqual(['GET /v25.0/debug_token']);
});

/** Meta answers a request so, if `answer` knows one for it. */
function answerInstead({ network }: Terminal, status: number, answer: (url: URL) => object | undefined) {
  const emulator = network.servers.get(GRAPH);
  if (!emulator) throw new Error('the emulator is there');
  network.servers.set(GRAPH, async (request) => {
    const content = answer(new URL(request.url));
    if (content === undefined) return emulator(request);
    const body = new TextEncoder().encode(JSON.stringify(content));
    return { status, headers: { 'content-type': 'application/json' }, body };
  });
}

/** Meta gives this one to whoever wants a token prolonged. */
function grantAlways(run: Terminal, token: string) {
  const granted = { access_token: token, token_type: 'bearer' };
  answerInstead(run, 200, ({ pathname }) => (pathname.endsWith('/oauth/access_token') ? granted : undefined));
}

/** From now on the app takes calls only that its secret proves. */
function demandProof(run: Terminal) {
  const app = run.emulator.state.apps.get(DEFAULT_IDS.appId);
  if (!app) throw new Error('the seed has it');
  app.requireAppSecretProof = true;
}

/** Makes the new token one of another app, which the emulator then has as well. */
function moveToOtherApp(run: Terminal) {
  const { apps, tokens } = run.emulator.state;
  const app = apps.get(DEFAULT_IDS.appId);
  const token = tokens.get(NEW_TOKEN);
  if (!app || !token) throw new Error('the seed has both');
  apps.set(OTHER_APP, { ...app, id: OTHER_APP, name: 'Other', secret: OTHER_SECRET });
  tokens.set(NEW_TOKEN, { ...token, appId: OTHER_APP });
}

describe('an app that takes calls only that its secret proves', () => {
  test.each([
    ['channel refresh', 'channel refresh shop --token-stdin'],
    ['connect', 'connect --channel shop --token-stdin --no-input'],
  ])('is served by %s with the secret that the channel has', async (_name, line) => {
    const run = await connected({ invalidSubcode: 463 });
    demandProof(run);
    expect(await run(line, { stdin: NEW_TOKEN })).toMatchObject({ code: 0 });
    expect((await run('profile show')).code).toBe(0);
  });

  test('is served with a secret that a person types, which the channel keeps', async () => {
    const run = terminal({ seed: seedWith({}), tty: true, columns: 1_000 });
    await run(`connect --name shop --graph-url ${GRAPH_URL} --token-stdin --no-input`, { stdin: DEFAULT_TOKEN });
    demandProof(run);
    expect((await run('profile show')).code).not.toBe(0);
    const { code, stderr } = await refresh(run, '--token-stdin', {
      stdin: NEW_TOKEN,
      answers: [DEFAULT_IDS.appSecret],
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining(`/apps/${DEFAULT_IDS.appId}/settings/basic/`)]);
    expect((await shown(run)).secrets.appSecret).toBe('file');
    expect((await run('profile show')).code).toBe(0);
  });
});

describe('a new token that may not ask about itself', () => {
  test('is looked at by the app, whose secret the channel has', async () => {
    const run = await connected({ invalidSubcode: 463 }, { type: 'USER', expiresAt: NOW + 60 * DAY_SECONDS });
    refuseSelfInspection(run);
    const { code, stdout, stderr } = await refresh(run, '--token-stdin --json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).after).toEqual({ type: 'USER', expiresAt: '2027-01-22T10:00:00.000Z' });
  });

  test.each([
    ['', `nobody checked that it is of the app ${DEFAULT_IDS.appId}`],
    [' --lang es', `nadie comprobó que sea de la aplicación ${DEFAULT_IDS.appId}`],
  ])('is taken without the secret as well, and what was not checked is said%s', async (flags, sentence) => {
    const run = terminal({ seed: seedWith({}) });
    await run(`connect --name shop --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
    refuseSelfInspection(run);
    const { code, stderr } = await refresh(run, `--token-stdin${flags}`);
    expect([code, stderr]).toEqual([0, expect.stringContaining(sentence)]);
  });
});

describe('a new token that would break the channel is refused, and the old one kept', () => {
  test('because it reaches another account', async () => {
    const limited = { granularTargets: { whatsapp_business_management: ['104996122399199'] } };
    const run = await connected({}, limited);
    const { code, stderr } = await refresh(run);
    expect([code, stderr]).toEqual([3, expect.stringContaining("so 'shop' keeps its old one")]);
    expect((await run('profile show')).code).toBe(0);
  });

  test('because the number is no longer in the account that it reaches', async () => {
    const run = await connected({});
    const { phones } = run.emulator.state;
    const phone = phones.get(DEFAULT_IDS.phoneId);
    if (!phone) throw new Error('the seed has it');
    phones.delete(phone.id);
    phones.set(OTHER_PHONE, { ...phone, id: OTHER_PHONE });
    const { code, stderr } = await refresh(run);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`It reaches: ${DEFAULT_IDS.wabaId} (Luna Bakery).`)]);
  });

  test('because the number is in another account now', async () => {
    const run = await connected({});
    const { phones, wabas, users } = run.emulator.state;
    const phone = phones.get(DEFAULT_IDS.phoneId);
    const waba = wabas.get(DEFAULT_IDS.wabaId);
    if (!phone || !waba) throw new Error('the seed has both');
    wabas.set(OTHER_WABA, { ...waba, id: OTHER_WABA, name: 'Luna Two' });
    phones.set(phone.id, { ...phone, wabaId: OTHER_WABA });
    users.get(DEFAULT_IDS.systemUserId)?.assignedWabaIds.push(OTHER_WABA);
    const { code, stderr } = await refresh(run);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`in the account ${DEFAULT_IDS.wabaId}`)]);
    expect(stderr).toContain(`${OTHER_WABA} (Luna Two)`);
  });

  test('because it is of another app', async () => {
    const run = await connected({});
    moveToOtherApp(run);
    const { code, stderr } = await refresh(run);
    expect(code).toBe(2);
    expect(stderr).toContain(`belongs to the app ${OTHER_APP}, and 'shop' works with the app ${DEFAULT_IDS.appId}`);
  });

  test.each([
    ['and the secret that was given is not its own', { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret }, 'another app,'],
    ['and the secret that was given is its own', { WABACTL_APP_SECRET: OTHER_SECRET }, `the app ${OTHER_APP},`],
  ])('because it is of another app, %s', async (_name, env, app) => {
    const run = await connected({});
    moveToOtherApp(run);
    const { code, stderr } = await refresh(run, '--token-stdin --no-input', { stdin: NEW_TOKEN, env });
    expect([code, stderr]).toEqual([2, expect.stringContaining(`belongs to ${app}`)]);
  });

  test.each([
    ['', 'belongs to another app, and'],
    [' --lang es', 'es de otra aplicación, y'],
  ])('because it is of another app, as the app is told that asks in its place%s', async (flags, sentence) => {
    const run = await connected({});
    moveToOtherApp(run);
    refuseSelfInspection(run);
    const { code, stderr } = await refresh(run, `--token-stdin${flags}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    expect((await run('profile show')).code).toBe(0);
  });

  test('because it lacks a permission', async () => {
    const run = await connected({}, { scopes: ['whatsapp_business_management'] });
    const { code, stderr } = await refresh(run);
    expect([code, stderr]).toEqual([3, expect.stringContaining('lacks whatsapp_business_messaging')]);
  });

  test('because it is dead as well', async () => {
    const run = await connected({}, { invalidSubcode: 463 });
    expect((await refresh(run)).code).toBe(3);
    expect((await run('profile show')).code).toBe(0);
  });
});

test('--dry-run stores nothing', async () => {
  const run = await connected({ invalidSubcode: 463 });
  const { code, stdout } = await refresh(run, '--token-stdin --dry-run');
  expect([code, stdout]).toEqual([0, expect.stringContaining('secrets.json')]);
  expect((await run('profile show')).code).toBe(3);
});

test('a channel that is made of the environment has nothing to renew here', async () => {
  const env = { WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId };
  const { code, stderr } = await terminal()('channel refresh', { env });
  expect([code, stderr]).toEqual([2, expect.stringContaining('is made of the environment')]);
});
