import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_TOKEN, defaultSeed } from '../../../../src/emulator/default-seed.js';
import { GRAPH, GRAPH_URL, type Setup, type Terminal, terminal } from '../../../support/cli.js';
import { messageOf, receive } from '../../../support/received.js';

type SeedTemplate = NonNullable<NonNullable<NonNullable<Setup['seed']>['wabas']>[number]['templates']>[number];

const OFFER: SeedTemplate = {
  name: 'oferta',
  language: 'es',
  category: 'MARKETING',
  components: [{ type: 'BODY', text: 'Hola {{1}}, hoy {{2}}', example: { body_text: [['Ana', 'pan']] } }],
};

async function shop(more: readonly SeedTemplate[] = [OFFER]): Promise<Terminal> {
  const [waba] = defaultSeed.wabas ?? [];
  const wabas = waba ? [{ ...waba, templates: [...(waba.templates ?? []), ...more] }] : [];
  const cli = terminal({ seed: { ...defaultSeed, wabas } });
  await cli.connect();
  return cli;
}

const runsOf = ({ home }: Terminal) => {
  const folder = join(home, 'state', 'bulk');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const taken = (cli: Terminal) =>
  [...cli.emulator.state.messages.values()].map(({ payload }) => [payload.to, JSON.stringify(payload.template)]);
const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const dryRun = async (cli: Terminal, line: string) => JSON.parse((await cli(`${line} --dry-run --json`)).stdout);
const SEND = 'send bulk --csv people.csv --template oferta --i-have-consent';

const PEOPLE = `\ufeffNombre;Celular;Regalo\r
Ana;+34 600 111 222;pan\r
"Luz; la de ""Sol""";55 1234 5678;"sal"\r
Eva;+5215512345678;té\r
Bea;600;miel\r
;+34600111333;pan\r
Pía;+34600111444\r
Sol;+1 650 555 0100;pan\r
`;
const SPANISH = `${SEND} --country MX --map 1=Nombre --map 2=regalo`;

describe('a file of a Spanish Excel', () => {
  test('is looked at row by row, and only the good ones are sent', async () => {
    const cli = await shop();
    cli.write('people.csv', PEOPLE);
    const { code, stdout, stderr } = await cli(`${SPANISH} --yes --json --report out.csv`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [plan, ...rest] = lines(stdout);
    expect(plan).toMatchObject({
      kind: 'plan',
      template: 'oferta',
      category: 'MARKETING',
      rows: 7,
      queued: 3,
      invalid: 3,
      duplicate: 1,
      optedOut: 0,
      unitedStates: 1,
      strangers: 3,
      environment: 'emulator',
      filling: [
        { slot: 'to', column: 'Celular', value: null },
        { slot: '1', column: 'Nombre', value: null },
        { slot: '2', column: 'Regalo', value: null },
      ],
      cost: null,
    });
    expect(rest.at(-1)).toMatchObject({ kind: 'summary', outcome: 'finished', accepted: 3 });
    expect(taken(cli).map(([to]) => to)).toEqual(['+34600111222', '+525512345678', '+16505550100']);
    expect(taken(cli)[1]?.[1]).toContain('Luz; la de \\"Sol\\"');
    expect(cli.read('out.csv').trim().split('\n')).toEqual([
      'row,line,to,reason,details',
      '3,4,+5215512345678,duplicate,the same person as in row 2',
      "4,5,600,invalid,'600' is no possible number",
      '5,6,+34600111333,invalid,the value for {{1}} in the body is empty',
      '6,7,+34600111444,invalid,"the line has 2 values, and there are 3 columns"',
    ]);
  });

  test('the plan says it all in Spanish, and asks before anything is sent', async () => {
    const cli = await shop();
    cli.write('people.csv', PEOPLE);
    const run = await cli(`${SPANISH} --lang es`, { tty: true, answers: [false] });
    expect(run.code).toBe(130);
    expect(run.stdout).toContain('Plan: oferta (es, MARKETING) a 3 personas');
    expect(run.stdout).toContain('3 no válidas, 1 repetida, 0 dadas de baja');
    expect(run.stdout).toContain('línea 5, 600: no existe un número como');
    expect(run.stdout).toContain('1 persona en Estados Unidos');
    expect(run.stdout).toContain('+34600111222: Hola Ana, hoy pan');
    expect(taken(cli)).toEqual([]);
    expect(runsOf(cli)).toEqual([]);
  });

  test('a dry run shows the plan and the first requests, and writes nothing', async () => {
    const cli = await shop();
    cli.write('people.csv', PEOPLE);
    const { code, stdout } = await cli(`${SPANISH} --dry-run --json --report out.csv`);
    const dry = JSON.parse(stdout);
    expect([code, dry.plan.queued, dry.requests.length]).toEqual([0, 3, 3]);
    expect(dry.requests[0].body).toMatchObject({ to: '+34600111222', template: { name: 'oferta' } });
    expect(dry.requests[0].body.biz_opaque_callback_data).toMatch(/^wabactl:20261123-.{4}:1$/);
    expect(taken(cli)).toEqual([]);
    expect(runsOf(cli)).toEqual([]);
    expect(existsSync(join(cli.home, 'out.csv'))).toBe(false);
    expect((await cli(`${SPANISH} --dry-run`)).stdout).toMatch(/^Dry run: nothing was sent[\s\S]*Plan: oferta/);
  });

  test('in CSV only rows are told, under one head', async () => {
    const cli = await shop();
    cli.write('people.csv', PEOPLE);
    const { stdout } = await cli(`${SPANISH} --yes -o csv`);
    expect(stdout.split('\n')[0]).toBe('kind,row,to,state,at,wamid,held,code');
    expect(stdout.trim().split('\n')).toHaveLength(4);
  });
});

describe('before any row is looked at', () => {
  test('everything that does not fit the template is told with its text and the columns', async () => {
    const cli = await shop();
    cli.write('people.csv', 'nombre,numero\nAna,+34600111222\n');
    const run = await cli(`${SEND} --yes --map 1=nonbre --param x=1 --to-column tel`);
    expect([run.code, run.stdout]).toEqual([2, '']);
    for (const part of [
      "there is no column 'tel' (for to)",
      "there is no column 'nonbre' (for 1); did you mean 'nombre'?",
      'no column for 2',
      "the template takes no 'x' (--param)",
      'The template: Hola {{1}}, hoy {{2}}',
      'Columns there are: nombre, numero',
    ])
      expect(run.stderr).toContain(part);
    expect(runsOf(cli)).toEqual([]);
  });

  test('somebody must say that these people agreed', async () => {
    const cli = await shop();
    cli.write('people.csv', PEOPLE);
    const line = SPANISH.replace(' --i-have-consent', '');
    expect(await cli(`${line} --yes`)).toMatchObject({ code: 2, stderr: expect.stringContaining('--i-have-consent') });
    await cli('optout add +34600111222');
    expect(await cli(`${line} --yes`)).toMatchObject({ code: 0 });
    expect(taken(cli).map(([to]) => to)).not.toContain('+34600111222');
  });

  test('nobody can be asked without a terminal, and the flag is named', async () => {
    const cli = await shop();
    cli.write('people.csv', PEOPLE);
    const run = await cli(SPANISH);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('--yes');
  });

  test.each([
    ['a template that does not exist', '--template ofertas', "Did you mean 'oferta'?"],
    ['a country that does not exist', '--country Spain', "'Spain' is no country"],
    ['a file that is not there', '--csv nobody.csv', 'nobody.csv'],
    ['a card that is none', '--rate-card people.csv', 'is no rate card'],
    ['a header that the template has not', '--param header=x', "the template takes no 'header'"],
  ])('%s is told', async (_, flags, message) => {
    const cli = await shop();
    cli.write('people.csv', PEOPLE);
    const run = await cli(`${SPANISH} --yes ${flags}`);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
  });

  test.each([
    ['', 'has no rows'],
    ['Celular;1;2\n', 'has no rows'],
    ['+34600111222;Ana;pan\n', 'the first line is a person already'],
  ])('%j is told', async (content, message) => {
    const cli = await shop();
    cli.write('people.csv', content);
    const run = await cli(`${SEND} --yes`);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
    expect(runsOf(cli)).toEqual([]);
  });

  test('a file that breaks off in the middle leaves nothing behind', async () => {
    const cli = await shop();
    cli.write('people.csv', 'phone,1,2\n+34600111222,Ana,pan\n+34600111333,"Eva,pan\n');
    const run = await cli(`${SEND} --yes --report out.csv`);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('cannot be read after line 2');
    expect(runsOf(cli)).toEqual([]);
    expect(existsSync(join(cli.home, 'out.csv'))).toBe(false);
  });
});

describe('who is left out', () => {
  test('nobody is left: the plan says why, and nothing is asked', async () => {
    const cli = await shop();
    cli.write('people.csv', 'phone,1,2\n600111222,Ana,pan\n');
    const run = await cli(SEND, { tty: true });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain("line 2, 600111222: '600111222' has no country code; see --country");
    expect(run.stderr).toContain('Of 1 rows none can be sent');
    expect(runsOf(cli)).toEqual([]);
  });

  test('who switched marketing off in WhatsApp still gets what is none', async () => {
    const utility = { ...OFFER, name: 'aviso', category: 'UTILITY' };
    const cli = await shop([OFFER, utility]);
    await cli('optout add +34600111333');
    const errors = [{ code: 131050, title: 'Unable to deliver the message.' }];
    await cli('webhook trigger status-failed --help');
    const body = JSON.parse(messageOf('wamid.X', 'x'));
    const value = body.entry[0].changes[0].value;
    delete value.messages;
    value.statuses = [
      { id: 'wamid.Y', status: 'failed', timestamp: '1732354000', recipient_id: '34600111222', errors },
    ];
    await receive(cli, [JSON.stringify(body)]);
    cli.write('people.csv', 'phone,1,2\n+34600111222,Ana,pan\n+34600111333,Eva,pan\n+34600111444,Luz,pan\n');
    const { plan: marketing } = await dryRun(cli, SEND);
    expect([marketing.queued, marketing.optedOut]).toEqual([1, 2]);
    const { plan: notice } = await dryRun(cli, SEND.replace('oferta', 'aviso'));
    expect([notice.queued, notice.optedOut]).toEqual([2, 1]);
    expect(notice.leftOut).toEqual([
      { row: 2, line: 3, to: '+34600111333', reason: 'opted-out', message: 'opted out (noted here)' },
    ]);
  });

  test('who has written before is no stranger', async () => {
    const cli = await shop();
    await receive(cli, [messageOf('wamid.A', 'Hola', { from: '5215512345678' })]);
    cli.write('people.csv', 'phone,1,2\n+525512345678,Ana,pan\n+34600111333,Eva,pan\n');
    const { plan } = await dryRun(cli, SEND);
    expect(plan.strangers).toBe(1);
  });
});

describe('what it would cost and take', () => {
  const CARD = 'Market,Currency,Marketing,Utility\nSpain,USD,0.0615,0.02\nRest of Latin America,USD,0.074,0.01\n';
  const FILE = 'phone,1,2\n+34600111222,Ana,pan\n+34600111333,Eva,pan\n+50688887777,Luz,pan\n+16505550100,Bob,pan\n';

  test('is estimated by a rate card, from the flag or the environment', async () => {
    const cli = await shop();
    cli.write('people.csv', FILE);
    cli.write('usd.csv', CARD);
    const { plan } = await dryRun(cli, `${SEND} --rate-card usd.csv`);
    expect(plan.cost).toMatchObject({ currency: 'USD', amount: 0.197, unpriced: 1 });
    const human = await cli(`${SEND} --dry-run`, { env: { WABACTL_RATE_CARD: 'usd.csv' } });
    expect(human.stdout).toContain('USD 0.1970 if all are delivered');
    expect(human.stdout).toContain('1 to countries that the card has no price for');
  });

  test('is held against the messaging limit, with who was reached from here today', async () => {
    const cli = await shop();
    for (const phone of cli.emulator.state.phones.values()) phone.throughputLevel = 'HIGH';
    const people = Array.from({ length: 260 }, (_, at) => `+3460011${1000 + at},Ana,pan`);
    cli.write('people.csv', `phone,1,2\n${people.join('\n')}\n`);
    for (const business of cli.emulator.state.businesses.values()) business.messagingLimit = 'TIER_250';
    const { plan } = await dryRun(cli, `${SEND} --rate 20`);
    expect(plan.limit).toEqual({ people: 250, isUnlimited: false, reached: 0, beyond: 10 });
    expect([plan.perSecond, plan.seconds]).toEqual([20, 13]);
    await cli(`${SEND} --yes`);
    const { plan: again } = await dryRun(cli, SEND);
    expect(again.limit).toMatchObject({ reached: 260, beyond: 260 });
  });

  test('100,000 rows are planned as one would be', async () => {
    const cli = await shop();
    const rows = Array.from({ length: 100_000 }, (_, at) => `+346${String(10_000_000 + (at % 90_000))},Ana,pan`);
    cli.write('people.csv', `phone,1,2\n${rows.join('\n')}\nx,,\n`);
    const { plan, requests } = await dryRun(cli, SEND);
    expect(plan).toMatchObject({ rows: 100_001, queued: 90_000, duplicate: 10_000, invalid: 1 });
    expect(plan.leftOut).toHaveLength(5);
    expect(requests).toHaveLength(3);
  });
});

describe('what is the same for all', () => {
  const MENU: SeedTemplate = {
    name: 'menu',
    language: 'es',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://scontent.example/x.png'] } },
      { type: 'BODY', text: 'Hola {{1}}, hoy {{2}}', example: { body_text: [['Ana', 'pan']] } },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Ver', url: 'https://luna.example/{{1}}', example: ['a'] }],
      },
    ],
  };

  test('stands in flags, and columns fill the rest', async () => {
    const cli = await shop([MENU]);
    cli.write('people.csv', 'phone,1,button_0\n+34600111222,Ana,a1\n+34600111333,Eva,\n');
    const flags = '--param header=https://x.example/a.png --param 2=pan';
    const { code } = await cli(`${SEND.replace('oferta', 'menu')} --yes ${flags}`);
    expect(code).toBe(0);
    const [[to, template] = []] = taken(cli);
    expect(to).toBe('+34600111222');
    expect(template).toContain('"link":"https://x.example/a.png"');
    expect(template).toContain('"text":"pan"');
    expect(taken(cli)).toHaveLength(1);
  });

  test('or in a file of values', async () => {
    const cli = await shop([MENU]);
    cli.write('same.yaml', 'header: https://x.example/a.png\nbuttons: {0: spring}\nparams: {"2": miel}\n');
    cli.write('people.csv', 'phone,1\n+34600111222,Ana\n');
    await cli(`${SEND.replace('oferta', 'menu')} --yes --params-file same.yaml`);
    const [[, template] = []] = taken(cli);
    for (const part of ['a.png', 'spring', 'miel', 'Ana']) expect(template).toContain(part);
  });
});

test('standard input is taken too', async () => {
  const cli = await shop();
  const stdin = 'phone,1,2\n+34600111222,Ana,pan\n';
  const run = await cli(`${SEND.replace('people.csv', '-')} --yes --json`, { stdin });
  expect(lines(run.stdout)[0]).toMatchObject({ file: '-', queued: 1 });
  expect(taken(cli)).toHaveLength(1);
});

describe('before it is sent, a person agrees', () => {
  async function live(): Promise<Terminal> {
    const cli = await shop();
    cli.network.servers.set('graph.facebook.com', ({ url, headers, ...rest }) =>
      cli.emulator.handler({
        ...rest,
        url: url.replace('https://graph.facebook.com', GRAPH_URL),
        headers: { ...headers, host: GRAPH },
      }),
    );
    await cli('connect --name real --token-stdin', { stdin: DEFAULT_TOKEN });
    cli.write('people.csv', 'phone,1,2\n+34600111222,Ana,pan\n+34600111333,Eva,pan\n');
    return cli;
  }

  test('by typing how many real people get it', async () => {
    const cli = await live();
    const no = await cli(SEND, { tty: true, answers: ['yes'] });
    expect([no.code, taken(cli)]).toEqual([130, []]);
    const question = (asked: string) => (/2\s+real\s+people/.test(asked) ? '2' : 'no');
    const yes = await cli(SEND, { tty: true, answers: [question] });
    expect([yes.code, taken(cli).length]).toEqual([0, 2]);
  });

  test('on a test number with yes', async () => {
    const cli = await live();
    for (const phone of cli.emulator.state.phones.values()) {
      phone.accountMode = 'SANDBOX';
      phone.allowedRecipients.push('34600111222', '34600111333');
    }
    const { code, stdout } = await cli(`${SEND} --json`, { tty: true, answers: [true] });
    expect([code, lines(stdout)[0].environment]).toEqual([0, 'test-number']);
  });
});

describe('by the Marketing Messages API', () => {
  const edges = (cli: Terminal) =>
    cli
      .sent()
      .filter((request) => request.endsWith('messages'))
      .map((request) => request.split('/').at(-1));

  test('each row goes there, also in the dry run', async () => {
    const cli = await shop();
    cli.write('people.csv', 'to,1,2\n+34600111222,Ana,pan\n+34600111333,Luz,sal\n');
    const { requests } = await dryRun(cli, `${SEND} --via marketing-messages`);
    expect(requests[0].url).toContain('/marketing_messages');
    expect((await cli(`${SEND} --via marketing-messages --yes`)).code).toBe(0);
    expect(edges(cli)).toEqual(['marketing_messages', 'marketing_messages']);
  });

  test('a template that is no marketing is refused before a row is looked at', async () => {
    const cli = await shop();
    const { code, stderr } = await cli(
      'send bulk --csv people.csv --template hello_world --i-have-consent --yes --via marketing-messages',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('MARKETING');
    expect(edges(cli)).toEqual([]);
  });
});
