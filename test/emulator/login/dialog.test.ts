import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Seed } from '../../../src/emulator/seed.js';
import { ORIGIN, type Reply, type RunningEmulator, runEmulator } from '../running-emulator.js';

const { appId, appSecret, businessId, personId, testAppId, testAppSecret, wabaId } = DEFAULT_IDS;
const { loginConfigurationId } = DEFAULT_IDS;
const [app, testApp] = defaultSeed.apps ?? [];
const [waba] = defaultSeed.wabas ?? [];
if (!app || !testApp || !waba) throw new Error('The default seed has two apps and a WABA.');

const SECOND_WABA = { ...waba, id: '104996122399161', name: 'Luna Catering', phones: [], templates: [] };
const MANAGEMENT = 'whatsapp_business_management';
const MESSAGING = 'whatsapp_business_messaging';
const REDIRECT = 'http://localhost:3000/back';
const ASKED = { client_id: testAppId, redirect_uri: REDIRECT, state: 'a b&c=d', scope: `${MANAGEMENT},${MESSAGING}` };
/** As the page sends it when nothing was unticked. */
const ALL: [string, string][] = [
  ['person', personId],
  ['granted[]', MANAGEMENT],
  ['granted[]', MESSAGING],
  ['waba[]', wabaId],
  ['action', 'continue'],
];

type Params = Readonly<Record<string, string>>;

function ask({ get }: RunningEmulator, params: Params = ASKED, headers: Record<string, string> = {}): Promise<Reply> {
  return get(`/v25.0/dialog/oauth?${new URLSearchParams(params)}`, { token: undefined, headers });
}

function answer(
  { post }: RunningEmulator,
  entries: [string, string][] = ALL,
  params: Params = ASKED,
  headers: Record<string, string> = { origin: ORIGIN },
): Promise<Reply> {
  const path = `/v25.0/dialog/oauth?${new URLSearchParams(params)}`;
  return post(path, { token: undefined, form: new URLSearchParams(entries), headers });
}

function without(name: string, value?: string): [string, string][] {
  return ALL.filter(([own, its]) => own !== name || (value !== undefined && its !== value));
}

/** The token that the code in the answer's address is good for, as `/debug_token` describes it. */
async function tokenOf(emulator: RunningEmulator, reply: Reply, client: { id: string; secret: string } = TEST_CLIENT) {
  const code = new URL(reply.headers.location ?? '').searchParams.get('code') ?? '';
  const params = { client_id: client.id, client_secret: client.secret, redirect_uri: REDIRECT, code };
  const exchanged = await emulator.get(`/v25.0/oauth/access_token?${new URLSearchParams(params)}`, {
    token: undefined,
  });
  const { access_token: token, expires_in } = exchanged.body;
  const { body } = await emulator.get(`/v25.0/debug_token?input_token=${token}`, {
    token: `${client.id}|${client.secret}`,
  });
  return { ...body.data, token, expires_in };
}

const TEST_CLIENT = { id: testAppId, secret: testAppSecret };

function withApps(change: Partial<NonNullable<Seed['apps']>[number]>): Seed {
  return { ...defaultSeed, apps: [{ ...(app ?? testApp), ...change } as NonNullable<Seed['apps']>[number]] };
}

const twoWabas: Seed = {
  ...defaultSeed,
  wabas: [waba, SECOND_WABA],
  users: defaultSeed.users?.map((user) => ({ ...user, assignedWabaIds: [wabaId, SECOND_WABA.id] })) ?? [],
};

test('the dialog names app, person, permissions and accounts, with a version and without', async () => {
  const emulator = runEmulator();
  const { status, headers, body } = await ask(emulator);
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  for (const text of ['Luna Bakery Messaging - Test', 'Ana Luna', MANAGEMENT, MESSAGING, 'public_profile', wabaId]) {
    expect(body).toContain(text);
  }
  const plain = await emulator.get(`/dialog/oauth?${new URLSearchParams(ASKED)}`, { token: undefined });
  expect(plain.body).toBe(body);
});

test('the page loads nothing, runs nothing, and no other page may hold it', async () => {
  const { headers, body } = await ask(runEmulator());
  expect(headers).toMatchObject({
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://localhost:3000 http://localhost:* http://127.0.0.1:* https:; frame-ancestors 'none'; base-uri 'none'",
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
  });
  expect(body).not.toMatch(/<script|<img|<iframe|\son\w+=|src=|@import|url\(/i);
});

test('whoever continues goes back with a code, the state as it was, and the query that was there', async () => {
  const emulator = runEmulator();
  const redirect_uri = `${REDIRECT}?tab=1`;
  const { status, headers } = await answer(emulator, ALL, { ...ASKED, redirect_uri });
  expect(status).toBe(302);
  const { href, searchParams, hash } = new URL(headers.location ?? '');
  expect(href.startsWith(`${redirect_uri}&code=AQ`)).toBe(true);
  expect([searchParams.get('state'), hash]).toEqual([ASKED.state, '#_=_']);
});

test('without a state none comes back', async () => {
  const { state: _, ...params } = ASKED;
  const { headers } = await answer(runEmulator(), ALL, params);
  expect([...new URL(headers.location ?? '').searchParams.keys()]).toEqual(['code']);
});

test('whoever cancels goes back with the refusal', async () => {
  const { status, headers } = await answer(runEmulator(), [['action', 'cancel']]);
  expect(status).toBe(302);
  expect(headers.location).toBe(
    `${REDIRECT}?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=a+b%26c%3Dd`,
  );
});

test('the code is good for a token of the person, with what was granted', async () => {
  const emulator = runEmulator();
  const token = await tokenOf(emulator, await answer(emulator));
  expect(token).toMatchObject({
    type: 'USER',
    app_id: testAppId,
    user_id: personId,
    scopes: [MANAGEMENT, MESSAGING, 'public_profile'],
    granular_scopes: [{ scope: MANAGEMENT }, { scope: MESSAGING }],
    expires_in: 7_200,
  });
  expect((await emulator.get(`/v25.0/${wabaId}`, { token: token.token })).status).toBe(200);
});

test('a permission that was declined, or was never asked for, is not in the token', async () => {
  const emulator = runEmulator();
  const declined = await tokenOf(emulator, await answer(emulator, without('granted[]', MESSAGING)));
  expect(declined.scopes).toEqual([MANAGEMENT, 'public_profile']);
  const more: [string, string][] = [...ALL, ['granted[]', 'business_management']];
  expect((await tokenOf(emulator, await answer(emulator, more))).scopes).not.toContain('business_management');
});

test('an account that was left out is out of reach', async () => {
  const emulator = runEmulator({ seed: twoWabas });
  const token = await tokenOf(emulator, await answer(emulator));
  expect(token.granular_scopes).toEqual([
    { scope: MANAGEMENT, target_ids: [wabaId] },
    { scope: MESSAGING, target_ids: [wabaId] },
  ]);
  expect((await emulator.get(`/v25.0/${wabaId}`, { token: token.token })).status).toBe(200);
  expect((await emulator.get(`/v25.0/${SECOND_WABA.id}`, { token: token.token })).body.error.error_subcode).toBe(33);
});

test('an app that writes its own consent into the address gets only what the person ticked', async () => {
  const emulator = runEmulator();
  const params = { ...ASKED, 'granted[]': MESSAGING, 'waba[]': wabaId, action: 'continue' };
  const unticked = (await ask(emulator, params)).body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  const sent = [...unticked].map(([, name, value]): [string, string] => [name, value]);
  const token = await tokenOf(emulator, await answer(emulator, [...sent, ['action', 'continue']], params));
  expect(token.scopes).toEqual(['public_profile']);
});

test('an account that is not theirs cannot be given away', async () => {
  const users = defaultSeed.users?.map((user) => ({ ...user, assignedWabaIds: [SECOND_WABA.id] })) ?? [];
  const emulator = runEmulator({ seed: { ...twoWabas, users } });
  const token = await tokenOf(emulator, await answer(emulator));
  expect((await emulator.get(`/v25.0/${wabaId}`, { token: token.token })).body.error.error_subcode).toBe(33);
});

describe('Login for Business', () => {
  const client = { id: appId, secret: appSecret };
  const asked = { client_id: appId, redirect_uri: REDIRECT, config_id: loginConfigurationId };
  const seed: Seed = { ...twoWabas, apps: [{ ...app, mode: 'development' }] };
  const all: [string, string][] = [...ALL, ['granted[]', 'business_management']];

  test('gives a token of a new system user, which never expires, for what was chosen', async () => {
    const emulator = runEmulator({ seed });
    const token = await tokenOf(emulator, await answer(emulator, all, asked), client);
    expect(token).toMatchObject({ type: 'SYSTEM_USER', expires_at: 0, expires_in: undefined });
    expect(token.scopes).toEqual(['business_management', MANAGEMENT, MESSAGING]);
    expect(token.granular_scopes).toContainEqual({ scope: MANAGEMENT, target_ids: [wabaId] });
    const { body } = await emulator.get('/v25.0/me?fields=client_business_id', { token: token.token });
    expect(body).toMatchObject({ client_business_id: businessId });
    expect(body.id).not.toBe(personId);
    const assigned = await emulator.get('/v25.0/me/assigned_whatsapp_business_accounts', { token: token.token });
    expect(assigned.body.data.map(({ id }: { id: string }) => id)).toEqual([wabaId]);
  });

  test('the configuration wins over a scope that was sent with it', async () => {
    const { body } = await ask(runEmulator({ seed }), { ...asked, scope: 'email' });
    expect(body).toContain('WhatsApp for the bakery');
    expect(body).not.toContain('email');
  });

  test('a configuration may give tokens of people, or tokens that expire', async () => {
    const configure = (change: object) => {
      const configuration = { id: loginConfigurationId, name: 'Other', scopes: [MANAGEMENT], ...change };
      return { ...seed, apps: [{ ...app, mode: 'development' as const, loginConfigurations: [configuration] }] };
    };
    const person = runEmulator({ seed: configure({ tokenType: 'USER' }) });
    expect(await tokenOf(person, await answer(person, all, asked), client)).toMatchObject({ type: 'USER' });
    const expiring = runEmulator({ seed: configure({ expires: true }) });
    expect((await tokenOf(expiring, await answer(expiring, all, asked), client)).expires_in).toBe(5_183_944);
  });
});

describe('where an app may send people back to', () => {
  const live = (redirectUris: string[] = []) => withApps({ mode: 'live', redirectUris });
  const development = (redirectUris: string[] = []) => withApps({ mode: 'development', redirectUris });
  const leads = async (seed: Seed, redirect_uri: string) => {
    const params = { client_id: appId, redirect_uri, scope: MANAGEMENT };
    return (await ask(runEmulator({ seed }), params)).status;
  };

  test.each([
    ['any localhost in development', development(), 'http://localhost:53682/callback?x=1'],
    ['localhost without a port', development(), 'http://localhost/'],
    ['what it registered', live(['https://luna.example/back']), 'https://luna.example/back'],
    ['what it registered, query and all', live(['https://luna.example/b?x=1']), 'https://luna.example/b?x=1'],
    [
      'what it registered, with a state in it',
      live(['https://luna.example/b?x=1']),
      'https://luna.example/b?x=1&state=5',
    ],
    ["the desktop page under Meta's name", live(), 'https://www.facebook.com/connect/login_success.html'],
    ['the desktop page of the emulator', live(), `${ORIGIN}/connect/login_success.html`],
  ])('%s', async (_what, seed, uri) => {
    expect(await leads(seed, uri)).toBe(200);
  });

  test.each([
    ['localhost when live', live(), 'http://localhost:3000/back'],
    [
      'localhost when live, though it is registered',
      live(['http://localhost:3000/back']),
      'http://localhost:3000/back',
    ],
    ['127.0.0.1 in development', development(), 'http://127.0.0.1:3000/back'],
    ['a name that only begins like localhost', development(), 'http://localhost.evil.example/back'],
    ['a longer path than it registered', live(['https://luna.example/back']), 'https://luna.example/back/more'],
    ['another query than it registered', live(['https://luna.example/b?x=1']), 'https://luna.example/b?x=2'],
    [
      'another query than it registered, behind a second question mark',
      live(['https://luna.example/b?x=1']),
      'https://luna.example/b?x=1?y=2',
    ],
    ['a script', development(), 'javascript:alert(1)'],
    ['nothing', development(), ''],
  ])('not to %s', async (_what, seed, uri) => {
    expect(await leads(seed, uri)).toBe(400);
  });

  test('a wrong one is named with code 191, and nobody is sent there, not even by a form', async () => {
    const emulator = runEmulator();
    const params = { ...ASKED, redirect_uri: 'https://evil.example/<script>' };
    for (const reply of [await ask(emulator, params), await answer(emulator, ALL, params)]) {
      expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
      expect(reply.body).toContain('URL blocked');
      expect(reply.body).toContain('Error code: 191');
      expect(reply.body).toContain('https://evil.example/&lt;script&gt;');
    }
    expect(emulator.emulator.state.codes.size).toBe(0);
  });

  test('nobody is sent to Meta: the desktop page is the emulator’s own, and the code is still for the address sent', async () => {
    const emulator = runEmulator({ seed: live() });
    const redirect_uri = 'https://www.facebook.com/connect/login_success.html';
    const { headers } = await answer(emulator, ALL, { client_id: appId, redirect_uri, scope: MANAGEMENT });
    const { origin, pathname, search, searchParams } = new URL(headers.location ?? '');
    expect(origin + pathname).toBe(`${ORIGIN}/connect/login_success.html`);
    const page = await emulator.get(pathname + search, { token: undefined });
    expect(page.body).toContain('treat the URL above as you would your password');
    const code = searchParams.get('code') ?? '';
    const query = new URLSearchParams({ client_id: appId, client_secret: appSecret, redirect_uri, code });
    const { body } = await emulator.get(`/v25.0/oauth/access_token?${query}`, { token: undefined });
    expect(body).toHaveProperty('access_token');
  });
});

test.each([
  ['an unknown app', { client_id: '1' }, 'Invalid App ID', 'Error code: 101'],
  ['an unknown permission', { scope: `${MANAGEMENT},fly` }, 'Invalid Scopes: fly.', ''],
  ['an unknown configuration', { config_id: '1' }, 'no configuration of Login for Business', ''],
  ['another kind of answer', { response_type: 'token' }, 'response_type', ''],
])('%s is told on a page', async (_what, wrong, text, code) => {
  const { status, body } = await ask(runEmulator(), { ...ASKED, ...wrong });
  expect(status).toBe(400);
  expect(body).toContain(text);
  expect(body).toContain(code);
});

test('permissions may be separated by spaces too, and the other parameters of the dialog are taken', async () => {
  const more = { auth_type: 'rerequest', display: 'popup', response_type: 'code', extras: '{"setup":{}}' };
  const { status, body } = await ask(runEmulator(), { ...ASKED, ...more, scope: `${MANAGEMENT} ${MESSAGING}` });
  expect(status).toBe(200);
  expect(body).toContain(MESSAGING);
});

test('where no person could log in, that is said', async () => {
  const users = defaultSeed.users?.filter(({ kind }) => kind !== 'USER') ?? [];
  const { status, body } = await ask(runEmulator({ seed: { ...defaultSeed, users } }));
  expect(status).toBe(400);
  expect(body).toContain('Nobody is logged in');
});

test('of several people the one who was chosen logs in, with their own accounts', async () => {
  const bea = { id: '122094815460033', name: 'Bea Sol', kind: 'USER' as const, assignedWabaIds: [SECOND_WABA.id] };
  const emulator = runEmulator({ seed: { ...twoWabas, users: [...(defaultSeed.users ?? []), bea] } });
  const { body } = await ask(emulator);
  expect(body).toContain(`<input type="radio" name="person" value="${bea.id}">`);
  const chosen: [string, string][] = [...without('person'), ['person', bea.id], ['waba[]', SECOND_WABA.id]];
  const token = await tokenOf(emulator, await answer(emulator, chosen));
  expect(token).toMatchObject({ user_id: bea.id, granular_scopes: [{ scope: MANAGEMENT }, { scope: MESSAGING }] });
  for (const person of [[], [['person', DEFAULT_IDS.systemUserId]]] as [string, string][][]) {
    expect((await answer(emulator, [...without('person'), ...person])).status).toBe(400);
  }
});

test.each([
  ['another page of this machine', 'http://localhost:3000'],
  ['a page of the web', 'https://evil.example'],
  ['a page that hides where it is from', 'null'],
])('%s cannot consent for the person', async (_who, origin) => {
  const emulator = runEmulator();
  const { status } = await answer(emulator, ALL, ASKED, { origin });
  expect([status, emulator.emulator.state.codes.size]).toEqual([403, 0]);
});

test('a link on any page may lead to the dialog', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', referer: 'https://luna.example/' };
  expect((await ask(runEmulator(), ASKED, headers)).status).toBe(200);
});

test('whatever stands in names and parameters is text on the page, never markup', async () => {
  const evil = '"><script>alert(1)</script>\'&';
  const seed: Seed = {
    ...defaultSeed,
    apps: [{ ...testApp, name: evil }],
    users: [{ id: personId, name: evil, kind: 'USER', assignedWabaIds: [wabaId] }],
    tokens: [],
    wabas: [{ ...waba, name: evil }],
  };
  const emulator = runEmulator({ seed });
  const pages = [
    await ask(emulator),
    await ask(emulator, { ...ASKED, redirect_uri: `http://localhost/${evil}` }),
    await ask(emulator, { ...ASKED, scope: evil }),
    await ask(emulator, { ...ASKED, client_id: evil }),
    await ask(emulator, { ...ASKED, config_id: evil }),
    await ask(emulator, { ...ASKED, response_type: evil }),
  ];
  for (const { body } of pages) expect(body).not.toContain('<script');
  expect(pages[0]?.body).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;');
});

test.each([
  ['es-AR,es;q=0.9,en;q=0.8', 'es', 'Iniciar sesión en'],
  ['de,es;q=0.5,en;q=0.3', 'es', 'Iniciar sesión en'],
  ['en-GB,en;q=0.9,es;q=0.8', 'en', 'Log in to'],
  ['fr', 'en', 'Log in to'],
])('for a browser that prefers %s the dialog is in %s', async (preference, language, text) => {
  const { headers, body } = await ask(runEmulator(), ASKED, { 'accept-language': preference });
  expect(headers['content-language']).toBe(language);
  expect(body).toContain(`<html lang="${language}">`);
  expect(body).toContain(text);
});

test('no event of the emulator shows a code', async () => {
  const emulator = runEmulator();
  const { headers } = await answer(emulator);
  const code = new URL(headers.location ?? '').searchParams.get('code') ?? 'none';
  expect(JSON.stringify(emulator.events)).not.toContain(code);
});
