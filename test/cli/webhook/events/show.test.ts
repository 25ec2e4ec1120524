import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../../support/cli.js';
import { messageOf, receive, statusOf } from '../../../support/received.js';

async function shop(bodies: readonly string[]): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  await receive(cli, bodies);
  return cli;
}

const STATUSES = [statusOf('s1', 'read', -60), statusOf('s1', 'sent', -65), statusOf('s1', 'delivered', -63)];

test('shows what it says, what is known of it, and its JSON', async () => {
  const { code, stdout } = await (await shop([messageOf('m1', 'Hola')]))('webhook events show 1');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^message from \+15550142233 \(Ana\): Hola\n\nReceived {4}11-23 /);
  expect(stdout).toContain('Customer    15550142233\n');
  expect(stdout).toContain('Name        Ana\n');
  expect(stdout).toContain('Message     m1\n');
  expect(stdout).toContain('Event\n{\n  "from": "15550142233",\n  "id": "m1",');
  expect(stdout).not.toContain('Timeline');
});

test('shows all statuses of its message in the order in which they happened, with the time between', async () => {
  const cli = await shop(STATUSES);
  const { stdout } = await cli('webhook events show 3');
  const timeline = stdout.slice(stdout.indexOf('Timeline')).split('\n').slice(1, 4);
  expect(timeline.map((line) => line.replaceAll(/\d\d-\d\d \d\d:\d\d:\d\d/g, 'TIME'))).toEqual([
    '  TIME            sent to +15550142233',
    '▸ TIME      +2 s  delivered to +15550142233',
    '  TIME      +3 s  read to +15550142233',
  ]);
  const data = JSON.parse((await cli('webhook events show 3 --json')).stdout);
  expect(data).toMatchObject({ id: 3, detail: 'delivered', lagSeconds: 63, delivery: null });
  expect(data.timeline).toMatchObject([
    { id: 2, detail: 'sent', secondsAfter: null, lagSeconds: 65 },
    { id: 3, detail: 'delivered', secondsAfter: 2 },
    { id: 1, detail: 'read', secondsAfter: 3, lagSeconds: 60 },
  ]);
});

test('in Spanish', async () => {
  const { stdout } = await (await shop(STATUSES))('webhook events show 1 --lang es');
  expect(stdout).toContain('leído (read) para +15550142233');
  expect(stdout).toContain('Cronología');
  expect(stdout).toContain('60 s antes de llegar');
});

describe('for another program', () => {
  test("--raw prints Meta's JSON alone", async () => {
    const { stdout } = await (await shop([messageOf('m1', 'Hola')]))('webhook events show 1 --raw');
    expect(JSON.parse(stdout)).toEqual({
      from: '15550142233',
      id: 'm1',
      timestamp: '1795428000',
      type: 'text',
      text: { body: 'Hola' },
    });
  });

  test('--delivery --raw prints the body as it came, so that its signature still fits', async () => {
    const body = messageOf('m1', 'Hola').replace('{', '{ ');
    const cli = await shop([body]);
    const { stdout } = await cli('webhook events show 1 --delivery --raw');
    expect(stdout).toBe(`${body}\n`);
    const data = JSON.parse((await cli('webhook events show 1 --delivery --json')).stdout);
    const signature = data.delivery.headers['x-hub-signature-256'];
    expect(data.delivery).toMatchObject({ signature: 'valid', body, headers: { 'user-agent': 'facebookexternalua' } });
    const verified = await cli(['webhook', 'verify-signature', '--body-file', '-', '--signature', signature], {
      stdin: body,
    });
    expect(verified.code).toBe(0);
  });

  test('--delivery shows headers and signature to a person too', async () => {
    const { stdout } = await (await shop([messageOf('m1', 'Hola')]))('webhook events show 1 --delivery');
    expect(stdout).toContain('Signature   valid, of app 712300456789012');
    expect(stdout).toMatch(/Headers\n.*x-hub-signature-256 {2}sha256=/s);
    expect(stdout).toContain('Delivery\n{\n  "object": "whatsapp_business_account",');
  });

  test('--raw is refused beside --json', async () => {
    const { code, stderr } = await (await shop([messageOf('m1', 'Hola')]))('webhook events show 1 --raw --json');
    expect(code).toBe(2);
    expect(stderr).toContain('--raw');
  });
});

test('an id that is not there is refused with the newest that is', async () => {
  const cli = await shop([messageOf('m1', 'Hola')]);
  expect(await cli('webhook events show 7')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no event 7; the newest is 1'),
  });
  expect(JSON.parse((await cli('webhook events show 7 --json')).stderr).error).toMatchObject({
    id: 'event-unknown',
    eventId: 7,
    newest: 1,
  });
  expect((await (await shop([]))('webhook events show 7')).stderr).toContain('none was received here yet');
});

test('what is no number is refused', async () => {
  expect((await (await shop([]))('webhook events show wamid.A')).code).toBe(2);
});
