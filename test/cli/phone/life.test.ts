import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, terminal } from '../../support/cli.js';
import { changes, NEW, PIN, phoneOf, shop } from './phones.js';

const json = (stdout: string) => JSON.parse(stdout);

// mission rows S18, S24
test('a number is added, verified, registered, renamed and taken off again', async () => {
  const run = await shop();
  const added = json((await run(['phone', 'add', NEW, '--display-name', 'Luna Madrid', '--json'])).stdout);
  expect(added).toMatchObject({ number: '+34 600 11 12 22', changed: true, stage: 'unverified' });
  const stage = async () => json((await run(['phone', 'show', NEW, '--json'])).stdout).stage;
  expect(await stage()).toBe('unverified');

  expect((await run(['phone', 'request-code', NEW])).code).toBe(0);
  const { code } = phoneOf(run, '34600111222').pendingCode ?? { code: '' };
  const typed = `${code.slice(0, 3)}-${code.slice(3)}`;
  expect((await run(['phone', 'verify-code', typed, '--phone', NEW])).code).toBe(0);
  expect(await stage()).toBe('unregistered');

  expect((await run(['phone', 'register', NEW, '--pin-stdin'], { stdin: PIN })).code).toBe(0);
  expect(await stage()).toBe('ready');
  expect(phoneOf(run, '34600111222').pin).toBe(PIN);

  expect((await run(['phone', 'name', 'Luna Bakery Madrid', NEW])).code).toBe(0);
  await run.advance(60_000);
  expect(json((await run(['phone', 'show', NEW, '--json'])).stdout).newNameStatus).toBe('APPROVED');

  expect((await run(['phone', 'deregister', NEW, '--yes'])).code).toBe(0);
  expect(await stage()).toBe('unregistered');
});

describe('adding a number', () => {
  test('that the account has already changes nothing and says what comes next', async () => {
    const run = await shop();
    const { code, stdout } = await run('phone add +15550192837 --display-name Luna --json');
    expect([code, json(stdout)]).toMatchObject([0, { phoneNumberId: DEFAULT_IDS.phoneId, changed: false }]);
    expect(changes(run).filter((request) => request.includes('phone_numbers'))).toEqual([]);
  });

  test.each([
    ['600111222', 'has no country code', 'no lleva prefijo de país'],
    ['+34112', 'too short, too long, or of no country', 'demasiado corto, demasiado largo o de ningún país'],
  ])('that cannot be one (%s) is refused before anything is sent', async (number, english, spanish) => {
    const run = terminal();
    const first = await run(['phone', 'add', number, '--display-name', 'Luna']);
    const second = await run(['phone', 'add', number, '--display-name', 'Luna', '--lang', 'es']);
    expect([first.code, second.code, run.sent()]).toEqual([2, 2, []]);
    expect(first.stderr).toContain(english);
    expect(second.stderr).toContain(spanish);
  });

  test('works for an account of which no number is a channel yet, with two variables', async () => {
    const run = terminal();
    const env = { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_GRAPH_URL: GRAPH_URL };
    const { code, stdout } = await run(['phone', 'add', NEW, '--display-name', 'Luna'], { env });
    expect([code, stdout]).toEqual([0, expect.stringContaining('was added as "Luna"')]);
    expect((await run('phone list', { env })).stdout).toContain('not verified');
    const { stderr } = await run('phone show', { env });
    expect(stderr).toContain('Name one with [phone]');
  });

  test('that is in use elsewhere is explained, since Meta says the same of several faults', async () => {
    const run = await shop();
    const other = phoneOf(run);
    run.emulator.state.phones.set('1', { ...other, id: '1', number: '34600111222', wabaId: '900000000000001' });
    const line = ['phone', 'add', NEW, '--display-name', 'Luna'];
    const { code, stderr } = await run(line);
    expect([code, stderr]).toEqual([4, expect.stringContaining('delete its account in the app first')]);
    expect(stderr).toContain('Meta did not add +34 600 11 12 22: This phone number is used by another');
    expect((await run([...line, '--lang', 'es'])).stderr).toContain('elimine antes su cuenta en la aplicación');
  });

  test('sends the country code apart', async () => {
    const run = await shop();
    const { stdout } = await run(['phone', 'add', NEW, '--display-name', 'Luna', '--dry-run', '--json']);
    expect(json(stdout).requests[0].body).toEqual({ cc: '34', phone_number: '600111222', verified_name: 'Luna' });
  });
});

describe('verifying a number', () => {
  test('that is verified asks Meta nothing', async () => {
    const run = await shop();
    const requested = await run('phone request-code');
    const entered = await run('phone verify-code 123456');
    expect([requested.stdout, entered.stdout]).toEqual([
      expect.stringContaining('is verified already; no code is needed'),
      expect.stringContaining('was verified already; nothing was changed'),
    ]);
    expect(changes(run).filter((request) => /code$/.test(request))).toEqual([]);
  });

  test('asks for the code where it was not given, and says which number got it', async () => {
    const run = await shop({ tty: true });
    const phone = phoneOf(run);
    Object.assign(phone, { codeVerificationStatus: 'NOT_VERIFIED', pendingCode: { code: '123830', expiresAt: 1e11 } });
    let question = '';
    const answer = (asked: string) => {
      question = asked;
      return '123-830';
    };
    expect((await run('phone verify-code', { answers: [answer] })).code).toBe(0);
    expect(question).toBe('Code that +1 555-019-2837 got (six digits):');
  });

  test('with a wrong code is refused once, not tried again', async () => {
    const run = await shop();
    Object.assign(phoneOf(run), { codeVerificationStatus: 'NOT_VERIFIED' });
    const { code, stderr } = await run('phone verify-code 000000');
    expect([code, stderr]).toEqual([4, expect.stringContaining('it is wrong, or older than some ten minutes')]);
    expect(changes(run).filter((request) => request.endsWith('/verify_code'))).toHaveLength(1);
  });

  test.each(['12345', 'abcdef'])('with what is no code (%s) sends nothing', async (typed) => {
    const run = await shop();
    const { code, stderr } = await run(`phone verify-code ${typed}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('six digits, for example 123-830')]);
  });

  test('has the code spoken or written in the language of the reader', async () => {
    const run = await shop();
    Object.assign(phoneOf(run), { codeVerificationStatus: 'NOT_VERIFIED' });
    const bodies = [];
    for (const flags of ['', '--lang es', '--method voice --code-language pt_BR']) {
      const { stdout } = await run(`phone request-code ${flags} --dry-run --json`);
      bodies.push(json(stdout).requests[0].body);
    }
    expect(bodies).toEqual([
      { code_method: 'SMS', language: 'en_US' },
      { code_method: 'SMS', language: 'es_ES' },
      { code_method: 'VOICE', language: 'pt_BR' },
    ]);
  });
});

describe('the display name', () => {
  test('that the number has changes nothing', async () => {
    const { stdout } = await (await shop())('phone name "Luna Bakery" --json');
    expect(json(stdout)).toMatchObject({ changed: false, requested: 'Luna Bakery' });
  });

  test('that is under review is not asked for twice', async () => {
    const run = await shop();
    expect((await run('phone name "Luna & Sons"')).stdout).toContain('(PENDING_REVIEW)');
    expect(json((await run('phone name "Luna & Sons" --json')).stdout).changed).toBe(false);
  });
});

// mission row S24
test('deleting is explained, not pretended', async () => {
  const run = await shop();
  const { code, stdout, stderr } = await run('phone delete');
  expect([code, stdout]).toEqual([2, expect.stringContaining('no paid messages in the last 30 days')]);
  expect(stderr).toMatchInlineSnapshot(`
    "Error: +1 555-019-2837 was not deleted: Meta has no API for it
    The conditions stand above; it is done at https://business.facebook.com/wa/manage/phone-numbers/?waba_id=104996122399160
    "
  `);
  expect(stdout).not.toContain('From this machine');
  await run('send template +15550142233 hello_world');
  expect((await run('phone delete')).stdout).toContain('From this machine templates went to one person');
  expect(json((await run('phone delete --json')).stdout)).toMatchObject({
    templateRecipients30d: 1,
    conditions: expect.arrayContaining(['no-paid-messages-for-30-days']),
  });
  await run.advance(31 * 86_400_000);
  expect(json((await run('phone delete --json')).stdout).templateRecipients30d).toBe(0);
  expect((await run('phone delete --lang es')).stderr).toContain('no se ha eliminado: Meta no tiene API para ello');
  expect(run.emulator.state.phones.has(DEFAULT_IDS.phoneId)).toBe(true);
});
