import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, terminal } from '../../support/cli.js';
import { NEW, phoneOf, shop } from './phones.js';

test('lists the numbers in 80 columns, with what each is waiting for', async () => {
  const run = await shop({ tty: true, columns: 80, env: { NO_COLOR: '1' } });
  await run(['phone', 'add', NEW, '--display-name', 'Luna Madrid']);
  const { stdout } = await run('phone list');
  expect(stdout.replace(/\b\d{15}\b/g, (id) => (id === DEFAULT_IDS.phoneId ? id : '(new)'))).toMatchInlineSnapshot(`
    "   NUMBER           ID               DISPLAY NAME  STATE         QUALITY
       +34 600111222    (new)  Luna Madrid   not verified  UNKNOWN
    *  +1 555-019-2837  109876543210987  Luna Bakery   ready         GREEN
    "
  `);
});

test('shows one number with plain words beside what Meta says', async () => {
  const run = await shop();
  Object.assign(phoneOf(run), { qualityRating: 'RED', status: 'FLAGGED', accountMode: 'SANDBOX' });
  expect((await run('phone show')).stdout).toMatchInlineSnapshot(`
    "Number        +1 555-019-2837
    Id            109876543210987 (WABA 104996122399160)
    Display name  Luna Bakery, APPROVED (approved)
    Status        FLAGGED (its quality is low; it can still send)
    Platform      CLOUD_API (registered with the Cloud API)
    Verification  VERIFIED (you have shown that it is yours)
    Quality       RED
    Throughput    STANDARD (80 messages a second)
    Mode          SANDBOX (a test number: five recipients, chosen at developers.facebook.com)
    PIN           set
    Registered    90 days ago (2026-08-25)
    Callbacks     none
    Attempts      0 of 10 registrations used in 72 hours, as far as this machine knows
                  0 of 10 deregistrations used in 72 hours, as far as this machine knows

    This number can send and receive.
    "
  `);
  expect((await run('phone show --lang es')).stdout).toContain('FLAGGED (su calidad es baja; todavía puede enviar)');
});

test.each([
  ['BANNED', 'Meta keeps this number from working'],
  ['MIGRATED', 'no longer belongs to this account'],
  ['SOMETHING_NEW', 'not known to this version'],
])('a number that is %s is said to be so', async (status, words) => {
  const run = await shop();
  Object.assign(phoneOf(run), { status });
  expect((await run('phone show')).stdout).toContain(words);
});

test('an account without numbers says how to add one', async () => {
  const run = await shop();
  run.emulator.state.phones.clear();
  expect((await run('phone list')).stdout).toContain('`wabactl phone add <number> --display-name <name>`');
});

test('what comes next for a number is said with its id, so that no other number is meant', async () => {
  const run = await shop();
  await run(['phone', 'add', NEW, '--display-name', 'Luna Madrid']);
  const { id } = phoneOf(run, '34600111222');
  const next = async () => (await run(['phone', 'show', NEW])).stdout.trimEnd().split('\n').at(-1);
  expect(await next()).toBe(`Next: \`wabactl phone request-code ${id}\``);
  Object.assign(phoneOf(run, '34600111222'), { codeVerificationStatus: 'VERIFIED' });
  expect(await next()).toBe(`Next: \`wabactl phone register ${id}\``);
  expect((await run(['phone', 'name', 'Luna', NEW])).stdout).toContain(`\`wabactl phone register ${id} --again\``);
});

const account = { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_GRAPH_URL: GRAPH_URL };

describe('an account that the environment names alone', () => {
  // user-problems.md 60
  test('by the id of a number is said to be that', async () => {
    const run = terminal({ env: { ...account, WABACTL_WABA_ID: DEFAULT_IDS.phoneId } });
    const { code, stderr } = await run('phone list');
    expect(code).toBe(2);
    expect(stderr).toContain(
      '109876543210987 is the id of a phone number, and WABACTL_WABA_ID wants the id of a WhatsApp Business Account',
    );
  });

  test('with what is no token is told before anything is sent', async () => {
    const run = terminal({ env: { ...account, WABACTL_TOKEN: '712300456789012|5d1f0c8a7b3e49d2a6c4e8f0913b7d25' } });
    const { code, stderr } = await run('phone list');
    expect([code, run.sent()]).toEqual([3, []]);
    expect(stderr).toContain('What came from WABACTL_TOKEN cannot be an access token');
  });
});

describe('a number that is named', () => {
  test('with what is no number is never another one, not even one whose number Meta does not tell', async () => {
    const run = await shop();
    phoneOf(run).displayPhoneNumber = '';
    const { code, stderr } = await run('phone deregister shop --yes');
    expect([code, phoneOf(run).platformType]).toEqual([2, 'CLOUD_API']);
    expect(stderr).toContain('The number shop is not in the WhatsApp Business Account');
  });

  test('or not, in an account that has none, leads to the command that adds one', async () => {
    const run = terminal({ env: account });
    run.emulator.state.phones.clear();
    const [none, named] = [await run('phone show'), await run('phone show +34600111222')];
    expect([none.code, named.code]).toEqual([2, 2]);
    expect(none.stderr).toContain('has no phone number');
    for (const { stderr } of [none, named]) expect(stderr).toContain('wabactl phone add`');
  });
});
