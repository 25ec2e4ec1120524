import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { type LoggedDelivery, listSegments, readSegment } from '../../../src/store/delivery-log.js';
import { plain, VERIFY_TOKEN } from '../../support/callback.js';
import { type Line, type Run, START, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';

const LISTENER = 'http://127.0.0.1:3000/';

/** A delivery of text messages, one for each text. */
function messages(...texts: string[]): string {
  const list = texts.map((body, index) => ({
    from: '15550142233',
    id: `wamid.${body.slice(0, 20)}-${index}`,
    timestamp: String(START / 1000),
    type: 'text',
    text: { body },
  }));
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550192837', phone_number_id: DEFAULT_IDS.phoneId },
    contacts: [{ wa_id: '15550142233', profile: { name: 'Ana Torres' } }],
    messages: list,
  };
  const changes = [{ field: 'messages', value }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: DEFAULT_IDS.wabaId, changes }] });
}

type Post = (json: string, secret?: string) => Promise<number>;

async function shop(): Promise<Terminal> {
  const cli = terminal({ env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } });
  await cli.connect();
  return cli;
}

/** Listens, has Meta post, waits until `seen` was printed, and presses Ctrl-C. */
function listen(
  cli: Terminal,
  options: string,
  { posts, seen }: { posts: (post: Post, host: FakeHost) => Promise<unknown>; seen?: string },
  line: Line = {},
): Promise<Run> {
  return cli(`webhook listen ${options}`, {
    ...line,
    async meanwhile(host) {
      await host.printed('127.0.0.1:3000');
      await posts(async (json, secret = DEFAULT_IDS.appSecret) => {
        const body = new TextEncoder().encode(json);
        const headers = { 'x-hub-signature-256': sign(body, secret) };
        const { status } = await host.fetch({ method: 'POST', url: LISTENER, headers, body }, { timeoutMs: 1_000 });
        return status;
      }, host);
      if (seen !== undefined) await host.printed(seen);
      host.pressCtrlC();
    },
  });
}

function kept({ home }: Terminal): LoggedDelivery[] {
  const state = join(home, 'state');
  return listSegments(state).flatMap(({ segment }) =>
    [...readSegment(state, segment, 0)].map(({ delivery }) => delivery),
  );
}

const textOf = ({ body }: LoggedDelivery) => new TextDecoder().decode(body);

describe('what is kept', () => {
  test('is the delivery, byte for byte, with its headers', async () => {
    const cli = await shop();
    const json = messages('ñandú').replaceAll('ñ', '\\u00f1');
    await listen(cli, '', { posts: (post) => post(json) });
    expect(kept(cli).map(textOf)).toEqual([json]);
    expect(kept(cli)).toMatchObject([{ signature: 'valid', appId: DEFAULT_IDS.appId }]);
    const signature = sign(new TextEncoder().encode(json), DEFAULT_IDS.appSecret);
    expect(kept(cli)[0]?.headers['x-hub-signature-256']).toBe(signature);
  });

  test('has no secret of ours, should somebody have sent one', async () => {
    const cli = await shop();
    await listen(cli, '', { posts: (post) => post(messages(`look: ${DEFAULT_IDS.appSecret} and ${VERIFY_TOKEN}`)) });
    expect(textOf(kept(cli)[0] as LoggedDelivery)).toContain('look: *** and ***');
  });

  test("has the last four digits of customers' numbers only, where that is wished, and is still JSON", async () => {
    const cli = await shop();
    const run = await listen(cli, '--mask-numbers --json', { posts: (post) => post(messages('Hi')), seen: '"event"' });
    const text = textOf(kept(cli)[0] as LoggedDelivery);
    expect(text).not.toContain('15550142233');
    expect(JSON.parse(text).entry[0].changes[0].value.messages[0].from).toBe('00000002233');
    expect(text).toContain('15550192837');
    expect(run.stdout).toContain('"customer":"00000002233"');
  });

  test('is nothing with --no-record, which says so, and knows repetitions all the same', async () => {
    const cli = await shop();
    const { stdout } = await listen(cli, '--no-record', {
      posts: async (post) => [await post(messages('Hi')), await post(messages('Hi'))],
      seen: '[again]',
    });
    expect(stdout).toContain('Nothing is recorded (--no-record).');
    expect(kept(cli)).toEqual([]);
    expect(existsSync(join(cli.home, 'state', 'deliveries'))).toBe(false);
  });

  test('what cannot be kept is answered 500, so that Meta sends it again, and said', async () => {
    const cli = await shop();
    let problem: unknown;
    const run = await listen(cli, '--lang es', {
      async posts(post) {
        writeFileSync(join(cli.home, 'state', 'deliveries'), 'a file where the folder should be');
        await post(messages('Hi')).catch((thrown) => (problem = thrown));
      },
    });
    // The server turns what the handler throws into a 500.
    expect(problem).toMatchObject({ id: 'file-not-writable' });
    expect(run.stdout).toContain('una entrega no se pudo guardar');
    expect(run.stdout).not.toContain('mensaje de');
  });
});

test('a store that cannot be written is named before anything is said to be ready', async () => {
  const cli = await shop();
  mkdirSync(join(cli.home, 'state'), { recursive: true });
  const path = join(cli.home, 'state', 'deliveries');
  writeFileSync(path, 'a file where the folder should be');
  const { code, stdout, stderr } = await cli('webhook listen');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(path);
});

describe('more than a person can read', () => {
  const texts = Array.from({ length: 250 }, (_, index) => `text ${index}`);

  test('is a number, where it can be looked up, and one line each in JSON', async () => {
    const cli = await shop();
    const { stdout } = await listen(cli, '', { posts: (post) => post(messages(...texts)), seen: 'more than can be' });
    expect(stdout.match(/message from/g)).toHaveLength(100);
    expect(stdout).toContain('… and 150 events more than can be shown; `wabactl webhook events list` has them');
    const again = await shop();
    const { stdout: json } = await listen(again, '--json', {
      posts: (post) => post(messages(...texts)),
      seen: 'text 249',
    });
    expect(json.match(/"kind":"event"/g)).toHaveLength(250);
  });

  test('a flood of forgeries fills no terminal, and every one is refused', async () => {
    const cli = await shop();
    const statuses = new Set<number>();
    const { stdout } = await listen(cli, '', {
      async posts(post) {
        for (let each = 0; each < 50; each++) statuses.add(await post(messages('forged'), 'a'.repeat(32)));
      },
    });
    expect([...statuses]).toEqual([401]);
    const lines = stdout.split('\n').filter((each) => each.includes('refused: signature does not match'));
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toContain('(×45)');
    expect(kept(cli)).toEqual([]);
  });
});

test('says once a minute that it lives, when nothing comes, unless it shall not', async () => {
  const posts = async (_: Post, host: FakeHost) => {
    // The first round may find the listener still on its way to it.
    for (let round = 0; round < 3; round++) {
      host.tick();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const { stdout } = await listen(await shop(), '', { posts });
  expect(stdout).toContain('listening; nothing new (0 events so far)');
  expect((await listen(await shop(), '--no-heartbeat', { posts })).stdout).not.toContain('nothing new');
});

// user-problems.md 79: says Ready while the socket is failing.
test('is not ready before its own delivery came through', async () => {
  const cli = await shop();
  const run = await cli('webhook listen', {
    async meanwhile(host) {
      await host.listening();
      // Another program answers there.
      cli.network.servers.set('127.0.0.1:3000', async () => plain(404));
    },
  });
  expect(run.code).toBe(6);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('does not answer itself: the handshake ended with 404, a delivery with 404');
});

test('events of a listener that was killed are there for the next command', async () => {
  const cli = await shop();
  await listen(cli, '', { posts: (post) => post(messages('Are you there?')) });
  // As if it had been killed before it could put them in order.
  for (const file of ['wabactl.db', 'wabactl.db-wal', 'wabactl.db-shm']) {
    rmSync(join(cli.home, 'state', file), { force: true });
  }
  expect((await cli('webhook events list')).stdout).toContain('Are you there?');
});

test('no token of ours is in what is kept', async () => {
  const cli = await shop();
  await listen(cli, '', { posts: (post) => post(messages(DEFAULT_TOKEN)) });
  expect(textOf(kept(cli)[0] as LoggedDelivery)).not.toContain(DEFAULT_TOKEN);
});
