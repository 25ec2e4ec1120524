/** One kind of invented template for every kind of component that Meta has, in the form in which one is created. */
import type { JsonObject } from '../json-values.js';
import type { SeedTemplate } from '../seed.js';
import type { ParameterFormat } from '../templates/variables.js';
import { BODIES, FOOTERS, HEADERS, LABELS, type Tongue, type Topic } from './words.js';

export interface Writing {
  /** Makes the texts unlike those of all others. */
  readonly number: number;
  readonly tongue: Tongue;
}

export interface Kind {
  readonly name: string;
  readonly category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
  readonly parameterFormat?: ParameterFormat;
  /** Members of the template beside its content. */
  readonly with?: Partial<SeedTemplate>;
  write(writing: Writing): JsonObject[];
}

const SAMPLE = { header_handle: ['4::aW1hZ2UvanBlZw==:ARZ'] };

function body(topic: Topic, { number, tongue }: Writing): JsonObject {
  const text = withNumber(BODIES[topic][tongue], number).replace('%a', '{{1}}').replace('%b', '{{2}}');
  // Where the language puts the second one first, it is the first.
  const inOrder = text.indexOf('{{1}}') < text.indexOf('{{2}}');
  return { type: 'BODY', text, example: { body_text: [inOrder ? ['Ana', 'LB-1042'] : ['LB-1042', 'Ana']] } };
}

function namedBody(topic: Topic, { number, tongue }: Writing): JsonObject {
  const text = withNumber(BODIES[topic][tongue], number).replace('%a', '{{first_name}}').replace('%b', '{{reference}}');
  const samples = [
    { param_name: 'first_name', example: 'Ana' },
    { param_name: 'reference', example: 'LB-1042' },
  ];
  return { type: 'BODY', text, example: { body_text_named_params: samples } };
}

function withNumber(text: string, number: number): string {
  return text.replace('%n', String(number));
}

const plain = (text: string): JsonObject => ({ type: 'BODY', text });
const footer = ({ tongue }: Writing): JsonObject => ({ type: 'FOOTER', text: FOOTERS[tongue] });
const media = (format: string): JsonObject => ({ type: 'HEADER', format, example: SAMPLE });
const buttons = (...list: JsonObject[]): JsonObject => ({ type: 'BUTTONS', buttons: list });
const reply = (label: 'yes' | 'no', { tongue }: Writing): JsonObject => ({
  type: 'QUICK_REPLY',
  text: LABELS[label][tongue],
});
const open = ({ tongue }: Writing): JsonObject => ({
  type: 'URL',
  text: LABELS.open[tongue],
  url: 'https://lunabakery.example/{{1}}',
  example: ['cakes'],
});

function otp(button: JsonObject): JsonObject[] {
  return [
    { type: 'BODY', add_security_recommendation: true },
    { type: 'FOOTER', code_expiration_minutes: 5 },
    buttons({ type: 'OTP', ...button }),
  ];
}

const APPS = [{ package_name: 'com.lunabakery.shop', signature_hash: 'K8a/AINcGX7' }];

const card = (writing: Writing, format: 'IMAGE' | 'VIDEO'): JsonObject => ({
  components: [
    media(format),
    plain(withNumber('Box no. %n of this week', writing.number)),
    buttons(reply('yes', writing), open(writing)),
  ],
});

export const KINDS: readonly Kind[] = [
  { name: 'order_text', category: 'UTILITY', write: (one) => [body('order', one)] },
  {
    name: 'order_named',
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    write: (one) => [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: HEADERS[one.tongue].replace('%a', '{{first_name}}'),
        example: { header_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
      },
      namedBody('order', one),
      footer(one),
    ],
  },
  {
    name: 'visit_replies',
    category: 'UTILITY',
    write: (one) => [body('appointment', one), footer(one), buttons(reply('yes', one), reply('no', one))],
  },
  {
    name: 'visit_place',
    category: 'UTILITY',
    write: (one) => [{ type: 'HEADER', format: 'LOCATION' }, body('appointment', one), buttons(open(one))],
  },
  {
    name: 'invoice_file',
    category: 'UTILITY',
    with: { messageSendTtlSeconds: 3600 },
    write: (one) => [
      media('DOCUMENT'),
      body('payment', one),
      buttons(open(one), { type: 'PHONE_NUMBER', text: LABELS.call[one.tongue], phone_number: '+15550192837' }),
    ],
  },
  {
    name: 'invoice_pay',
    category: 'UTILITY',
    with: { displayFormat: 'ORDER_DETAILS', subCategory: 'ORDER_DETAILS' },
    write: (one) => [body('payment', one), buttons({ type: 'ORDER_DETAILS', text: LABELS.pay[one.tongue] })],
  },
  {
    name: 'visit_call_permission',
    category: 'UTILITY',
    with: { subCategory: 'CALL_PERMISSIONS_REQUEST' },
    write: (one) => [body('appointment', one), { type: 'CALL_PERMISSION_REQUEST' }],
  },
  {
    name: 'visit_contact',
    category: 'UTILITY',
    write: (one) => [body('appointment', one), buttons({ type: 'REQUEST_CONTACT_INFO' })],
  },
  {
    name: 'visit_voice',
    category: 'UTILITY',
    write: (one) => [body('appointment', one), buttons({ type: 'VOICE_CALL', text: LABELS.call[one.tongue] })],
  },
  {
    name: 'offer_picture',
    category: 'MARKETING',
    with: {
      ctaUrlLinkTrackingOptedOut: true,
      degreesOfFreedomSpec: {
        creative_features_spec: [{ key: 'IMAGE_TOUCHUPS', value: { enroll_status: 'OPT_OUT' } }],
      },
    },
    write: (one) => [media('IMAGE'), body('offer', one), footer(one), buttons(open(one))],
  },
  { name: 'offer_video', category: 'MARKETING', write: (one) => [media('VIDEO'), body('offer', one), footer(one)] },
  { name: 'offer_gif', category: 'MARKETING', write: (one) => [media('GIF'), body('offer', one)] },
  {
    name: 'offer_code',
    category: 'MARKETING',
    with: { messageSendTtlSeconds: 86_400 },
    write: (one) => [body('offer', one), buttons(open(one), { type: 'COPY_CODE', example: 'CAKE25' })],
  },
  {
    name: 'offer_limited',
    category: 'MARKETING',
    write: (one) => [
      media('IMAGE'),
      body('offer', one),
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Until Sunday', has_expiration: true } },
      buttons({ type: 'COPY_CODE', example: 'CAKE25' }, open(one)),
    ],
  },
  {
    name: 'offer_carousel',
    category: 'MARKETING',
    write: (one) => [
      body('offer', one),
      { type: 'CAROUSEL', cards: [card(one, 'IMAGE'), card(one, 'IMAGE'), card(one, 'IMAGE')] },
    ],
  },
  {
    name: 'offer_products_carousel',
    category: 'MARKETING',
    write: (one) => {
      const product = { components: [{ type: 'HEADER', format: 'PRODUCT' }, buttons({ type: 'SPM', text: 'View' })] };
      return [body('offer', one), { type: 'CAROUSEL', cards: [product, product] }];
    },
  },
  {
    name: 'offer_catalog',
    category: 'MARKETING',
    write: (one) => [body('offer', one), footer(one), buttons({ type: 'CATALOG', text: 'View catalog' })],
  },
  {
    name: 'offer_products',
    category: 'MARKETING',
    write: (one) => [body('offer', one), buttons({ type: 'MPM', text: 'View items' })],
  },
  {
    name: 'offer_product',
    category: 'MARKETING',
    write: (one) => [{ type: 'HEADER', format: 'PRODUCT' }, body('offer', one), buttons({ type: 'SPM', text: 'View' })],
  },
  {
    name: 'offer_flow',
    category: 'MARKETING',
    write: (one) => [
      body('offer', one),
      buttons({ type: 'FLOW', text: LABELS.book[one.tongue], flow_id: '1234567890', navigate_screen: 'FIRST' }),
    ],
  },
  {
    name: 'code_copy',
    category: 'AUTHENTICATION',
    with: { messageSendTtlSeconds: 600 },
    write: () => otp({ otp_type: 'COPY_CODE' }),
  },
  {
    name: 'code_one_tap',
    category: 'AUTHENTICATION',
    write: () => otp({ otp_type: 'ONE_TAP', supported_apps: APPS }),
  },
  {
    name: 'code_zero_tap',
    category: 'AUTHENTICATION',
    write: () => otp({ otp_type: 'ZERO_TAP', zero_tap_terms_accepted: true, supported_apps: APPS }),
  },
];
