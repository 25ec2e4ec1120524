import type { Seed } from './seed.js';

/** The ids and secrets of the default seed: the same in every run, so that examples, tests and scripts can name them. */
export const DEFAULT_IDS = {
  businessId: '201544870031120',
  appId: '712300456789012',
  appSecret: '5d1f0c8a7b3e49d2a6c4e8f0913b7d25',
  /** The test app that Meta has beside an app: in development mode, with an id and a secret of its own. */
  testAppId: '712300456789013',
  testAppSecret: '9b4e27d0f1c84a6593ad07e6c2b8f415',
  loginConfigurationId: '1180045678901234',
  systemUserId: '122094815460011',
  /** Who logs in by the dialog. */
  personId: '122094815460022',
  wabaId: '104996122399160',
  phoneId: '109876543210987',
  displayPhoneNumber: '+1 555-019-2837',
} as const;

/** Shaped like a token of Meta's, so that everything which hides tokens hides this one too. It opens nothing but an emulator. */
export const DEFAULT_TOKEN = `EAAKH2nRmZBtQBO${'wabactlEmulatorSystemUserToken0123456789'.repeat(3)}ZDZD`;

/** A healthy small business: verified, one number, a few templates in the states that matter, three customers. */
export const defaultSeed: Seed = {
  businesses: [{ id: DEFAULT_IDS.businessId, name: 'Luna Bakery' }],
  apps: [
    {
      id: DEFAULT_IDS.appId,
      name: 'Luna Bakery Messaging',
      secret: DEFAULT_IDS.appSecret,
      loginConfigurations: [
        {
          id: DEFAULT_IDS.loginConfigurationId,
          name: 'WhatsApp for the bakery',
          scopes: ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'],
        },
      ],
    },
    {
      id: DEFAULT_IDS.testAppId,
      name: 'Luna Bakery Messaging - Test',
      secret: DEFAULT_IDS.testAppSecret,
      mode: 'development',
    },
  ],
  users: [
    {
      id: DEFAULT_IDS.systemUserId,
      name: 'Luna System User',
      businessIds: [DEFAULT_IDS.businessId],
      assignedWabaIds: [DEFAULT_IDS.wabaId],
    },
    {
      id: DEFAULT_IDS.personId,
      name: 'Ana Luna',
      kind: 'USER',
      businessIds: [DEFAULT_IDS.businessId],
      assignedWabaIds: [DEFAULT_IDS.wabaId],
    },
  ],
  tokens: [{ token: DEFAULT_TOKEN, appId: DEFAULT_IDS.appId, userId: DEFAULT_IDS.systemUserId }],
  wabas: [
    {
      id: DEFAULT_IDS.wabaId,
      name: 'Luna Bakery',
      ownerBusinessId: DEFAULT_IDS.businessId,
      phones: [
        {
          id: DEFAULT_IDS.phoneId,
          number: DEFAULT_IDS.displayPhoneNumber,
          verifiedName: 'Luna Bakery',
          pin: '271828',
          profile: {
            about: 'Fresh bread every day',
            vertical: 'RESTAURANT',
            websites: ['https://lunabakery.example/'],
          },
        },
      ],
      templates: [
        {
          id: '1193604825511001',
          name: 'hello_world',
          language: 'en_US',
          components: [
            { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
            {
              type: 'BODY',
              text: 'Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification from the Cloud API, hosted by Meta. Thank you for taking the time to test with us.',
            },
            { type: 'FOOTER', text: 'WhatsApp Business Platform sample message' },
          ],
        },
        {
          id: '1193604825511002',
          name: 'order_ready',
          language: 'en_US',
          parameterFormat: 'NAMED',
          qualityScore: 'GREEN',
          components: [
            {
              type: 'BODY',
              text: 'Hi {{first_name}}, your order {{order_number}} is ready. You can pick it up today.',
              example: {
                body_text_named_params: [
                  { param_name: 'first_name', example: 'Ana' },
                  { param_name: 'order_number', example: 'LB-1042' },
                ],
              },
            },
          ],
        },
        {
          id: '1193604825511003',
          name: 'pedido_listo',
          language: 'es',
          components: [
            {
              type: 'BODY',
              text: 'Hola {{1}}, tu pedido {{2}} está listo. Puedes recogerlo hoy.',
              example: { body_text: [['Ana', 'LB-1042']] },
            },
            { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Voy en camino' }] },
          ],
        },
        {
          id: '1193604825511004',
          name: 'weekend_offer',
          language: 'en_US',
          status: 'REJECTED',
          category: 'MARKETING',
          rejectedReason: 'INVALID_FORMAT',
          components: [{ type: 'BODY', text: 'Everything must go this weekend, only at Luna Bakery!' }],
        },
      ],
    },
  ],
  customers: [
    { waId: '15550142233', userId: 'US.13491208655302741918', name: 'Ana Torres' },
    { waId: '5491150123456', userId: 'AR.48815799212886844830', name: 'Martín Suárez', username: 'martin.suarez' },
    { waId: '34600112233', userId: 'ES.20771208655302740066', name: 'Lucía Gómez', sharesReadReceipts: false },
  ],
};
