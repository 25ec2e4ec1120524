import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Line, type Run, type Setup, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';
import { postSigned, statusOf } from '../../support/received.js';

const ANA = '+15550142233';
const ENV = { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN };
const SECOND = 1_000;

/** A shop whose callback is the port of `webhook listen` on this machine. */
async function shop(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal({ env: ENV, settings: { statusDelayMs: SECOND }, ...setup });
  await cli.connect();
  await whileListening(cli, async () => {
    await cli('webhook set http://127.0.0.1:3000/');
    // Within 24 hours of it a text is delivered.
    await cli(`emulator inbound Hi --from ${ANA}`);
    await cli.emulator.settle();
  });
  return cli;
}

/** `webhook listen` in another terminal, for as long as the work takes. */
async function whileListening<Result>(cli: Terminal, work: () => Promise<Result>, more = ''): Promise<Result> {
  let result: Result | undefined;
  await cli(`webhook listen ${more}`, {
    async meanwhile(host) {
      await host.printed('http://127.0.0.1');
      result = await work();
      host.pressCtrlC();
    },
  });
  return result as Result;
}

/** Everything that waits for the event loop has its turn. */
async function breathe(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Sends, and once the waiting has begun lets something happen and the command look again. */
function sendWaiting(
  cli: Terminal,
  line: string,
  happenings: readonly ((host: FakeHost) => Promise<unknown> | unknown)[] = [],
  options: Line = {},
): Promise<Run> {
  return cli(line, {
    ...options,
    async meanwhile(host) {
      await host.said('wamid.');
      for (const happening of happenings) {
        await happening(host);
        await breathe();
        host.tick();
        await breathe();
      }
    },
  });
}

const step = (cli: Terminal) => () => cli.advance(SECOND);
const wamidOf = (cli: Terminal) => [...cli.emulator.state.messages.keys()].at(-1) ?? '';
const sends = (cli: Terminal) => cli.sent().filter((request) => request.endsWith('/messages')).length;

// Row 24: the API returns 200 and nobody knows whether the message arrived.
describe('a listener of its own, where none runs', () => {
  test('waits until the message is delivered, and ends with 0', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait`, [step(cli), step(cli)]);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^Accepted by Meta as wamid\.\S+\. Waiting until it is delivered, for 60 s at most …\n/);
    expect(run.stderr).toContain('  sent (');
    expect(run.stdout).toMatch(/✓ Delivered to \+15550142233, \d s after Meta accepted it\./);
  });

  test('with read it goes on until the message is read', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait read --json`, [step(cli), step(cli), step(cli)]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).delivery).toMatchObject({ status: 'read', errors: [], lagMs: expect.any(Number) });
  });

  test('a message that is read at once counts as delivered', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait --json`, [
      (host) => postSigned(host, 3000, statusOf(wamidOf(cli), 'read', 3)),
    ]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).delivery.status).toBe('read');
  });

  test('it listens where the callback of an emulator leads to', async () => {
    const cli = await shop();
    for (const app of cli.emulator.state.apps.values()) {
      if (app.subscription) app.subscription.callbackUrl = 'http://127.0.0.1:8123/hook';
    }
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait`, [step(cli), step(cli)]);
    expect(run.code).toBe(0);
    expect(cli.network.requests.some(({ url }) => url.startsWith('http://127.0.0.1:8123/'))).toBe(true);
  });

  test('what it received is on record like everything that webhook listen receives', async () => {
    const cli = await shop();
    await sendWaiting(cli, `send text ${ANA} Hello --wait`, [step(cli), step(cli)]);
    const { events } = JSON.parse((await cli('webhook events list --kind status --json')).stdout);
    expect(events.map(({ detail }: { detail: string }) => detail)).toEqual(['sent', 'delivered']);
  });

  test('the port is free again afterwards', async () => {
    const cli = await shop();
    await sendWaiting(cli, `send text ${ANA} Hello --wait`, [step(cli), step(cli)]);
    expect(cli.network.servers.has('127.0.0.1:3000')).toBe(false);
  });

  test('a template can be waited for too', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send template ${ANA} hello_world --wait`, [step(cli), step(cli)]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('✓ Delivered to');
    expect(run.stdout).toMatch(/Template +hello_world/);
  });
});

describe('the listener of another terminal', () => {
  test('records, and the sender learns of it', async () => {
    const cli = await shop();
    const run = await whileListening(cli, () =>
      sendWaiting(cli, `send text ${ANA} Hello --wait`, [step(cli), step(cli)]),
    );
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('✓ Delivered to');
  });

  test('when it ends the sender goes on by itself', async () => {
    const cli = await shop();
    const listener: { host?: FakeHost } = {};
    const listening = cli('webhook listen', {
      async meanwhile(host) {
        listener.host = host;
        await host.printed('http://127.0.0.1');
      },
    });
    await breathe();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait --timeout 2m`, [
      async () => {
        listener.host?.pressCtrlC();
        await listening;
        cli.clock.nowMs += 10 * SECOND;
      },
      step(cli),
      step(cli),
    ]);
    expect(run.stderr).toContain('this command listens itself now, at http://127.0.0.1:3000/');
    expect(run.code).toBe(0);
  });

  test('one that keeps nothing is no help, and that is said before anything is sent', async () => {
    const cli = await shop();
    const before = sends(cli);
    const run = await whileListening(cli, () => cli(`send text ${ANA} Hello --wait`), '--no-record');
    expect({ code: run.code, sent: sends(cli) - before }).toEqual({ code: 2, sent: 0 });
    expect(run.stderr).toContain('keeps nothing of what arrives');
  });
});

describe('what was waited for does not come', () => {
  test('a failure ends the waiting at once, with its code, its cause and what to do next', async () => {
    const cli = await shop();
    const failed = { errors: [{ code: 131026, title: 'Message undeliverable' }] };
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait`, [
      (host) => postSigned(host, 3000, statusOf(wamidOf(cli), 'failed', 1, failed)),
    ]);
    expect(run.code).toBe(7);
    expect(run.stdout).toContain('✗ Not delivered to +15550142233');
    expect(run.stderr).toContain('could not deliver it: 131026 the message cannot be delivered to this person');
    expect(run.stderr).toContain(`\`wabactl trace ${wamidOf(cli)}\``);
  });

  test('as JSON: what is known on stdout, the failure on stderr', async () => {
    const cli = await shop();
    const failed = { errors: [{ code: 131049, title: 'Not delivered' }] };
    const run = await sendWaiting(
      cli,
      `send text ${ANA} Hello --wait --json`,
      [(host) => postSigned(host, 3000, statusOf(wamidOf(cli), 'failed', 1, failed))],
      {},
    );
    expect(JSON.parse(run.stdout).delivery).toMatchObject({ status: 'failed', errors: [{ code: 131049 }] });
    expect(JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '').error).toMatchObject({
      id: 'message-failed',
      kind: 'undelivered',
      recipient: ANA,
    });
  });

  test('failed on one device and delivered on another is delivered', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait`, [
      async (host) => {
        await postSigned(host, 3000, statusOf(wamidOf(cli), 'delivered', 1));
        await postSigned(host, 3000, statusOf(wamidOf(cli), 'failed', 1, { errors: [{ code: 131026, title: 'x' }] }));
      },
    ]);
    expect(run.code).toBe(0);
  });

  test('the time is over', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait read --timeout 5s`, [
      step(cli),
      step(cli),
      () => {
        cli.clock.nowMs += 5 * SECOND;
      },
    ]);
    expect(run.code).toBe(7);
    expect(run.stderr).toContain("was not read within 5 s; the last that came is 'delivered'");
    expect(run.stderr).toContain('It is on their phone.');
  });

  test('Ctrl-C ends with 130 and still tells the message id', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait --json`, [(host) => host.pressCtrlC()]);
    expect(run.code).toBe(130);
    expect(JSON.parse(run.stdout)).toMatchObject({ wamid: wamidOf(cli), delivery: null });
  });

  test('in Spanish', async () => {
    const cli = await shop();
    const failed = { errors: [{ code: 131047, title: 'Re-engagement message' }] };
    const run = await sendWaiting(cli, `send text ${ANA} Hola --wait --lang es`, [
      (host) => postSigned(host, 3000, statusOf(wamidOf(cli), 'failed', 1, failed)),
    ]);
    expect(run.stderr).toContain('Meta lo aceptó como wamid.');
    expect(run.stderr).toContain('no pudo entregarlo: 131047');
  });
});

describe('where nothing can arrive this is said at once, and nothing is sent', () => {
  async function refused(cli: Terminal, because: string): Promise<Run> {
    const before = sends(cli);
    const run = await cli(`send text ${ANA} Hello --wait --json`);
    expect({ code: run.code, stdout: run.stdout, sent: sends(cli) - before }).toEqual({ code: 2, stdout: '', sent: 0 });
    expect(JSON.parse(run.stderr).error).toMatchObject({ id: 'nothing-will-arrive', because });
    return run;
  }

  test('Meta has no callback', async () => {
    const cli = terminal({ env: ENV });
    await cli.connect();
    const run = await refused(cli, 'no-callback');
    expect(JSON.parse(run.stderr).error.hint).toContain('wabactl webhook listen --tunnel cloudflared');
  });

  test('the callback is the server of somebody else', async () => {
    const cli = await shop();
    for (const app of cli.emulator.state.apps.values()) {
      if (app.subscription) app.subscription.callbackUrl = 'https://shop.example/webhook';
    }
    cli.network.servers.set('shop.example', async () => ({ status: 403, headers: {}, body: new Uint8Array() }));
    await refused(cli, 'elsewhere');
    // No word that would open something was said there.
    const said = cli.network.requests.filter(({ url }) => url.includes('shop.example'));
    expect(said.map(({ method }) => method)).toEqual(['GET']);
    expect(said[0]?.url).not.toContain(VERIFY_TOKEN);
  });

  test('the app gets no events of the account', async () => {
    const cli = await shop();
    await cli('webhook unsubscribe --yes');
    await refused(cli, 'not-subscribed');
  });

  test('with --listen-port somebody says that deliveries come in there, by a proxy', async () => {
    const cli = await shop();
    const run = await sendWaiting(cli, `send text ${ANA} Hello --wait --listen-port 3300`, [
      (host) => postSigned(host, 3300, statusOf(wamidOf(cli), 'delivered', 1)),
    ]);
    expect(run.code).toBe(0);
  });
});

test.each(['--timeout 5s', '--listen-port 3000'])('%s without --wait contradicts itself', async (option) => {
  const cli = await shop();
  const run = await cli(`send text ${ANA} Hello ${option}`);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('without --wait nothing is waited for');
});

test('a dry run with --wait neither sends nor waits', async () => {
  const cli = await shop();
  const before = sends(cli);
  const run = await cli(`send text ${ANA} Hello --wait --dry-run`);
  expect({ code: run.code, sent: sends(cli) - before }).toEqual({ code: 0, sent: 0 });
  expect(run.stdout).toContain(`/${DEFAULT_IDS.phoneId}/messages`);
});
