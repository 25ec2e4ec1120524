import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Seed } from '../../../src/emulator/seed.js';

type SeedToken = NonNullable<Seed['tokens']>[number];

/** The default business, with another token than its own healthy one. */
export function seedWithToken(token: Partial<SeedToken>): Seed {
  const own = { token: DEFAULT_TOKEN, appId: DEFAULT_IDS.appId, userId: DEFAULT_IDS.systemUserId };
  return { ...defaultSeed, tokens: [{ ...own, ...token }] };
}

export const IDS = {
  ...DEFAULT_IDS,
  secondWabaId: '104996122399161',
  secondPhoneId: '109876543210988',
  thirdPhoneId: '109876543210989',
  foreignWabaId: '104996122399199',
  otherBusinessId: '201544870031121',
  otherAppId: '712300456789099',
} as const;

/** Two accounts with three numbers in two businesses, and an account that the token's system user was not given. */
export function seedWithThreeNumbers(token: Partial<SeedToken> = {}): Seed {
  const [waba] = defaultSeed.wabas ?? [];
  const [user] = defaultSeed.users ?? [];
  if (!waba || !user) throw new Error('the default seed has an account and a user');
  const otherBusinessId = IDS.otherBusinessId;
  return {
    ...seedWithToken(token),
    businesses: [...(defaultSeed.businesses ?? []), { id: otherBusinessId, name: 'Sol Flowers' }],
    users: [
      { ...user, businessIds: [IDS.businessId, otherBusinessId], assignedWabaIds: [IDS.wabaId, IDS.secondWabaId] },
    ],
    wabas: [
      waba,
      {
        id: IDS.secondWabaId,
        name: 'Sol Flowers',
        ownerBusinessId: otherBusinessId,
        phones: [
          { id: IDS.secondPhoneId, number: '+34 600 11 12 22', verifiedName: 'Sol Flowers Madrid' },
          { id: IDS.thirdPhoneId, number: '+34 600 11 13 33', verifiedName: 'Sol Flowers Sevilla', status: 'PENDING' },
        ],
      },
      { id: IDS.foreignWabaId, name: 'Not assigned', ownerBusinessId: otherBusinessId },
    ],
  };
}
