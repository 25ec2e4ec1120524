import { agencySeed } from './agency-seed.js';
import { defaultSeed } from './default-seed.js';
import type { Seed } from './seed.js';

export const SEED_NAMES = ['bakery', 'agency'] as const;

/** What `emulator start --world` offers. */
export const namedSeeds: Readonly<Record<(typeof SEED_NAMES)[number], Seed>> = {
  /** One healthy business with one number. */
  bakery: defaultSeed,
  agency: agencySeed,
};
