import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { main } from '../../src/cli/main.js';
import { realHost } from '../support/real-host.js';
import { bareEnvironment, run, startEmulator } from './built-program.js';
import { NUMBERS, type OwnNumber, seedWithManyNumbers } from './many-numbers.js';

/**
 * Loaded into the built program before anything else: it kills the process, as `kill -9` does, in place of its n-th step
 * that changes a file below the home. A write is done by half first, since that is where it would be torn.
 */
const KILLER = `
const fs = require('node:fs');
const { WABACTL_HOME: home, KILL_AT: at } = process.env;
const opened = new Set();
const half = (data) => data.slice(0, data.length / 2);
const byHalf = {
  writeSync: (write, file, data) => write(file, half(data)),
  writeFileSync: (write, path, data, options) => write(path, half(data), options),
};
let step = 0;
for (const name of ['mkdirSync', 'chmodSync', 'openSync', 'writeSync', 'writeFileSync', 'renameSync', 'rmSync', 'unlinkSync']) {
  const real = fs[name];
  fs[name] = (target, ...rest) => {
    const isOurs = opened.has(target) || String(target).startsWith(home);
    if (isOurs && ++step === Number(at)) {
      byHalf[name]?.(real, target, ...rest);
      process.kill(process.pid, 'SIGKILL');
    }
    const result = real(target, ...rest);
    if (isOurs && name === 'openSync') opened.add(result);
    return result;
  };
}
`;

const channelRow = z.object({ name: z.string(), phoneNumberId: z.string(), current: z.boolean() });
const secretsFile = z.object({ channels: z.record(z.string(), z.unknown()) });
const configFile = z.object({ channels: z.array(z.object({ id: z.string() })) });

const [first, second] = NUMBERS as [OwnNumber, OwnNumber];

/** An emulator, and homes in which the channel `one` is connected and current. */
async function openShop() {
  const { url } = await startEmulator(seedWithManyNumbers());
  const parent = (await bareEnvironment()).HOME ?? '';
  const killer = join(parent, 'killer.cjs');
  writeFileSync(killer, KILLER);
  // Terminals inside a snap set it, and a library that we write files with then used not to write atomically.
  const builtProgram = { SNAP: '/snap/code/1' };
  const connectLine = ({ phoneId }: OwnNumber, name: string) =>
    `connect --graph-url ${url} --phone ${phoneId} --name ${name} --no-input`;

  /** A command line in this process: it sees the same files, and costs no start of Node. */
  async function wabactl(home: string, line: string, env: Record<string, string> = {}) {
    const { host, stdout, stderr } = realHost({ WABACTL_HOME: home, ...env });
    const code = await main(line.split(' '), host);
    return { code, stdout: stdout(), stderr: stderr() };
  }

  const template = join(parent, 'template');
  const prepared = await wabactl(template, connectLine(first, 'one'), { WABACTL_TOKEN: first.token });
  expect(prepared).toMatchObject({ code: 0 });
  return {
    wabactl,
    newHome(from = template) {
      const home = mkdtempSync(join(parent, 'home-'));
      cpSync(from, home, { recursive: true });
      // Node 22 gives copied folders the usual mode instead of theirs.
      chmodSync(configFolder(home), statSync(configFolder(from)).mode);
      return home;
    },
    connectLine,
    /** Runs the built program, which is killed at this step; gives whether it was. */
    async killedAt(step: number, home: string, line: string): Promise<boolean> {
      const env = { WABACTL_HOME: home, WABACTL_TOKEN: second.token, ...builtProgram };
      const { exitCode, signal, stderr } = await run(line.split(' '), {
        ...env,
        NODE_OPTIONS: `--require ${killer}`,
        KILL_AT: `${step}`,
      });
      expect({ exitCode, stderr }).toEqual({ exitCode: signal ? undefined : 0, stderr: '' });
      return signal !== undefined;
    },
    /** Runs the built program, which is killed when so much time has passed, if it still runs. */
    async killedAfter(milliseconds: number, home: string, line: string): Promise<void> {
      const env = { WABACTL_HOME: home, WABACTL_TOKEN: second.token, ...builtProgram };
      await run(line.split(' '), env, { timeout: milliseconds, killSignal: 'SIGKILL' });
    },
  };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

const configFolder = (home: string) => join(home, 'config');
const readJson = (home: string, name: string) => JSON.parse(readFileSync(join(configFolder(home), name), 'utf8'));

async function channelsOf({ wabactl }: Shop, home: string) {
  const { code, stdout, stderr } = await wabactl(home, 'channel list --json');
  expect([code, stderr]).toEqual([0, '']);
  return z.array(channelRow).parse(JSON.parse(stdout));
}

/** What must hold however a process died: everything can be read, by its owner only, and the next one can write at once. */
async function expectWhole(shop: Shop, home: string): Promise<void> {
  const before = await channelsOf(shop, home);
  expect(before.map(({ name }) => name)).toContain('one');
  expect(statSync(configFolder(home)).mode & 0o777).toBe(0o700);
  const open = readdirSync(configFolder(home)).filter((name) => statSync(join(configFolder(home), name)).mode & 0o077);
  expect(open).toEqual([]);
  expect((await shop.wabactl(home, 'profile show --channel one --json')).code).toBe(0);
  expect((await shop.wabactl(home, 'channel use one')).code).toBe(0);
  expect(readdirSync(configFolder(home)).sort()).toEqual(['config.json', 'locks.db', 'secrets.json']);
  expect(await channelsOf(shop, home)).toEqual(before.map((row) => ({ ...row, current: row.name === 'one' })));
}

/** One command that is killed: how to begin, what must hold after, and the same line once more, which must finish it. */
interface Death {
  readonly line: (shop: Shop) => string;
  readonly hasBoth: boolean;
  readonly finish: (shop: Shop, home: string) => Promise<void>;
}

const namesOf = async (shop: Shop, home: string) => (await channelsOf(shop, home)).map(({ name }) => name).sort();

const DEATHS: Record<string, Death> = {
  connect: {
    line: ({ connectLine }) => connectLine(second, 'two'),
    hasBoth: false,
    async finish(shop, home) {
      // Killed between record and secrets it leaves a channel without a token, which this repairs.
      const again = await shop.wabactl(home, shop.connectLine(second, 'two'), { WABACTL_TOKEN: second.token });
      expect(again).toMatchObject({ code: 0 });
      expect(await namesOf(shop, home)).toEqual(['one', 'two']);
      expect((await shop.wabactl(home, 'profile show --channel two')).code).toBe(0);
    },
  },
  'channel rename': {
    line: () => 'channel rename two zwei',
    hasBoth: true,
    async finish(shop, home) {
      const names = await namesOf(shop, home);
      expect([
        ['one', 'two'],
        ['one', 'zwei'],
      ]).toContainEqual(names);
      expect((await shop.wabactl(home, `profile show --channel ${names[1]}`)).code).toBe(0);
    },
  },
  'channel use': {
    line: () => 'channel use two',
    hasBoth: true,
    async finish(shop, home) {
      expect(await namesOf(shop, home)).toEqual(['one', 'two']);
      expect((await shop.wabactl(home, 'profile show --channel two')).code).toBe(0);
    },
  },
  'channel remove': {
    line: () => 'channel remove two --yes',
    hasBoth: true,
    async finish(shop, home) {
      const isListed = (await namesOf(shop, home)).includes('two');
      if (isListed) expect((await shop.wabactl(home, 'channel remove two --yes')).code).toBe(0);
      expect(await namesOf(shop, home)).toEqual(['one']);
      const { channels } = configFile.parse(readJson(home, 'config.json'));
      const { channels: secrets } = secretsFile.parse(readJson(home, 'secrets.json'));
      expect(Object.keys(secrets)).toEqual(channels.map(({ id }) => id));
    },
  },
};

/** A failing test says when the process died. */
async function expectRecovery(shop: Shop, home: string, death: Death, when: string): Promise<void> {
  try {
    await expectWhole(shop, home);
    await death.finish(shop, home);
  } catch (thrown) {
    throw new Error(when, { cause: thrown });
  }
}

/** The homes that these deaths begin with. */
async function prepare(shop: Shop) {
  const both = shop.newHome();
  expect(await shop.wabactl(both, shop.connectLine(second, 'two'), { WABACTL_TOKEN: second.token })).toMatchObject({
    code: 0,
  });
  expect((await shop.wabactl(both, 'channel use one')).code).toBe(0);
  return ({ hasBoth }: Death) => (hasBoth ? shop.newHome(both) : shop.newHome());
}

/** All of them are waited for: one that fails must not leave the others at work in homes that are being removed. */
async function together<Value>(pending: readonly Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(pending);
  return Promise.all(pending);
}

test.each([
  ['connect', 30],
  ['channel rename', 10],
  ['channel use', 10],
  ['channel remove', 20],
])(
  '%s, killed -9 at each of its %i or more steps that change a file, leaves all that was there',
  async (name, least) => {
    const shop = await openShop();
    const homeFor = await prepare(shop);
    const death = DEATHS[name] as Death;
    const dieAt = async (step: number) => {
      const home = homeFor(death);
      const wasKilled = await shop.killedAt(step, home, death.line(shop));
      await expectRecovery(shop, home, death, `killed at step ${step}`);
      return wasKilled;
    };
    let kills = 0;
    for (let step = 1, ended = false; !ended; step += 3) {
      const killed = await together([step, step + 1, step + 2].map(dieAt));
      kills += killed.filter(Boolean).length;
      ended = killed.includes(false);
    }
    expect(kills).toBeGreaterThanOrEqual(least);
  },
);

/** The same numbers for the same seed, https://en.wikipedia.org/wiki/Linear_congruential_generator */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

test('a kill -9 at any moment, in the middle of a request or of the work of SQLite too, leaves all that was there', async () => {
  const shop = await openShop();
  const homeFor = await prepare(shop);
  const seed = Date.now() % 2 ** 32;
  const random = seededRandom(seed);
  for (const [name, death] of Object.entries(DEATHS)) {
    const began = performance.now();
    expect(await shop.killedAt(Number.POSITIVE_INFINITY, homeFor(death), death.line(shop))).toBe(false);
    const whole = performance.now() - began;
    const delays = Array.from({ length: 4 }, () => Math.ceil(whole * (0.25 + 0.75 * random())));
    await together(
      delays.map(async (delay) => {
        const home = homeFor(death);
        await shop.killedAfter(delay, home, death.line(shop));
        await expectRecovery(shop, home, death, `${name}, killed after ${delay} ms (seed ${seed})`);
      }),
    );
  }
});
