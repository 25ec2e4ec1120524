import { describe, expect, test } from 'vitest';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Terminal, terminal } from '../../support/cli.js';
import { deliveryOf, messageOf, receive, statusOf } from '../../support/received.js';

const ANA = '+15550142233';
const HOUR = 3_600;

async function shop(): Promise<Terminal> {
  const cli = terminal({ env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } });
  await cli.connect();
  return cli;
}

interface Entry {
  readonly direction: string;
  readonly text: string;
  readonly status: string;
}

async function timelineOf(cli: Terminal, line: string): Promise<Entry[]> {
  return JSON.parse((await cli(`${line} --json`)).stdout).timeline;
}

test('what went to and fro, the newest at the end', async () => {
  const cli = await shop();
  await receive(cli, [messageOf('wamid.IN', 'Is it ready?', { seconds: -60 })]);
  const { wamid } = JSON.parse((await cli(`send text ${ANA} "Yes, it is" --json`)).stdout);
  await receive(cli, [statusOf(wamid, 'sent', 1), statusOf(wamid, 'read', 5), statusOf('wamid.OTHER', 'sent', 20)]);
  const { code, stdout } = await cli(`trace ${ANA}`);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Contact +\+15550142233 \(Ana\)/);
  expect(stdout).toMatch(/← +text: Is it ready\?\n.*→ +text: Yes, it is +read\n.*→ +by another program +sent\n/);
  expect((await timelineOf(cli, `trace ${ANA}`)).map(({ direction }) => direction)).toEqual(['in', 'out', 'out']);
});

test('as CSV, one line for each message', async () => {
  const cli = await shop();
  await receive(cli, [messageOf('wamid.IN', 'Is it ready?')]);
  const rows = (await cli(`trace ${ANA} --output csv`)).stdout.trim().split('\n');
  expect(rows[0]).toBe('at,direction,wamid,type,text,template,status,statusAt,errors,bulk,isKnown');
  expect(rows[1]).toContain('in,wamid.IN,text,Is it ready?');
});

test('--limit and --since leave out what is older, and that is said', async () => {
  const cli = await shop();
  await receive(cli, [messageOf('wamid.1', 'One', { seconds: -60 })]);
  cli.clock.nowMs += 10 * 60_000;
  await receive(cli, [messageOf('wamid.2', 'Two', { seconds: 600 }), messageOf('wamid.3', 'Three', { seconds: 601 })]);
  expect((await timelineOf(cli, `trace ${ANA} --limit 2`)).map(({ text }) => text)).toEqual(['Two', 'Three']);
  expect((await cli(`trace ${ANA} --limit 2`)).stdout).toContain('Older ones are left out');
  expect((await timelineOf(cli, `trace ${ANA} --since 5m`)).map(({ text }) => text)).toEqual(['Two', 'Three']);
  expect((await cli(`trace ${ANA} --since nonsense`)).code).toBe(2);
});

// Row 34 to 36: one person, two ways to write the number.
test('a contact is found under either form of the number', async () => {
  const cli = await shop();
  await receive(cli, [messageOf('wamid.IN', 'Hola', { from: '5491158749895', name: 'Eva' })]);
  await cli('send text +541158749895 Hola');
  const { stdout } = await cli('trace "+54 11 5874-9895"');
  expect(stdout).toMatch(/Contact +\+5491158749895 \(Eva\)\nAlso known as +\+541158749895/);
  expect(stdout).toContain('←');
  expect(stdout).toContain('→');
});

test('the newest failure is explained next', async () => {
  const cli = await shop();
  const { wamid } = JSON.parse((await cli(`send text ${ANA} Hello --json`)).stdout);
  await receive(cli, [statusOf(wamid, 'failed', 1, { errors: [{ code: 131047, title: 'Re-engagement message' }] })]);
  const { stdout } = await cli(`trace ${ANA}`);
  expect(stdout).toContain('failed 131047');
  expect(stdout).toContain(`Next: \`wabactl trace ${wamid}\` explains`);
});

test('whoever does not want to be written to is shown so, under either form of the number', async () => {
  const cli = await shop();
  await cli('optout add +5491158749895 --note "asked on the phone"');
  const { stdout } = await cli('trace +541158749895');
  expect(stdout).toMatch(/Opt-out +does not want to be written to, since 11-23 \S+ \(noted here: asked on the phone\)/);
  const { optOut } = JSON.parse((await cli('trace +541158749895 --json')).stdout);
  expect(optOut).toMatchObject({ sources: ['manual'] });
});

test('of a stranger nothing is known, and that is no failure', async () => {
  const { code, stdout } = await (await shop())('trace +34600111222 --lang es');
  expect(code).toBe(0);
  expect(stdout).toContain('Aquí no se conoce ningún mensaje');
});

// S23: the 24-hour window, and what is free.
describe('the window', () => {
  test('is open until a day after they wrote, then closed', async () => {
    const cli = await shop();
    await receive(cli, [messageOf('wamid.IN', 'Hi')]);
    expect((await cli(`trace ${ANA}`)).stdout).toMatch(/Window +open until 11-24 \S+ \(24 h left\)/);
    cli.clock.nowMs += 25 * HOUR * 1000;
    const { stdout } = await cli(`trace ${ANA}`);
    expect(stdout).toMatch(/Window +closed since a day after they last wrote \(yesterday\)/);
    expect(stdout).toContain('Next: `wabactl send template');
  });

  const fromAdvertisement = deliveryOf({
    contacts: [{ wa_id: ANA.slice(1), profile: { name: 'Ana' } }],
    messages: [
      {
        from: ANA.slice(1),
        id: 'wamid.AD',
        timestamp: '1795428000',
        type: 'text',
        text: { body: 'I saw your ad' },
        referral: { source_type: 'ad', source_id: '1', source_url: 'https://fb.me/1', headline: 'Bread' },
      },
    ],
  });

  test('of somebody who came by an advertisement: an answer makes three days free', async () => {
    const cli = await shop();
    await receive(cli, [fromAdvertisement]);
    const entry = async () => JSON.parse((await cli(`trace ${ANA} --json`)).stdout).window.freeEntry;
    expect(await entry()).toMatchObject({ state: 'waits-for-answer' });
    await cli(`send text ${ANA} "Welcome"`);
    expect(await entry()).toMatchObject({ state: 'free' });
    expect((await cli(`trace ${ANA}`)).stdout).toContain('everything is free until 11-26');
    cli.clock.nowMs += 80 * HOUR * 1000;
    expect(await entry()).toBeNull();
  });
});
