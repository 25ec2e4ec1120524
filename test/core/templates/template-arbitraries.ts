import fc from 'fast-check';

/** Templates of all kinds: most are right, and each part is now and then broken at the border of a rule. */

const LONG = [59, 60, 61, 159, 160, 161, 549, 551, 599, 600, 601, 1023, 1024, 1025];

const piece = fc.constantFrom(
  ...['your', 'order', 'is', 'ready', 'today', 'pick', 'it', 'up', 'soon', 'thanks', 'café', 'déjà'],
  ...[' ', ', ', '. ', '!', '\n', '\n\n', '\n\n\n', '\t', '     ', '*bold*', '_soft_', '~gone~', '```x```', 'a_b', '*'],
  ...['🙂', '👍🏽', '🇪🇸', '©', '™', '☎', '❤️'],
  ...[
    '{{1}}',
    '{{2}}',
    '{{3}}',
    '{{ 1 }}',
    '{{name}}',
    '{{ code }}',
    '{{v2}}',
    '{{Name}}',
    '{{}}',
    '{{1',
    '2}}',
    '{{$1}}',
  ],
);

const plain = fc.array(fc.constantFrom('your', 'order', 'is', 'ready', 'today', 'dear', 'customer'), {
  minLength: 3,
  maxLength: 12,
});

/** A sentence that is right, with variables or without. */
const goodBody = fc.record({ words: plain, variables: fc.integer({ min: 0, max: 3 }) }).map(({ words, variables }) => {
  const holes = Array.from({ length: variables }, (_, index) => `and {{${index + 1}}} for you my`);
  return [...words, ...holes, 'friend of ours'].join(' ');
});

const wildText = fc.array(piece, { minLength: 0, maxLength: 14 }).map((pieces) => pieces.join(' '));
const longText = fc.constantFrom(...LONG).chain((length) => fc.constantFrom('x'.repeat(length), '🙂'.repeat(length)));

const bodyText = fc.oneof(
  { weight: 6, arbitrary: goodBody },
  { weight: 3, arbitrary: wildText },
  { weight: 1, arbitrary: longText },
);

const value = fc.constantFrom<unknown>('Ana', '25OFF', 'x y', '', 7, null, ['a'], 'a\nb');

/** Samples in every shape that Meta's pages show, and in some that they do not. */
const samples = (list: 'body_text' | 'header_text') =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant({ [list]: [['a', 'b', 'c']] }) },
    { weight: 2, arbitrary: fc.array(value, { maxLength: 3 }).map((row) => ({ [list]: [row] })) },
    { weight: 2, arbitrary: fc.array(value, { maxLength: 3 }).map((row) => ({ [list]: row })) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>({ [list]: 'Ana' }, { [list]: '' }, {}, null, 'Ana', undefined) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.record({ param_name: fc.constantFrom('name', 'code', 'v2', '1'), example: value }))
        .map((row) => ({
          [`${list}_named_params`]: row,
        })),
    },
  );

const body = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constantFrom('BODY', 'body'), text: bodyText, example: samples('body_text') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('BODY'), text: fc.constantFrom<unknown>('', ' ', 5, null, true, ['x']) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('BODY'), add_security_recommendation: fc.boolean() }) },
);

const handle = fc.constantFrom<unknown>(
  ['4::aW1hZ2U='],
  ['4::aW1hZ2U='],
  '4::aW1hZ2U=',
  ['https://example.com/a.jpg'],
  ['x'],
  [],
  [''],
);

const header = fc.oneof(
  fc.record({
    type: fc.constant('HEADER'),
    format: fc.constantFrom('TEXT', 'text'),
    text: fc.oneof(
      fc.constantFrom('Your order', 'Our {{1}} is on', 'Hi {{1}}', '', '{{1}}', 'Sale {{1}} and {{2}} now'),
      wildText,
      longText,
    ),
    example: samples('header_text'),
  }),
  fc.record({
    type: fc.constantFrom('HEADER', 'header'),
    format: fc.constantFrom('IMAGE', 'video', 'DOCUMENT', 'GIF'),
    example: handle.map((header_handle) => ({ header_handle })),
  }),
  fc.record({
    type: fc.constant('HEADER'),
    format: fc.constantFrom<unknown>('LOCATION', 'PRODUCT', 'AUDIO', 'IMAGES', undefined, 3),
  }),
);

const footer = fc.oneof(
  fc.record({
    type: fc.constant('FOOTER'),
    text: fc.oneof(fc.constantFrom<unknown>('Reply STOP', '', 9), wildText, longText),
  }),
  fc.record({
    type: fc.constant('FOOTER'),
    code_expiration_minutes: fc.constantFrom<unknown>(0, 1, 5, 90, 91, '10', 'x', 1.5, null),
  }),
);

const label = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>('Yes', 'No', 'Maybe', 'Call us', 'Shop') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>('', 'x'.repeat(25), 'x'.repeat(26), '🙂'.repeat(25), 'Hi {{1}}', undefined, 4),
  },
);

const url = fc.constantFrom<unknown>(
  ...['https://example.com/shop', 'https://example.com/{{1}}', 'https://example.com/{{1}}/x', 'http://example.com'],
  ...[
    'https://example.com/{{ 1 }}',
    'https://{{1}}',
    'https://wa.me/34600',
    'https://bit.ly/x',
    'example.com',
    '',
    undefined,
  ],
  ...['https://example.com/{{name}}', 'https://example.com/{{1}}{{2}}', `https://example.com/${'x'.repeat(1980)}`],
  ...[`https://example.com/${'x'.repeat(1981)}`, 'https://chat.whatsapp.com/abc', 'https://example.com/{{1', 12],
);

const app = fc.record({
  package_name: fc.constantFrom<unknown>('com.example.shop', 'shop', 'com.1x', undefined),
  signature_hash: fc.constantFrom<unknown>('K8a/AINcGX7', 'K8a/AINcGX', 'K8a/AINcGX77', undefined),
});

const goodApp = fc.constant({ package_name: 'com.example.shop', signature_hash: 'K8a/AINcGX7' });

const button = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('QUICK_REPLY', 'quick_reply'), text: label }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('URL', 'url'),
      text: label,
      url,
      example: fc.constantFrom<unknown>(['a'], 'a', [], undefined, ['']),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('PHONE_NUMBER'),
      text: label,
      phone_number: fc.constantFrom<unknown>(
        '+15550051310',
        '15550051310',
        '(555) 005-1310',
        'call',
        '1'.repeat(20),
        '1'.repeat(21),
        '',
        undefined,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('COPY_CODE', 'copy_code'),
      example: fc.constantFrom<unknown>(
        '25OFF',
        ['25OFF'],
        'X'.repeat(15),
        'X'.repeat(16),
        'X'.repeat(20),
        'X'.repeat(21),
        '',
        undefined,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('CATALOG', 'MPM', 'SPM', 'REQUEST_CONTACT_INFO', 'VOICE_CALL', 'ORDER_DETAILS'),
      text: fc.oneof(label, fc.constantFrom('View catalog', 'View items', 'View', 'Share Contact Info')),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        type: fc.constant('FLOW'),
        text: label,
        flow_id: fc.constant('123'),
        flow_name: fc.constant('sign_up'),
        flow_action: fc.constantFrom('navigate', 'data_exchange', 'fly'),
        navigate_screen: fc.constant('WELCOME'),
      },
      { requiredKeys: ['type', 'text'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom<unknown>('OTP', 'REMINDER', 'QUICK_REPLIES', 'HOLOGRAM', undefined, ''),
      text: label,
    }),
  },
);

const otp = fc.record(
  {
    type: fc.constantFrom('OTP', 'otp'),
    otp_type: fc.constantFrom<unknown>('COPY_CODE', 'one_tap', 'ZERO_TAP', 'TWO_TAP', undefined),
    text: label,
    autofill_text: label,
    zero_tap_terms_accepted: fc.constantFrom<unknown>(true, false, 'true'),
    supported_apps: fc.oneof(
      fc.array(goodApp, { minLength: 1, maxLength: 6 }),
      fc.array(app, { maxLength: 2 }),
      fc.constant(null),
    ),
  },
  { requiredKeys: ['type', 'otp_type'] },
);

const buttons = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.array(button, { minLength: 1, maxLength: 4 }).map((list) => ({ type: 'BUTTONS', buttons: list })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constant({ type: 'QUICK_REPLY', text: 'Yes' }), { minLength: 9, maxLength: 11 })
      .map((list) => ({ type: 'BUTTONS', buttons: list })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object>(
      { type: 'BUTTONS' },
      { type: 'BUTTONS', buttons: [] },
      { type: 'BUTTONS', buttons: 'x' },
      { type: 'BUTTONS', buttons: [1] },
    ),
  },
);

const offer = fc.record({
  type: fc.constantFrom('LIMITED_TIME_OFFER', 'limited_time_offer'),
  limited_time_offer: fc.oneof(
    fc.record({
      text: fc.constantFrom<unknown>('Expiring offer!', 'x'.repeat(16), 'x'.repeat(17), '', undefined),
      has_expiration: fc.boolean(),
    }),
    fc.constant(undefined),
  ),
});

const offerButtons = fc
  .constantFrom(
    [
      { type: 'COPY_CODE', example: '25OFF' },
      { type: 'URL', text: 'Shop', url: 'https://example.com' },
    ],
    [
      { type: 'COPY_CODE', example: 'X'.repeat(16) },
      { type: 'URL', text: 'Shop', url: 'https://example.com' },
    ],
    [{ type: 'URL', text: 'Shop', url: 'https://example.com' }],
    [
      { type: 'URL', text: 'Shop', url: 'https://example.com' },
      { type: 'COPY_CODE', example: '25OFF' },
    ],
  )
  .map((list) => ({ type: 'BUTTONS', buttons: list }));

const mediaHeader = fc.constantFrom('IMAGE', 'VIDEO', 'DOCUMENT').map((format) => ({
  type: 'HEADER',
  format,
  example: { header_handle: ['4::aW1hZ2U='] },
}));

const goodCard = {
  components: [
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1hZ2U='] } },
    { type: 'BODY', text: 'A plain card with some words' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'More' }] },
  ],
};

const productCard = {
  components: [
    { type: 'HEADER', format: 'PRODUCT' },
    { type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'View' }] },
  ],
};

const card = fc.oneof(
  { weight: 6, arbitrary: fc.constant(goodCard) },
  {
    weight: 2,
    arbitrary: fc
      .subarray([0, 1, 2, 3], { minLength: 1 })
      .chain((kept) =>
        fc
          .tuple(mediaHeader, body, buttons, footer)
          .map((parts) => ({ components: kept.map((index) => parts[index]) })),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>({}, null, { components: [] }, productCard) },
);

const carousel = fc
  .oneof(
    fc.integer({ min: 0, max: 11 }).map((count) => Array.from({ length: count }, () => goodCard)),
    fc.integer({ min: 2, max: 3 }).map((count) => Array.from({ length: count }, () => productCard)),
    fc.array(card, { minLength: 2, maxLength: 4 }),
  )
  .map((cards) => ({ type: 'CAROUSEL', cards }));

const call = fc.constant({ type: 'call_permission_request' });
const stranger = fc.record({ type: fc.constantFrom<unknown>('BUTTON', 'HOLOGRAM', 'BODY', '', 1, undefined) });

const maybe = <Part>(part: fc.Arbitrary<Part>, freq = 2) => fc.option(part, { nil: undefined, freq });

const common = fc.tuple(maybe(header), body, maybe(footer), maybe(buttons), maybe(stranger, 12));
const components: fc.Arbitrary<unknown[]> = fc.oneof(
  { weight: 6, arbitrary: common },
  { weight: 1, arbitrary: fc.tuple(body, carousel, maybe(header, 6)) },
  {
    weight: 1,
    arbitrary: fc.tuple(maybe(mediaHeader), offer, body, fc.oneof(offerButtons, buttons), maybe(footer, 6)),
  },
  { weight: 1, arbitrary: fc.tuple(body, call, maybe(buttons, 4)) },
);

const authentication = fc.tuple(
  fc.oneof(fc.constant({ type: 'BODY', add_security_recommendation: true }), fc.constant({ type: 'BODY' }), body),
  maybe(footer),
  fc
    .array(fc.oneof({ weight: 5, arbitrary: otp }, { weight: 1, arbitrary: button }), { minLength: 1, maxLength: 1 })
    .map((list) => ({ type: 'BUTTONS', buttons: list })),
  maybe(header, 8),
);

const language = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<unknown>('en_US', 'es', 'fil', 'prs_AF', 'pt-BR') },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('ar_SA', 'xx_YY', 'english', '', undefined, 5) },
);

const general = fc.record(
  {
    language,
    category: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom<unknown>('MARKETING', 'utility', 'MARKETING') },
      { weight: 1, arbitrary: fc.constantFrom<unknown>('OTP', undefined, '') },
    ),
    components: components.map((list) => list.filter((part) => part !== undefined)),
    parameter_format: fc.constantFrom<unknown>('NAMED', 'POSITIONAL', 'positional', 'OTHER'),
    message_send_ttl_seconds: fc.constantFrom<unknown>(-1, 29, 30, 43_200, 43_201, 2_592_000, 2_592_001, '120', 'soon'),
    sub_category: fc.constantFrom<unknown>('ORDER_STATUS', 'custom', 'OTHER'),
    display_format: fc.constantFrom<unknown>('ORDER_DETAILS', 'OTHER'),
  },
  { requiredKeys: ['language', 'category', 'components'] },
);

const forCodes = fc.record(
  {
    language,
    category: fc.constantFrom('AUTHENTICATION', 'authentication'),
    components: authentication.map((list) => list.filter((part) => part !== undefined)),
    message_send_ttl_seconds: fc.constantFrom<unknown>(-1, 29, 30, 900, 901),
  },
  { requiredKeys: ['language', 'category', 'components'] },
);

const GOOD_BODY = {
  type: 'BODY',
  text: 'Hello {{1}}, your order {{2}} is ready to be picked up at our shop today.',
  example: { body_text: [['Ana', '4711']] },
};
const image = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1hZ2U='] } };
const shop = { type: 'URL', text: 'Shop', url: 'https://example.com/{{1}}', example: ['a'] };
const reply = { type: 'QUICK_REPLY', text: 'Yes' };
const withButtons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
const otpTemplate = (one: object) => ({
  category: 'AUTHENTICATION',
  components: [{ type: 'BODY' }, { type: 'FOOTER', code_expiration_minutes: 5 }, withButtons({ type: 'OTP', ...one })],
});
const apps = [{ package_name: 'com.example.shop', signature_hash: 'K8a/AINcGX7' }];

interface Base {
  readonly [member: string]: unknown;
  readonly components: readonly unknown[];
}

/** One right template of each kind. */
const BASES: readonly Base[] = [
  { category: 'UTILITY', components: [GOOD_BODY] },
  {
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Our {{1}} is on', example: { header_text: ['Sale'] } },
      GOOD_BODY,
      { type: 'FOOTER', text: 'Reply STOP' },
      withButtons(reply, { ...reply, text: 'No' }, shop, {
        type: 'PHONE_NUMBER',
        text: 'Call',
        phone_number: '15550051310',
      }),
    ],
  },
  {
    category: 'MARKETING',
    parameter_format: 'NAMED',
    components: [
      image,
      {
        type: 'BODY',
        text: 'Hello {{name}}, we have something new for you today.',
        example: { body_text_named_params: [{ param_name: 'name', example: 'Ana' }] },
      },
    ],
  },
  { category: 'UTILITY', components: [{ type: 'HEADER', format: 'LOCATION' }, GOOD_BODY] },
  { category: 'MARKETING', components: [GOOD_BODY, withButtons({ type: 'CATALOG', text: 'View catalog' })] },
  { category: 'MARKETING', components: [GOOD_BODY, withButtons({ type: 'MPM', text: 'View items' })] },
  {
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'PRODUCT' },
      { type: 'BODY', text: 'This one is new.' },
      withButtons({ type: 'SPM', text: 'View' }),
    ],
  },
  { category: 'MARKETING', components: [GOOD_BODY, withButtons({ type: 'FLOW', text: 'Sign up', flow_id: '1' })] },
  { category: 'MARKETING', components: [GOOD_BODY, withButtons({ type: 'COPY_CODE', example: '25OFF' })] },
  { category: 'UTILITY', components: [GOOD_BODY, { type: 'call_permission_request' }] },
  {
    category: 'MARKETING',
    components: [
      image,
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Expiring offer!', has_expiration: true } },
      GOOD_BODY,
      withButtons({ type: 'COPY_CODE', example: '25OFF' }, shop),
    ],
  },
  { category: 'MARKETING', components: [GOOD_BODY, { type: 'CAROUSEL', cards: [goodCard, goodCard] }] },
  { category: 'MARKETING', components: [GOOD_BODY, { type: 'CAROUSEL', cards: [productCard, productCard] }] },
  otpTemplate({ otp_type: 'COPY_CODE' }),
  otpTemplate({ otp_type: 'ONE_TAP', supported_apps: apps }),
  otpTemplate({ otp_type: 'ZERO_TAP', supported_apps: apps, zero_tap_terms_accepted: true }),
];

const anyPart = fc.oneof(header, body, footer, buttons, offer, carousel, stranger, offerButtons);

/** A right template of which one part was put in the place of another, added or left out. */
const nearlyRight = fc
  .record({
    base: fc.constantFrom(...BASES),
    part: anyPart,
    at: fc.nat(5),
    change: fc.constantFrom('none', 'swap', 'add', 'drop'),
  })
  .map(({ base, part, at, change }) => {
    const list = [...base.components];
    const place = at % list.length;
    if (change === 'swap') list.splice(place, 1, part);
    if (change === 'add') list.splice(place, 0, part);
    if (change === 'drop') list.splice(place, 1);
    return { language: 'en_US', ...base, components: list };
  });

/** A right template of which one component of a kind is another of the same kind. */
const KINDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  HEADER: header,
  BODY: body,
  FOOTER: footer,
  BUTTONS: buttons,
  CAROUSEL: carousel,
  LIMITED_TIME_OFFER: offer,
};

const varied = fc.record({ base: fc.constantFrom(...BASES), at: fc.nat(5) }).chain(({ base, at }) => {
  const place = at % base.components.length;
  const { type = '' } = base.components[place] as { type?: string };
  const isOtp = base.category === 'AUTHENTICATION' && type === 'BUTTONS';
  const kind = isOtp ? otp.map((one) => withButtons(one)) : (KINDS[type] ?? fc.constant({ type }));
  return kind.map((part) => ({ language: 'en_US', ...base, components: base.components.with(place, part) }));
});

export const anyTemplate: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 4, arbitrary: varied },
  { weight: 2, arbitrary: nearlyRight },
  { weight: 2, arbitrary: general },
  { weight: 1, arbitrary: forCodes },
);

/** Any value that JSON has, with the names that templates use among its members. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      '',
      'BODY',
      'HEADER',
      'CAROUSEL',
      'BUTTONS',
      'URL',
      'TEXT',
      'AUTHENTICATION',
      '{{1}}',
    ),
    fc.string(),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'name',
        'language',
        'category',
        'components',
        'type',
        'text',
        'buttons',
        'cards',
        'example',
        'body_text',
        'format',
        'url',
        'data',
        'limited_time_offer',
        'supported_apps',
        'sample',
        '__proto__',
        'constructor',
      ),
      tie('tree'),
      { maxKeys: 6 },
    ),
  ),
})).tree;
