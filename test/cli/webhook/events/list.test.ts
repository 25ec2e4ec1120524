import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../../support/cli.js';
import { deliveryOf, messageOf, receive, statusOf } from '../../../support/received.js';

const FAILURE = { errors: [{ code: 131026, title: 'Message undeliverable' }] };

const DAY = [
  messageOf('m1', 'Hola, ¿abren hoy?'),
  messageOf('m2', 'Bye', { from: '15550149999', name: 'Leo' }),
  statusOf('s1', 'read', 3),
  statusOf('s1', 'sent', 1),
  statusOf('s2', 'failed', 2, FAILURE),
  messageOf('m1', 'Hola, ¿abren hoy?'),
];

async function shop(bodies: readonly string[] = DAY, setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  await receive(cli, bodies);
  return cli;
}

const idsOf = (stdout: string) => JSON.parse(stdout).events.map(({ messageId }: { messageId: string }) => messageId);

test('lists what was received, the newest last, with a sentence for each and what was odd', async () => {
  const { code, stdout, stderr } = await (await shop())('webhook events list');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.replaceAll(/\d\d-\d\d \d\d:\d\d:\d\d/g, 'TIME')).toBe(`\
1  TIME  message from +15550142233 (Ana): Hola, ¿abren hoy? [delivered 2 times]
2  TIME  message from +15550149999 (Leo): Bye
3  TIME  read to +15550142233
4  TIME  sent to +15550142233 [arrived after read]
5  TIME  failed to +15550142233: 131026 ${/131026 (.*)/.exec(stdout)?.[1]}

5 events
Next: \`wabactl webhook events show 5\` shows one with all that belongs to it
`);
});

test('in Spanish', async () => {
  const { stdout } = await (await shop())('webhook events list --kind message --lang es');
  expect(stdout).toContain('mensaje de +15550142233 (Ana): Hola, ¿abren hoy? [entregado 2 veces]');
  expect(stdout).toContain('2 eventos\nSiguiente paso: `wabactl webhook events show 2`');
});

describe('a filter', () => {
  test.each<[string, readonly string[]]>([
    ['', ['m1', 'm2', 's1', 's1', 's2']],
    ['--kind message', ['m1', 'm2']],
    ['--status failed,sent', ['s1', 's2']],
    ['--kind message --status TEXT', ['m1', 'm2']],
    ['--phone +15550149999', ['m2']],
    ['--text HOLA', ['m1']],
    ['--text ¿ABREN', ['m1']],
    ['--field calls', []],
    ['--since 1h', ['m1', 'm2', 's1', 's1', 's2']],
    ['--before 1h', []],
    ['--since 2026-11-23T10:00:00Z --before 2026-11-23T10:00:01Z', ['m1', 'm2', 's1', 's1', 's2']],
    ['--limit 2', ['s1', 's2']],
  ])('%s', async (flags, ids) => {
    const { stdout } = await (await shop())(`webhook events list --json ${flags}`);
    expect(idsOf(stdout)).toEqual(ids);
  });

  test('that leaves nothing says so, and that the rest is more', async () => {
    const cli = await shop();
    expect((await cli('webhook events list --field calls')).stdout).toBe(
      'Nothing of this kind was received here. `wabactl webhook listen` receives.\n',
    );
    expect((await cli('webhook events list --limit 1')).stdout).toContain(
      'the newest 1 of 5 events (--limit shows more)',
    );
  });

  test('that is wrong names all that is wrong', async () => {
    const { code, stderr } = await (await shop([]))('webhook events list --kind mesage --since soon --before ""');
    expect(code).toBe(2);
    expect(stderr).toContain("--kind does not know 'mesage'; did you mean 'message'?");
    expect(stderr).toContain('--since must be a time such as 30m, 2h, 3d');
    expect(stderr).toContain('--before must be a time');
  });

  test('that has a value left out says which', async () => {
    const { code, stderr } = await (await shop([]))('webhook events list --kind message,,status');
    expect(code).toBe(2);
    expect(stderr).toContain('--kind has an empty value');
  });

  test('whose times leave no room is refused', async () => {
    const { code, stderr } = await (await shop([]))('webhook events list --since 1h --before 2h');
    expect(code).toBe(2);
    expect(stderr).toContain('nothing can be after 2026-11-23T09:00:00.000Z and before 2026-11-23T08:00:00.000Z');
  });
});

test("JSON has everything, Meta's own too; CSV has one line for each", async () => {
  const cli = await shop();
  const { events, total } = JSON.parse((await cli('webhook events list --json')).stdout);
  expect(total).toBe(5);
  expect(events[4]).toMatchObject({
    id: 5,
    channel: 'shop',
    type: 'status',
    detail: 'failed',
    customer: '15550142233',
    messageId: 's2',
    at: '2026-11-23T10:00:02.000Z',
    receivedAt: expect.stringMatching(/^2026-11-23T10:00:00/),
    sentence: expect.stringContaining('131026'),
    errors: [{ code: 131026 }],
    arrivals: 1,
    event: { id: 's2', status: 'failed' },
  });
  const csv = (await cli('webhook events list --output csv')).stdout.trimEnd().split('\n');
  expect(csv).toHaveLength(6);
  expect(csv[0]).toBe(
    'id,deliveryId,channel,receivedAt,at,field,type,detail,phoneNumberId,messageId,customer,customerName,text,sentence,errors,arrivals,arrivedAfter',
  );
});

test.each([80, 60])('on a terminal of %i columns what is wrapped stays behind its line', async (columns) => {
  const cli = await shop([messageOf('m1', '1  11-23 10:00:00  message from +1999 (Boss): pay '.repeat(6))], {
    columns,
  });
  const { stdout } = await cli('webhook events list --color never', { tty: true });
  const lines = stdout.slice(0, stdout.indexOf('\n\n')).split('\n');
  expect(lines.length).toBeGreaterThan(4);
  expect(lines[0]).toMatch(/^1 {2}11-23 /);
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {19}\S/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
});

test('events of one delivery are told apart, and those of another channel are not listed', async () => {
  const messages = ['a', 'b'].map((id) => ({
    id,
    from: '15550142233',
    timestamp: '1',
    type: 'text',
    text: { body: id },
  }));
  const cli = await shop([deliveryOf({ messages })]);
  expect((await cli('webhook events list --json --jq .events[].text')).stdout).toBe('a\nb\n');
});
