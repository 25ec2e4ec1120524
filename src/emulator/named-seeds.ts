import { agencySeed } from './agency-seed.js';
import { templatesSeed } from './crowd/crowd.js';
import { defaultSeed } from './default-seed.js';
import type { Seed } from './seed.js';

export const SEED_NAMES = ['bakery', 'agency', 'templates'] as const;

/** What `emulator start --world` offers. */
export const namedSeeds: Readonly<Record<(typeof SEED_NAMES)[number], Seed>> = {
  /** One healthy business with one number. */
  bakery: defaultSeed,
  agency: agencySeed,
  /** Made when it is asked for: nobody else should wait for it. */
  get templates() {
    return templatesSeed();
  },
};
