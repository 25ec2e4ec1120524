import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createConfigStore } from '../../src/store/config.js';
import { newFolder } from './support/folder.js';
import { untilSaid, useProcesses } from './support/processes.js';
import { aChannel } from './support/records.js';

const start = useProcesses();

/** A folder whose config.json holds this text. */
function folderWith(text: string): string {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.json'), text);
  return folder;
}

const valid = (more: object = {}) =>
  JSON.stringify({ version: 1, currentChannelId: null, channels: [], settings: {}, ...more });

test('a machine without configuration has no channels, and reading it creates nothing', async () => {
  const folder = newFolder();
  expect(await createConfigStore({ folder }).read()).toMatchObject({ channels: [], currentChannelId: null });
  expect(existsSync(folder)).toBe(false);
});

test('what was written is read again, by another store too', async () => {
  const folder = newFolder();
  await createConfigStore({ folder }).update((now) => ({ ...now, channels: [aChannel()] }));
  expect((await createConfigStore({ folder }).read()).channels).toEqual([aChannel()]);
});

test.skipIf(process.platform === 'win32')('only the owner can read the files and enter the folder', async () => {
  const folder = newFolder();
  await createConfigStore({ folder }).update((now) => now);
  const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
  expect(Object.fromEntries(modes)).toEqual({ 'config.json': 0o600, 'locks.db': 0o600 });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test.skipIf(process.platform === 'win32')('a file that others could read is closed to them', async () => {
  const folder = folderWith(valid());
  chmodSync(join(folder, 'config.json'), 0o644);
  await createConfigStore({ folder }).read();
  expect(statSync(join(folder, 'config.json')).mode & 0o777).toBe(0o600);
});

test('what a newer version added is still there after this version wrote', async () => {
  const channel = { ...aChannel(), colour: 'green' };
  const folder = folderWith(valid({ later: 1, channels: [channel], settings: { theme: 'dark' } }));
  await createConfigStore({ folder }).update((now) => ({ ...now, settings: { ...now.settings, lang: 'es' } }));
  expect(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))).toMatchObject({
    later: 1,
    channels: [{ colour: 'green' }],
    settings: { theme: 'dark', lang: 'es' },
  });
});

test.each([
  ['is no JSON', '{"version": 1, "channels": [', { problem: 'not-json' }],
  ['is empty', '', { problem: 'not-json' }],
  ['is a list', '[]', { problem: 'wrong-shape', where: 'version' }],
  [
    'misses a part',
    '{"version":1,"currentChannelId":null,"channels":[]}',
    { problem: 'wrong-shape', where: 'settings' },
  ],
  ['has an id of letters', valid({ channels: [{ ...aChannel(), wabaId: 'abc' }] }), { where: 'channels[0].wabaId' }],
])('a file that %s is reported by its path and left alone', async (_, text, facts) => {
  const folder = folderWith(text);
  const path = join(folder, 'config.json');
  const store = createConfigStore({ folder });
  await expect(store.read()).rejects.toMatchObject({ id: 'file-damaged', facts: { path, ...facts } });
  await expect(store.update((now) => now)).rejects.toMatchObject({ id: 'file-damaged' });
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a file of a newer format is neither read nor overwritten', async () => {
  const folder = folderWith('{"version": 2, "accounts": []}');
  const store = createConfigStore({ folder });
  const failure = { id: 'file-from-newer-version', facts: { found: 2, known: 1 } };
  await expect(store.read()).rejects.toMatchObject(failure);
  await expect(store.update((now) => now)).rejects.toMatchObject(failure);
});

test('a folder that cannot be made is reported by the path of the file', async () => {
  const folder = newFolder();
  writeFileSync(folder, 'a file stands where the folder should be');
  const store = createConfigStore({ folder: join(folder, 'config') });
  await expect(store.update((now) => now)).rejects.toMatchObject({
    id: 'file-not-writable',
    facts: { path: join(folder, 'config', 'config.json'), problem: 'ENOTDIR' },
  });
});

test('a dry run tells what it would write and writes nothing', async () => {
  const folder = newFolder();
  const told: unknown[] = [];
  const store = createConfigStore({ folder, recorder: (write) => told.push(write) });
  expect(await store.update((now) => ({ ...now, currentChannelId: 'x' }))).toMatchObject({ currentChannelId: 'x' });
  expect(told).toEqual([{ path: join(folder, 'config.json'), what: 'configuration' }]);
  expect(existsSync(dirname(store.path))).toBe(false);
});

test('a change that throws changes nothing and gives the lock back', async () => {
  const store = createConfigStore({ folder: newFolder() });
  const broken = store.update(() => {
    throw new Error('no');
  });
  await expect(broken).rejects.toThrow('no');
  expect(await store.update((now) => ({ ...now, currentChannelId: 'x' }))).toMatchObject({ currentChannelId: 'x' });
});

test('twenty processes that add a channel at once add twenty channels', async () => {
  const folder = newFolder();
  const ids = Array.from({ length: 20 }, (_, index) => `channel-${index}`);
  const ends = await Promise.all(ids.map((id) => start('add-channel', folder, id)));
  expect(ends.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
    ids.map(() => ({ exitCode: 0, stderr: '' })),
  );
  const { channels } = await createConfigStore({ folder }).read();
  expect(channels.map(({ id }) => id).sort()).toEqual(ids.sort());
});

test('a process killed while it writes leaves a whole file, no lock, and after the next change no debris', async () => {
  const folder = newFolder();
  const store = createConfigStore({ folder });
  for (let round = 0; round < 8; round += 1) {
    const child = start('change-forever', folder);
    await untilSaid(child, 'changed', round + 1);
    child.kill('SIGKILL');
    await child;
    expect((await store.read()).channels).toHaveLength(200);
  }
  writeFileSync(join(folder, 'config.json.tmp-0000000000abcdef'), 'half a fi');
  await store.update((now) => now);
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'locks.db']);
});

test('a process killed while it holds the lock holds it no longer', async () => {
  const folder = newFolder();
  const child = start('hold-lock', folder);
  await untilSaid(child, 'holding');
  child.kill('SIGKILL');
  await child;
  expect(await createConfigStore({ folder }).update((now) => ({ ...now, currentChannelId: 'x' }))).toMatchObject({
    currentChannelId: 'x',
  });
});

test.skipIf(process.platform === 'win32')(
  'a disk that becomes full in mid-write costs nothing that was there',
  async () => {
    const folder = newFolder();
    await start('add-channel', folder, 'first');
    const path = join(folder, 'config.json');
    const { stdout } = await start('add-thousands', folder, '', 64);
    expect(JSON.parse(stdout)).toEqual({ path, problem: 'EFBIG' });
    expect((await createConfigStore({ folder }).read()).channels.map(({ id }) => id)).toEqual(['first']);
    expect(readdirSync(folder).sort()).toEqual(['config.json', 'locks.db']);
  },
);
