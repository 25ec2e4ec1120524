import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';
import { deliveryOf, messageOf, receive, statusOf } from '../../support/received.js';

const ANA = '+15550142233';

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

const listed = async (cli: Terminal) =>
  (JSON.parse((await cli('optout list --json')).stdout) as { customer: string; sources: string[] }[]).map(
    ({ customer, sources }) => [customer, ...sources],
  );

describe('by hand', () => {
  test('somebody is noted once, under whatever form of the number', async () => {
    const cli = await shop();
    expect((await cli('optout add +5215512345678 --note "asked by phone"')).stdout).toContain('Noted: +5215512345678');
    expect((await cli('optout add "+52 55 1234 5678"')).stdout).toContain('Had opted out already: +525512345678');
    const { stdout } = await cli('optout list');
    expect(stdout).toMatch(/\+5215512345678 +noted here +2026-11-23 +asked by phone/);
    expect(stdout).toContain('1 person');
  });

  test('all that is no number is named at once, and nothing is noted', async () => {
    const cli = await shop();
    const run = await cli(`optout add ${ANA} ana 12`);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain("'ana', '12'");
    expect(await listed(cli)).toEqual([]);
  });

  test('is taken back only after a question', async () => {
    const cli = await shop();
    await cli(`optout add ${ANA}`);
    expect(await cli(`optout remove ${ANA}`)).toMatchObject({ code: 2 });
    expect(await cli(`optout remove ${ANA}`, { tty: true, answers: [false] })).toMatchObject({ code: 130 });
    expect(await listed(cli)).toHaveLength(1);
    const { stdout } = await cli(`optout remove ${ANA} +34600111222 --yes --lang es`);
    expect(stdout).toContain(`Puede recibir mensajes otra vez: ${ANA}`);
    expect(stdout).toContain('No se había dado de baja: +34600111222');
    expect(await listed(cli)).toEqual([]);
  });

  test('belongs to one channel, and goes with it', async () => {
    const cli = await shop();
    await cli(`optout add ${ANA}`);
    await cli('channel remove shop --yes');
    await cli.connect();
    expect(await listed(cli)).toEqual([]);
  });
});

describe('a list', () => {
  test('is a column of a table, whose name says what it is', async () => {
    const cli = await shop();
    cli.write(
      'out.csv',
      '\ufeffNombre;Teléfono móvil\r\nAna;+34 600 111 222\r\n"Eva; la otra";600111333\r\nLuz;abc\r\n',
    );
    const run = await cli('optout import out.csv --country es');
    expect(run.stdout).toContain('2 opt-outs are new, 0 were known.');
    expect(run.stdout).toContain('line 4: abc (no such number is possible)');
    expect(await listed(cli)).toEqual([
      ['34600111222', 'import'],
      ['34600111333', 'import'],
    ]);
  });

  test('or lines, and a number whose country nobody knows is not guessed', async () => {
    const cli = await shop();
    const run = await cli('optout import -', { stdin: `${ANA}\n600111222\n${ANA}\n` });
    expect(run.stdout).toContain('1 opt-out is new, 1 was known.');
    expect(run.stdout).toContain('line 2: 600111222 (no country code; see --country)');
  });

  test('that was exported is taken as it is', async () => {
    const cli = await shop();
    await cli(`optout add ${ANA} US.13491208655302741918`);
    cli.write('export.csv', (await cli('optout list -o csv')).stdout);
    await cli(`optout remove ${ANA} US.13491208655302741918 --yes`);
    await cli('optout import export.csv');
    expect(await listed(cli)).toEqual([
      ['15550142233', 'import'],
      ['US.13491208655302741918', 'import'],
    ]);
  });

  test.each([
    ['a,b\n1,2\n', [], 'Which column holds the phone numbers? There are a, b'],
    ['a,b\n1,2\n', ['--column', 'c'], "There is no column 'c'; there are a, b"],
    ['', [], 'has no rows'],
    ['a\n', ['--country', 'Spain'], "'Spain' is no country"],
    ['phone\n"+34600111222\n', [], 'cannot be read after line 1'],
  ])('%j with %j is told', async (content, flags, message) => {
    const cli = await shop();
    cli.write('out.csv', content);
    const run = await cli(['optout', 'import', 'out.csv', ...flags]);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
  });

  test.each([
    [Uint8Array.of(0xff, 0xfe, 0x61, 0), 'is in UTF-16'],
    [Uint8Array.of(0x61, 0, 0x0a, 0), 'is in UTF-16'],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 1), 'is a workbook of Excel'],
    [new Uint8Array([...Buffer.from('phone\n+34600111222\nPe'), 0xf1, ...Buffer.from('a\n')]), 'line 3 has a letter'],
  ])('in another encoding is told with what to do', async (content, message) => {
    const cli = await shop();
    cli.write('out.csv', content);
    const run = await cli('optout import out.csv');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain('CSV UTF-8');
  });
});

function preference(value: string, seconds: number): string {
  const timestamp = Date.UTC(2026, 10, 23, 10) / 1000 + seconds;
  const preferences = [{ wa_id: '15550142233', category: 'marketing_messages', value, timestamp }];
  return deliveryOf({ user_preferences: preferences }, 'user_preferences');
}

const REFUSED = { errors: [{ code: 131050, title: 'Unable to deliver the message.' }] };

describe('what webhooks tell', () => {
  test('the switch in WhatsApp opts out, and back in', async () => {
    const cli = await shop();
    await receive(cli, [preference('stop', 10)]);
    expect(await listed(cli)).toEqual([['15550142233', 'preference']]);
    await receive(cli, [preference('resume', 5)]);
    expect(await listed(cli)).toHaveLength(1);
    await receive(cli, [preference('resume', 20)]);
    expect(await listed(cli)).toEqual([]);
  });

  test('a refusal for that reason opts out, and ends with the same switch', async () => {
    const cli = await shop();
    await receive(cli, [statusOf('wamid.A', 'failed', 1, REFUSED)]);
    expect(await listed(cli)).toEqual([['15550142233', '131050']]);
    await receive(cli, [preference('resume', 20)]);
    expect(await listed(cli)).toEqual([]);
  });

  test('one way back does not end what came another way', async () => {
    const cli = await shop();
    await cli(`optout add ${ANA}`);
    await receive(cli, [preference('stop', 10), preference('resume', 20)]);
    expect(await listed(cli)).toEqual([['15550142233', 'manual']]);
  });

  test('what Meta delivers again does not bring back what was removed', async () => {
    const cli = await shop();
    await receive(cli, [preference('stop', 10)]);
    await cli(`optout remove ${ANA} --yes`);
    await receive(cli, [preference('stop', 10)]);
    expect(await listed(cli)).toEqual([]);
  });
});

describe('words', () => {
  test('count only where they are switched on, and only alone', async () => {
    const cli = await shop();
    await receive(cli, [messageOf('wamid.A', 'STOP')]);
    expect(await listed(cli)).toEqual([]);
    expect((await cli('optout words set "STOP,no más" --resume alta')).stdout).toContain('STOP, no más');
    await receive(cli, [messageOf('wamid.B', 'Please stop by tomorrow', { from: '15550142244' })]);
    await receive(cli, [messageOf('wamid.C', '¡NO MAS!')]);
    expect(await listed(cli)).toEqual([['15550142233', 'words']]);
    await receive(cli, [messageOf('wamid.D', 'Alta.', { seconds: 60 })]);
    expect(await listed(cli)).toEqual([]);
  });

  test('are shown, survive another connect, and are switched off again', async () => {
    const cli = await shop();
    expect((await cli('optout words show')).stdout).toContain('Replies are not looked at.');
    await cli('optout words set BAJA');
    await cli.connect();
    expect((await cli('optout words show')).stdout).toMatch(/Stop +BAJA/);
    expect((await cli('optout words off')).stdout).toContain('not looked at any more');
    expect(JSON.parse((await cli('optout words show --json')).stdout)).toEqual({ on: false, stop: [], resume: [] });
  });

  test.each([
    ['","', 'there is none'],
    ['STOP,!!!', "'!!!' has neither letters nor digits"],
    ['STOP --resume stop', "'stop' would mean both"],
  ])('%s cannot be used', async (words, message) => {
    const cli = await shop();
    const run = await cli(`optout words set ${words}`);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
