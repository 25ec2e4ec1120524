import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Setup, type Terminal, terminal } from '../../support/cli.js';

/**
 * Every shape that Meta describes for a template send: the values as a file has them, and the components as they go on the
 * wire, which the emulator takes. A wrong one of each is refused here, and by the emulator when it is sent all the same.
 */

const ANA = '+34600112233';

type SeedTemplate = NonNullable<NonNullable<NonNullable<Setup['seed']>['wabas']>[number]['templates']>[number];

const BODY = { type: 'BODY', text: 'Our picks for today' };
const media = (format: string) => ({ type: 'HEADER', format, example: { header_handle: ['4::a'] } });
const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
const LINK = { type: 'URL', text: 'Shop', url: 'https://luna.example/{{1}}', example: ['a'] };
const PRODUCT_CARD = { components: [{ type: 'HEADER', format: 'PRODUCT' }, buttons({ type: 'SPM', text: 'View' })] };
const MEDIA_CARD = {
  components: [
    media('IMAGE'),
    { type: 'BODY', text: 'Now {{1}}', example: { body_text: [['a']] } },
    buttons({ type: 'QUICK_REPLY', text: 'More' }, LINK),
  ],
};
const OFFER = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Hurry!', has_expiration: true } };
const product = { product_retailer_id: 'sku1', catalog_id: '194836987003835' };
const order = {
  reference_id: 'abc-1',
  type: 'physical-goods',
  currency: 'INR',
  total_amount: { value: 100, offset: 100 },
  order: { status: 'pending', items: [{ name: 'Cake', retailer_id: '1', quantity: 1 }] },
};
const sections = [{ title: 'Bundles', product_items: [{ product_retailer_id: 'sku1' }] }];
const action = (of: object) => [{ type: 'action', action: of }];
const button = (sub_type: string, index: string, parameters: object[]) => ({
  type: 'button',
  sub_type,
  index,
  parameters,
});
const image = (link: string) => ({ type: 'header', parameters: [{ type: 'image', image: { link } }] });

interface Shape {
  readonly what: string;
  readonly components: readonly object[];
  readonly facts?: Partial<SeedTemplate>;
  readonly file: unknown;
  readonly sent: readonly object[];
  /** The same gone wrong: what we say, and what the emulator answers to the raw components. */
  readonly wrong: readonly {
    readonly file: unknown;
    readonly says: string;
    readonly raw: readonly object[];
    readonly code: number;
  }[];
}

const SHAPES: readonly Shape[] = [
  {
    what: 'texts by place, which are texts whatever they look like',
    components: [{ type: 'BODY', text: 'Hi {{1}}, order {{2}}', example: { body_text: [['a', 'b']] } }],
    file: { params: ['Ana', '007'] },
    sent: [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ana' },
          { type: 'text', text: '007' },
        ],
      },
    ],
    wrong: [
      {
        file: { params: ['Ana'] },
        says: 'no value for {{2}} in the body',
        raw: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }],
        code: 132000,
      },
    ],
  },
  {
    what: 'an amount and a date',
    components: [{ type: 'BODY', text: 'Pay {{1}} by {{2}} please', example: { body_text: [['a', 'b']] } }],
    file: {
      params: [
        { currency: { fallback_value: '$100.99', code: 'USD', amount_1000: 100990 } },
        { date_time: { fallback_value: 'February 25' } },
      ],
    },
    sent: [
      {
        type: 'body',
        parameters: [
          { type: 'currency', currency: { fallback_value: '$100.99', code: 'USD', amount_1000: 100990 } },
          { type: 'date_time', date_time: { fallback_value: 'February 25' } },
        ],
      },
    ],
    wrong: [
      {
        file: { params: [{ currency: { code: 'USD' } }, 'x'] },
        says: 'the value for {{1}} in the body is neither a text nor a whole',
        raw: [
          {
            type: 'body',
            parameters: [
              { type: 'currency', currency: { code: 'USD' } },
              { type: 'text', text: 'x' },
            ],
          },
        ],
        code: 100,
      },
    ],
  },
  {
    what: 'names in header, body and link',
    facts: { parameterFormat: 'NAMED' },
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Our {{sale}} is on' },
      { type: 'BODY', text: 'Hi {{first_name}}, come in' },
      buttons({ ...LINK, url: 'https://luna.example/{{customer}}' }),
    ],
    file: { params: { sale: 'Summer Sale', first_name: 'Ana', customer: 'ana' } },
    sent: [
      { type: 'header', parameters: [{ type: 'text', parameter_name: 'sale', text: 'Summer Sale' }] },
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Ana' }] },
      button('url', '0', [{ type: 'text', parameter_name: 'customer', text: 'ana' }]),
    ],
    wrong: [
      {
        file: { params: { sale: 'Summer Sale', fist_name: 'Ana', customer: 'ana' } },
        says: "no place for 'fist_name' in the body, which takes {{first_name}}, {{sale}}, {{customer}}",
        raw: [
          { type: 'header', parameters: [{ type: 'text', parameter_name: 'sale', text: 'Summer Sale' }] },
          { type: 'body', parameters: [{ type: 'text', parameter_name: 'fist_name', text: 'Ana' }] },
          button('url', '0', [{ type: 'text', parameter_name: 'customer', text: 'ana' }]),
        ],
        code: 100,
      },
    ],
  },
  {
    what: 'a title',
    components: [{ type: 'HEADER', format: 'TEXT', text: 'Our {{1}} is on' }, BODY],
    file: { header: 'Sale' },
    sent: [{ type: 'header', parameters: [{ type: 'text', text: 'Sale' }] }],
    wrong: [
      {
        file: { header: 'x'.repeat(60) },
        says: 'with these values the header has 70 characters, at most 60 are allowed',
        raw: [{ type: 'header', parameters: [{ type: 'text', text: 'x'.repeat(60) }] }],
        code: 132005,
      },
    ],
  },
  {
    what: 'a picture by its link',
    components: [media('IMAGE'), BODY],
    file: { header: 'https://luna.example/cake.png' },
    sent: [image('https://luna.example/cake.png')],
    wrong: [{ file: {}, says: 'the header needs a picture at every send', raw: [], code: 132012 }],
  },
  {
    what: 'a document with the name that the customer sees',
    components: [media('DOCUMENT'), BODY],
    file: { header: { link: 'https://luna.example/1.pdf', filename: 'order.pdf' } },
    sent: [
      {
        type: 'header',
        parameters: [{ type: 'document', document: { link: 'https://luna.example/1.pdf', filename: 'order.pdf' } }],
      },
    ],
    wrong: [
      {
        file: { header: { latitude: 1, longitude: 2 } },
        says: 'the header takes a document (PDF), not what was given',
        raw: [{ type: 'header', parameters: [{ type: 'location', location: { latitude: '1', longitude: '2' } }] }],
        code: 132012,
      },
    ],
  },
  {
    what: 'a place',
    components: [{ type: 'HEADER', format: 'LOCATION' }, BODY],
    file: {
      header: { latitude: 37.44, longitude: -122.16, name: 'Philz Coffee', address: '101 Forest Ave, Palo Alto' },
    },
    sent: [
      {
        type: 'header',
        parameters: [
          {
            type: 'location',
            location: {
              latitude: '37.44',
              longitude: '-122.16',
              name: 'Philz Coffee',
              address: '101 Forest Ave, Palo Alto',
            },
          },
        ],
      },
    ],
    wrong: [
      {
        file: { header: 'Philz Coffee' },
        says: "'Philz Coffee' is no place",
        raw: [{ type: 'header', parameters: [{ type: 'location', location: { name: 'Philz Coffee' } }] }],
        code: 100,
      },
    ],
  },
  {
    what: 'one product',
    components: [{ type: 'HEADER', format: 'PRODUCT' }, BODY, buttons({ type: 'SPM', text: 'View' })],
    file: { header: '194836987003835/sku1' },
    sent: [{ type: 'header', parameters: [{ type: 'product', product }] }],
    wrong: [
      {
        file: { header: 'sku1' },
        says: "'sku1' is no product; write it as <catalog id>/<product>",
        raw: [{ type: 'header', parameters: [{ type: 'product', product: { product_retailer_id: 'sku1' } }] }],
        code: 100,
      },
    ],
  },
  {
    what: 'the payload of a quick reply beside the end of a link',
    components: [BODY, buttons({ type: 'QUICK_REPLY', text: 'No' }, LINK)],
    file: { buttons: ['UNSUB', 'spring'] },
    sent: [
      button('quick_reply', '0', [{ type: 'payload', payload: 'UNSUB' }]),
      button('url', '1', [{ type: 'text', text: 'spring' }]),
    ],
    wrong: [
      {
        file: { buttons: { 0: 'UNSUB' } },
        says: 'no value for {{1}} in button 1 (https://luna.example/{{1}})',
        raw: [button('quick_reply', '0', [{ type: 'payload', payload: 'UNSUB' }])],
        code: 131008,
      },
      {
        file: { buttons: ['UNSUB', 'spring', 'x'] },
        says: 'there is no button 2',
        raw: [
          button('url', '1', [{ type: 'text', text: 'spring' }]),
          button('url', '2', [{ type: 'text', text: 'x' }]),
        ],
        code: 132018,
      },
    ],
  },
  {
    what: 'an offer code',
    components: [BODY, buttons({ type: 'COPY_CODE', example: 'X' })],
    file: { buttons: ['25OFF'] },
    sent: [button('copy_code', '0', [{ type: 'coupon_code', coupon_code: '25OFF' }])],
    wrong: [
      { file: {}, says: 'button 0 (COPY_CODE) needs a value: --button 0=<code>', raw: [], code: 131008 },
      {
        file: { buttons: ['25%'] },
        says: "the offer code '25%' of button 0 may hold only letters and digits",
        raw: [button('copy_code', '0', [{ type: 'coupon_code', coupon_code: '25%' }])],
        code: 132018,
      },
    ],
  },
  {
    what: 'a catalog with a picture',
    components: [BODY, buttons({ type: 'CATALOG', text: 'View catalog' })],
    file: { buttons: ['sku1'] },
    sent: [button('catalog', '0', action({ thumbnail_product_retailer_id: 'sku1' }))],
    wrong: [
      {
        file: { buttons: [{ thumbnail: 'sku1' }] },
        says: '`thumbnail_product_retailer_id` of button 0 (CATALOG) is missing or wrong',
        raw: [button('catalog', '0', action({ thumbnail: 'sku1' }))],
        code: 100,
      },
    ],
  },
  {
    what: 'several products',
    components: [BODY, buttons({ type: 'MPM', text: 'View items' })],
    file: { buttons: [{ thumbnail_product_retailer_id: 'sku1', sections }] },
    sent: [button('mpm', '0', action({ thumbnail_product_retailer_id: 'sku1', sections }))],
    wrong: [
      { file: {}, says: 'button 0 (MPM) needs an object', raw: [], code: 131008 },
      {
        file: { buttons: [{ thumbnail_product_retailer_id: 'sku1', sections: [] }] },
        says: '`sections` of button 0 (MPM) is missing or wrong',
        raw: [button('mpm', '0', action({ thumbnail_product_retailer_id: 'sku1', sections: [] }))],
        code: 132018,
      },
      {
        file: { buttons: [{ sections: [{ title: 'x'.repeat(25), product_items: [{ product_retailer_id: 'a' }] }] }] },
        says: '`sections.title` of button 0 (MPM) is missing or wrong',
        raw: [
          button(
            'mpm',
            '0',
            action({ sections: [{ title: 'x'.repeat(25), product_items: [{ product_retailer_id: 'a' }] }] }),
          ),
        ],
        code: 100,
      },
    ],
  },
  {
    what: 'a flow with its token and data',
    components: [BODY, buttons({ type: 'FLOW', text: 'Sign up', flow_id: '1' })],
    file: { buttons: [{ flow_token: 'T', flow_action_data: { name: 'Ana' } }] },
    sent: [button('flow', '0', action({ flow_token: 'T', flow_action_data: { name: 'Ana' } }))],
    wrong: [
      {
        file: { buttons: [{ flow_action_data: {} }] },
        says: '`flow_action_data` of button 0 (FLOW) is missing or wrong',
        raw: [button('flow', '0', action({ flow_action_data: {} }))],
        code: 132018,
      },
    ],
  },
  {
    what: 'a flow without anything',
    components: [BODY, buttons({ type: 'FLOW', text: 'Sign up', flow_id: '1' })],
    file: {},
    sent: [button('flow', '0', action({ flow_token: 'unused' }))],
    wrong: [],
  },
  {
    what: 'a call for a while',
    components: [BODY, buttons({ type: 'VOICE_CALL', text: 'Call now' })],
    file: { buttons: [{ ttl_minutes: 100, payload: 'campaign' }] },
    sent: [
      {
        type: 'button',
        sub_type: 'voice_call',
        parameters: [
          { type: 'ttl_minutes', ttl_minutes: 100 },
          { type: 'payload', payload: 'campaign' },
        ],
      },
    ],
    wrong: [
      {
        file: { buttons: [{ ttl_minutes: 43_201 }] },
        says: '`ttl_minutes` of button 0 (VOICE_CALL) is missing or wrong',
        raw: [{ type: 'button', sub_type: 'voice_call', parameters: [{ type: 'ttl_minutes', ttl_minutes: 43_201 }] }],
        code: 132018,
      },
    ],
  },
  {
    what: 'an order to pay',
    components: [BODY, buttons({ type: 'ORDER_DETAILS', text: 'Buy now' })],
    file: { buttons: [order] },
    sent: [button('order_details', '0', action({ order_details: order }))],
    wrong: [
      {
        file: { buttons: [{ ...order, reference_id: 'a b' }] },
        says: '`order_details.reference_id` of button 0 (ORDER_DETAILS) is missing or wrong',
        raw: [button('order_details', '0', action({ order_details: { ...order, reference_id: 'a b' } }))],
        code: 132018,
      },
    ],
  },
  {
    what: 'the state of an order',
    facts: { subCategory: 'ORDER_STATUS' },
    components: [BODY],
    file: { order_status: { reference_id: 'abc-1', order: { status: 'shipped', description: 'On its way' } } },
    sent: [
      {
        type: 'order_status',
        parameters: [
          {
            type: 'order_status',
            order_status: { reference_id: 'abc-1', order: { status: 'shipped', description: 'On its way' } },
          },
        ],
      },
    ],
    wrong: [
      { file: {}, says: 'the template needs `order_status`', raw: [], code: 131008 },
      {
        file: { order_status: { reference_id: 'abc-1', order: { status: 'lost' } } },
        says: '`order_status.order.status` is missing or wrong',
        raw: [
          {
            type: 'order_status',
            parameters: [{ type: 'order_status', order_status: { reference_id: 'abc-1', order: { status: 'lost' } } }],
          },
        ],
        code: 132018,
      },
    ],
  },
  {
    what: 'a tap that leads somewhere',
    components: [media('IMAGE'), BODY],
    file: {
      header: 'https://luna.example/a.png',
      tap_target: { url: 'https://luna.example/o', title: 'Offer Details' },
    },
    sent: [
      image('https://luna.example/a.png'),
      {
        type: 'tap_target_configuration',
        parameters: [
          {
            type: 'tap_target_configuration',
            tap_target_configuration: [{ url: 'https://luna.example/o', title: 'Offer Details' }],
          },
        ],
      },
    ],
    wrong: [
      {
        file: { header: 'https://luna.example/a.png', tap_target: { url: 'luna', title: 'Offer Details' } },
        says: '`tap_target.url` is missing or wrong',
        raw: [
          image('https://luna.example/a.png'),
          {
            type: 'tap_target_configuration',
            parameters: [
              { type: 'tap_target_configuration', tap_target_configuration: [{ url: 'luna', title: 'Offer Details' }] },
            ],
          },
        ],
        code: 132018,
      },
    ],
  },
  {
    what: 'a question whether the business may call',
    components: [{ type: 'BODY', text: 'May we call you, {{1}}?' }, { type: 'CALL_PERMISSION_REQUEST' }],
    file: { params: ['Ana'] },
    sent: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }],
    wrong: [],
  },
  {
    what: 'a request for the number, and a number to call',
    components: [
      BODY,
      buttons({ type: 'REQUEST_CONTACT_INFO' }, { type: 'PHONE_NUMBER', text: 'Call', phone_number: '15550051310' }),
    ],
    file: {},
    sent: [],
    wrong: [
      {
        file: { buttons: { 1: 'x' } },
        says: 'button 1 (PHONE_NUMBER) takes no value',
        raw: [button('url', '1', [{ type: 'text', text: 'x' }])],
        code: 132018,
      },
    ],
  },
  {
    what: 'an offer that ends',
    components: [BODY, OFFER, buttons({ type: 'COPY_CODE', example: 'X' }, LINK)],
    file: { offer_ends: '2026-12-01T18:00Z', buttons: ['CARIBE25', 'n3mtql'] },
    sent: [
      button('copy_code', '0', [{ type: 'coupon_code', coupon_code: 'CARIBE25' }]),
      button('url', '1', [{ type: 'text', text: 'n3mtql' }]),
      {
        type: 'limited_time_offer',
        parameters: [
          { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: Date.UTC(2026, 11, 1, 18) } },
        ],
      },
    ],
    wrong: [
      {
        file: { buttons: ['CARIBE25', 'n3mtql'] },
        says: 'the offer needs the time when it ends: --offer-ends',
        raw: [
          button('copy_code', '0', [{ type: 'coupon_code', coupon_code: 'CARIBE25' }]),
          button('url', '1', [{ type: 'text', text: 'n3mtql' }]),
        ],
        code: 131008,
      },
      {
        file: { offer_ends: '48h', buttons: ['X'.repeat(16), 'n3mtql'] },
        says: 'the value for button 0 has 16 characters, at most 15 are allowed',
        raw: [
          button('copy_code', '0', [{ type: 'coupon_code', coupon_code: 'X'.repeat(16) }]),
          button('url', '1', [{ type: 'text', text: 'n3mtql' }]),
          {
            type: 'limited_time_offer',
            parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_800_000_000_000 } }],
          },
        ],
        code: 100,
      },
    ],
  },
  {
    what: 'cards with pictures',
    components: [BODY, { type: 'CAROUSEL', cards: [MEDIA_CARD, MEDIA_CARD] }],
    file: {
      cards: [
        { header: 'https://luna.example/0.png', params: ['10OFF'], buttons: ['more-0', 'p0'] },
        { header: 'https://luna.example/1.png', params: ['20OFF'], buttons: [null, 'p1'] },
      ],
    },
    sent: [
      {
        type: 'carousel',
        cards: [
          {
            card_index: 0,
            components: [
              image('https://luna.example/0.png'),
              { type: 'body', parameters: [{ type: 'text', text: '10OFF' }] },
              button('quick_reply', '0', [{ type: 'payload', payload: 'more-0' }]),
              button('url', '1', [{ type: 'text', text: 'p0' }]),
            ],
          },
          {
            card_index: 1,
            components: [
              image('https://luna.example/1.png'),
              { type: 'body', parameters: [{ type: 'text', text: '20OFF' }] },
              button('url', '1', [{ type: 'text', text: 'p1' }]),
            ],
          },
        ],
      },
    ],
    wrong: [
      {
        file: { cards: [{ header: 'https://luna.example/0.png', params: ['10OFF'], buttons: [null, 'p0'] }] },
        says: 'the template needs 2 cards and got 1',
        raw: [
          {
            type: 'carousel',
            cards: [
              {
                card_index: 0,
                components: [
                  image('https://luna.example/0.png'),
                  { type: 'body', parameters: [{ type: 'text', text: '10OFF' }] },
                  button('url', '1', [{ type: 'text', text: 'p0' }]),
                ],
              },
            ],
          },
        ],
        code: 131008,
      },
      {
        file: {
          cards: [
            { header: 'https://luna.example/0.png', params: ['10OFF'], buttons: [null, 'p0'] },
            { params: ['20OFF'] },
          ],
        },
        says: 'card 1: no value for {{1}} in button 1',
        raw: [
          {
            type: 'carousel',
            cards: [0, 1].map((card_index) => ({
              card_index,
              components: [{ type: 'body', parameters: [{ type: 'text', text: '10OFF' }] }],
            })),
          },
        ],
        code: 132012,
      },
    ],
  },
  {
    what: 'more cards with products than it was made of',
    components: [BODY, { type: 'CAROUSEL', cards: [PRODUCT_CARD, PRODUCT_CARD] }],
    file: { cards: [{ header: product }, { header: product }, { header: '194836987003835/sku3' }] },
    sent: [
      {
        type: 'carousel',
        cards: ['sku1', 'sku1', 'sku3'].map((sku, card_index) => ({
          card_index,
          components: [
            { type: 'header', parameters: [{ type: 'product', product: { ...product, product_retailer_id: sku } }] },
          ],
        })),
      },
    ],
    wrong: [
      {
        file: { cards: Array.from({ length: 11 }, () => ({ header: product })) },
        says: 'the template needs 2 to 10 cards and got 11',
        raw: [
          {
            type: 'carousel',
            cards: Array.from({ length: 11 }, (_, card_index) => ({
              card_index,
              components: [{ type: 'header', parameters: [{ type: 'product', product }] }],
            })),
          },
        ],
        code: 131008,
      },
    ],
  },
];

async function shop({ components, facts }: Shape): Promise<Terminal> {
  const template = { name: 'shape', language: 'en_US', components: [...components], ...facts } as SeedTemplate;
  const [waba] = defaultSeed.wabas ?? [];
  const cli = terminal({ seed: { ...defaultSeed, wabas: waba ? [{ ...waba, templates: [template] }] : [] } });
  await cli.connect();
  return cli;
}

const sentTemplate = ({ emulator }: Terminal) => [...emulator.state.messages.values()].at(-1)?.payload.template;

async function sendRaw({ emulator }: Terminal, components: readonly object[]) {
  const message = { name: 'shape', language: { code: 'en_US' }, components };
  const body = JSON.stringify({ messaging_product: 'whatsapp', to: ANA, type: 'template', template: message });
  const answer = await emulator.handler({
    method: 'POST',
    url: `${GRAPH_URL}/v25.0/${DEFAULT_IDS.phoneId}/messages`,
    headers: { authorization: `Bearer ${DEFAULT_TOKEN}`, 'content-type': 'application/json' },
    body: new TextEncoder().encode(body),
  });
  return JSON.parse(new TextDecoder().decode(answer.body));
}

describe.each(SHAPES)('$what', (shape) => {
  test('goes out as Meta describes it, and is taken', async () => {
    const cli = await shop(shape);
    cli.write('values.json', JSON.stringify(shape.file));
    const run = await cli(`send template ${ANA} shape --params-file values.json`);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(sentTemplate(cli)).toEqual({
      name: 'shape',
      language: { code: 'en_US' },
      ...(shape.sent.length > 0 && { components: shape.sent }),
    });
  });

  for (const { file, says, raw, code } of shape.wrong) {
    test(`is refused here where ${says}, and by the emulator with ${code}`, async () => {
      const cli = await shop(shape);
      cli.write('values.json', JSON.stringify(file));
      const run = await cli(`send template ${ANA} shape --params-file values.json`);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(says);
      expect(cli.emulator.state.messages.size).toBe(0);
      expect((await sendRaw(cli, raw)).error.code).toBe(code);
    });
  }
});
