import { describe, expect, test } from 'vitest';
import { newWamid } from '../../../src/core/webhook/wamid.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Terminal, terminal } from '../../support/cli.js';
import { messageOf, receive, statusOf } from '../../support/received.js';

const ANA = '+15550142233';
const MADRID = '+34600111222';

async function shop(): Promise<Terminal> {
  const cli = terminal({ env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } });
  await cli.connect();
  return cli;
}

async function send(cli: Terminal, line: string): Promise<string> {
  return JSON.parse((await cli(`${line} --json`)).stdout).wamid;
}

/** A message that Meta accepted and then could not deliver. */
async function failed(cli: Terminal, code: number, to = MADRID, details?: string): Promise<string> {
  const wamid = await send(cli, `send text ${to} Hello`);
  const errors = [{ code, title: 'Not delivered', ...(details && { error_data: { details } }) }];
  await receive(cli, [statusOf(wamid, 'failed', 1, { recipient_id: to.slice(1), errors })]);
  return wamid;
}

const causesOf = async (cli: Terminal, wamid: string) => JSON.parse((await cli(`trace ${wamid} --json`)).stdout).causes;

// Row 24 and 25: what became of a message after the 200.
test('tells each step with its time and lag, and what it costs', async () => {
  const cli = await shop();
  const wamid = await send(cli, `send template ${ANA} order_ready --param first_name=Ana --param order_number=1042`);
  const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' };
  await receive(cli, [statusOf(wamid, 'delivered', 3), statusOf(wamid, 'sent', 1, { pricing })]);
  const { code, stdout } = await cli(`trace ${wamid}`);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Delivered\.\n/);
  expect(stdout).toContain('template order_ready (en_US): Hi Ana, your order 1042 is ready.');
  expect(stdout).toMatch(/accepted by Meta\n.* sent \(1 s\)\n.* delivered \(3 s\)\n/);
  expect(stdout).toMatch(/Price +utility, billed/);
  expect(stdout).toContain(`Next: \`wabactl trace ${ANA}\``);
});

test('as JSON and as CSV of its steps', async () => {
  const cli = await shop();
  const wamid = await send(cli, `send text ${ANA} Hello`);
  await receive(cli, [statusOf(wamid, 'sent', 1), statusOf(wamid, 'read', 7)]);
  const story = JSON.parse((await cli(`trace ${wamid} --json`)).stdout);
  expect(story).toMatchObject({ kind: 'message', direction: 'out', status: 'read', text: 'Hello', channel: 'shop' });
  expect(story.steps.map(({ status, lagMs }: { status: string; lagMs: number }) => [status, lagMs])).toEqual([
    ['accepted', null],
    ['sent', 1000],
    ['read', 7000],
  ]);
  const rows = (await cli(`trace ${wamid} --output csv`)).stdout.trim().split('\n');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toBe('status,at,lagMs,receivedAt,eventId,errors');
});

test('a free price says why it is free', async () => {
  const cli = await shop();
  const wamid = await send(cli, `send text ${ANA} Hello`);
  // The type of the free thousand is not known yet; whatever begins so is free.
  const pricing = { pricing_model: 'PMP', type: 'free_of_the_future', category: 'service' };
  await receive(cli, [statusOf(wamid, 'sent', 1, { pricing })]);
  expect((await cli(`trace ${wamid}`)).stdout).toMatch(/Price +service, free \(free_of_the_future\)/);
});

// Row 27: accepted, then silent.
test('a message of which nothing was heard says what silence may mean', async () => {
  const cli = await shop();
  const wamid = await send(cli, `send text ${ANA} Hello`);
  cli.clock.nowMs += 3 * 3_600_000;
  const { stdout } = await cli(`trace ${wamid}`);
  expect(stdout).toContain('Accepted 3 hours ago, and no status since.');
  expect(stdout).toContain('`wabactl webhook status --check`');
  expect(stdout).toContain('`wabactl limits`');
});

describe('why a message failed', () => {
  // Row 26: the text of a failed status was lost.
  test("Meta's own words stay, with ours and what to do", async () => {
    const cli = await shop();
    const { stdout } = await cli(`trace ${await failed(cli, 131026, MADRID, 'Recipient is not reachable.')}`);
    expect(stdout).toMatch(/^Not delivered\.\n/);
    expect(stdout).toContain('failed 131026 (1 s)');
    expect(stdout).toContain('131026 the message cannot be delivered to this person');
    expect(stdout).toContain('Not delivered: Recipient is not reachable');
  });

  // Row 29 and S17: 131026 has several causes; terms that were not accepted among them.
  test('131026 of somebody who was never reached: perhaps the number is not on WhatsApp', async () => {
    const cli = await shop();
    const wamid = await failed(cli, 131026);
    expect(await causesOf(cli, wamid)).toEqual(['not-on-whatsapp', 'terms-not-accepted', 'app-too-old']);
    expect((await cli(`trace ${wamid}`)).stdout).toMatch(/1\. The number is not on WhatsApp\.\n {3}Test: Open https:/);
  });

  test('131026 of somebody who wrote: the terms come first, since the number is right', async () => {
    const cli = await shop();
    await receive(cli, [messageOf('wamid.IN', 'Hi', { from: MADRID.slice(1) })]);
    const wamid = await failed(cli, 131026);
    expect(await causesOf(cli, wamid)).toEqual(['terms-not-accepted', 'app-too-old', 'number-given-up']);
    expect((await cli(`trace ${wamid}`)).stdout).toContain("1. They have not accepted WhatsApp's newest terms");
  });

  test('131026 of a number with two forms: it may be the other one', async () => {
    const cli = await shop();
    expect(await causesOf(cli, await failed(cli, 131026, '+5215512345678'))).toContain('other-form');
  });

  // Row 28 and 27, 31.
  test.each([
    [131049, MADRID, ['marketing-cap']],
    [131049, ANA, ['marketing-to-us', 'marketing-cap']],
    [131042, MADRID, ['payment-method', 'credit-line', 'account-incomplete']],
    [131047, MADRID, ['nobody-saw-them-write']],
    [131053, MADRID, []],
  ])('%i to %s: %j', async (code, to, causes) => {
    const cli = await shop();
    expect(await causesOf(cli, await failed(cli, code, to))).toEqual(causes);
  });

  test('in Spanish', async () => {
    const cli = await shop();
    const { stdout } = await cli(`trace ${await failed(cli, 131026)} --lang es`);
    expect(stdout).toMatch(/^No se entregó\.\n/);
    expect(stdout).toContain('Qué puede haber detrás, lo más probable primero:');
    expect(stdout).toContain('Prueba: Abra en un teléfono');
  });
});

// Row 34 to 36.
test('the number that WhatsApp knows is compared with the one that was typed', async () => {
  const cli = await shop();
  const body = JSON.stringify({
    messaging_product: 'whatsapp',
    contacts: [{ input: '+541150123456', wa_id: '5491150123456' }],
    messages: [{ id: 'wamid.X' }],
  });
  const action = { kind: 'raw', httpStatus: 200, body, contentType: 'application/json' } as const;
  cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action });
  await cli('send text +541150123456 Hola');
  const { stdout } = await cli('trace wamid.X');
  expect(stdout).toContain('WhatsApp knows them as +5491150123456. Argentine mobile numbers have a 9');
});

test('a message of theirs has a story too', async () => {
  const cli = await shop();
  await receive(cli, [messageOf('wamid.IN', 'Is it ready?')]);
  const story = JSON.parse((await cli('trace wamid.IN --json')).stdout);
  expect(story).toMatchObject({ direction: 'in', status: 'received', text: 'Is it ready?', waId: ANA.slice(1) });
});

test('one that another program sent is known by its statuses alone', async () => {
  const cli = await shop();
  await receive(cli, [statusOf('wamid.OTHER', 'sent', 1), statusOf('wamid.OTHER', 'delivered', 2)]);
  const { code, stdout } = await cli('trace wamid.OTHER --json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ direction: 'out', recipient: null, type: null, status: 'delivered' });
});

test('one that nobody here knows: says so, and what its id seems to say', async () => {
  const cli = await shop();
  const wamid = newWamid('34600111222', 'out', (length) => 'A'.repeat(length));
  const { code, stderr } = await cli(`trace ${wamid}`);
  expect(code).toBe(2);
  expect(stderr).toContain('it was not sent from this machine');
  expect(stderr).toContain('which Meta does not guarantee, it is to +34600111222: `wabactl trace +34600111222`');
  expect((await cli('trace wamid.nonsense')).stderr).not.toContain('guarantee');
});

test('what is neither a message nor a person is refused', async () => {
  const { code, stderr } = await (await shop())('trace order-1042');
  expect(code).toBe(2);
  expect(stderr).toContain("'order-1042' is neither a message id");
});
