/**
 * What the program costs at start, as a ratio to `node -e 0`, which is the least that any Node program can cost. The two
 * are run in turn, so that a machine that slows down slows both. Prints medians; with `--check` it exits 1 when a bar
 * is missed. Run by `npm run bench:startup`.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAM = 'dist/wabactl.cjs';
const PAIRS = Number(process.argv.find((word) => /^--pairs=\d+$/.test(word))?.slice('--pairs='.length) ?? 25);
const WARM_UPS = 3;

const home = await mkdtemp(join(tmpdir(), 'wabactl-bench-'));
// Node 20 reads NODE_EXTRA_CA_CERTS at every start, which would hide all else.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env;
const env = { ...inherited, WABACTL_HOME: home, LANG: 'C.UTF-8', WABACTL_LANG: 'en' };

async function millisecondsOf(args) {
  const start = performance.now();
  await run(process.execPath, args, { env });
  return performance.now() - start;
}

async function measure({ name, args, bar }) {
  const pairs = [];
  for (let at = 0; at < PAIRS + WARM_UPS; at++) {
    const floor = await millisecondsOf(['-e', '0']);
    const ours = await millisecondsOf([PROGRAM, ...args]);
    if (at >= WARM_UPS) pairs.push({ floor, ours, ratio: ours / floor });
  }
  const median = (pick) => pairs.map(pick).sort((a, b) => a - b)[Math.floor(pairs.length / 2)];
  const ratio = median((pair) => pair.ratio);
  const verdict = ratio <= bar ? 'met' : 'MISSED';
  const times = `${median((pair) => pair.ours).toFixed(0)} ms against ${median((pair) => pair.floor).toFixed(0)} ms`;
  console.log(`${name.padEnd(16)} ${ratio.toFixed(2).padStart(5)} of at most ${bar}  ${verdict.padEnd(6)}  ${times}`);
  return ratio <= bar;
}

/** An emulator of its own, and a channel connected to it, as a user would have. */
async function connectToEmulator() {
  const emulator = spawn(process.execPath, [PROGRAM, 'emulator', 'start', '--port', '0', '--json'], { env });
  for await (const line of createInterface({ input: emulator.stdout })) {
    const { url, token, wabaId, phoneNumberId } = JSON.parse(line);
    const connect = ['connect', '--graph-url', url, '--waba', wabaId, '--phone', phoneNumberId, '--name', 'bench'];
    await run(process.execPath, [PROGRAM, ...connect, '--no-input'], { env: { ...env, WABACTL_TOKEN: token } });
    // It prints a line for each request, and would wait for a reader.
    emulator.stdout.resume();
    return emulator;
  }
  throw new Error('The emulator ended before it said where it listens');
}

const emulator = await connectToEmulator();
try {
  const cases = [
    { name: '--version', args: ['--version'], bar: 1.3 },
    { name: '--help', args: ['--help'], bar: 1.6 },
    { name: 'completion bash', args: ['completion', 'bash'], bar: 1.6 },
    { name: 'channel list', args: ['channel', 'list'], bar: 3 },
    { name: 'profile show', args: ['profile', 'show'], bar: 4 },
  ];
  let areAllMet = true;
  for (const each of cases) areAllMet = (await measure(each)) && areAllMet;
  if (process.argv.includes('--check') && !areAllMet) process.exitCode = 1;
} finally {
  emulator.kill();
  await rm(home, { recursive: true, force: true });
}
