import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import type { Fault } from '../../../src/emulator/state.js';
import { type Terminal, terminal } from '../../support/cli.js';
import { messageOf, receive } from '../../support/received.js';

const ANA = '+15550142233';
const HOUR = 3_600_000;

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

/** The listener takes what the customer writes, so that the window is known here. */
async function writes(cli: Terminal, from = ANA): Promise<void> {
  await cli('webhook listen --port 3000 --until 1', {
    async meanwhile(host) {
      await host.listening();
      await cli('webhook set http://127.0.0.1:3000/');
      await cli(`emulator inbound "Hello?" --from ${from}`);
      await cli.emulator.settle();
    },
  });
}

function fails(cli: Terminal, action: Fault['action'], times = 1): void {
  cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times, action });
}

const sends = (cli: Terminal) => cli.sent().filter((request) => request.endsWith('/messages')).length;

// Row 25: products count acceptance as delivery.
test('says accepted, never sent or delivered, and gives the message id', async () => {
  const { code, stdout } = await (await shop())(`send text ${ANA} "Your order is ready"`);
  expect(code).toBe(0);
  expect(stdout).toMatch(/✓ Accepted by Meta for \+15550142233\. That is not yet delivered\.\nMessage id {2}wamid\./);
});

test('in Spanish', async () => {
  const { stdout } = await (await shop())(`send text ${ANA} Hola --lang es`);
  expect(stdout).toContain('✓ Meta lo aceptó para +15550142233. Todavía no está entregado.');
});

test.each(['+1 (555) 014-2233', '1-555-014-2233', '0015550142233'])("'%s' is a phone number", async (number) => {
  const cli = await shop();
  expect((await cli(['send', 'text', number, 'Hello'])).code).toBe(0);
  expect([...cli.emulator.state.messages.values()].at(-1)?.waId).toBe('15550142233');
});

test('a business-scoped user id reaches a person who hides the number', async () => {
  const { code, stdout } = await (await shop())('send text AR.48815799212886844830 Hola --json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ recipient: 'AR.48815799212886844830' });
});

describe('what cannot be sent is refused before anything goes out', () => {
  test.each([
    ['send text nobody Hello', "'nobody' is neither a phone number nor a user id"],
    [`send text ${ANA} "   "`, 'the text is empty'],
    [`send text ${ANA} ${'x'.repeat(4097)}`, 'the text has 4097 characters, at most 4096 are allowed'],
    [`send text ${ANA} Hello --reply-to 12`, "'12' is not a message id"],
  ])('%.40s', async (line, message) => {
    const cli = await shop();
    const { code, stdout, stderr } = await cli(line);
    expect({ code, stdout, sends: sends(cli) }).toEqual({ code: 2, stdout: '', sends: 0 });
    expect(stderr).toContain(message);
  });

  test('4096 characters are allowed, and an emoji is one', async () => {
    expect((await (await shop())(`send text ${ANA} ${'🥐'.repeat(4096)}`)).code).toBe(0);
  });
});

test('all faults are told at once', async () => {
  const { stderr } = await (await shop())([
    'send',
    'text',
    'nobody',
    ' ',
    '--reply-to',
    '12',
    '--callback-data',
    'x'.repeat(513),
  ]);
  for (const part of ["'nobody' is neither", 'the text is empty', "'12' is not", '513 characters']) {
    expect(stderr).toContain(part);
  }
});

test('the text can come from standard input', async () => {
  const cli = await shop();
  await cli(`send text ${ANA} -`, { stdin: 'Two\nlines\n' });
  expect([...cli.emulator.state.messages.values()].at(-1)?.payload).toMatchObject({ text: { body: 'Two\nlines' } });
});

// Row 31 and 32: outside 24 hours, seen only after sending, and nobody says what would work.
describe('the 24-hour window', () => {
  test('is open after the customer wrote', async () => {
    const cli = await shop();
    await writes(cli);
    expect((await cli(`send text ${ANA} Hello`)).stdout).toMatch(/Window +open/);
  });

  test('is closed a day later, with templates that would work, ready to copy', async () => {
    const cli = await shop();
    await writes(cli);
    await cli('templates sync');
    await cli.advance(25 * HOUR);
    const { stdout, stderr } = await cli(`send text ${ANA} Hello`);
    expect(stdout).toMatch(/Window +closed/);
    expect(stderr).toContain('last wrote yesterday, so the 24-hour window is closed');
    expect(stderr).toContain(`  wabactl send template ${ANA} hello_world --language en_US\n`);
    expect(stderr).not.toContain('weekend_offer');
  });

  // Row 31: the error alone leads nowhere.
  test('when Meta says that it is closed, the lines that reach the person are there to copy', async () => {
    const cli = await shop();
    await cli('templates sync');
    fails(cli, { kind: 'refuse', httpStatus: 400, code: 131047 });
    const { code, stderr } = await cli('send text +34600112233 Hola');
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /^Templates that reach \+34600112233 all the same:\n {2}wabactl send template \S+ pedido_listo/,
    );
  });

  // Row 35: the customer writes with the 9, and the number was typed without it.
  test('is found under the other form of a number', async () => {
    const cli = await shop();
    await receive(cli, [messageOf('wamid.A', 'Hola', { from: '5491158749895' })]);
    expect((await cli('send text +541158749895 Hola')).stdout).toMatch(/Window +open/);
  });

  test('is found under what WhatsApp called this number before', async () => {
    const cli = await shop();
    const accepted = {
      messaging_product: 'whatsapp',
      contacts: [{ input: '+15550000001', wa_id: '15550000002' }],
      messages: [{ id: 'wamid.X' }],
    };
    fails(cli, { kind: 'raw', httpStatus: 200, body: JSON.stringify(accepted), contentType: 'application/json' });
    await cli('send text +15550000001 Hello');
    await receive(cli, [messageOf('wamid.A', 'Hi', { from: '15550000002' })]);
    expect((await cli('send text "+1 555 000 0001" Hello')).stdout).toMatch(/Window +open/);
  });

  test('is not known when nobody here saw a message', async () => {
    const { stdout } = await (await shop())(`send text ${ANA} Hello --json`);
    expect(JSON.parse(stdout).window).toBe('unknown');
  });
});

// Row 34, 35, 36: Mexico 52 and 521, Argentina 54 and 549, Brazil's ninth digit.
test.each([
  ['+5215512345678', '525512345678'],
  ['+541150123456', '5491150123456'],
  ['+551187654321', '5511987654321'],
])('%s is known to WhatsApp as %s, and that is said', async (typed, waId) => {
  const cli = await shop();
  const accepted = {
    messaging_product: 'whatsapp',
    contacts: [{ input: typed, wa_id: waId }],
    messages: [{ id: 'wamid.X' }],
  };
  fails(cli, { kind: 'raw', httpStatus: 200, body: JSON.stringify(accepted), contentType: 'application/json' });
  const { stderr, stdout } = await cli(`send text ${typed} Hello`);
  expect(stdout).toContain(`Accepted by Meta for ${typed}`);
  expect(stderr).toContain(`WhatsApp knows ${typed} as +${waId}.`);
});

describe('what Meta refuses is explained', () => {
  // Row 28, 29, 33, 37 besides: each code has its cause and what to do, in both languages.
  test.each([
    [131047, 'last wrote more than 24 hours ago', 'wabactl send template', 'más de 24 horas'],
    [131030, 'a test number may only write to people on its list', 'API setup', 'lista'],
    [131031, 'the account is locked', 'does not help', 'bloquead'],
    [131026, 'cannot be delivered to this person', 'try another way', 'no se puede entregar'],
    [133010, 'not registered', 'Register it', 'registrad'],
  ])('%i', async (code, cause, hint, spanish) => {
    const cli = await shop();
    const refusal = { kind: 'refuse', httpStatus: 400, code } as const;
    fails(cli, refusal, 2);
    const english = await cli(`send text ${ANA} Hello`);
    expect(english.code).toBe(4);
    expect(english.stderr).toContain(cause);
    expect(english.stderr).toContain(hint);
    expect((await cli(`send text ${ANA} Hello --lang es`)).stderr).toContain(spanish);
  });
});

// Row 30 and 70: retry only what was not accepted.
describe('a message is never sent twice', () => {
  test.each(['lose-answer', 'drop'] as const)(
    'when the answer is lost (%s), the outcome is unknown and said so',
    async (kind) => {
      const cli = await shop();
      fails(cli, { kind });
      const { code, stderr } = await cli(`send text ${ANA} Hello`);
      expect(code).toBe(5);
      expect(stderr).toContain('The message may have been sent');
      expect(stderr).toContain('Meta would deliver it twice');
      expect(sends(cli)).toBe(1);
    },
  );

  test('when a proxy answers with a page', async () => {
    const cli = await shop();
    fails(cli, { kind: 'raw', httpStatus: 502, body: '<html>Bad gateway</html>', contentType: 'text/html' });
    expect((await cli(`send text ${ANA} Hello --json`)).code).toBe(5);
    expect(sends(cli)).toBe(1);
  });
});

test('a dry run shows the message and sends nothing', async () => {
  const cli = await shop();
  const { stdout } = await cli(`send text ${ANA} "Hi there" --reply-to wamid.HBgM --preview --dry-run`);
  expect(stdout).toContain(`/${DEFAULT_IDS.phoneId}/messages`);
  expect(stdout).toContain('"body": "Hi there"');
  expect(sends(cli)).toBe(0);
});
