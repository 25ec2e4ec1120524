import type { Media } from '../../../src/emulator/state.js';
import { type Terminal, terminal } from '../../support/cli.js';

export const ANA = '+15550142233';

/** A connected terminal with these files. */
export async function shopWith(files: Readonly<Record<string, Uint8Array>> = {}): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  for (const [name, bytes] of Object.entries(files)) cli.write(name, bytes);
  return cli;
}

/** What the emulator has, the oldest first. */
export function mediaAt(cli: Terminal): Media[] {
  return [...cli.emulator.state.media.values()];
}

export function uploadsOf(cli: Terminal): number {
  return cli.sent().filter((request) => /^POST .*\/media$/.test(request)).length;
}

/** The last message that the emulator took. */
export function lastPayload(cli: Terminal): unknown {
  return [...cli.emulator.state.messages.values()].at(-1)?.payload;
}
