import type { Seed } from './seed.js';

/** The ids and secrets of the world `agency`: the same in every run. */
export const AGENCY_IDS = {
  agencyBusinessId: '318820457716204',
  /** Not verified yet. */
  clientBusinessId: '347761098245531',
  appId: '845500912673301',
  appSecret: '2c7f90ab41e65d83b0f7d219ce5a8864',
  testAppId: '845500912673302',
  testAppSecret: 'e81b35d07c2a4f96a53d06b7f1984c2e',
  personId: '122157730928811',
  adminId: '122157730928822',
  senderId: '122157730928833',
  /** The agency's own. */
  ownWabaId: '211540987730016',
  /** The client's, shared with the agency. */
  sharedWabaId: '211540987730027',
  /** The agency's too, but assigned to none of the tokens' users. */
  unassignedWabaId: '211540987730038',
  connectedPhoneId: '220914453381101',
  flaggedPhoneId: '220914453381102',
  addedPhoneId: '220914453381103',
  verifiedPhoneId: '220914453381104',
  testPhoneId: '220914453381105',
} as const;

/** With `business_management`, for both accounts that are assigned. */
export const AGENCY_TOKEN = `EAAMBZC7pQtsBO${'wabactlEmulatorAgencyAdminToken01234567890'.repeat(3)}ZDZD`;
/** Without `business_management`, for the client's account alone. */
export const AGENCY_SENDER_TOKEN = `EAAMBZC7pQtsBO${'wabactlEmulatorAgencySenderToken0123456789'.repeat(3)}ZDZD`;

const MANAGEMENT = 'whatsapp_business_management';
const MESSAGING = 'whatsapp_business_messaging';

const greeting = {
  name: 'hello_world',
  language: 'en_US',
  components: [{ type: 'BODY', text: 'Welcome! You can write to us here at any time.' }],
};

/** An agency and its client: several accounts, numbers in every state of their life, and tokens that do not reach all. */
export const agencySeed: Seed = {
  businesses: [
    { id: AGENCY_IDS.agencyBusinessId, name: 'Agencia Norte', messagingLimit: 'TIER_10K' },
    {
      id: AGENCY_IDS.clientBusinessId,
      name: 'Casa Verde',
      verificationStatus: 'not_verified',
      messagingLimit: 'TIER_250',
    },
  ],
  apps: [
    { id: AGENCY_IDS.appId, name: 'Norte Messaging', secret: AGENCY_IDS.appSecret },
    {
      id: AGENCY_IDS.testAppId,
      name: 'Norte Messaging - Test',
      secret: AGENCY_IDS.testAppSecret,
      mode: 'development',
    },
  ],
  users: [
    {
      id: AGENCY_IDS.personId,
      name: 'Diego Paz',
      kind: 'USER',
      businessIds: [AGENCY_IDS.agencyBusinessId],
      assignedWabaIds: [AGENCY_IDS.ownWabaId, AGENCY_IDS.sharedWabaId, AGENCY_IDS.unassignedWabaId],
    },
    {
      id: AGENCY_IDS.adminId,
      name: 'Norte Admin',
      businessIds: [AGENCY_IDS.agencyBusinessId],
      assignedWabaIds: [AGENCY_IDS.ownWabaId, AGENCY_IDS.sharedWabaId],
    },
    {
      id: AGENCY_IDS.senderId,
      name: 'Norte Sender',
      businessIds: [AGENCY_IDS.agencyBusinessId],
      assignedWabaIds: [AGENCY_IDS.sharedWabaId],
    },
  ],
  tokens: [
    { token: AGENCY_TOKEN, appId: AGENCY_IDS.appId, userId: AGENCY_IDS.adminId },
    {
      token: AGENCY_SENDER_TOKEN,
      appId: AGENCY_IDS.appId,
      userId: AGENCY_IDS.senderId,
      scopes: [MANAGEMENT, MESSAGING],
    },
  ],
  wabas: [
    {
      id: AGENCY_IDS.ownWabaId,
      name: 'Agencia Norte',
      ownerBusinessId: AGENCY_IDS.agencyBusinessId,
      currency: 'ARS',
      country: 'AR',
      phones: [
        {
          id: AGENCY_IDS.connectedPhoneId,
          number: '+54 9 11 5555-0101',
          verifiedName: 'Agencia Norte',
          pin: '314159',
        },
        {
          id: AGENCY_IDS.flaggedPhoneId,
          number: '+54 9 11 5555-0102',
          verifiedName: 'Norte Ofertas',
          status: 'FLAGGED',
          qualityRating: 'RED',
          pin: '161803',
        },
        {
          id: AGENCY_IDS.testPhoneId,
          number: '+1 555-014-0199',
          verifiedName: 'Test Number',
          accountMode: 'SANDBOX',
          allowedRecipients: ['5491155550150'],
        },
      ],
      templates: [greeting],
    },
    {
      id: AGENCY_IDS.sharedWabaId,
      name: 'Casa Verde',
      ownerBusinessId: AGENCY_IDS.clientBusinessId,
      clientBusinessIds: [AGENCY_IDS.agencyBusinessId],
      currency: 'ARS',
      country: 'AR',
      phones: [
        {
          id: AGENCY_IDS.verifiedPhoneId,
          number: '+54 9 351 555-0103',
          verifiedName: 'Casa Verde',
          status: 'PENDING',
          qualityRating: 'UNKNOWN',
          platformType: 'NOT_APPLICABLE',
          throughputLevel: 'NOT_APPLICABLE',
        },
        {
          id: AGENCY_IDS.addedPhoneId,
          number: '+54 9 351 555-0104',
          verifiedName: 'Casa Verde Viajes',
          nameStatus: 'PENDING_REVIEW',
          status: 'PENDING',
          qualityRating: 'UNKNOWN',
          codeVerificationStatus: 'NOT_VERIFIED',
          platformType: 'NOT_APPLICABLE',
          throughputLevel: 'NOT_APPLICABLE',
        },
      ],
      templates: [greeting],
    },
    {
      id: AGENCY_IDS.unassignedWabaId,
      name: 'Norte Laboratorio',
      ownerBusinessId: AGENCY_IDS.agencyBusinessId,
      currency: 'ARS',
      country: 'AR',
    },
  ],
  customers: [{ waId: '5491155550150', userId: 'AR.90317745520118266403', name: 'Marta Ríos' }],
};
