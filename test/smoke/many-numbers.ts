import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import type { Seed } from '../../src/emulator/seed.js';

/** One number of the account, with a token of its own, so that a secret in the place of another would be seen. */
export interface OwnNumber {
  readonly phoneId: string;
  readonly token: string;
  /** The system user that the token was given to: an app may call Meta 200 times an hour for each. */
  readonly userId: string;
}

export const NUMBERS: readonly OwnNumber[] = Array.from({ length: 20 }, (_, index) => ({
  phoneId: `1098765432200${10 + index}`,
  token: DEFAULT_TOKEN.replace(/ZDZD$/, `Number${10 + index}ZDZD`),
  userId: `1220948154600${10 + index}`,
}));

/** One account with twenty numbers that all have the same display name, as the branches of a shop do. */
export function seedWithManyNumbers(): Seed {
  const [waba] = defaultSeed.wabas ?? [];
  if (!waba) throw new Error('the default seed has an account');
  const { appId, businessId } = DEFAULT_IDS;
  const phones = NUMBERS.map(({ phoneId }, index) => {
    return { id: phoneId, number: `+34 600 11 22 ${10 + index}`, verifiedName: 'Luna Bakery' };
  });
  return {
    ...defaultSeed,
    users: NUMBERS.map(({ userId }) => {
      return { id: userId, name: 'Luna System User', businessIds: [businessId], assignedWabaIds: [waba.id] };
    }),
    tokens: NUMBERS.map(({ token, userId }) => ({ token, appId, userId })),
    wabas: [{ ...waba, phones }],
  };
}
