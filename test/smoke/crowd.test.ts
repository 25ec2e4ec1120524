import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bareEnvironment, run, startEmulator } from './built-program.js';
import { NUMBERS, seedWithManyNumbers } from './many-numbers.js';

const channelRow = z.object({ name: z.string(), phoneNumberId: z.string(), current: z.boolean() });
const shownChannel = z.object({ name: z.string(), phoneNumberId: z.string() });
const connected = z.object({ name: z.string(), phoneNumberId: z.string(), created: z.boolean() });

/** What `secrets.json` holds, as far as the tests look. */
const secretsFile = z.object({ channels: z.record(z.string(), z.object({ token: z.object({ value: z.string() }) })) });
const configFile = z.object({ channels: z.array(z.object({ id: z.string(), phoneNumberId: z.string() })) });

type Ended = Awaited<ReturnType<typeof run>>;

/** One emulator, one home, and processes of the built program that all use both. */
async function openShop() {
  const { url } = await startEmulator(seedWithManyNumbers());
  const home = (await bareEnvironment()).HOME ?? '';
  // Terminals inside a snap set it, and a library that we write files with then used not to write atomically.
  const env = { WABACTL_HOME: home, SNAP: '/snap/code/1' };
  const wabactl = (line: string, more: Record<string, string> = {}) => run(line.split(' '), { ...env, ...more });
  return {
    home,
    wabactl,
    connect: ({ phoneId, token }: (typeof NUMBERS)[number], flags = '') =>
      wabactl(`connect --graph-url ${url} --phone ${phoneId} --no-input --json${flags}`, { WABACTL_TOKEN: token }),
    list: async () => rowsOf(await wabactl('channel list --json')),
  };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

const rowsOf = ({ stdout }: Ended) => z.array(channelRow).parse(JSON.parse(stdout));
const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).sort();
const idsOf = (rows: readonly { phoneNumberId: string }[]) => rows.map(({ phoneNumberId }) => phoneNumberId).sort();
const ALL_IDS = NUMBERS.map(({ phoneId }) => phoneId).sort();

/** What a process that failed said, so that a failing test tells why. */
const complaints = (ended: readonly Ended[]) => ended.filter(({ exitCode }) => exitCode !== 0);

/** Each token must be the one that its number was connected with. */
function tokensByNumber(home: string): Record<string, string | undefined> {
  const read = (name: string) => JSON.parse(readFileSync(join(home, 'config', name), 'utf8'));
  const { channels: secrets } = secretsFile.parse(read('secrets.json'));
  const { channels } = configFile.parse(read('config.json'));
  return Object.fromEntries(channels.map(({ id, phoneNumberId }) => [phoneNumberId, secrets[id]?.token.value]));
}

const OWN_TOKENS = Object.fromEntries(NUMBERS.map(({ phoneId, token }) => [phoneId, token]));

const NUMBERED = NUMBERS.map((_, index) => (index === 0 ? 'luna-bakery' : `luna-bakery-${index + 1}`));

/** Nothing is lost: every number has its channel, its own name and its own token, and can call Meta. */
async function expectAll(shop: Shop, names: readonly string[]): Promise<void> {
  const channels = await shop.list();
  expect(idsOf(channels)).toEqual(ALL_IDS);
  expect(namesOf(channels)).toEqual([...names].sort());
  expect(tokensByNumber(shop.home)).toEqual(OWN_TOKENS);
  const calls = channels.map(({ name }) => shop.wabactl(`profile show --channel ${name} --json`));
  expect(complaints(await Promise.all(calls))).toEqual([]);
  for (const name of ['config.json', 'secrets.json']) {
    expect(statSync(join(shop.home, 'config', name)).mode & 0o777).toBe(0o600);
  }
}

/** What a reader saw in the midst of it must have been true at some moment. */
function expectConsistent(rows: ReturnType<typeof rowsOf>): void {
  expect(idsOf(rows)).toEqual(ALL_IDS);
  expect(new Set(namesOf(rows)).size).toBe(NUMBERS.length);
  expect(rows.filter(({ current }) => current)).toHaveLength(1);
}

describe('twenty processes at once', () => {
  test('that connect twenty numbers of one name, and then rename, connect again, use, show and list them, lose nothing', async () => {
    const shop = await openShop();
    expect(complaints(await Promise.all(NUMBERS.map((number) => shop.connect(number))))).toEqual([]);
    const channels = await shop.list();
    expect(namesOf(channels)).toEqual([...NUMBERED].sort());

    const numberOf = ({ phoneNumberId }: { phoneNumberId: string }) =>
      NUMBERS.find(({ phoneId }) => phoneId === phoneNumberId) as (typeof NUMBERS)[number];
    const renamed = channels.slice(0, 5);
    const shown = channels.slice(14, 17);
    const renaming = renamed.map(({ name }) => shop.wabactl(`channel rename ${name} branch-of-${name}`));
    // Three of them are being renamed at the same time, which this must not take back.
    const connecting = channels.slice(2, 7).map((channel) => shop.connect(numberOf(channel)));
    const using = channels.slice(10, 12).map(({ name }) => shop.wabactl(`channel use ${name}`));
    const showing = shown.map(({ name }) => shop.wabactl(`channel show ${name} --json`));
    const listing = NUMBERS.slice(0, 5).map(() => shop.wabactl('channel list --json'));
    const ended = await Promise.all([...renaming, ...connecting, ...using, ...showing, ...listing]);
    expect(complaints(ended)).toEqual([]);
    for (const { stdout } of await Promise.all(connecting)) {
      expect(connected.parse(JSON.parse(stdout)).created).toBe(false);
    }
    for (const each of await Promise.all(listing)) expectConsistent(rowsOf(each));
    const seen = (await Promise.all(showing)).map(({ stdout }) => shownChannel.parse(JSON.parse(stdout)));
    expect(seen).toEqual(shown.map(({ name, phoneNumberId }) => ({ name, phoneNumberId })));
    await expectAll(
      shop,
      channels.map(({ name }, index) => (index < renamed.length ? `branch-of-${name}` : name)),
    );
  });

  test('that connect the same number make one channel of it, whatever they call it', async () => {
    const shop = await openShop();
    const [number] = NUMBERS;
    if (!number) throw new Error('there are twenty');
    const ended = await Promise.all(
      NUMBERS.map((_, index) => shop.connect(number, index % 2 === 0 ? '' : ` --name branch-${index}`)),
    );
    expect(complaints(ended)).toEqual([]);
    const reports = ended.map(({ stdout }) => connected.parse(JSON.parse(stdout)));
    expect(reports.filter(({ created }) => created)).toHaveLength(1);
    const channels = await shop.list();
    expect(idsOf(channels)).toEqual([number.phoneId]);
    expect(namesOf(reports)).toContain(channels[0]?.name);
    expect((await shop.wabactl('profile show --json')).exitCode).toBe(0);
  });
});

test('of several that want the same name one gets it, and the others say whose it is', async () => {
  const shop = await openShop();
  const wanting = NUMBERS.slice(0, 6);
  for (const number of wanting.slice(0, 2)) expect(complaints([await shop.connect(number)])).toEqual([]);
  const renamed = await Promise.all(
    ['luna-bakery', 'luna-bakery-2'].map((name) => shop.wabactl(`channel rename ${name} Main --json`)),
  );
  // The same for numbers that are connected under one name.
  const named = await Promise.all(wanting.slice(2).map((number) => shop.connect(number, ' --name second')));
  for (const ended of [renamed, named]) {
    const refused = complaints(ended);
    expect(refused).toHaveLength(ended.length - 1);
    for (const { exitCode, stdout, stderr } of refused) {
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(JSON.parse(stderr).error).toMatchObject({ id: 'channel-name-taken' });
    }
  }
  const names = namesOf(await shop.list());
  expect(names).toHaveLength(3);
  expect(names).toEqual(expect.arrayContaining(['Main', 'second']));
});
