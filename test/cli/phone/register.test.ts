import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import type { Handler } from '../../../src/host/host.js';
import { GRAPH, type Terminal } from '../../support/cli.js';
import { changes, PIN, phoneOf, shop, unregisteredShop } from './phones.js';

const HOUR_MS = 3_600_000;
const register = (run: Terminal, flags = '', pin = PIN) => run(`phone register --pin-stdin ${flags}`, { stdin: pin });
const attempts = (run: Terminal) => changes(run).filter((request) => request.endsWith('/register')).length;

describe('registering', () => {
  test('says what happened, where the PIN is kept and how much is left', async () => {
    const run = await unregisteredShop();
    const { code, stdout, stderr } = await register(run);
    expect(code).toBe(0);
    expect(`${stderr}\n${stdout}`).toMatchInlineSnapshot(`
      "This is attempt 1 of 10 in 72 hours to register this number, as far as this machine knows; other programs count too.

      ✓ +1 555-019-2837 is registered (CONNECTED)
      The PIN is kept with the secrets of the channel, so that registering again needs no question.
      1 of 10 registrations used in 72 hours, as far as this machine knows

      Next: \`wabactl connect\` looks over what is still missing, \`wabactl phone show 109876543210987\` shows the number
      "
    `);
    expect(phoneOf(run).platformType).toBe('CLOUD_API');
  });

  test('what is registered already spends no attempt', async () => {
    const run = await shop();
    const { stdout } = await register(run, '--json');
    expect([JSON.parse(stdout).changed, attempts(run)]).toEqual([false, 0]);
    expect(JSON.parse((await register(run, '--again --json')).stdout)).toMatchObject({
      changed: true,
      status: 'CONNECTED',
      budget: { used: 1, limit: 10 },
    });
  });

  // user-problems.md 64: Meta counts an attempt that it refuses with 133006.
  test('what is not verified is refused before it counts, with the commands that verify it', async () => {
    const run = await unregisteredShop();
    Object.assign(phoneOf(run), { codeVerificationStatus: 'NOT_VERIFIED' });
    const { code, stderr } = await register(run);
    expect([code, attempts(run)]).toEqual([2, 0]);
    expect(stderr).toContain(`\`wabactl phone request-code ${DEFAULT_IDS.phoneId}\``);
  });

  test.each(['BANNED', 'RATE_LIMITED', 'MIGRATED'])(
    'what is %s spends no attempt, unless somebody insists',
    async (status) => {
      const run = await shop();
      Object.assign(phoneOf(run), { status });
      const { code, stderr } = await register(run);
      expect([code, attempts(run)]).toEqual([2, 0]);
      expect(stderr).toContain(`is ${status} at Meta`);
      await register(run, '--again');
      expect(attempts(run)).toBe(1);
    },
  );

  // Meta answers it with the status 500, which would else be taken for a fault of its own.
  test('after a deregistration that did not end is led through it to the end', async () => {
    const run = await unregisteredShop();
    const action = { kind: 'refuse', httpStatus: 500, code: 133000 } as const;
    run.emulator.state.faults.push({ pathEndsWith: '/register', method: 'POST', times: 1, action });
    const { code, stderr } = await register(run);
    expect([code, stderr]).toEqual([4, expect.stringContaining('`wabactl phone deregister --again`')]);
    await run('phone deregister --again --yes');
    expect(changes(run).filter((request) => request.endsWith('/deregister'))).toHaveLength(1);
  });

  test('takes a number as well as its id', async () => {
    const run = await unregisteredShop();
    expect((await run('phone register "+1 555 019 2837" --pin-stdin', { stdin: PIN })).code).toBe(0);
    const { code, stderr } = await run('phone register +34999999999 --pin-stdin', { stdin: PIN });
    expect([code, stderr]).toEqual([2, expect.stringContaining('It has: +1 555-019-2837 (109876543210987).')]);
  });
});

describe('the PIN', () => {
  test('is kept with the secrets of the channel, and registering again asks for none', async () => {
    const run = await unregisteredShop();
    await register(run);
    Object.assign(phoneOf(run), { status: 'DISCONNECTED', platformType: 'NOT_APPLICABLE' });
    expect((await run('phone register')).code).toBe(0);
    expect(JSON.parse((await run('channel show --json')).stdout).secrets.pin).toBe('file');
    await run('channel remove shop --yes');
    expect((await run('channel list --json')).stdout).toBe('[]\n');
  });

  // user-problems.md 82: a keychain that is locked never blocks.
  test.each([
    ['is not needed where it was given', '--pin-stdin', []],
    ['is asked for where it was not', '', [PIN]],
  ])('that a locked keychain keeps %s', async (_, flags, answers) => {
    const held = new Map<string, string>();
    const keychain = {
      get: async (account: string) => held.get(account),
      set: async (account: string, secret: string) => void held.set(account, secret),
      delete: async (account: string) => void held.delete(account),
    };
    const run = await unregisteredShop({ tty: true, keychain });
    expect((await register(run)).code).toBe(0);
    expect([...held.values()]).toContain(PIN);
    keychain.get = () => Promise.reject(new DOMException('The keychain did not answer', 'TimeoutError'));
    const env = { WABACTL_TOKEN: DEFAULT_TOKEN };
    const { code, stderr } = await run(`phone register --again ${flags}`, { stdin: PIN, answers: [...answers], env });
    expect(code).toBe(0);
    expect(stderr.includes("The PIN of the channel 'shop' is kept in the system keychain")).toBe(flags === '');
  });

  test('is the kept one too where Meta does not say whether the number has one', async () => {
    const run = await unregisteredShop();
    await register(run);
    const graph = run.network.servers.get(GRAPH) as Handler;
    run.network.servers.set(GRAPH, async (request) => {
      const reply = await graph(request);
      const text = Buffer.from(reply.body).toString().replaceAll('"is_pin_enabled":true,', '');
      return { ...reply, body: Buffer.from(text) };
    });
    const shown = JSON.parse((await run('phone show --json')).stdout);
    expect(shown.isPinEnabled).toBe(null);
    expect((await run('phone register --again')).code).toBe(0);
  });

  test('comes from the environment or a file too, and never from an argument', async () => {
    for (const [flags, env] of [
      ['', { WABACTL_PIN: PIN }],
      ['--pin-file pin.txt', {}],
    ] as const) {
      const run = await unregisteredShop();
      run.write('pin.txt', `${PIN}\n`);
      expect((await run(`phone register ${flags}`, { env })).code).toBe(0);
    }
    const { code, stderr } = await (await shop())(`phone register --pin ${PIN}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no option --pin')]);
  });

  test('is asked without being shown; a new one twice', async () => {
    const run = await unregisteredShop({ tty: true });
    Object.assign(phoneOf(run), { pin: undefined });
    expect((await run('phone register', { answers: ['314159', '314158'] })).code).toBe(2);
    expect(attempts(run)).toBe(0);
    expect((await run('phone register', { answers: ['314159', '314159'] })).code).toBe(0);
    expect(phoneOf(run).pin).toBe('314159');
  });

  test('that is none is refused before an attempt is announced or made', async () => {
    const run = await unregisteredShop();
    const { code, stderr } = await register(run, '', '12345');
    expect([code, attempts(run)]).toEqual([2, 0]);
    expect(stderr).toContain('it must have six digits');
    expect(stderr).not.toContain('This is attempt');
  });

  test('where nobody can be asked is named with the ways to give it', async () => {
    const { code, stderr } = await (await unregisteredShop())('phone register');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Give it with WABACTL_PIN, WABACTL_PIN_FILE, --pin-stdin or --pin-file.'),
    ]);
  });

  test.each(['12345', 'secret', '1234567'])('that cannot be one (%s) is refused before it counts', async (pin) => {
    const run = await unregisteredShop();
    const { code, stderr } = await register(run, '', pin);
    expect([code, attempts(run)]).toEqual([2, 0]);
    expect(stderr).toContain('is no PIN: it must have six digits');
    expect(stderr).not.toContain(pin);
  });

  test('that is wrong leads to the command that needs no old one', async () => {
    const run = await unregisteredShop();
    const { code, stderr } = await register(run, '', '999111');
    expect([code, attempts(run)]).toEqual([4, 1]);
    expect(stderr).toContain('`wabactl phone set-pin`');
    expect((await run('phone set-pin --pin-stdin', { stdin: '999111' })).code).toBe(0);
    expect((await run('phone register')).code).toBe(0);
  });

  test('that is easy to guess is taken with a warning', async () => {
    const { code, stderr } = await (await shop())('phone set-pin --pin-stdin', { stdin: '123456' });
    expect([code, stderr]).toEqual([0, expect.stringContaining('This PIN is easy to guess')]);
  });

  test('is in nothing that is printed', async () => {
    const run = await unregisteredShop();
    for (const line of ['--debug', '--dry-run --debug', '--again --json --debug']) {
      const { stdout, stderr } = await register(run, line);
      expect(`${stdout}${stderr}`).not.toContain(PIN);
    }
  });
});

// user-problems.md 64
describe('the ten attempts in 72 hours', () => {
  test('are counted over all commands, shown, and not exceeded', async () => {
    const run = await unregisteredShop();
    for (let number = 1; number <= 4; number += 1) {
      const { stderr } = await register(run, '', '999111');
      expect(stderr).toContain(`This is attempt ${number} of 10 in 72 hours to register this number`);
      run.clock.nowMs += HOUR_MS;
    }
    Object.assign(phoneOf(run), { wrongPins: 0, pin: PIN });
    for (let number = 5; number <= 10; number += 1) expect((await register(run, '--again')).code).toBe(0);
    const { code, stderr } = await register(run, '--again');
    expect([code, attempts(run)]).toEqual([5, 10]);
    expect(stderr).toContain('this machine counts 10 in 72 hours, and Meta allows 10');
    expect(stderr).toContain('from 2026-11-26 10:00 UTC');
    run.clock.nowMs += 72 * HOUR_MS;
    expect((await register(run, '--again')).code).toBe(0);
  });

  test('that other programs used up are learned from Meta, and then respected', async () => {
    const run = await unregisteredShop();
    const now = run.clock.nowMs / 1000;
    phoneOf(run).registrations = { register: Array.from({ length: 10 }, () => now), deregister: [] };
    const first = await register(run);
    expect(first.code).toBe(5);
    expect(first.stderr).toContain('Meta takes no attempts to register +1 555-019-2837 now');
    // Whoever has to ask Meta needs its own words.
    expect(first.stderr).toMatch(/Meta says: .*\(code 133016, trace /);
    run.clock.nowMs += 71 * HOUR_MS;
    const second = await register(run);
    expect([second.code, attempts(run)]).toEqual([5, 1]);
    expect(second.stderr).toContain('Meta takes no attempts to register +1 555-019-2837 now');
    run.clock.nowMs += 2 * HOUR_MS;
    expect((await register(run)).code).toBe(0);
  });

  test('are shown for a number, and in Spanish', async () => {
    const run = await unregisteredShop();
    await register(run);
    expect((await run('phone show')).stdout).toContain('1 of 10 registrations used in 72 hours');
    expect((await run('phone show --lang es')).stdout).toContain('1 de 10 registros usados en 72 horas');
    expect(JSON.parse((await run('phone show --json')).stdout).budget.register).toEqual({
      used: 1,
      limit: 10,
      locked: false,
      freeAt: null,
    });
  });

  test.each([
    ['a dead token', 190],
    ['a missing permission', 200],
    ['the limit of calls to the account', 80007],
    ['a service of Meta that is down', 133004],
  ])('are not spent by what Meta refuses because of %s', async (_, code) => {
    const run = await unregisteredShop();
    const action = { kind: 'refuse', httpStatus: 400, code } as const;
    run.emulator.state.faults.push({ pathEndsWith: '/register', method: 'POST', times: 9, action });
    expect((await register(run)).code).not.toBe(0);
    expect(JSON.parse((await run('phone show --json')).stdout).budget.register.used).toBe(0);
  });

  test('are not spent by a dry run', async () => {
    const run = await unregisteredShop();
    expect((await register(run, '--dry-run')).stdout).toContain('/register');
    expect(JSON.parse((await run('phone show --json')).stdout).budget.register.used).toBe(0);
  });

  test('count an attempt from before it is made, so that one that is killed counts too', async () => {
    const run = await unregisteredShop();
    const graph = run.network.servers.get(GRAPH) as Handler;
    const seen: number[] = [];
    run.network.servers.set(GRAPH, async (request) => {
      if (request.url.includes('/register')) {
        seen.push(JSON.parse((await run('phone show --json')).stdout).budget.register.used);
      }
      return graph(request);
    });
    expect((await register(run)).code).toBe(0);
    expect(seen).toEqual([1]);
  });

  test('count an attempt whose answer was lost, which is not made again by itself', async () => {
    const run = await unregisteredShop();
    run.emulator.state.faults.push({
      pathEndsWith: '/register',
      method: 'POST',
      times: 9,
      action: { kind: 'lose-answer' },
    });
    const { code, stderr } = await register(run);
    expect([code, attempts(run), stderr]).toEqual([5, 1, expect.stringContaining('The change may have been made')]);
    expect(JSON.parse((await run('phone show --json')).stdout).budget.register.used).toBe(1);
  });
});

describe('deregistering', () => {
  test('says what stops, asks, and says how to bring it back', async () => {
    const run = await shop({ tty: true });
    const declined = await run('phone deregister', { answers: [false] });
    expect([declined.code, phoneOf(run).platformType]).toEqual([130, 'CLOUD_API']);
    const { code, stdout } = await run('phone deregister', { answers: [true] });
    expect([code, stdout]).toEqual([0, expect.stringContaining('`wabactl phone register 109876543210987`')]);
    expect(stdout).toContain('1 of 10 deregistrations used in 72 hours');
    expect((await run('phone deregister')).stdout).toContain('is not registered; nothing was changed');
  });

  test('without a terminal wants --yes', async () => {
    const run = await shop();
    const { code, stderr } = await run('phone deregister');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Pass --yes to answer yes.')]);
  });
});

// user-problems.md 64, mission row S14: the number of a channel that cannot send.
test('a channel whose number is not registered is told the command that registers it', async () => {
  const run = await unregisteredShop();
  const { code, stderr } = await run('send text +15550142233 hello');
  expect([code, stderr]).toEqual([4, expect.stringContaining('`wabactl phone register`')]);
});
