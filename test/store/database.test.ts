import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { expect, test } from 'vitest';
import { forgetChannel } from '../../src/store/channel-data.js';
import { openDatabase } from '../../src/store/database.js';
import { recordAccepted, recordStatus, statusOf } from '../../src/store/message-log.js';
import { replaceTemplates, templatesOf } from '../../src/store/template-cache.js';
import { recordInbound } from '../../src/store/window-log.js';
import { newFolder } from './support/folder.js';
import { useProcesses } from './support/processes.js';
import { aMessage, anEvent, aTemplate, eventsOf, recordEvent } from './support/records.js';

const start = useProcesses();
const AT = '2026-01-01T00:00:00.000Z';

/** A folder whose wabactl.db holds what `write` put there. */
function folderWith(write: (path: string) => void): { folder: string; path: string } {
  const folder = newFolder();
  mkdirSync(folder);
  const path = join(folder, 'wabactl.db');
  write(path);
  return { folder, path };
}

test('a machine without a database reads as empty, and reading it creates nothing', async () => {
  const folder = newFolder();
  const database = await openDatabase({ folder });
  expect(templatesOf(database, 'channel-1')).toEqual([]);
  database.close();
  expect(existsSync(folder)).toBe(false);
});

test('a database that another process made meanwhile is seen', async () => {
  const folder = newFolder();
  const database = await openDatabase({ folder });
  expect(statusOf(database, 'wamid.1')).toBeUndefined();
  await start('accept-and-end', folder, 'wamid.1');
  expect(statusOf(database, 'wamid.1')?.message).toEqual(aMessage({ wamid: 'wamid.1' }));
  database.close();
});

test.skipIf(process.platform === 'win32')('only the owner can read the database and its companions', async () => {
  const folder = newFolder();
  const database = await openDatabase({ folder });
  recordEvent(database, anEvent());
  const files = readdirSync(folder);
  expect(files).toContain('wabactl.db-wal');
  expect(files.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)).toEqual([]);
  database.close();
});

test.skipIf(process.platform === 'win32')('what others could read of the database is closed to them', async () => {
  const folder = newFolder();
  recordEvent(await openDatabase({ folder }), anEvent());
  for (const name of ['wabactl.db', 'wabactl.db-wal', 'wabactl.db-shm']) chmodSync(join(folder, name), 0o644);
  recordEvent(await openDatabase({ folder }), anEvent({ identity: 'another' }));
  expect(readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)).toEqual([]);
});

test('a closed database can be opened again and has everything', async () => {
  const folder = newFolder();
  const database = await openDatabase({ folder });
  recordEvent(database, anEvent());
  database.close();
  expect(eventsOf(await openDatabase({ folder }), 'channel-1')).toMatchObject([{ identity: 'one' }]);
});

test.each(['accept-and-be-killed', 'accept-and-end'])('a process that never closes loses nothing: %s', async (verb) => {
  const folder = newFolder();
  await start(verb, folder, 'wamid.1');
  expect(statusOf(await openDatabase({ folder }), 'wamid.1')?.message?.wamid).toBe('wamid.1');
});

test('processes that make the database and write at once lose nothing and count nothing twice', async () => {
  const folder = newFolder();
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const ends = await Promise.all(names.map((name) => start('record-events', folder, name)));
  expect(ends.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
    names.map(() => ({ exitCode: 0, stderr: '' })),
  );
  const identities = eventsOf(await openDatabase({ folder }), 'channel-1').map(({ identity }) => identity);
  expect(identities).toHaveLength(50 * (names.length + 1));
  expect(new Set(identities).size).toBe(identities.length);
});

test('a file that is no database is reported by its path and left alone', async () => {
  const { folder, path } = folderWith((file) => writeFileSync(file, 'not a database. '.repeat(100)));
  const database = await openDatabase({ folder });
  const damaged = expect.objectContaining({ id: 'file-damaged', facts: { path, problem: 'not-a-database' } });
  expect(() => templatesOf(database, 'channel-1')).toThrow(damaged);
  expect(() => recordEvent(database, anEvent())).toThrow(damaged);
  expect(readFileSync(path, 'utf8')).toBe('not a database. '.repeat(100));
});

test('a database of a newer version is neither read nor changed', async () => {
  const { folder, path } = folderWith((file) => {
    const newer = new Sqlite(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
  });
  const database = await openDatabase({ folder });
  const failure = { id: 'file-from-newer-version', facts: expect.objectContaining({ path, found: 99 }) };
  expect(() => recordEvent(database, anEvent())).toThrow(expect.objectContaining(failure));
});

test('a row that somebody damaged is reported by the path of the file', async () => {
  const folder = newFolder();
  const database = await openDatabase({ folder });
  replaceTemplates(database, 'channel-1', { templates: [aTemplate('1')], at: AT });
  database.write('templates', () => database.run("UPDATE template_contents SET json = '{'", {}));
  expect(() => templatesOf(database, 'channel-1')).toThrow(
    expect.objectContaining({
      id: 'file-damaged',
      facts: { path: database.path, problem: 'wrong-shape', where: 'template' },
    }),
  );
  database.close();
});

test('a folder that cannot be made is reported by the path of the file', async () => {
  const folder = newFolder();
  writeFileSync(folder, 'a file stands where the folder should be');
  const database = await openDatabase({ folder: join(folder, 'state') });
  expect(() => recordEvent(database, anEvent())).toThrow(
    expect.objectContaining({ id: 'file-not-writable', facts: { path: database.path, problem: 'ENOTDIR' } }),
  );
});

test('what is written together is kept together or not at all', async () => {
  const database = await openDatabase({ folder: newFolder() });
  const half = () =>
    database.write('events', () => {
      recordEvent(database, anEvent());
      throw new Error('broke off');
    });
  expect(half).toThrow('broke off');
  expect(eventsOf(database, 'channel-1')).toEqual([]);
  expect(recordEvent(database, anEvent())).toBe('new');
  database.close();
});

test('a dry run without a database tells what it would write and creates nothing', async () => {
  const folder = newFolder();
  const told: unknown[] = [];
  const database = await openDatabase({ folder, recorder: (write) => told.push(write) });
  const changes = replaceTemplates(database, 'channel-1', { templates: [aTemplate('1')], at: AT });
  database.close();
  expect(changes).toHaveLength(1);
  expect(told).toEqual([{ path: join(folder, 'wabactl.db'), what: 'templates' }]);
  expect(existsSync(folder)).toBe(false);
});

test('a dry run on a database answers truly and changes nothing', async () => {
  const folder = newFolder();
  const real = await openDatabase({ folder });
  replaceTemplates(real, 'channel-1', { templates: [aTemplate('1'), aTemplate('2')], at: AT });
  const dry = await openDatabase({ folder, recorder: () => undefined });
  expect(forgetChannel(dry, 'channel-1')).toEqual({ templates: 2, messages: 0, events: 0 });
  dry.close();
  expect(templatesOf(real, 'channel-1')).toHaveLength(2);
  real.close();
});

test('forgetting a channel deletes all of it and nothing of another', async () => {
  const database = await openDatabase({ folder: newFolder() });
  for (const channelId of ['channel-1', 'channel-2']) {
    replaceTemplates(database, channelId, { templates: [aTemplate('1')], at: AT });
    recordAccepted(database, aMessage({ channelId, wamid: `wamid.${channelId}` }));
    recordStatus(database, { wamid: `wamid.${channelId}`, channelId, status: 'sent', at: AT, error: null });
    recordEvent(database, anEvent({ channelId }));
    recordInbound(database, { channelId, waId: '1', at: AT });
  }
  expect(forgetChannel(database, 'channel-1')).toEqual({ templates: 1, messages: 1, events: 1 });
  expect(statusOf(database, 'wamid.channel-1')).toBeUndefined();
  expect(statusOf(database, 'wamid.channel-2')?.last?.status).toBe('sent');
  expect(templatesOf(database, 'channel-2')).toHaveLength(1);
  database.close();
});

test('a database that could not be opened is opened when it was moved away', async () => {
  const { folder, path } = folderWith((file) => writeFileSync(file, 'not a database. '.repeat(100)));
  const database = await openDatabase({ folder });
  expect(() => recordEvent(database, anEvent())).toThrow(expect.objectContaining({ id: 'file-damaged' }));
  renameSync(path, `${path}.damaged`);
  expect(eventsOf(database, 'channel-1')).toEqual([]);
  expect(recordEvent(database, anEvent())).toBe('new');
  database.close();
});
