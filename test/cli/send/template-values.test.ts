import { describe, expect, test } from 'vitest';
import { defaultSeed } from '../../../src/emulator/default-seed.js';
import { type Setup, type Terminal, terminal } from '../../support/cli.js';
import { png } from '../../support/pictures.js';
import { pdf } from '../../support/samples.js';

const ANA = '+34600112233';

type SeedTemplate = NonNullable<NonNullable<NonNullable<Setup['seed']>['wabas']>[number]['templates']>[number];

const media = (format: string) => ({ type: 'HEADER', format, example: { header_handle: ['4::a'] } });
const TEMPLATES: Record<string, Partial<SeedTemplate>> = {
  invoice: { components: [media('DOCUMENT'), { type: 'BODY', text: 'Your *invoice*, {{1}}, as promised' }] },
  dance: { category: 'MARKETING', components: [media('GIF'), { type: 'BODY', text: 'We dance' }] },
  cards: {
    category: 'MARKETING',
    components: [
      { type: 'BODY', text: 'Our picks' },
      {
        type: 'CAROUSEL',
        cards: [1, 2].map(() => ({
          components: [media('IMAGE'), { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'More' }] }],
        })),
      },
    ],
  },
  sale: { category: 'MARKETING', components: [{ type: 'BODY', text: 'A sale' }] },
  names: { parameterFormat: 'NAMED', components: [{ type: 'BODY', text: 'Hi {{who}}, your {{what}} is here' }] },
};

async function shop(): Promise<Terminal> {
  const [waba] = defaultSeed.wabas ?? [];
  const templates = Object.entries(TEMPLATES).map(
    ([name, facts]) => ({ name, language: 'en_US', components: [], ...facts }) as SeedTemplate,
  );
  const cli = terminal({
    seed: { ...defaultSeed, wabas: waba ? [{ ...waba, templates: [...(waba.templates ?? []), ...templates] }] : [] },
  });
  await cli.connect();
  return cli;
}

const posts = (cli: Terminal) => cli.sent().filter((request) => request.startsWith('POST'));
const lastTemplate = ({ emulator }: Terminal) => [...emulator.state.messages.values()].at(-1)?.payload.template;

describe('a file of values', () => {
  test('in YAML says what stands there, not what a parser makes of it', async () => {
    const cli = await shop();
    cli.write('values.yaml', 'params:\n  - 007\n  - 1.10\n');
    const { stdout } = await cli(`send template ${ANA} pedido_listo --params-file values.yaml`);
    expect(stdout).toContain('Hola 007, tu pedido 1.10 está listo.');
  });

  test('may come from standard input, and a flag goes before it', async () => {
    const cli = await shop();
    const stdin = '{"params": {"who": "Ana", "what": "cake"}}';
    const { stdout } = await cli(`send template ${ANA} names --params-file - --param what=bread`, { stdin });
    expect(stdout).toContain('Hi Ana, your bread is here');
  });

  test.each([
    ['params: [a', 'line 1, column 11: Flow sequence'],
    ['- a', 'it is no object with members'],
    ['parms: [a]', 'it knows no member `parms`, only params, header'],
    ['params: 3', '`params` must be a list of values, or an object of names and values'],
    ['params: [[a]]', '`params[0]` must be a text'],
    ['cards: [{heder: a}]', 'it knows no member `cards[0].heder`, only params, header, buttons'],
    ['cards: [a]', '`cards[0]` must be an object'],
    ['cards: a', '`cards` must be a list'],
    ['header: {file: a, link: b}', '`header` must be a text, {file, filename}'],
    ['header: {product_retailer_id: a}', '`header` must be'],
    ['header: {latitude: 91, longitude: 0}', '`header` must be'],
    ['buttons: {first: a}', '`buttons` must be a list, or an object of places from 0 to 9'],
    ['order_status: shipped', '`order_status` must be an object'],
    ['code: [1]', '`code` must be a text'],
  ])('that says %s is refused', async (content, says) => {
    const cli = await shop();
    cli.write('values.yaml', content);
    const run = await cli(`send template ${ANA} pedido_listo --params-file values.yaml`);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(`The values in values.yaml cannot be read: ${says}`);
    expect(posts(cli).filter((post) => post.endsWith('/messages'))).toEqual([]);
  });

  test('tells everything that is wrong with it at once, in Spanish too', async () => {
    const cli = await shop();
    cli.write('values.yaml', 'parms: [a]\nheader: [b]\n');
    const { stderr } = await cli(`send template ${ANA} pedido_listo --params-file values.yaml --lang es`);
    expect(stderr).toContain('no existe el miembro `parms`');
    expect(stderr).toContain('`header` debe ser un texto');
  });
});

describe('files of the header', () => {
  test('are uploaded once nothing is wrong, and keep their name', async () => {
    const cli = await shop();
    cli.write('factura 7.pdf', pdf());
    expect(await cli(['send', 'template', ANA, 'invoice', '--header', 'factura 7.pdf'])).toMatchObject({ code: 2 });
    expect(posts(cli).filter((post) => post.endsWith('/media'))).toEqual([]);
    const run = await cli(['send', 'template', ANA, 'invoice', '--header', 'factura 7.pdf', '--param', 'Ana']);
    expect(run).toMatchObject({ code: 0 });
    const [id] = cli.emulator.state.media.keys();
    const document = { id, filename: 'factura 7.pdf' };
    expect(lastTemplate(cli)).toMatchObject({
      components: [{ type: 'header', parameters: [{ type: 'document', document }] }, { type: 'body' }],
    });
  });

  test('can be called something else', async () => {
    const cli = await shop();
    cli.write('a.pdf', pdf());
    await cli(`send template ${ANA} invoice --header a.pdf --filename LB-1042.pdf --param Ana`);
    expect(JSON.stringify(lastTemplate(cli))).toContain('"filename":"LB-1042.pdf"');
    cli.write('values.yaml', 'header: a.pdf\nparams: [Ana]\n');
    await cli(`send template ${ANA} invoice --params-file values.yaml --filename LB-1043.pdf`);
    expect(JSON.stringify(lastTemplate(cli))).toContain('"filename":"LB-1043.pdf"');
    expect(await cli(`send template ${ANA} invoice --param Ana --filename a.pdf`)).toMatchObject({ code: 2 });
  });

  test('of another kind, or that are not there, are told with all that is wrong', async () => {
    const cli = await shop();
    cli.write('cake.png', png(64, 64));
    const wrong = await cli(`send template ${ANA} invoice --header cake.png`);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain('no value for {{1}} in the body');
    expect(wrong.stderr).toContain('cake.png');
    expect((await cli(`send template ${ANA} invoice --header nope.pdf --param Ana`)).code).toBe(2);
    expect(cli.emulator.state.messages.size).toBe(0);
  });

  test('of cards are uploaded for each card', async () => {
    const cli = await shop();
    cli.write('cake.png', png(64, 64));
    cli.write('cards.yaml', 'cards:\n  - header: cake.png\n  - header: https://luna.example/b.png\n');
    expect(await cli(`send template ${ANA} cards --params-file cards.yaml`)).toMatchObject({ code: 0 });
    const [id] = cli.emulator.state.media.keys();
    expect(lastTemplate(cli)).toMatchObject({
      components: [
        {
          cards: [
            { components: [{ parameters: [{ image: { id } }] }] },
            { components: [{ parameters: [{ image: { link: 'https://luna.example/b.png' } }] }] },
          ],
        },
      ],
    });
  });
});

test('a header that cannot be read is told once, in a card too', async () => {
  const cli = await shop();
  cli.emulator.state.templates.forEach((template) => {
    if (template.name !== 'cards') return;
    template.components = [
      { type: 'HEADER', format: 'LOCATION' },
      { type: 'BODY', text: 'Our picks' },
      { type: 'CAROUSEL', cards: [1, 2].map(() => ({ components: [{ type: 'HEADER', format: 'PRODUCT' }] })) },
    ];
  });
  cli.write('cards.yaml', 'header: here\ncards: [{header: cake}, {header: 1948/sku}]\n');
  const { stderr } = await cli(`send template ${ANA} cards --params-file cards.yaml`);
  expect(stderr.match(/^ {2}- .*$/gm)).toEqual([
    '  - \'here\' is no place; write it as "latitude,longitude,name,address"',
    "  - card 0: 'cake' is no product; write it as <catalog id>/<product>",
  ]);
});

describe('--preview', () => {
  test('shows what the customer would read, and sends and uploads nothing', async () => {
    const cli = await shop();
    cli.write('a.pdf', pdf());
    const run = await cli(`send template ${ANA} invoice --header a.pdf --param Ana --preview`);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('▤ document · a.pdf');
    expect(run.stdout).toContain('│ Your *invoice*, Ana, as promised');
    expect(run.stdout).toContain('Template invoice (en_US, UTILITY). Nothing was sent.');
    expect(posts(cli).filter((post) => !post.includes('subscribed_apps'))).toEqual([]);
  });

  test('is data for a program', async () => {
    const cli = await shop();
    const { stdout } = await cli(`send template ${ANA} names --param who=Ana --param what=cake --preview --json`);
    expect(JSON.parse(stdout)).toMatchObject({
      template: 'names',
      text: 'Hi Ana, your cake is here',
      preview: { body: 'Hi Ana, your cake is here', header: null, buttons: [], cards: [] },
    });
  });

  test('says in Spanish that nothing was sent', async () => {
    const cli = await shop();
    const { stdout } = await cli(`send template ${ANA} sale --preview --lang es`);
    expect(stdout).toContain('Plantilla sale (en_US, MARKETING). No se envió nada.');
  });

  test('of what cannot be sent is refused as the sending would be', async () => {
    const cli = await shop();
    expect(await cli(`send template ${ANA} names --param who=Ana --preview`)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('the Marketing Messages API', () => {
  const edges = (cli: Terminal) => posts(cli).map((post) => post.split('/').at(-1));

  test('is used when it is asked for, and for animations', async () => {
    const cli = await shop();
    expect(await cli(`send template ${ANA} sale --via marketing-messages`)).toMatchObject({ code: 0 });
    expect(await cli(`send template ${ANA} dance --header https://luna.example/a.mp4`)).toMatchObject({ code: 0 });
    expect(edges(cli).slice(-2)).toEqual(['marketing_messages', 'marketing_messages']);
  });

  test('takes marketing only, which is said before', async () => {
    const cli = await shop();
    const { code, stderr } = await cli(`send template ${ANA} hello_world --via marketing-messages`);
    expect(code).toBe(2);
    expect(stderr).toContain('only templates of category MARKETING can go, and this one is UTILITY');
    expect(edges(cli)).not.toContain('marketing_messages');
  });

  test('is the only way for an animation', async () => {
    const cli = await shop();
    const { code, stderr } = await cli(`send template ${ANA} dance --header https://luna.example/a.mp4 --via messages`);
    expect(code).toBe(2);
    expect(stderr).toContain('an animation in the header goes by --via marketing-messages only');
  });

  test('is offered where Meta lets marketing go no other way', async () => {
    const cli = await shop();
    const action = { kind: 'refuse', httpStatus: 400, code: 131063 } as const;
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action });
    const { code, stderr } = await cli(`send template ${ANA} sale`);
    expect(code).toBe(4);
    expect(stderr).toContain('--via marketing-messages');
  });
});

describe('marketing to the United States', () => {
  test('is warned about, since Meta loses it only afterwards', async () => {
    const cli = await shop();
    expect((await cli('send template +12025550142 sale')).stderr).toContain('131049');
  });

  test.each([
    ['+12025550142', 'hello_world'],
    [ANA, 'sale'],
    ['+18095550142', 'sale'],
  ])('a message to %s of %s is not', async (to, name) => {
    expect((await (await shop())(`send template ${to} ${name}`)).stderr).not.toContain('131049');
  });
});

test('everything that is wrong is told at once, with the envelope', async () => {
  const cli = await shop();
  const { code, stderr } = await cli('send template 12 names --reply-to x --param who=Ana');
  expect(code).toBe(2);
  for (const part of ["'12' is neither a phone number", "'x' is not a message id", 'no value for {{what}}']) {
    expect(stderr).toContain(part);
  }
});

test('text of yours comes back with every status', async () => {
  const cli = await shop();
  await cli(`send template ${ANA} sale --callback-data order-7`);
  expect([...cli.emulator.state.messages.values()].at(-1)?.callbackData).toBe('order-7');
});
