import { describe, expect, test } from 'vitest';
import { DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Line, type Setup, terminal } from '../../support/cli.js';
import { IDS, seedWithThreeNumbers, seedWithToken } from './seeds.js';

const CONNECT = `connect --graph-url ${GRAPH_URL} --token-stdin`;

/** One line of connect with the default token. */
function connect(setup: Setup, flags: string, line: Line = {}) {
  return terminal(setup)(`${CONNECT} ${flags}`, { stdin: DEFAULT_TOKEN, ...line });
}

const several = { seed: seedWithThreeNumbers() };

describe('of several numbers', () => {
  // user-problems.md 60: a phone number is taken wherever its id is.
  test.each([IDS.secondPhoneId, '+34 600 11 12 22', '34600111222', '+34-600-111-222'])(
    '--phone %j names one',
    async (phone) => {
      const { code, stdout } = await terminal(several)(
        ['connect', '--graph-url', GRAPH_URL, '--token-stdin', '--json', '--phone', phone],
        { stdin: DEFAULT_TOKEN },
      );
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ phoneNumberId: IDS.secondPhoneId, name: 'sol-flowers-madrid' });
    },
  );

  test('--waba leaves those of one account, and one of these is taken without a question', async () => {
    const { code, stdout } = await connect(several, `--waba ${IDS.wabaId} --json`);
    expect([code, JSON.parse(stdout).phoneNumberId]).toEqual([0, IDS.phoneId]);
  });

  test('a person chooses from a list that says what each one is', async () => {
    let offered: readonly string[] = [];
    const pick = (_question: string, choices: readonly string[]) => {
      offered = choices;
      return 'Sevilla';
    };
    const { stdout } = await terminal({ ...several, tty: true })(`connect --graph-url ${GRAPH_URL} --name sevilla`, {
      answers: ['Paste', DEFAULT_TOKEN, pick, '', ''],
    });
    expect(offered).toContain('+34 600 11 13 33 Sol Flowers Sevilla · Sol Flowers · PENDING, GREEN, CLOUD_API');
    expect(stdout).toContain('sevilla is connected: +34 600 11 13 33 of Sol Flowers');
    expect(stdout).toContain('PENDING');
  });

  test('without a terminal the flag and the choices are named', async () => {
    const { code, stdout, stderr } = await connect(several, '');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: There are several numbers to choose from
      Name one with --phone: 109876543210987 (+1 555-019-2837 Luna Bakery · Luna Bakery · CONNECTED, GREEN, CLOUD_API), 109876543210989 (+34 600 11 13 33 Sol Flowers Sevilla · Sol Flowers · PENDING, GREEN, CLOUD_API), 109876543210988 (+34 600 11 12 22 Sol Flowers Madrid · Sol Flowers · CONNECTED, GREEN, CLOUD_API).
      "
    `);
  });

  test('the same in Spanish', async () => {
    const { stderr } = await connect(several, '--lang es');
    expect(stderr).toContain('Hay varios números para elegir\nIndique cuál con --phone: 109876543210987 (+1 555');
  });

  test('for a script the choices are data', async () => {
    const { stderr } = await connect(several, `--waba ${IDS.secondWabaId} --json`);
    const { id, flag, choices } = JSON.parse(stderr).error;
    expect([id, flag]).toEqual(['choice-needed', '--phone']);
    expect(choices.map((each: { id: string }) => each.id).sort()).toEqual([IDS.secondPhoneId, IDS.thirdPhoneId]);
  });

  test('one that is not there is answered with those that are', async () => {
    const { code, stderr } = await connect(several, `--phone +34999999999 --waba ${IDS.secondWabaId}`);
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The number +34999999999 is not in the WhatsApp Business Account 104996122399161
      It has: +34 600 11 13 33 (109876543210989), +34 600 11 12 22 (109876543210988).
      "
    `);
  });
});

// user-problems.md 59
describe('what the token reaches', () => {
  const limited = { granularTargets: { whatsapp_business_management: [IDS.secondWabaId] } };

  test('is only the accounts that its granular scopes name', async () => {
    const { stderr } = await connect({ seed: seedWithThreeNumbers(limited) }, '--json');
    const { choices } = JSON.parse(stderr).error;
    expect(choices.map((each: { id: string }) => each.id).sort()).toEqual([IDS.secondPhoneId, IDS.thirdPhoneId]);
  });

  test('is found without business_management too', async () => {
    const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
    const run = terminal({ seed: seedWithToken({ scopes }) });
    const { code } = await run(CONNECT, { stdin: DEFAULT_TOKEN });
    expect(code).toBe(0);
    expect(run.sent()).not.toContain('GET /v25.0/me/businesses');
  });

  test('and an account outside of it is refused with those inside', async () => {
    const { code, stderr } = await connect(several, `--waba ${IDS.foreignWabaId}`);
    expect(code).toBe(3);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The access token does not reach the WhatsApp Business Account 104996122399199
      It reaches: 104996122399160 (Luna Bakery), 104996122399161 (Sol Flowers). Assign the account to the token's owner at business.facebook.com > Settings > Accounts > WhatsApp accounts.
      "
    `);
  });

  test('may be nothing', async () => {
    const users = [{ id: IDS.systemUserId, name: 'Luna System User', businessIds: [IDS.businessId] }];
    const english = await connect({ seed: { ...seedWithToken({}), users } }, '');
    const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
    const spanish = await connect({ seed: { ...seedWithToken({ scopes }), users } }, '--lang es');
    expect([english.code, spanish.code]).toEqual([3, 3]);
    expect(english.stderr).toMatchInlineSnapshot(`
      "Error: The access token (from --token-stdin) reaches no WhatsApp Business Account
      Assign the account to the token's system user at business.facebook.com > Settings > Accounts > WhatsApp accounts.
      "
    `);
    expect(spanish.stderr).toMatchInlineSnapshot(`
      "Error: El token de acceso (de --token-stdin) no alcanza ninguna cuenta de WhatsApp Business
      Asigne la cuenta al usuario del sistema del token en business.facebook.com > Configuración > Cuentas > Cuentas de WhatsApp, o indíquela con --waba.
      "
    `);
  });

  test('may be an account without any number', async () => {
    const wabas = (defaultSeed.wabas ?? []).map((waba) => ({ ...waba, phones: [] }));
    const { code, stderr } = await connect({ seed: { ...defaultSeed, wabas } }, '');
    expect(code).toBe(2);
    expect(stderr).toContain('The WhatsApp Business Account Luna Bakery (104996122399160) has no phone number');
  });
});

// user-problems.md 49, 60: Meta's ids look alike.
describe('an id of the wrong kind', () => {
  test('is put right where it leaves no doubt: the id of a number says which account is meant', async () => {
    const { code, stdout, stderr } = await connect(several, `--waba ${IDS.thirdPhoneId} --json`);
    expect([code, JSON.parse(stdout).phoneNumberId]).toEqual([0, IDS.thirdPhoneId]);
    expect(stderr).toBe(
      `${IDS.thirdPhoneId} is the id of a phone number, not of an account. It belongs to Sol Flowers, so this account is taken.\n`,
    );
  });

  test('is put right in the place of a number: the numbers of that account are looked at', async () => {
    const { code, stdout, stderr } = await connect(several, `--phone ${IDS.wabaId} --json`);
    expect([code, JSON.parse(stdout).phoneNumberId]).toEqual([0, IDS.phoneId]);
    expect(stderr).toContain(`${IDS.wabaId} is the id of the account Luna Bakery, not of a number.`);
  });

  test('is put right when it is that of a portfolio: its accounts are looked at', async () => {
    const { code, stdout, stderr } = await connect(several, `--waba ${IDS.businessId} --json`);
    expect([code, JSON.parse(stdout).phoneNumberId]).toEqual([0, IDS.phoneId]);
    expect(stderr).toContain(`${IDS.businessId} is the id of a business portfolio, not of an account.`);
  });

  test.each([
    [IDS.appId, 'an app', 'una aplicación'],
    [IDS.systemUserId, 'a person or system user', 'una persona o un usuario del sistema'],
  ])('%s is named as what it is', async (given, english, spanish) => {
    const first = await connect({}, `--waba ${given}`);
    const second = await connect({}, `--waba ${given} --lang es`);
    expect([first.code, second.code]).toEqual([2, 2]);
    expect(first.stderr).toContain(`${given} is the id of ${english}, and --waba wants the id of a WhatsApp Business`);
    expect(second.stderr).toContain(`${given} es el identificador de ${spanish}, y --waba pide el de una cuenta`);
  });

  test('that nobody knows is told as one that is not reached', async () => {
    const { code, stderr } = await connect({}, '--waba 99999999999999');
    expect([code, stderr]).toEqual([3, expect.stringContaining('does not reach the WhatsApp Business Account 9999')]);
  });
});

// user-problems.md 59
test('an account outside of what the token is limited to is told with what it is limited to', async () => {
  const limited = { granularTargets: { whatsapp_business_management: [IDS.secondWabaId] } };
  const { code, stderr } = await connect({ seed: seedWithThreeNumbers(limited) }, `--waba ${IDS.wabaId}`);
  expect(code).toBe(3);
  expect(stderr).toContain(`${IDS.wabaId}: it is limited to ${IDS.secondWabaId}`);
  expect(stderr).toContain('and generate the token again for it');
});

test('a phone number in the place of an account is refused before anything is sent', async () => {
  const run = terminal();
  const { code, stderr } = await run(`${CONNECT} --waba +34600111222`, { stdin: DEFAULT_TOKEN });
  expect([code, run.sent()]).toEqual([2, []]);
  expect(stderr).toBe("Error: --waba must be one of Meta's ids, which are digits only, not '+34600111222'\n");
});
