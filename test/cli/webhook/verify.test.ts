import { describe, expect, test } from 'vitest';
import { NetworkFault } from '../../../src/core/network-fault.js';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { CALLBACK, type Callback, plain, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };

async function verify(wrong: Partial<Callback>, more = '', prepare?: (cli: Terminal) => void) {
  const cli = terminal();
  await cli.connect();
  serveCallback(cli, wrong);
  prepare?.(cli);
  return cli(`webhook verify ${CALLBACK} ${more}`, knows);
}

test('a good callback passes all four checks', async () => {
  const { code, stdout } = await verify({});
  expect(code).toBe(0);
  expect(stdout.match(/^✓/gm)).toHaveLength(4);
  expect(stdout).toContain(`${CALLBACK} answers as Meta demands.`);
});

// user-problems.md 11: "couldn't be validated" with no reason.
describe('what is wrong with the handshake is named', () => {
  const html = { 'content-type': 'text/html' };
  test.each<[string, Callback['handshake'], string, string]>([
    // user-problems.md 12: the challenge as JSON or in quotes.
    ['quotes', (_, challenge) => plain(200, `"${challenge}"`), 'quoted', 'puts quotes around the challenge'],
    ['JSON', (_, challenge) => plain(200, JSON.stringify({ challenge })), 'json', 'the challenge itself as plain text'],
    // user-problems.md 13, 14: a signature check on GET, or hub_mode instead of hub.mode. Row 17: 403 on the URL.
    ['403', () => plain(403), 'forbidden', 'PHP calls it hub_verify_token'],
    ['401', () => plain(401), 'forbidden', 'GET requests are not checked for a signature'],
    [
      'a redirect',
      () => plain(301, '', { location: 'https://www.example.com/' }),
      'redirect',
      'Meta follows no redirect',
    ],
    ['404', () => plain(404), 'not-found', 'Check the path'],
    ['405', () => plain(405), 'method-not-allowed', 'the handshake is a GET'],
    ['500', () => plain(500, 'Traceback: boom'), 'server-error', 'Traceback: boom'],
    ['201', (_, challenge) => plain(201, challenge), 'status', 'Answer the handshake with 200'],
    ['nothing', () => plain(200), 'empty', 'hub.challenge'],
    ['a line break', (_, challenge) => plain(200, `${challenge}\n`), 'trailing-whitespace', 'without a line break'],
    ['a byte order mark', (_, challenge) => plain(200, `\ufeff${challenge}`), 'byte-order-mark', 'byte order mark'],
    ['a page', () => plain(200, '<!doctype html><h1>Hi</h1>', html), 'html', 'not to a website'],
    ['an old challenge', () => plain(200, '1234567890'), 'wrong-body', 'a cache may be giving an old one'],
    // user-problems.md 18: the page of a tunnel.
    ['the page of a tunnel', () => plain(200, '<html>ERR_NGROK_6024</html>', html), 'tunnel-page', 'the tunnel'],
    [
      'the challenge for any token',
      (_, challenge) => plain(200, challenge),
      'accepts-any-token',
      'answer 403 when it differs',
    ],
  ])('%s', async (_, handshake, fault, advice) => {
    const { code, stdout, stderr } = await verify({ handshake });
    expect(code).toBe(6);
    expect(stdout).toContain('✗');
    expect(stderr).toContain(advice);
    const asData = await verify({ handshake }, '--json --lang es');
    expect(JSON.parse(asData.stderr).error).toMatchObject({ kind: 'unhealthy', fault });
    expect(JSON.parse(asData.stdout)).toMatchObject({ passed: false });
  });

  describe('a refusal without a reason is asked for its reason', () => {
    const isRight = (query: URLSearchParams, name: string) => query.get(name) === VERIFY_TOKEN;

    // user-problems.md 13: the server checks a signature that a handshake does not have.
    test.each([401, 403, 400])('a signature check on GET that answers %i', async (status) => {
      const signature = sign(new Uint8Array(), DEFAULT_IDS.appSecret);
      const handshake: Callback['handshake'] = (query, challenge, { headers }) =>
        headers['x-hub-signature-256'] === signature && isRight(query, 'hub.verify_token')
          ? plain(200, challenge)
          : plain(status);
      const { code, stdout, stderr } = await verify({ handshake });
      expect(code).toBe(6);
      expect(stdout).toContain('it wants a signature, which a handshake does not have');
      expect(stderr).toContain('Check X-Hub-Signature-256 on POST alone');
      expect((await verify({ handshake }, '--lang es')).stderr).toContain('solo en POST');
    });

    // user-problems.md 14: hub_mode against hub.mode.
    test('names with an underscore', async () => {
      const handshake: Callback['handshake'] = (query) =>
        isRight(query, 'hub_verify_token') ? plain(200, query.get('hub_challenge') ?? '') : plain(403);
      const { code, stdout, stderr } = await verify({ handshake });
      expect(code).toBe(6);
      expect(stdout).toContain('it reads hub_mode, but Meta sends hub.mode');
      expect(stderr).toContain('Read hub.mode, hub.challenge and hub.verify_token, with a dot');
    });

    // user-problems.md 17: 403 on the URL.
    test('where there is none to find, both answers are reported', async () => {
      const { stdout } = await verify({ handshake: () => plain(403) });
      expect(stdout).toContain(
        '✗ Handshake with the right verify token: it refuses the right verify token (403 in 0 ms)',
      );
      expect(stdout).toContain('✓ Handshake with a wrong verify token is refused (403 in 0 ms)');
      const { checks } = JSON.parse((await verify({ handshake: () => plain(403) }, '--json')).stdout);
      expect(checks.slice(0, 2)).toMatchObject([
        { check: 'handshake', status: 403 },
        { check: 'wrong-token', status: 403 },
      ]);
    });

    test('an endpoint that breaks off when it is asked again is still told as what it was', async () => {
      let asked = 0;
      const handshake: Callback['handshake'] = () => {
        asked += 1;
        if (asked === 2) throw new NetworkFault('broken', 'ECONNRESET', true);
        return plain(403);
      };
      expect((await verify({ handshake })).stderr).toContain('it answers 403');
    });
  });

  test('in Spanish', async () => {
    const { stdout, stderr } = await verify({ handshake: (_, challenge) => plain(200, `"${challenge}"`) }, '--lang es');
    expect(stdout).toContain('✗ Verificación con el token correcto: el reto vuelve entre comillas');
    expect(stderr).toMatch(/^Error: .* no supera la verificación de Meta/);
  });
});

describe('deliveries', () => {
  // user-problems.md 21: forged events accepted.
  test('a callback that takes a forged one is told', async () => {
    const { code, stdout, stderr } = await verify({ delivery: () => plain(200) });
    expect(code).toBe(6);
    expect(stdout).toMatch(/✗ A forged delivery is refused: .*anybody can forge messages/);
    expect(stderr).toContain('accepted a delivery with a wrong signature (status 200)');
  });

  // Any 2xx took it, not 200 alone; what neither takes nor refuses proves nothing.
  test.each([
    [204, 6, /✗ A forged delivery is refused/],
    [302, 0, /! A forged delivery is refused: it neither took nor refused it/],
    [500, 0, /! A forged delivery is refused: it neither took nor refused it/],
    [400, 0, /✓ A forged delivery is refused/],
  ])('a forged one answered %i', async (status, exitCode, line) => {
    const { code, stdout } = await verify({ delivery: (_request, isSigned) => plain(isSigned ? 200 : status) });
    expect(code).toBe(exitCode);
    expect(stdout).toMatch(line);
  });

  // user-problems.md 22: a secret that is not set makes every event fail. Row 20: the raw bytes must be signed.
  test('a callback that refuses a signed one is told apart from that', async () => {
    const { code, stdout, stderr } = await verify({ delivery: () => plain(401) });
    expect(code).toBe(6);
    expect(stdout).toMatch(/✗ A signed delivery is answered 200/);
    expect(stdout).toMatch(/✓ A forged delivery is refused/);
    expect(stderr).toContain('over the raw bytes of the body');
  });

  // user-problems.md 19, 20: accents, and JSON that was parsed before it was hashed.
  test('a callback that hashes parsed JSON is found out, although it takes what has no accent', async () => {
    const delivery: Callback['delivery'] = ({ body, headers }) => {
      const parsed = JSON.stringify(JSON.parse(new TextDecoder().decode(body)));
      const expected = sign(new TextEncoder().encode(parsed), DEFAULT_IDS.appSecret);
      return plain(headers['x-hub-signature-256'] === expected ? 200 : 401);
    };
    const { code, stdout, stderr } = await verify({ delivery });
    expect(code).toBe(6);
    expect(stdout).toContain('it hashes parsed JSON instead of the bytes');
    expect(stderr).toContain('so it hashes parsed JSON');
    expect((await verify({ delivery }, '--lang es')).stderr).toContain('así que firma JSON interpretado');
  });

  test('a signed one that is taken with another 2xx is not called refused', async () => {
    const { code, stderr } = await verify({ delivery: (_request, isSigned) => plain(isSigned ? 204 : 401) });
    expect(code).toBe(6);
    expect(stderr).toContain('it answered 204, and Meta repeats everything that is not answered 200');
  });

  test('without the app secret the signed one is skipped, and said so', async () => {
    const cli = terminal();
    await cli(`connect --graph-url http://127.0.0.1:4290 --token-stdin`, {
      stdin: cli.emulator.state.tokens.keys().next().value ?? '',
    });
    serveCallback(cli);
    const { code, stdout } = await cli(`webhook verify ${CALLBACK}`, knows);
    expect(code).toBe(0);
    expect(stdout).toContain('– A signed delivery is answered 200: skipped, needs the app secret');
  });

  // user-problems.md 8: messages come in late.
  test('a slow answer passes, but is called slow', async () => {
    const { stdout } = await verify({}, '', (cli) => {
      serveCallback(cli, {
        delivery(_, isSigned) {
          cli.clock.nowMs += 7_000;
          return plain(isSigned ? 200 : 401);
        },
      });
    });
    expect(stdout).toContain('(200 in 7000 ms); slow: Meta counts an answer after a few seconds as none');
  });
});

test.each([
  ['dns', 'its name is not known'],
  ['tls', 'its certificate is not accepted'],
  ['timeout', 'it took too long'],
] as const)('no answer because of %s', async (reason, words) => {
  const cli = terminal();
  await cli.connect();
  cli.network.servers.set(new URL(CALLBACK).host, async () => {
    throw new NetworkFault(reason, 'ECODE', false);
  });
  const { code, stderr } = await cli(`webhook verify ${CALLBACK}`, knows);
  expect(code).toBe(6);
  expect(stderr).toContain(words);
});

// user-problems.md 18: a certificate that nobody signed.
test('a self-signed certificate is named with what Meta takes', async () => {
  const cli = terminal();
  await cli.connect();
  cli.network.servers.set(new URL(CALLBACK).host, async () => {
    throw new NetworkFault('tls', 'DEPTH_ZERO_SELF_SIGNED_CERT', false);
  });
  const { stderr } = await cli(`webhook verify ${CALLBACK}`, knows);
  expect(stderr).toContain('its certificate is not accepted (DEPTH_ZERO_SELF_SIGNED_CERT)');
  expect(stderr).toContain('no self-signed and no expired one');
});

// user-problems.md 18: plain http.
test('plain http to another machine is checked, with the warning that Meta does not take it', async () => {
  const cli = terminal();
  await cli.connect();
  serveCallback(cli);
  const good = cli.network.servers.get(new URL(CALLBACK).host);
  if (good) cli.network.servers.set('shop.example', good);
  const { code, stderr } = await cli('webhook verify http://shop.example/webhook', knows);
  expect([code, stderr]).toEqual([0, expect.stringContaining('This is plain http: Meta takes https alone')]);
  expect((await cli(`webhook verify ${CALLBACK}`, knows)).stderr).toBe('');
});

test('without an argument it checks the callback that wins', async () => {
  const cli = terminal();
  await cli.connect();
  serveCallback(cli);
  expect((await cli('webhook verify', knows)).stderr).toContain('No callback is set');
  await cli(`webhook set ${CALLBACK}`, knows);
  expect((await cli('webhook verify', knows)).stdout).toContain(`${CALLBACK} answers as Meta demands.`);
});

describe('nothing goes out', () => {
  // user-problems.md 16: verify token confused with access token.
  test('when the verify token looks like an access token', async () => {
    const cli = terminal();
    await cli.connect();
    const before = cli.network.requests.length;
    const token = [...cli.emulator.state.tokens.keys()][0];
    const run = await cli(`webhook verify ${CALLBACK}`, { env: { WABACTL_VERIFY_TOKEN: token } });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('looks like an access token');
    expect(cli.network.requests).toHaveLength(before);
  });

  test('when the verify token is the app secret', async () => {
    const cli = terminal();
    await cli.connect();
    const before = cli.network.requests.length;
    const env = { WABACTL_VERIFY_TOKEN: DEFAULT_IDS.appSecret };
    const { code, stderr } = await cli(`webhook verify ${CALLBACK}`, { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining('is the access token or the app secret')]);
    expect(cli.network.requests).toHaveLength(before);
  });

  // user-problems.md 15: a plus in the path is decoded to a space.
  test.each(['webhook verify', 'webhook set'])("when '%s' gets a path with a plus", async (line) => {
    const cli = terminal();
    await cli.connect();
    const run = await cli(`${line} https://example.com/a+b`);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('its path contains +, which Meta turns into a space');
  });
});
