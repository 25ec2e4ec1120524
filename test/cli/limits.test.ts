import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import type { Seed } from '../../src/emulator/seed.js';
import type { Fault } from '../../src/emulator/state.js';
import { GRAPH_URL, type Line, type Setup, type Terminal, terminal } from '../support/cli.js';
import { IDS, seedWithThreeNumbers, seedWithToken } from './connect/seeds.js';

const { wabaId, phoneId, businessId } = DEFAULT_IDS;
const ACCOUNT_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'];

async function connected(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  return cli;
}

/** The row of one limit as `--json` tells it. */
async function rowOf(cli: Terminal, limit: string, line: Line = {}): Promise<Record<string, unknown> | undefined> {
  const { stdout } = await cli('limits --json', line);
  return JSON.parse(stdout).limits.find((row: { limit: string }) => row.limit === limit);
}

/** A business that has only just begun: nothing is verified, approved or paid. */
function youngSeed(): Seed {
  const [waba] = defaultSeed.wabas ?? [];
  const [business] = defaultSeed.businesses ?? [];
  const [phone] = waba?.phones ?? [];
  if (!waba || !business || !phone) throw new Error('the default seed has a business, an account and a number');
  return {
    ...defaultSeed,
    businesses: [{ ...business, verificationStatus: 'not_verified', messagingLimit: 'TIER_250' }],
    wabas: [
      {
        ...waba,
        primaryFundingId: null,
        phones: [{ ...phone, nameStatus: 'PENDING_REVIEW', qualityRating: 'YELLOW', accountMode: 'SANDBOX' }],
      },
    ],
  };
}

// mission.md S19 and S21.
describe('limits', () => {
  test('says what a channel may do and what raises it, in 80 columns', async () => {
    const cli = await connected({ tty: true, columns: 80 });
    const { code, stdout, stderr } = await cli('limits --color never');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "+1 555-019-2837 (109876543210987)

      Messaging limit    2,000 people in 24 hours (TIER_2K)
                         counted over all numbers of the business portfolio, and only
                         for messages outside the customer service window; Meta does
                         not tell how much is used
                         ↑ 10,000: comes by itself within 6 hours, once half of the
                           limit was used in 7 days with good quality of all numbers
                           and templates
      Throughput         80 messages a second (STANDARD)
                         sent and received together
                         ↑ 1,000: comes by itself with an unlimited messaging limit,
                           100,000 different people in 24 hours outside the window,
                           and a quality that is not low
      Quality            high (GREEN)
                         by how people took the messages of the last days; higher
                         limits want it good
      Display name       Luna Bakery: approved (APPROVED)
      Verification       verified
      Phone numbers      1 of 20 numbers in the portfolio
      Templates          4 of 6,000 templates in this account
                         each language counts; at most 100 new ones an hour
      API, this account  5,000 calls an hour by this app, 1 % used
      API, this app      200 calls an hour for each of its users, 5 % used
      "
    `);
  });

  test('says it in Spanish, with numbers as Spanish writes them', async () => {
    const cli = await connected({ tty: true, columns: 80 });
    const { code, stdout } = await cli('limits --color never --lang es');
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "+1 555-019-2837 (109876543210987)

      Límite de mensajería  2000 personas en 24 horas (TIER_2K)
                            se cuenta sobre todos los números del portfolio
                            empresarial, y solo los mensajes fuera de la ventana de
                            atención al cliente; Meta no dice cuánto se ha usado
                            ↑ 10.000: llega solo en 6 horas, cuando se ha usado la
                              mitad del límite en 7 días con buena calidad de todos
                              los números y plantillas
      Velocidad             80 mensajes por segundo (STANDARD)
                            enviados y recibidos en conjunto
                            ↑ 1000: llega solo con un límite de mensajería sin tope,
                              100.000 personas distintas en 24 horas fuera de la
                              ventana y una calidad que no sea baja
      Calidad               alta (GREEN)
                            según cómo tomó la gente los mensajes de los últimos días;
                            los límites mayores la piden buena
      Nombre visible        Luna Bakery: aprobado (APPROVED)
      Verificación          verificada (verified)
      Números               1 de 20 números en el portfolio
      Plantillas            4 de 6000 plantillas en esta cuenta
                            cada idioma cuenta; como máximo 100 nuevas por hora
      API, esta cuenta      5000 llamadas por hora de esta aplicación, usado el 1 %
      API, esta aplicación  200 llamadas por hora por cada uno de sus usuarios, usado
                            el 5 %
      "
    `);
  });

  test('tells a young business what it lacks, with what Meta says of it', async () => {
    const cli = await connected({ seed: youngSeed(), tty: true, columns: 80 });
    const { code, stdout } = await cli('limits --color never');
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "+1 555-019-2837 (109876543210987)

      Messaging limit    250 people in 24 hours (TIER_250)
                         counted over all numbers of the business portfolio, and only
                         for messages outside the customer service window; Meta does
                         not tell how much is used
                         ↑ 2,000 by verifying the business, which is optional; Meta
                           then reviews the quality
                         ↑ 2,000 by a verification that a partner leads
                         ↑ 2,000 after 2,000 messages delivered to different people
                           outside the window within 30 days, with templates of high
                           quality; Meta then reviews the quality
      Throughput         80 messages a second (STANDARD)
                         sent and received together
                         ↑ 1,000: comes by itself with an unlimited messaging limit,
                           100,000 different people in 24 hours outside the window,
                           and a quality that is not low
      Recipients         a test number: only the 5 people on its list (SANDBOX)
                         ↑ use a number of your own
      Quality            medium (YELLOW)
                         by how people took the messages of the last days; higher
                         limits want it good
      Display name       Luna Bakery: under review (PENDING_REVIEW)
      Verification       not verified, which is optional (not_verified)
                         ↑ being verified can raise the messaging limit to 2,000
                           people, the portfolio to 20 numbers, and, with an approved
                           display name, each account to 6,000 templates
      Phone numbers      1 of 2 numbers in the portfolio
                         ↑ 20 by verifying the business, or with a messaging limit of
                           2,000 people
      Templates          4 of 250 templates in this account
                         each language counts; at most 100 new ones an hour
                         ↑ 6,000 with a verified business and an approved display name
                           in one of its accounts
      API, this account  5,000 calls an hour by this app, 1 % used
      API, this app      200 calls an hour for each of its users, 5 % used

      Meta names what holds sending back:
      WHAT             STATE    CODE    META SAYS
      PHONE_NUMBER     LIMITED          Your display name has not been approved yet.
      109876543210987                   Your message limit will increase after the
                                        display name is approved.
      WABA             LIMITED  141006  There was an error related to your payment
      104996122399160                   method, so business-initiated messages are
                                        blocked. Add or fix the payment method in the
                                        billing settings.
      BUSINESS         LIMITED  141010  The business has not been verified. Verify the
      201544870031120                   business to raise its limits.
      "
    `);
  });

  test.each(['en', 'es'])('fits 80 columns whatever it has to tell, in %s', async (language) => {
    const cli = await connected({ seed: youngSeed(), tty: true, columns: 80 });
    cli.emulator.state.tokens.forEach((token) => {
      token.scopes = ACCOUNT_SCOPES;
    });
    const { stdout } = await cli(`limits --color never --lang ${language}`);
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  test('gives a script what it asks for', async () => {
    const cli = await connected();
    const { stdout } = await cli(['limits', '--jq', '.limits[] | select(.limit == "messaging-limit") | .max']);
    expect(stdout).toBe('2000\n');
  });

  test('gives a row for each limit as CSV, with every column a plain value', async () => {
    const { stdout } = await (await connected())('limits --output csv');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'limit,scope,value,field,meaning,name,used,max,usedPercent,raisedTo,raisedBy,gap,permission',
      'messaging-limit,portfolio,TIER_2K,whatsapp_business_manager_messaging_limit,people,,,2000,,10000,half-used-with-quality,,',
    ]);
  });

  test('tells to how many people this machine sent templates today', async () => {
    const cli = await connected();
    await cli('send template +15550142233 hello_world');
    await cli('send template +15550142233 hello_world');
    await cli('send template +34600112233 hello_world');
    expect((await cli('limits')).stdout).toContain('from this machine templates went to 2 people in the last 24 hours');
    await cli.advance(25 * 3_600_000);
    expect((await cli('limits')).stdout).not.toContain('from this machine');
  });

  test('tells how much of the hourly calls these very questions have used up', async () => {
    const cli = await connected();
    cli.emulator.state.callCounts.set(`${DEFAULT_IDS.appId}/${wabaId}`, {
      hourStartedAt: Math.floor(cli.clock.nowMs / 1000),
      calls: 2_600,
    });
    expect(await rowOf(cli, 'account-calls')).toMatchObject({ max: 5_000, usedPercent: 53 });
  });

  test('counts the numbers of all accounts of the portfolio', async () => {
    const cli = terminal({ seed: seedWithThreeNumbers() });
    const env = {
      WABACTL_TOKEN: DEFAULT_TOKEN,
      WABACTL_WABA_ID: IDS.secondWabaId,
      WABACTL_PHONE_NUMBER_ID: IDS.secondPhoneId,
      WABACTL_GRAPH_URL: GRAPH_URL,
    };
    // The portfolio has one account more, which the token's user was not given.
    expect(await rowOf(cli, 'phone-numbers', { env })).toMatchObject({
      meaning: 'numbers-of-portfolio',
      used: 2,
      gap: { cause: 'access' },
    });
    cli.emulator.state.users.get(IDS.systemUserId)?.assignedWabaIds.push(IDS.foreignWabaId);
    expect(await rowOf(cli, 'phone-numbers', { env })).toMatchObject({ used: 2, gap: null });
  });

  test('fails as every command does when the token is dead', async () => {
    const cli = await connected();
    for (const token of cli.emulator.state.tokens.values()) token.invalidSubcode = 463;
    expect((await cli('limits')).code).toBe(3);
  });
});

describe('limits with a token that may not see all', () => {
  test('tells the rest, and which permission would show more', async () => {
    const cli = await connected({ seed: seedWithToken({ scopes: ACCOUNT_SCOPES }) });
    const { code, stdout } = await cli('limits');
    expect(code).toBe(0);
    expect(stdout).toContain('2,000 people in 24 hours (TIER_2K)');
    expect(stdout).toContain('1 number in this account; 20 in the portfolio at most');
    expect(stdout).toContain('to see the rest, the token needs the permission business_management');
    expect((await cli('limits --lang es')).stdout).toContain('el token necesita el permiso business_management');
  });

  test('needs no more than the number itself', async () => {
    const cli = terminal({ seed: seedWithToken({ scopes: ['whatsapp_business_messaging'] }) });
    const env = {
      WABACTL_TOKEN: DEFAULT_TOKEN,
      WABACTL_WABA_ID: wabaId,
      WABACTL_PHONE_NUMBER_ID: phoneId,
      WABACTL_GRAPH_URL: GRAPH_URL,
    };
    const { code, stdout } = await cli('limits', { env });
    expect(code).toBe(0);
    expect(stdout).toContain('2,000 people in 24 hours (TIER_2K)');
    expect(stdout).toContain('to see it, the token needs the permission whatsapp_business_management');
    expect(await rowOf(cli, 'templates', { env })).toMatchObject({ meaning: 'not-told', used: null });
    expect(JSON.parse((await cli('limits --json', { env })).stdout)).toMatchObject({ businessId: null, obstacles: [] });
  });

  test('does not take what it may not ask for a sign that all is well', async () => {
    const cli = await connected();
    const push = (action: Fault['action']) =>
      cli.emulator.state.faults.push({ method: 'GET', pathEndsWith: `/${phoneId}`, times: 1, action });
    push({ kind: 'raw', httpStatus: 200, body: JSON.stringify({ id: phoneId }), contentType: 'application/json' });
    push({ kind: 'refuse', httpStatus: 403, code: 10 });
    const { code, stdout } = await cli('limits');
    expect(code).toBe(0);
    expect(stdout).toContain('What holds sending back is not told');
  });

  test('asks for access, not for a permission, where the token has it and its user lacks the portfolio', async () => {
    const cli = await connected();
    cli.emulator.state.users.get(DEFAULT_IDS.systemUserId)?.businessIds.splice(0);
    const gap = { cause: 'access', permission: 'business_management', code: 100 };
    expect(await rowOf(cli, 'phone-numbers')).toMatchObject({ meaning: 'numbers-of-account', used: 1, gap });
    expect((await cli('limits')).stdout).toContain("the token's user needs access in Meta's business settings");
  });

  test('goes on when Meta refuses one part for another reason, and names its code', async () => {
    const cli = await connected();
    const action = { kind: 'refuse', httpStatus: 400, code: 100 } as const;
    const pathEndsWith = '/owned_whatsapp_business_accounts';
    cli.emulator.state.faults.push({ method: 'GET', pathEndsWith, times: 1, action });
    const { code, stdout } = await cli('limits');
    expect(code).toBe(0);
    expect(stdout).toContain('Meta refused to show the rest (code 100)');
  });
});

// user-problems.md 69: the field was renamed, and its values with it.
test('limits reads the old field of the number where the new one is missing, and says so', async () => {
  const cli = await connected();
  const answer = (pathEndsWith: string, body: object) =>
    cli.emulator.state.faults.push({
      method: 'GET',
      pathEndsWith,
      times: 1,
      action: { kind: 'raw', httpStatus: 200, body: JSON.stringify(body), contentType: 'application/json' },
    });
  const prepare = () => {
    answer(`/${businessId}`, { id: businessId });
    answer(`/${wabaId}`, { id: wabaId, owner_business_info: { id: businessId } });
    answer(`/${phoneId}`, { id: phoneId, messaging_limit_tier: 'TIER_1K' });
  };
  prepare();
  const { stdout } = await cli('limits');
  expect(stdout).toContain('1,000 people in 24 hours, on the scale that Meta used until October 2025 (TIER_1K)');
  expect(stdout).toContain('from the old field messaging_limit_tier');
  // That scale was each number's own.
  expect(stdout).not.toContain('counted over all numbers');
  prepare();
  expect(await rowOf(cli, 'messaging-limit')).toMatchObject({ value: 'TIER_1K', field: 'messaging_limit_tier' });
});

test('limits shows a value that it does not know as Meta gave it', async () => {
  const cli = await connected();
  for (const business of cli.emulator.state.businesses.values()) business.messagingLimit = 'TIER_5M';
  const { stdout } = await cli('limits');
  expect(stdout).toContain('a value that this version does not know (TIER_5M)');
});
