import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import type { Phone } from '../../../src/emulator/state.js';
import { type Setup, type Terminal, terminal } from '../../support/cli.js';

export const PIN = '271828';
export const NEW = '+34 600 11 12 22';

/** The default channel, connected. */
export async function shop(setup: Setup = {}): Promise<Terminal> {
  const run = terminal(setup);
  await run.connect();
  return run;
}

/** The default number as the emulator has it, or the one with these digits. */
export function phoneOf(run: Terminal, digits?: string): Phone {
  const found =
    digits === undefined
      ? run.emulator.state.phones.get(DEFAULT_IDS.phoneId)
      : [...run.emulator.state.phones.values()].find(({ number }) => number === digits);
  if (!found) throw new Error(`the emulator has no number ${digits}`);
  return found;
}

/** The default number, taken off the Cloud API, as if somebody had deregistered it. */
export async function unregisteredShop(setup: Setup = {}): Promise<Terminal> {
  const run = await shop(setup);
  Object.assign(phoneOf(run), { status: 'DISCONNECTED', platformType: 'NOT_APPLICABLE' });
  return run;
}

/** Requests that change something. */
export const changes = (run: Terminal) => run.sent().filter((request) => !request.startsWith('GET'));
