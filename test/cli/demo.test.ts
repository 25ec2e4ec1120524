import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { Handler, Host, HttpRequest } from '../../src/host/host.js';
import { realHost } from '../support/real-host.js';

// Row 72: cannot develop or test without an account.
describe('the demo over real sockets', () => {
  test('runs every step, and leaves nothing behind in the home or the temporary folder', async () => {
    const { host, home, temporary, stdout, stderr } = realHost();
    expect(await main(['demo'], host)).toBe(0);
    expect(stderr()).toBe('');
    expect(stdout().match(/^\$ wabactl /gm)?.length).toBeGreaterThan(15);
    expect(stdout()).toMatch(/delivered to \+15550142233/);
    expect(stdout()).toMatch(/message from \+15550142233 \(Ana Torres\): Great, I am on my way!/);
    expect(stdout()).toMatch(/All \d+ steps really happened/);
    expect(readdirSync(home)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('speaks Spanish throughout', async () => {
    const { host, stdout } = realHost({ WABACTL_LANG: 'es' });
    expect(await main(['demo'], host)).toBe(0);
    expect(stdout()).toContain('pasos ocurrieron de verdad');
    expect(stdout()).not.toMatch(/\b(Next|accepted by Meta|Listening on|Changed since)\b/i);
  });

  test("uses none of the user's settings", async () => {
    const { host, stdout } = realHost({ WABACTL_CHANNEL: 'mine', WABACTL_TOKEN: 'EAAmine', WABACTL_OUTPUT: 'human' });
    expect(await main(['demo', '--json', '--jq', '.kind'], host)).toBe(0);
    expect(stdout().trimEnd().split('\n').at(-1)).toBe('done');
  });

  test('Ctrl-C ends it with 130 and takes its folder away', async () => {
    const { host, temporary, pressCtrlC } = realHost();
    const ended = main(['demo'], { ...host, stdout: { ...host.stdout, write: () => pressCtrlC() } });
    expect(await ended).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

// Row 79: says that all is ready while the socket is failing.
describe('the demo fails when something did not really happen', () => {
  /** The real host, but every server goes through `spoil`, and time runs ten times as fast, so that patience ends sooner. */
  async function runWith(spoil: (handler: Handler) => Handler) {
    const { host, stdout, stderr } = realHost();
    const start = host.now().getTime();
    const spoilt: Host = {
      ...host,
      now: () => new Date(start + (Date.now() - start) * 10),
      listen: (options, handler) => host.listen(options, spoil(handler)),
    };
    const code = await main(['demo', '--json'], spoilt);
    const last = stdout().trimEnd().split('\n').at(-1) ?? '';
    return { code, error: JSON.parse(stderr()).error, last: JSON.parse(last) };
  }

  const isDelivery = ({ method, headers }: HttpRequest) => method === 'POST' && 'x-hub-signature-256' in headers;
  const textOf = ({ body }: HttpRequest) => new TextDecoder().decode(body);
  const NOTHING = { status: 200, headers: {}, body: new Uint8Array() };

  test('the customer writes, but the delivery is swallowed on its way', async () => {
    const { code, error } = await runWith((handler) => async (request) => {
      const isMessage = isDelivery(request) && textOf(request).includes('"messages":[');
      return isMessage ? NOTHING : handler(request);
    });
    expect(code).toBe(7);
    expect(error).toMatchObject({ kind: 'undelivered', id: 'demo-nothing-arrived', awaited: 'Hi! Is my order ready?' });
  });

  test('the message is accepted, but never reported as delivered', async () => {
    const { code, error } = await runWith((handler) => async (request) => {
      const isStatus = isDelivery(request) && textOf(request).includes('"status":"delivered"');
      return isStatus ? NOTHING : handler(request);
    });
    expect(code).toBe(7);
    expect(error).toMatchObject({ id: 'demo-nothing-arrived', awaited: 'delivered' });
  });

  test('the listener takes forged deliveries', async () => {
    const { code, error, last } = await runWith((handler) => async (request) => {
      const answer = await handler(request);
      return answer.status === 401 ? NOTHING : answer;
    });
    expect(code).toBe(6);
    expect(error).toMatchObject({ kind: 'unhealthy', id: 'demo-step-failed' });
    expect(last).toMatchObject({ kind: 'step', exitCode: 6, command: expect.stringContaining('webhook verify') });
  });

  test('the review is never decided', async () => {
    const { code, error } = await runWith((handler) => async (request) => {
      const answer = await handler(request);
      if (!request.url.includes('message_templates')) return answer;
      const body = new TextDecoder().decode(answer.body).replaceAll('"APPROVED"', '"PENDING"');
      return { ...answer, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(body) };
    });
    expect(code).toBe(7);
    expect(error).toMatchObject({ id: 'demo-nothing-arrived', awaited: 'APPROVED' });
  });
});

describe('--pause', () => {
  test('waits for Enter before each step', async () => {
    const { host, stdout } = realHost();
    const asked: string[] = [];
    const text = async (question: string) => {
      asked.push(question);
      return '';
    };
    const atTerminal = {
      ...host,
      stdin: { ...host.stdin, isTTY: true },
      stderr: { ...host.stderr, isTTY: true },
      ask: { ...host.ask, text },
    };
    expect(await main(['demo', '--pause', '--json'], atTerminal)).toBe(0);
    const lines = stdout()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const steps = lines.filter(({ kind }) => kind === 'step');
    expect(asked.map((question) => question.split('\n')[0])).toEqual(steps.map(({ command }) => `$ ${command}`));
  });

  test('waits for nobody where nobody can press Enter', async () => {
    const { host, stderr } = realHost();
    expect(await main(['demo', '--pause'], host)).toBe(0);
    expect(stderr()).toBe('Nobody can press Enter here, so the demo does not wait.\n');
  });
});
