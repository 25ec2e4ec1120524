/**
 * One template file for each kind of component, as people write them: in Meta's shape, with the samples of media headers
 * as files beside them.
 */
export interface TemplateFileOf {
  readonly kind: string;
  readonly file: Readonly<Record<string, unknown>> & { readonly name: string; readonly language: string };
}

const BODY = { type: 'BODY', text: 'Your order is ready to be picked up today.' };

const of = (name: string, components: readonly object[], more: object = {}) => ({
  name,
  language: 'en_US',
  category: 'UTILITY',
  ...more,
  components,
});

const MARKETING = { category: 'MARKETING' };

export const EVERY_TEMPLATE: readonly TemplateFileOf[] = [
  { kind: 'a body alone', file: of('plain', [BODY]) },
  {
    kind: 'numbered variables',
    file: of(
      'numbered',
      [
        { type: 'HEADER', format: 'TEXT', text: 'Order {{1}} today', example: { header_text: ['LB-7'] } },
        {
          type: 'BODY',
          text: 'Hello {{1}}, your order {{2}} leaves us this morning.\n\n*Thank you* for your patience!',
          example: { body_text: [['Ana', 'LB-7']] },
        },
        { type: 'FOOTER', text: 'Luna Bakery' },
      ],
      { parameter_format: 'POSITIONAL' },
    ),
  },
  {
    kind: 'named variables',
    file: of(
      'named',
      [
        {
          type: 'BODY',
          text: 'Hello {{first_name}}, your table at {{hour}} is booked under your name.',
          example: {
            body_text_named_params: [
              { param_name: 'first_name', example: 'Ana' },
              { param_name: 'hour', example: '20:30' },
            ],
          },
        },
      ],
      { parameter_format: 'NAMED', message_send_ttl_seconds: 3600 },
    ),
  },
  { kind: 'a picture above', file: of('picture', [{ type: 'HEADER', format: 'IMAGE', sample: 'cake.png' }, BODY]) },
  { kind: 'a film above', file: of('film', [{ type: 'HEADER', format: 'VIDEO', sample: 'oven.mp4' }, BODY]) },
  {
    kind: 'a document above',
    file: of('document', [{ type: 'HEADER', format: 'DOCUMENT', sample: 'bill.pdf' }, BODY]),
  },
  { kind: 'a place above', file: of('place', [{ type: 'HEADER', format: 'LOCATION' }, BODY]) },
  {
    kind: 'quick replies and links',
    file: of('buttons', [
      BODY,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Thanks' },
          { type: 'QUICK_REPLY', text: 'Not today' },
          { type: 'URL', text: 'Follow it', url: 'https://luna.example/orders/{{1}}', example: ['LB-7'] },
          { type: 'URL', text: 'Shop', url: 'https://luna.example/shop' },
          { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550192837' },
        ],
      },
    ]),
  },
  {
    kind: 'an offer code',
    file: of('code', [BODY, { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'CAKE20' }] }], MARKETING),
  },
  {
    kind: 'a catalog',
    file: of('catalog', [BODY, { type: 'BUTTONS', buttons: [{ type: 'CATALOG', text: 'View catalog' }] }], MARKETING),
  },
  {
    kind: 'several products',
    file: of('products', [BODY, { type: 'BUTTONS', buttons: [{ type: 'MPM', text: 'View items' }] }], MARKETING),
  },
  {
    kind: 'one product',
    file: of(
      'product',
      [{ type: 'HEADER', format: 'PRODUCT' }, BODY, { type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'View' }] }],
      MARKETING,
    ),
  },
  {
    kind: 'a flow',
    file: of('flow', [
      BODY,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'FLOW', text: 'Book', flow_id: '1234567890', flow_action: 'navigate', navigate_screen: 'TABLES' },
        ],
      },
    ]),
  },
  {
    kind: 'a call',
    file: of('call', [BODY, { type: 'BUTTONS', buttons: [{ type: 'VOICE_CALL', text: 'Call now' }] }]),
  },
  { kind: 'a request to call', file: of('may_call', [BODY, { type: 'CALL_PERMISSION_REQUEST' }]) },
  {
    kind: 'a limited-time offer',
    file: of(
      'offer',
      [
        { type: 'HEADER', format: 'IMAGE', sample: 'cake.png' },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Two for one!', has_expiration: true } },
        BODY,
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'COPY_CODE', example: 'CAKE20' },
            { type: 'URL', text: 'Shop', url: 'https://luna.example/shop' },
          ],
        },
      ],
      MARKETING,
    ),
  },
  {
    kind: 'a carousel',
    file: of(
      'carousel',
      [
        BODY,
        {
          type: 'CAROUSEL',
          cards: ['cake.png', 'bread.png'].map((sample) => ({
            components: [
              { type: 'HEADER', format: 'IMAGE', sample },
              { type: 'BODY', text: 'Fresh from the oven.' },
              {
                type: 'BUTTONS',
                buttons: [
                  { type: 'QUICK_REPLY', text: 'More' },
                  { type: 'URL', text: 'Buy', url: 'https://luna.example/p/{{1}}', example: ['cake'] },
                ],
              },
            ],
          })),
        },
      ],
      MARKETING,
    ),
  },
  {
    kind: 'a code to copy',
    file: of(
      'login_copy',
      [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 5 },
        { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy it' }] },
      ],
      { category: 'AUTHENTICATION' },
    ),
  },
  ...(['ONE_TAP', 'ZERO_TAP'] as const).map((otp_type) => ({
    kind: `a code of kind ${otp_type}`,
    file: of(
      `login_${otp_type.toLowerCase()}`,
      [
        { type: 'BODY' },
        {
          type: 'BUTTONS',
          buttons: [
            {
              type: 'OTP',
              otp_type,
              ...(otp_type === 'ZERO_TAP' && { zero_tap_terms_accepted: true }),
              supported_apps: [{ package_name: 'example.luna.app', signature_hash: 'K8a/AINcG+7' }],
            },
          ],
        },
      ],
      { category: 'AUTHENTICATION' },
    ),
  })),
];
