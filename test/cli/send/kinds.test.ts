import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';

const ANA = '+15550142233';

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

/** What Meta got, without what is the same in every message. */
function lastSent({ emulator }: Terminal): unknown {
  const { payload } = [...emulator.state.messages.values()].at(-1) ?? {};
  const { messaging_product, recipient_type, to, ...rest } = payload ?? {};
  expect({ messaging_product, recipient_type }).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
  });
  expect(to).toMatch(/^\+\d+$/);
  return rest;
}

const sends = (cli: Terminal) => cli.sent().filter((request) => request.endsWith('/messages')).length;

/** Every line is accepted, and this is what Meta gets. */
const LINES: readonly (readonly [string, object])[] = [
  [
    `send video ${ANA} https://luna.example/oven.mp4 --caption Fresh`,
    { type: 'video', video: { link: 'https://luna.example/oven.mp4', caption: 'Fresh' } },
  ],
  [
    `send audio ${ANA} https://luna.example/hi.ogg --voice --callback-data LB-1`,
    { type: 'audio', audio: { link: 'https://luna.example/hi.ogg', voice: true }, biz_opaque_callback_data: 'LB-1' },
  ],
  [`send audio ${ANA} https://luna.example/hi.mp3`, { type: 'audio', audio: { link: 'https://luna.example/hi.mp3' } }],
  [
    `send document ${ANA} https://luna.example/17 --filename menu.pdf --caption Menu`,
    { type: 'document', document: { link: 'https://luna.example/17', filename: 'menu.pdf', caption: 'Menu' } },
  ],
  [
    `send sticker ${ANA} https://luna.example/bread.webp --reply-to wamid.A`,
    { type: 'sticker', sticker: { link: 'https://luna.example/bread.webp' }, context: { message_id: 'wamid.A' } },
  ],
  [
    `send location ${ANA} --at -33.45,-70.66 --name Luna --address "1 Main St"`,
    { type: 'location', location: { latitude: '-33.45', longitude: '-70.66', name: 'Luna', address: '1 Main St' } },
  ],
  [
    `send location ${ANA} --latitude -33.45 --longitude -70.66`,
    { type: 'location', location: { latitude: '-33.45', longitude: '-70.66' } },
  ],
  [
    `send contacts ${ANA} --name "Eva Luna" --phone "+34 600 11 12 22" --on-whatsapp --email eva@luna.example --org Luna --url https://luna.example`,
    {
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'Eva Luna', first_name: 'Eva Luna' },
          phones: [{ phone: '+34 600 11 12 22', wa_id: '34600111222' }],
          emails: [{ email: 'eva@luna.example' }],
          org: { company: 'Luna' },
          urls: [{ url: 'https://luna.example' }],
        },
      ],
    },
  ],
  [
    `send buttons ${ANA} "Tea?" --button yes=Yes --button No --header-text Tea --footer Luna`,
    {
      type: 'interactive',
      interactive: {
        type: 'button',
        header: { type: 'text', text: 'Tea' },
        body: { text: 'Tea?' },
        footer: { text: 'Luna' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'yes', title: 'Yes' } },
            { type: 'reply', reply: { id: 'No', title: 'No' } },
          ],
        },
      },
    },
  ],
  [
    `send list ${ANA} "Which?" --button Cakes --section Sweet --row "carrot=Carrot|With nuts" --row Plain --section Salty --row Olive`,
    {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'Which?' },
        action: {
          button: 'Cakes',
          sections: [
            {
              title: 'Sweet',
              rows: [
                { id: 'carrot', title: 'Carrot', description: 'With nuts' },
                { id: 'Plain', title: 'Plain' },
              ],
            },
            { title: 'Salty', rows: [{ id: 'Olive', title: 'Olive' }] },
          ],
        },
      },
    },
  ],
  [
    `send cta-url ${ANA} Menu --button "See it" --url https://luna.example/menu --header-image https://luna.example/a.jpg`,
    {
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        header: { type: 'image', image: { link: 'https://luna.example/a.jpg' } },
        body: { text: 'Menu' },
        action: { name: 'cta_url', parameters: { display_text: 'See it', url: 'https://luna.example/menu' } },
      },
    },
  ],
  [
    `send flow ${ANA} "Your table" --flow-id 1123581321345 --button Book --screen TIMES --data day=2026-12-24 --reference LB-1 --draft --header-video https://luna.example/a.mp4`,
    {
      type: 'interactive',
      interactive: {
        type: 'flow',
        header: { type: 'video', video: { link: 'https://luna.example/a.mp4' } },
        body: { text: 'Your table' },
        action: {
          name: 'flow',
          parameters: {
            flow_message_version: '3',
            flow_id: '1123581321345',
            flow_cta: 'Book',
            flow_token: 'LB-1',
            mode: 'draft',
            flow_action: 'navigate',
            flow_action_payload: { screen: 'TIMES', data: { day: '2026-12-24' } },
          },
        },
      },
    },
  ],
  [
    `send flow ${ANA} "Your table" --flow-name booking --button Book --ask-server --header-document https://luna.example/a.pdf`,
    {
      type: 'interactive',
      interactive: {
        type: 'flow',
        header: { type: 'document', document: { link: 'https://luna.example/a.pdf' } },
        body: { text: 'Your table' },
        action: {
          name: 'flow',
          parameters: {
            flow_message_version: '3',
            flow_name: 'booking',
            flow_cta: 'Book',
            flow_token: 'unused',
            flow_action: 'data_exchange',
          },
        },
      },
    },
  ],
  [
    `send product ${ANA} --catalog 194836987003835 --product SKU-1`,
    {
      type: 'interactive',
      interactive: { type: 'product', action: { catalog_id: '194836987003835', product_retailer_id: 'SKU-1' } },
    },
  ],
  [
    `send product ${ANA} Fresh --catalog 194836987003835 --header-text Ours --product SKU-1 --product SKU-2`,
    {
      type: 'interactive',
      interactive: {
        type: 'product_list',
        header: { type: 'text', text: 'Ours' },
        body: { text: 'Fresh' },
        action: {
          catalog_id: '194836987003835',
          sections: [{ product_items: [{ product_retailer_id: 'SKU-1' }, { product_retailer_id: 'SKU-2' }] }],
        },
      },
    },
  ],
  [
    `send catalog ${ANA} "All our bread" --thumbnail SKU-1 --footer Luna`,
    {
      type: 'interactive',
      interactive: {
        type: 'catalog_message',
        body: { text: 'All our bread' },
        footer: { text: 'Luna' },
        action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: 'SKU-1' } },
      },
    },
  ],
  [
    `send location-request ${ANA} "Where are you?"`,
    {
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: 'Where are you?' },
        action: { name: 'send_location' },
      },
    },
  ],
  [
    'send address +919876543210 "Where to?" --value city=Mumbai --error "in_pin_code=Not there"',
    {
      type: 'interactive',
      interactive: {
        type: 'address_message',
        body: { text: 'Where to?' },
        action: {
          name: 'address_message',
          parameters: {
            country: 'IN',
            values: { city: 'Mumbai' },
            validation_errors: { in_pin_code: 'Not there' },
          },
        },
      },
    },
  ],
  [`send reaction ${ANA} wamid.A 👍`, { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } }],
  [`send reaction ${ANA} wamid.A --remove`, { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '' } }],
];

test.each(LINES)('%s', async (line, payload) => {
  const cli = await shop();
  const { code, stdout } = await cli(line);
  expect(stdout).toContain('Accepted by Meta');
  expect(code).toBe(0);
  expect(lastSent(cli)).toEqual(payload);
});

test.each(LINES)('in Spanish: %s', async (line) => {
  const { code, stdout } = await (await shop())(`${line} --lang es`);
  expect(code).toBe(0);
  expect(stdout).toContain('Meta lo aceptó');
});

describe('all that is wrong is told at once, and nothing goes out', () => {
  const x = (length: number) => 'x'.repeat(length);

  test.each([
    [
      `send buttons nobody "${x(1025)}" --button "${x(21)}" --button a=A --button a=B --button C --footer "${x(61)}" --header-text H --header-image h --reply-to 1`,
      [
        "'nobody' is neither a phone number nor a user id",
        'the text has 1025 characters, at most 1024 are allowed',
        'the footer has 61 characters, at most 60 are allowed',
        "'h' is neither a file here, nor a link, nor a media id",
        'the header needs exactly one of --header-text, --header-image',
        'there are 4 buttons, at most 3 are allowed',
        'the title of button 1 has 21 characters, at most 20 are allowed',
        "the id of button 3, 'a', is there already",
        "'1' is not a message id",
      ],
      ['el título del botón 1 tiene 21 caracteres y se admiten 20 como máximo', 'hay 4 botones'],
    ],
    [
      `send list ${ANA} --section A --section B --row "${x(25)}|${x(73)}"`,
      [
        'the text is missing; give it with <body>',
        'the text of the button that opens the list is missing; give it with --button',
        'a row in section 1 is missing; give it with --row',
        'the title of row 1 in section 2 has 25 characters, at most 24 are allowed',
        'the description of row 1 in section 2 has 73 characters, at most 72 are allowed',
      ],
      ['falta el texto; use <body>', 'falta una fila en la sección 1; use --row'],
    ],
    [
      `send cta-url ${ANA} Menu --button "${x(21)}" --url luna.example`,
      ['the text of the button has 21 characters', "the link, 'luna.example', is no address on the web"],
      ["el enlace, 'luna.example', no es una dirección web"],
    ],
    [
      `send flow ${ANA} Book --button Book --screen S --ask-server`,
      ['the Flow needs exactly one of --flow-id, --flow-name', 'needs exactly one of --screen --data, --ask-server'],
      ['para el Flow hace falta exactamente una de estas cosas: --flow-id, --flow-name'],
    ],
    [
      `send product ${ANA} --product " " --section "${x(25)}" --section C --product A`,
      [
        'the text is missing',
        'the id of the catalog is missing; give it with --catalog',
        'the title of section 1 is missing; give it with --section',
        'product 1 in section 1 is empty',
        'the title of section 2 has 25 characters',
        'a product in section 2 is missing; give it with --product',
        'the header is missing; give it with --header-text',
      ],
      ['falta el identificador del catálogo; use --catalog'],
    ],
    [
      `send product ${ANA} --catalog 1 --product A --header-text H`,
      ['the header is not allowed here'],
      ['el encabezado no se admite aquí'],
    ],
    [
      `send address ${ANA} Where --value citty=Pune --value in_pin_code=4000511`,
      ["the field 'citty' is not known; did you mean 'city'?", 'the PIN code has 7 characters, at most 6 are allowed'],
      ["no se conoce el campo 'citty'; ¿quiso decir 'city'?"],
    ],
    [
      `send contacts ${ANA} --phone none`,
      ['the name of contact 1 is empty', "phone number 1 of contact 1, 'none', is no number"],
      ["el teléfono 1 del contacto 1, 'none', no es un número"],
    ],
    [
      `send location ${ANA} --latitude 91`,
      ['the latitude must lie between -90 and 90, not at 91', 'the longitude is missing; give it with --longitude'],
      ['la latitud debe estar entre -90 y 90, no en 91'],
    ],
    [
      `send location ${ANA} --at "40,41 -3,70"`,
      ['write degrees with a point, latitude first'],
      ['escriba los grados con punto, primero la latitud'],
    ],
    [
      `send reaction ${ANA} 12 hello`,
      ["'12' is not a message id", "'hello' is not one emoji"],
      ["'hello' no es un emoji"],
    ],
    [
      `send document ${ANA} menu --caption "${x(1025)}"`,
      ["'menu' is neither a file here, nor a link, nor a media id", 'the caption has 1025 characters'],
      ['el pie tiene 1025 caracteres'],
    ],
  ])('%.60s', async (line, english, spanish) => {
    const cli = await shop();
    const run = await cli(line);
    expect({ code: run.code, stdout: run.stdout, sends: sends(cli) }).toEqual({ code: 2, stdout: '', sends: 0 });
    for (const part of english) expect(run.stderr).toContain(part);
    const translated = await cli(`${line} --lang es`);
    for (const part of spanish) expect(translated.stderr).toContain(part);
  });
});

test('facts of what is wrong are there for programs too', async () => {
  const { stderr } = await (await shop())(`send list ${ANA} Which? --button Cakes --row ${'x'.repeat(25)} --json`);
  expect(JSON.parse(stderr).error).toMatchObject({
    id: 'message-invalid',
    problems: [
      { field: 'row-title', member: ['sections', 0, 'rows', 0, 'title'], problem: 'too-long', length: 25, limit: 24 },
    ],
  });
});

test('the text of every kind can come from standard input', async () => {
  const cli = await shop();
  expect((await cli(`send buttons ${ANA} - --button Yes`, { stdin: 'Tea\nor coffee?\n' })).code).toBe(0);
  expect(lastSent(cli)).toMatchObject({ interactive: { body: { text: 'Tea\nor coffee?' } } });
});

test('a long text of a list and a long button of a Flow are only warned about, since sources disagree', async () => {
  const cli = await shop();
  const list = await cli(`send list ${ANA} "${'x'.repeat(1025)}" --button Cakes --row Plain`);
  expect(list).toMatchObject({ code: 0, stderr: expect.stringContaining('longer than 1024 characters') });
  const flow = await cli(`send flow ${ANA} Book --flow-id 12345 --button "${'x'.repeat(31)}"`);
  expect(flow).toMatchObject({ code: 0, stderr: expect.stringContaining('30 characters that Meta advises') });
});

test('a document from a file keeps its name, in a message as above a text', async () => {
  const cli = await shop();
  cli.write('menu.pdf', '%PDF-1.7\n%%EOF\n');
  expect((await cli(`send document ${ANA} menu.pdf`)).code).toBe(0);
  expect(lastSent(cli)).toMatchObject({ document: { id: expect.any(String), filename: 'menu.pdf' } });
  expect((await cli(`send buttons ${ANA} "Hungry?" --button Yes --header-document menu.pdf`)).code).toBe(0);
  expect(lastSent(cli)).toMatchObject({
    interactive: { header: { document: { id: expect.any(String), filename: 'menu.pdf' } } },
  });
});
