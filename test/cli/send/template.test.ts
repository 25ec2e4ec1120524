import { describe, expect, test } from 'vitest';
import { defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Fault } from '../../../src/emulator/state.js';
import { type Setup, type Terminal, terminal } from '../../support/cli.js';

const ANA = '+15550142233';
const SENT = { code: 0, stderr: '' };

type SeedTemplate = NonNullable<NonNullable<NonNullable<Setup['seed']>['wabas']>[number]['templates']>[number];

async function shop(more: readonly SeedTemplate[] = []): Promise<Terminal> {
  const [waba] = defaultSeed.wabas ?? [];
  const wabas = waba ? [{ ...waba, templates: [...(waba.templates ?? []), ...more] }] : [];
  const cli = terminal({ seed: { ...defaultSeed, wabas } });
  await cli.connect();
  return cli;
}

const lastPayload = ({ emulator }: Terminal) => [...emulator.state.messages.values()].at(-1)?.payload.template;
const sends = (cli: Terminal) => cli.sent().filter((request) => request.endsWith('/messages')).length;

async function refused(line: string, more: readonly SeedTemplate[] = []) {
  const cli = await shop(more);
  const run = await cli(line);
  expect({ code: run.code, stdout: run.stdout, sends: sends(cli) }).toEqual({ code: 2, stdout: '', sends: 0 });
  return run.stderr;
}

test('shows what the customer will read', async () => {
  const { code, stdout } = await (await shop())(`send template ${ANA} pedido_listo --param Ana --param 1042`);
  expect(code).toBe(0);
  expect(stdout).toContain('Hola Ana, tu pedido 1042 está listo.');
  expect(stdout).toMatch(/Template +pedido_listo \(es, UTILITY\)/);
});

// Row 38, 39, 40: a template of another language, `en` against `en_US`, or no language at all.
describe('names and languages', () => {
  const spanish = { name: 'hello_world', language: 'es', components: [{ type: 'BODY', text: 'Hola' }] };

  test('the only language there is need not be given', async () => {
    const cli = await shop();
    expect(await cli(`send template ${ANA} hello_world`)).toMatchObject(SENT);
    expect(lastPayload(cli)).toMatchObject({ language: { code: 'en_US' } });
  });

  test('of several one must be chosen', async () => {
    const stderr = await refused(`send template ${ANA} hello_world`, [spanish]);
    expect(stderr).toContain("'hello_world' exists in 2 languages: en_US, es");
    expect(stderr).toContain('--language');
  });

  test('en is not en_US, and that is said', async () => {
    const stderr = await refused(`send template ${ANA} hello_world --language en`);
    expect(stderr).toContain('Did you mean --language en_US?');
  });

  test('en-US is taken for en_US', async () => {
    expect((await (await shop())(`send template ${ANA} hello_world --language en-us`)).code).toBe(0);
  });

  test('a name that does not exist is answered with the nearest', async () => {
    expect(await refused(`send template ${ANA} order_redy`)).toContain("Did you mean 'order_ready'?");
  });

  test('one that Meta rejected cannot be sent', async () => {
    expect(await refused(`send template ${ANA} weekend_offer`)).toContain('its status is REJECTED');
  });
});

// Row 42: a stale copy gives a misleading error.
describe('what the copy here does not have is looked up at Meta', () => {
  test('a template that was made since the last sync', async () => {
    const cli = await shop();
    await cli('templates sync');
    const [hello] = cli.emulator.state.templates.values();
    if (hello) cli.emulator.state.templates.set('4711', { ...hello, id: '4711', name: 'brand_new' });
    expect((await cli(`send template ${ANA} brand_new --verbose`)).stderr).toContain('The templates were read anew.');
  });

  test('a template that was approved since the last sync', async () => {
    const cli = await shop();
    for (const template of cli.emulator.state.templates.values()) template.status = 'PENDING';
    await cli('templates sync');
    expect((await cli(`send template ${ANA} hello_world`)).stderr).toContain('Meta is still reviewing it');
    for (const template of cli.emulator.state.templates.values()) template.status = 'APPROVED';
    expect((await cli(`send template ${ANA} hello_world`)).code).toBe(0);
  });
});

// Row 41: a wrong number of parameters. Row 43: named parameters.
describe('parameters are checked against the definition', () => {
  test.each([
    ['pedido_listo --param Ana', 'no value for {{2}} in the body'],
    ['pedido_listo --param Ana --param 1 --param 2', "no place for '2' in the body, which takes {{1}}, {{2}}"],
    ['order_ready --param first_name=Ana', 'no value for {{order_number}}'],
    ['order_ready --param first_name=Ana --param order_number=1 --param oder=2', "no place for 'oder'"],
    ['order_ready --param Ana --param 1', "no place for 'Ana'"],
    ['pedido_listo --param "" --param 1', 'the value for {{1}} in the body is empty'],
    ['hello_world --header https://example.com/a.png', 'no place for'],
    ['hello_world --code 123', 'only authentication templates take a one-time password'],
    ['pedido_listo --param Ana --param 1 --button 5=x', 'there is no button 5; the first one is 0'],
    ['pedido_listo --param Ana --param 1 --button first=x', '--button must be a whole number from 0 to 9'],
  ])('%s', async (rest, message) => {
    expect(await refused(`send template ${ANA} ${rest}`)).toContain(message);
  });

  test('a line break in a value is refused, as Meta would', async () => {
    const cli = await shop();
    const run = await cli(['send', 'template', ANA, 'pedido_listo', '--param', 'A\nB', '--param', '1', '--lang', 'es']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('un salto de línea');
  });

  test('named ones go with their names, and a value may contain =', async () => {
    const cli = await shop();
    await cli(`send template ${ANA} order_ready --param first_name=Ana=Eva --param order_number=1`);
    const named = { type: 'text', parameter_name: 'first_name', text: 'Ana=Eva' };
    expect(lastPayload(cli)).toMatchObject({
      components: [{ type: 'body', parameters: expect.arrayContaining([named]) }],
    });
  });

  test('a = in a numbered one is just text', async () => {
    const { stdout } = await (await shop())(`send template ${ANA} pedido_listo --param a=b --param 1`);
    expect(stdout).toContain('Hola a=b');
  });
});

describe('header files', () => {
  const menu: SeedTemplate = {
    name: 'menu',
    language: 'en_US',
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://scontent.example/x.png'] } },
      { type: 'BODY', text: 'Our menu' },
    ],
  };

  // Row 46 and 66: an image header, and a file of another kind.
  test('an image goes as a link or by the id of an upload', async () => {
    const cli = await shop([menu]);
    await cli(`send template ${ANA} menu --header https://example.com/a.png`);
    expect(JSON.stringify(lastPayload(cli))).toContain('"image":{"link":"https://example.com/a.png"}');
  });

  test('is asked for where the header needs one', async () => {
    expect(await refused(`send template ${ANA} menu`, [menu])).toContain('the header needs a picture at every send');
  });
});

describe('buttons and one-time passwords', () => {
  const shopLink: SeedTemplate = {
    name: 'shop_link',
    language: 'en_US',
    components: [
      { type: 'BODY', text: 'Look here' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Shop', url: 'https://luna.example/{{1}}', example: ['a'] }] },
    ],
  };
  const login: SeedTemplate = {
    name: 'login_code',
    language: 'en_US',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', text: '*{{1}}* is your verification code.', example: { body_text: [['123456']] } },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: 'Copy code',
            url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
            example: ['x'],
          },
        ],
      },
    ],
  };

  test('the end of a link goes to its button', async () => {
    const cli = await shop([shopLink]);
    expect((await cli(`send template ${ANA} shop_link --button 0=spring-sale`)).code).toBe(0);
    expect(JSON.stringify(lastPayload(cli))).toContain('spring-sale');
  });

  test('a missing one is named', async () => {
    expect(await refused(`send template ${ANA} shop_link`, [shopLink])).toContain('no value for {{1}} in button 0');
  });

  test('a one-time password fills text and button', async () => {
    const cli = await shop([login]);
    const { code, stdout } = await cli(`send template ${ANA} login_code --code 481516`);
    expect(code).toBe(0);
    expect(stdout).toContain('481516');
    expect(JSON.stringify(lastPayload(cli)).match(/481516/g)).toHaveLength(2);
  });

  test('it is needed, and goes to phone numbers only', async () => {
    expect(await refused(`send template ${ANA} login_code`, [login])).toContain('needs the one-time password');
    const toUser = await refused('send template AR.48815799212886844830 login_code --code 1234', [login]);
    expect(toUser).toContain('to phone numbers only');
  });
});

describe('what Meta refuses or loses', () => {
  const fault = (cli: Terminal, action: Fault['action']) =>
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action });

  test.each([
    [132000, 'takes another number of values'],
    [132001, 'no such approved template in this language'],
    [132015, 'paused because of low quality'],
    [131049, 'chose not to deliver this marketing message'],
  ])('%i is explained', async (code, cause) => {
    const cli = await shop();
    fault(cli, { kind: 'refuse', httpStatus: 400, code });
    const run = await cli(`send template ${ANA} hello_world`);
    expect(run.code).toBe(4);
    expect(run.stderr).toContain(cause);
    expect(run.stderr).toContain(`code ${code}`);
  });

  test('a lost answer is not sent again', async () => {
    const cli = await shop();
    fault(cli, { kind: 'lose-answer' });
    const run = await cli(`send template ${ANA} hello_world --json`);
    expect(JSON.parse(run.stderr).error).toMatchObject({ id: 'outcome-unknown', kind: 'unreachable' });
    expect(sends(cli)).toBe(1);
  });

  test('a message that is held back for a quality check is told', async () => {
    const cli = await shop();
    const held = { id: 'wamid.H', message_status: 'held_for_quality_assessment' };
    const body = JSON.stringify({ contacts: [{ input: ANA, wa_id: '15550142233' }], messages: [held] });
    fault(cli, { kind: 'raw', httpStatus: 200, body, contentType: 'application/json' });
    expect((await cli(`send template ${ANA} hello_world`)).stdout).toContain('Meta holds it back');
  });
});
