import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { NetworkFault } from '../../../src/core/network-fault.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { sign, signWith } from '../../../src/core/webhook/signature.js';
import { CHECKS, type Check } from '../../../src/core/webhook/verify/check.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import type { HttpRequest, HttpResponse } from '../../../src/host/host.js';
import { CALLBACK, type Callback, plain, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { type Run, type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };

async function verify(wrong: Partial<Callback>, more = '', prepare?: (cli: Terminal) => void) {
  const cli = terminal();
  await cli.connect();
  serveCallback(cli, wrong);
  prepare?.(cli);
  return cli(`webhook verify ${CALLBACK} ${more}`, knows);
}

/** The steps by name, as `--json` tells them. */
function checksOf({ stdout }: Run): Record<string, Check> {
  const { checks } = JSON.parse(stdout) as { checks: Check[] };
  return Object.fromEntries(checks.map((each) => [each.check, each]));
}

test('a good callback passes every check that plain http allows', async () => {
  const { code, stdout, stderr } = await verify({});
  expect(code).toBe(0);
  expect(stdout.match(/^✓/gm)).toHaveLength(CHECKS.length - 1);
  expect(stdout).toContain('– The certificate is valid: not checked, there is none with plain http');
  expect(stdout).toContain(`${CALLBACK} answers as Meta demands.`);
  expect(stderr).toContain('None is a message of a customer.');
  const asData = await verify({}, '--json');
  expect(JSON.parse(asData.stdout).checks.map(({ check }: Check) => check)).toEqual([...CHECKS]);
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
      'it redirects to https://www.example.com/, and Meta does not follow',
    ],
    ['404', () => plain(404), 'not-found', 'Check the path'],
    ['405', () => plain(405), 'method-not-allowed', 'the handshake is a GET'],
    ['500', () => plain(500, 'Traceback: boom'), 'server-error', 'received  500 Traceback: boom'],
    ['201', (_, challenge) => plain(201, challenge), 'status', 'Answer the handshake with 200'],
    ['nothing', () => plain(200), 'empty', 'hub.challenge'],
    ['a line break', (_, challenge) => plain(200, `${challenge}\n`), 'trailing-whitespace', 'without a line break'],
    ['a byte order mark', (_, challenge) => plain(200, `\ufeff${challenge}`), 'byte-order-mark', 'byte order mark'],
    ['a page', () => plain(200, '<!doctype html><h1>Hi</h1>', html), 'html', 'not to a website'],
    [
      'gzip that nobody asked for',
      (_, challenge) => ({ ...plain(200), body: gzipSync(challenge) }),
      'compressed',
      'Nobody asked for gzip',
    ],
    [
      'UTF-16',
      (_, challenge) => ({ ...plain(200), body: Buffer.from(challenge, 'utf16le') }),
      'wide-characters',
      'Write the answer as ASCII or UTF-8',
    ],
    [
      'a login of the server',
      () => plain(401, '', { 'www-authenticate': 'Basic realm="x"' }),
      'login-demanded',
      'a login stands before it (401)',
    ],
    [
      'the page of a firewall',
      () => plain(403, '<title>Attention Required! | Cloudflare</title>', html),
      'firewall',
      'Meta is a program, and calls often',
    ],
    ['a limit of visits', () => plain(429), 'firewall', 'a firewall or a limit in front of it answers (429)'],
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
    expect(stdout).toContain(advice);
    expect(stderr).toContain('does not do all that Meta demands');
    const asData = await verify({ handshake }, '--json --quiet --lang es');
    const step = fault === 'accepts-any-token' ? 'wrong-token' : 'handshake';
    const failed = expect.arrayContaining([{ check: step, reasons: [fault] }]);
    expect(JSON.parse(asData.stderr).error).toMatchObject({ kind: 'unhealthy', failed });
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
      const { code, stdout } = await verify({ handshake });
      expect(code).toBe(6);
      expect(stdout).toContain('it wants a signature, which a handshake does not have');
      expect(stdout).toContain('Check X-Hub-Signature-256 on POST alone');
      expect((await verify({ handshake }, '--lang es')).stdout).toContain('solo en POST');
    });

    // user-problems.md 14: hub_mode against hub.mode.
    test('names with an underscore', async () => {
      const handshake: Callback['handshake'] = (query) =>
        isRight(query, 'hub_verify_token') ? plain(200, query.get('hub_challenge') ?? '') : plain(403);
      const { code, stdout } = await verify({ handshake });
      expect(code).toBe(6);
      expect(stdout).toContain('it reads hub_mode, but Meta sends hub.mode');
      expect(stdout).toContain('Read hub.mode, hub.challenge and hub.verify_token, with a dot');
    });

    // user-problems.md 17: 403 on the URL.
    test('where there is none to find, both answers are reported', async () => {
      const { stdout } = await verify({ handshake: () => plain(403) });
      expect(stdout).toContain(
        '✗ Handshake with the right verify token: it refuses the right verify token (403 in 0 ms)',
      );
      expect(stdout).toContain('✓ Handshake with a wrong verify token is refused (403 in 0 ms)');
      const checks = checksOf(await verify({ handshake: () => plain(403) }, '--json'));
      expect([checks.handshake?.status, checks['wrong-token']?.status]).toEqual([403, 403]);
    });

    test('an endpoint that breaks off when it is asked again is still told as what it was', async () => {
      let asked = 0;
      const handshake: Callback['handshake'] = () => {
        asked += 1;
        if (asked === 2) throw new NetworkFault('broken', 'ECONNRESET', true);
        return plain(403);
      };
      expect((await verify({ handshake })).stdout).toContain('it refuses the right verify token (403');
    });
  });

  test('in Spanish', async () => {
    const { stdout, stderr } = await verify({ handshake: (_, challenge) => plain(200, `"${challenge}"`) }, '--lang es');
    expect(stdout).toContain('✗ Verificación con el token correcto: el reto vuelve entre comillas');
    expect(stdout).toContain('byte mal  el 0: " (0x22) en lugar de');
    expect(stderr).toMatch(
      /Error: .* no hace todo lo que Meta exige: fallan 3 comprobaciones \(handshake, wrong-token, missing-token\)/,
    );
  });
});

// user-problems.md 12: which byte it is.
describe('the byte that is wrong is shown', () => {
  test.each<[string, Callback['handshake'], Partial<Check>, string]>([
    [
      'a line break at the end',
      (_, challenge) => plain(200, `${challenge}\r\n`),
      { difference: { offset: 10, expected: null, received: '\\r (0x0d)' } },
      'number 10: \\r (0x0d) instead of the end',
    ],
    [
      'a byte order mark',
      (_, challenge) => plain(200, `\ufeff${challenge}`),
      { difference: expect.objectContaining({ offset: 0, received: '\\ufeff (0xef)' }) },
      'received  200 \\ufeff',
    ],
    [
      'a digit too few',
      (_, challenge) => plain(200, challenge.slice(0, 9)),
      { difference: expect.objectContaining({ offset: 9, received: null }) },
      'number 9: nothing instead of',
    ],
  ])('%s', async (_, handshake, found, line) => {
    expect((await verify({ handshake })).stdout).toContain(line);
    expect(checksOf(await verify({ handshake }, '--json')).handshake).toMatchObject(found);
  });

  test('with what was sent, but without the verify token', async () => {
    const run = await verify({ handshake: (_, challenge) => plain(200, `"${challenge}"`) });
    expect(run.stdout).toContain('sent        GET /webhook?hub.mode=subscribe&hub.challenge=…&hub.verify_token=…');
    expect(run.stdout + run.stderr).not.toContain(VERIFY_TOKEN);
  });
});

describe('other visitors', () => {
  test('a challenge that comes back for a wrong token in quotes comes back all the same', async () => {
    const { stderr } = await verify({ handshake: (_, challenge) => plain(200, `"${challenge}"`) });
    expect(stderr).toContain('3 checks fail (handshake, wrong-token, missing-token)');
  });

  test('a setting that nobody made is found out: no token passes for the right one', async () => {
    const handshake: Callback['handshake'] = (query, challenge) =>
      [VERIFY_TOKEN, null].includes(query.get('hub.verify_token')) ? plain(200, challenge) : plain(403);
    const { code, stdout } = await verify({ handshake });
    expect(code).toBe(6);
    expect(stdout).toContain('✗ Handshake without a verify token is refused: it gives the challenge back although');
  });

  test('a visit without a question that makes the server fail is a warning', async () => {
    const handshake: Callback['handshake'] = (query, challenge) => {
      if (!query.has('hub.mode')) return plain(500, 'undefined is not an object');
      return query.get('hub.verify_token') === VERIFY_TOKEN ? plain(200, challenge) : plain(403);
    };
    const { code, stdout } = await verify({ handshake });
    expect(code).toBe(0);
    expect(stdout).toContain('! A visit without a question does no harm: the server fails (500');
    expect(stdout).toContain('received  500 undefined is not an object');
  });
});

/** A receiver that compares the header with what it makes of the body. */
const comparing =
  (expected: (request: HttpRequest) => unknown): Callback['delivery'] =>
  (request) =>
    plain(request.headers['x-hub-signature-256'] === expected(request) ? 200 : 401);

const bodyOf = ({ body = new Uint8Array() }: HttpRequest) => body;
const rewritten = (request: HttpRequest) =>
  new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(bodyOf(request)))));

describe('what an endpoint compares instead of the signature is named', () => {
  test.each<[string, Callback['delivery'], string, string]>([
    // user-problems.md 19, 20: accents, and JSON that was parsed before it was hashed.
    [
      'parsed JSON',
      comparing((request) => sign(rewritten(request), DEFAULT_IDS.appSecret)),
      'it hashes parsed JSON instead of the bytes',
      'firma JSON interpretado',
    ],
    [
      'the older header',
      ({ headers, body = new Uint8Array() }) =>
        plain(headers['x-hub-signature'] === signWith(body, DEFAULT_IDS.appSecret, 'sha1') ? 200 : 401),
      'it reads X-Hub-Signature, and not X-Hub-Signature-256',
      'lee X-Hub-Signature y no',
    ],
    [
      'the digits without their prefix',
      comparing((request) => sign(bodyOf(request), DEFAULT_IDS.appSecret).slice(7)),
      'it compares without the prefix sha256=',
      'compara sin el prefijo',
    ],
    // user-problems.md 23: which secret?
    [
      'the access token as the key',
      comparing((request) => sign(bodyOf(request), DEFAULT_TOKEN)),
      'it uses the access token as the key',
      'usa el token de acceso como clave',
    ],
    [
      'the verify token as the key',
      comparing((request) => sign(bodyOf(request), VERIFY_TOKEN)),
      'it uses the verify token as the key',
      'usa el token de verificación como clave',
    ],
    // user-problems.md 22: a secret that is not set makes every event fail.
    [
      'a secret that is not set',
      comparing((request) => sign(bodyOf(request), 'undefined')),
      'The app secret is not set where the program runs',
      'usa un valor vacío como clave',
    ],
    [
      'a secret with the line break of its file',
      comparing((request) => sign(bodyOf(request), `${DEFAULT_IDS.appSecret}\n`)),
      'it uses the app secret with a line break behind it as the key',
      'con un salto de línea al final',
    ],
    ['nothing that is known', () => plain(401), 'it may have the secret of another app', 'rechaza una entrega'],
  ])('%s', async (_, delivery, english, spanish) => {
    const { code, stdout } = await verify({ delivery });
    expect([code, stdout]).toEqual([6, expect.stringContaining(english)]);
    expect(stdout).toMatch(/^✓ A forged delivery is refused/m);
    const inSpanish = await verify({ delivery }, '--lang es');
    expect(inSpanish.stdout).toContain(spanish);
    expect(stdout).not.toContain(DEFAULT_TOKEN);
  });
});

describe('deliveries', () => {
  // user-problems.md 21: forged events accepted.
  test('a callback that takes a forged or an unsigned one is told', async () => {
    const { code, stdout, stderr } = await verify({ delivery: () => plain(200) });
    expect(code).toBe(6);
    expect(stdout).toMatch(/✗ A forged delivery is refused: .*anybody can forge messages/);
    expect(stdout).toMatch(/✗ A delivery without a signature is refused: .*anybody can forge messages/);
    expect(stderr).toContain('2 checks fail (forged-delivery, unsigned-delivery)');
  });

  test('one that checks a signature only where there is one is told', async () => {
    const delivery: Callback['delivery'] = ({ headers }, isSigned) =>
      plain(isSigned || headers['x-hub-signature-256'] === undefined ? 200 : 401);
    expect((await verify({ delivery })).stderr).toContain('1 check fails (unsigned-delivery)');
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

  test.each<[string, HttpResponse, string, string]>([
    ['another 2xx', plain(204), 'not-200', 'Meta counts 200 alone'],
    ['a redirect', plain(307, '', { location: '/webhook/' }), 'delivery-redirected', 'redirects to /webhook/'],
    ['no route for POST', plain(405), 'not-routed', 'Accept POST at the same path'],
    ['a protection of forms', plain(403, 'CSRF verification failed'), 'csrf', 'out of the CSRF protection'],
    ["Laravel's protection of forms", plain(419), 'csrf', 'out of the CSRF protection'],
    [
      'a challenge of a firewall',
      plain(403, 'Just a moment', { 'cf-mitigated': 'challenge' }),
      'firewall',
      'Meta is a program, and calls often',
    ],
    ['a fault of the server', plain(500, 'KeyError: entry'), 'delivery-crashes', 'received  500 KeyError: entry'],
  ])('a signed one that is answered with %s', async (_, answer, reason, line) => {
    const delivery: Callback['delivery'] = (_request, isSigned) => (isSigned ? answer : plain(401));
    const { code, stdout } = await verify({ delivery });
    expect([code, stdout]).toEqual([6, expect.stringContaining(line)]);
    expect(stdout).toContain('– 3 more checks have to wait for that.');
    expect(checksOf(await verify({ delivery }, '--json'))['signed-delivery']?.reasons).toEqual([reason]);
  });

  /** Answers good signatures by what the body says. */
  const reading =
    (answer: (text: string, bytes: number) => HttpResponse): Callback['delivery'] =>
    (request, isSigned) => {
      const body = bodyOf(request);
      return isSigned ? answer(new TextDecoder().decode(body), body.length) : plain(401);
    };

  // user-problems.md 19: signature mismatch with accents.
  test.each([
    [401, 'accents-refused', 'Hash the raw bytes, in which é is \\u00e9'],
    [500, 'accents-crash', 'MySQL needs utf8mb4'],
  ])('accents and emoji that are answered %i', async (status, reason, line) => {
    const delivery = reading((text) => (text.includes('\\ud83d') ? plain(status) : plain(200)));
    const { stdout } = await verify({ delivery });
    expect(stdout).toContain(line);
    expect(checksOf(await verify({ delivery }, '--json')).accents?.reasons).toEqual([reason]);
  });

  test('the same one again that is refused', async () => {
    const seen = new Set<string>();
    const delivery = reading((text) => {
      if (!text.includes('\\ud83d') || !seen.has(text)) return plain(seen.add(text).size > 0 ? 200 : 500);
      return plain(409, 'duplicate key');
    });
    const { code, stdout } = await verify({ delivery });
    expect(code).toBe(6);
    expect(stdout).toMatch(/✗ The same delivery again is answered 200: it refuses what it has seen already \(409/);
  });

  test.each([
    [100_000, 95_000, 'that is what Express'],
    [1_048_576, 1_000_000, 'It takes 1 MB.'],
    [50_000, 0, 'It does not take 95 kB either'],
  ])('a limit of %i bytes is found out', async (limit, acceptedBytes, line) => {
    const delivery = reading((_text, bytes) => plain(bytes > limit ? 413 : 200));
    const { code, stdout } = await verify({ delivery });
    expect([code, stdout]).toEqual([6, expect.stringContaining(line)]);
    expect(checksOf(await verify({ delivery }, '--json'))['large-delivery']).toMatchObject({
      reasons: ['too-large'],
      facts: { acceptedBytes },
    });
  });

  test('nothing that is posted is about anything that exists', async () => {
    const bodies: string[] = [];
    await verify({
      delivery(request, isSigned) {
        bodies.push(new TextDecoder().decode(bodyOf(request)));
        return plain(isSigned ? 200 : 401);
      },
    });
    const events = bodies.flatMap((body) => parseDelivery(JSON.parse(body)));
    expect(events.length).toBeGreaterThanOrEqual(1_002);
    // A delivery without any entry is an event of its own, of kind `other`, to those who lose nothing.
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['other', 'status']));
    const zeros = /"(?:display_phone_number|phone_number_id|recipient_id)":"(?!0+")/;
    expect(bodies.filter((body) => zeros.test(body))).toEqual([]);
    const longest = Math.max(...bodies.map((body) => body.length));
    expect(longest).toBeGreaterThan(2_900_000);
    expect(longest).toBeLessThan(3_000_000);
  });

  test('--no-deliveries posts nothing', async () => {
    let posted = 0;
    const { code, stdout, stderr } = await verify({ delivery: () => plain(200 + posted++) }, '--no-deliveries');
    expect([code, posted, stderr]).toEqual([0, 0, '']);
    expect(stdout.match(/not checked, because of --no-deliveries/g)).toHaveLength(6);
  });

  test('--no-large leaves out the thousand updates alone', async () => {
    const lengths: number[] = [];
    const delivery: Callback['delivery'] = (request, isSigned) => {
      lengths.push(bodyOf(request).length);
      return plain(isSigned ? 200 : 401);
    };
    const { code, stdout } = await verify({ delivery }, '--no-large');
    expect(code).toBe(0);
    expect(stdout).toContain('is answered 200: not checked, because of --no-large');
    expect(Math.max(...lengths)).toBeLessThan(1_000);
  });

  test('after a failed handshake nothing is posted', async () => {
    let posted = 0;
    await verify({ handshake: () => plain(404), delivery: () => plain(200 + posted++) });
    expect(posted).toBe(0);
  });

  test('without the app secret the signed ones are left out, and said so', async () => {
    const cli = terminal();
    await cli(`connect --graph-url http://127.0.0.1:4290 --token-stdin`, {
      stdin: cli.emulator.state.tokens.keys().next().value ?? '',
    });
    serveCallback(cli);
    const { code, stdout } = await cli(`webhook verify ${CALLBACK}`, knows);
    expect(code).toBe(0);
    expect(stdout).toContain('– A signed delivery is answered 200: not checked, needs the app secret');
    expect(stdout).toContain('✓ A forged delivery is refused');
  });

  // user-problems.md 8: messages come in late.
  test.each([
    [7_000, 'the slowest took 7000 ms', 'Meta counts an answer after a few seconds as none'],
    [1_500, 'half of them took 1500 ms or more', 'Meta advises a median of 250 ms'],
  ])('answers that take %i ms pass, but are called slow', async (ms, found, advice) => {
    const cli = terminal();
    await cli.connect();
    const wait = () => {
      cli.clock.nowMs += ms;
    };
    serveCallback(cli, {
      handshake(query, challenge) {
        wait();
        return query.get('hub.verify_token') === VERIFY_TOKEN ? plain(200, challenge) : plain(403);
      },
    });
    const { code, stdout } = await cli(`webhook verify ${CALLBACK} --no-deliveries`, knows);
    expect(code).toBe(0);
    expect(stdout).toContain(`! Answers come fast: ${found}`);
    expect(stdout).toContain(advice);
  });
});

describe('the way there', () => {
  async function toServer(url: string, prepare?: (cli: Terminal) => void) {
    const cli = terminal();
    await cli.connect();
    serveCallback(cli);
    const good = cli.network.servers.get(new URL(CALLBACK).host);
    if (good) cli.network.servers.set(new URL(url).host, good);
    prepare?.(cli);
    return (more = '') => cli(`webhook verify ${url} ${more}`, knows);
  }

  test('a name that nobody knows', async () => {
    const cli = terminal();
    await cli.connect();
    const { code, stdout } = await cli('webhook verify https://nobody.example/webhook', knows);
    expect(code).toBe(6);
    expect(stdout).toContain('✗ The name leads to an address: the name is not known (ENOTFOUND)');
    expect(stdout).toContain('– 13 more checks have to wait for that.');
  });

  test('an endpoint that wants a certificate of Meta is not called wrong, nor right', async () => {
    const code = 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED';
    const run = await toServer('https://shop.example/webhook', (cli) => {
      cli.network.servers.set('shop.example', async () => {
        throw new NetworkFault('tls', code, true);
      });
    });
    const found = await run();
    expect(found.code).toBe(0);
    expect(found.stdout).toContain(
      `! Handshake with the right verify token: it wants a certificate of the caller (${code})`,
    );
    expect(found.stdout).toContain('what matters most could not be checked from here');
  });

  // user-problems.md 18: plain http.
  test('plain http to another machine is checked, with the warning that Meta does not take it', async () => {
    const run = await toServer('http://shop.example/webhook');
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('! The address is one that Meta takes: it is plain http'),
    ]);
  });

  test('https with a certificate that lasts is told with its days', async () => {
    const run = await toServer('https://shop.example/webhook');
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).toContain('✓ The name leads to an address: 93.184.215.14');
    expect(stdout).toContain('✓ The certificate is valid: 311 more days, TLSv1.3');
  });

  // user-problems.md 15: a plus in the path is decoded to a space. All that is wrong is told at once.
  test('all that is wrong with an address is told, and the rest is tried all the same', async () => {
    const url = `https://user:word@shop.example/a+b?x=${'1'.repeat(200)}#top`;
    const run = await toServer(url.replace('user:word@', ''), (cli) => {
      const server = cli.network.servers.get('shop.example');
      if (server) cli.network.servers.set('shop.example', server);
    });
    const { code, stdout } = await run('--no-deliveries');
    expect(code).toBe(6);
    expect(stdout).toMatch(/✗ The address is .*its path contains \+; it contains #; it has \d+ characters/);
    expect(stdout).toContain('Meta turns + into a space');
    expect(stdout).toContain('✓ Handshake with the right verify token');
  });
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
  test("when 'webhook set' gets a path with a plus", async () => {
    const cli = terminal();
    await cli.connect();
    const run = await cli('webhook set https://example.com/a+b');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('its path contains +, which Meta turns into a space');
  });
});
