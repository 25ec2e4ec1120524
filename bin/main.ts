import { main } from '../src/cli/main.js';
import { createNodeHost, type HostOverrides } from '../src/host/node-host.js';
import { wasReaderGone } from '../src/host/stop.js';

const INTERRUPTED = 130;

/**
 * Runs one command line against the real outside world and gives its exit code. The launcher loads this file, built, for
 * everything that it cannot answer at once; the build loads it with captured streams to make those answers.
 */
export async function run(argv: readonly string[], overrides?: HostOverrides): Promise<number> {
  const host = createNodeHost(overrides);
  const code = await main(argv, host);
  return code === INTERRUPTED && wasReaderGone(host.stop) ? 0 : code;
}
