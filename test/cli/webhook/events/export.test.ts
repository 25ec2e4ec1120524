import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Terminal, terminal } from '../../../support/cli.js';
import { deliveryOf, messageOf, receive, statusOf } from '../../../support/received.js';

async function shop(bodies: readonly string[]): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  await receive(cli, bodies);
  return cli;
}

const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('writes one line of JSON for each event, the oldest first', async () => {
  const { code, stdout } = await (await shop([messageOf('m1', 'Hola'), statusOf('s1', 'sent')]))(
    'webhook events export',
  );
  expect(code).toBe(0);
  expect(linesOf(stdout)).toMatchObject([
    { id: 1, type: 'message', text: 'Hola', event: { id: 'm1' } },
    { id: 2, type: 'status', detail: 'sent', event: { id: 's1' } },
  ]);
});

test('writes all of them, also where there are more than are read at a time', async () => {
  const messages = Array.from({ length: 700 }, (_, at) => ({
    id: `m${at}`,
    from: '15550142233',
    type: 'text',
    text: { body: 'x' },
  }));
  const cli = await shop([
    deliveryOf({ messages }),
    deliveryOf({ messages: messages.map((each) => ({ ...each, id: `n${each.id}` })) }),
  ]);
  const { stdout } = await cli('webhook events export --kind message');
  const ids = linesOf(stdout).map(({ messageId }) => messageId);
  expect(ids).toHaveLength(1400);
  expect([ids[0], ids.at(-1)]).toEqual(['m0', 'nm699']);
});

test('only those that fit, and as CSV with one head', async () => {
  const cli = await shop([messageOf('m1', 'Hola'), statusOf('s1', 'sent'), messageOf('m2', 'a "b", c')]);
  const csv = (await cli('webhook events export --kind message --output csv')).stdout.trimEnd().split('\n');
  expect(csv).toHaveLength(3);
  expect(csv[0]).toMatch(/^id,deliveryId,channel,/);
  expect(csv[2]).toContain('"a ""b"", c"');
});

test('with --mask-numbers nobody can be called, in whatever member the number stands', async () => {
  const cli = await shop([messageOf('m1', 'Hola'), statusOf('s1', 'sent')]);
  const { stdout } = await cli('webhook events export --mask-numbers');
  expect(stdout).not.toContain('15550142233');
  expect(linesOf(stdout)).toMatchObject([
    { customer: '00000002233', sentence: 'message from +00000002233 (Ana): Hola', event: { from: '00000002233' } },
    { customer: '00000002233', event: { recipient_id: '00000002233' } },
  ]);
});

test('what is not kept any more is told from what is remembered of it, masked as well', async () => {
  const cli = await shop([messageOf('m1', 'Hola')]);
  rmSync(join(cli.home, 'state/deliveries'), { recursive: true });
  const { stdout } = await cli('webhook events export --mask-numbers');
  expect(linesOf(stdout)).toMatchObject([
    { event: null, customer: '00000002233', sentence: 'message text +00000002233: Hola' },
  ]);
  expect(await cli('webhook events show 1 --raw')).toMatchObject({
    code: 6,
    stderr: expect.stringContaining('is not kept any more'),
  });
});

test('a person who asks for it gets sentences', async () => {
  const { stdout } = await (await shop([messageOf('m1', 'Hola')]))('webhook events export --output human');
  expect(stdout).toBe('message from +15550142233 (Ana): Hola\n');
});
