import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Keychain } from '../../src/host/host.js';
import { createSecretStore, type KeychainFault, type SecretName, type SecretStore } from '../../src/store/secrets.js';
import { newFolder } from './support/folder.js';

const SECRET = 'EAAtheSecretItself';

/** A keychain in memory; `broken` makes every call fail from then on. */
function aKeychain() {
  const kept = new Map<string, string>();
  const state: { kept: Map<string, string>; calls: number; broken: Error | undefined } = {
    kept,
    calls: 0,
    broken: undefined,
  };
  const call = async <Result>(result: () => Result): Promise<Result> => {
    state.calls += 1;
    if (state.broken) throw state.broken;
    return result();
  };
  const keychain: Keychain = {
    get: (account) => call(() => kept.get(account)),
    set: (account, secret) => call(() => void kept.set(account, secret)),
    delete: (account) => call(() => void kept.delete(account)),
  };
  return { keychain, state };
}

const read = async (store: SecretStore, channelId: string, name: SecretName) =>
  (await store.get(channelId, name))?.value;

/** A store with this keychain, and the faults it told. */
function aStore(folder: string, keychain: Keychain | undefined) {
  const faults: KeychainFault[] = [];
  const store = createSecretStore({
    folder,
    keychain: async () => keychain,
    onFallback: (fault) => faults.push(fault),
  });
  return { store, faults };
}

const fileOf = (folder: string): string => readFileSync(join(folder, 'secrets.json'), 'utf8');

test('with a keychain that works, the secret lies there and in no file', async () => {
  const folder = newFolder();
  const { keychain, state } = aKeychain();
  const { store, faults } = aStore(folder, keychain);
  await store.set('channel-1', 'token', SECRET);
  expect(await read(store, 'channel-1', 'token')).toBe(SECRET);
  expect(await store.where('channel-1', 'token')).toBe('keychain');
  expect([...state.kept.values()]).toEqual([SECRET]);
  expect(fileOf(folder)).not.toContain(SECRET);
  expect(faults).toEqual([]);
});

test('without a keychain the secret lies in a file that only its owner can read', async () => {
  const folder = newFolder();
  const { store, faults } = aStore(folder, undefined);
  await store.set('channel-1', 'token', SECRET);
  expect(await read(store, 'channel-1', 'token')).toBe(SECRET);
  expect(await store.where('channel-1', 'token')).toBe('file');
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
  expect(faults).toEqual([]);
});

test.each([
  [new Error('locked'), { kind: 'failed', detail: 'locked' }],
  [new DOMException('too slow', 'TimeoutError'), { kind: 'timed-out', detail: 'too slow' }],
])('a keychain that fails is told once, asked no more, and the file stands in', async (broken, fault) => {
  const { keychain, state } = aKeychain();
  state.broken = broken;
  const { store, faults } = aStore(newFolder(), keychain);
  await store.set('channel-1', 'token', SECRET);
  await store.set('channel-1', 'app-secret', 'other');
  expect(await read(store, 'channel-1', 'token')).toBe(SECRET);
  expect(faults).toEqual([fault]);
  expect(state.calls).toBe(1);
});

test('a keychain that cannot even be opened counts as one that fails', async () => {
  const faults: KeychainFault[] = [];
  const keychain = () => Promise.reject(new Error('no library'));
  const store = createSecretStore({ folder: newFolder(), keychain, onFallback: (fault) => faults.push(fault) });
  await store.set('channel-1', 'token', SECRET);
  expect(await read(store, 'channel-1', 'token')).toBe(SECRET);
  expect(faults).toEqual([{ kind: 'failed', detail: 'no library' }]);
});

test('a newer secret in the file is not shadowed by an older one in the keychain', async () => {
  const folder = newFolder();
  const { keychain, state } = aKeychain();
  await aStore(folder, keychain).store.set('channel-1', 'token', 'the old one');
  state.broken = new Error('locked');
  await aStore(folder, keychain).store.set('channel-1', 'token', 'the new one');
  state.broken = undefined;
  expect(await read(aStore(folder, keychain).store, 'channel-1', 'token')).toBe('the new one');
});

test.each([
  ['fails', new Error('locked'), { kind: 'failed', detail: 'locked' }],
  ['does not answer', new DOMException('too slow', 'TimeoutError'), { kind: 'timed-out', detail: 'too slow' }],
])('a secret in a keychain that %s is known to be there, with what keeps it from us', async (_, broken, fault) => {
  const folder = newFolder();
  const { keychain, state } = aKeychain();
  await aStore(folder, keychain).store.set('channel-1', 'token', SECRET);
  state.broken = broken;
  const { store, faults } = aStore(folder, keychain);
  expect(await store.get('channel-1', 'token')).toEqual({ where: 'keychain', value: undefined, fault });
  expect(faults).toEqual([]);
});

test('a secret that was taken out of the keychain, or whose keychain is not wanted now, is told from one that never was', async () => {
  const folder = newFolder();
  const { keychain, state } = aKeychain();
  await aStore(folder, keychain).store.set('channel-1', 'token', SECRET);
  expect(await aStore(folder, undefined).store.get('channel-1', 'token')).toMatchObject({ fault: { kind: 'unused' } });
  state.kept.clear();
  expect(await aStore(folder, keychain).store.get('channel-1', 'token')).toMatchObject({ fault: { kind: 'missing' } });
  expect(await aStore(folder, keychain).store.get('channel-1', 'verify-token')).toBeUndefined();
});

test('a secret that was never stored costs no question to the keychain', async () => {
  const { keychain, state } = aKeychain();
  const folder = newFolder();
  expect(await aStore(folder, keychain).store.get('channel-1', 'app-secret')).toBeUndefined();
  expect(state.calls).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test('removing a channel removes its secrets from both places and no one else’s', async () => {
  const folder = newFolder();
  const { keychain, state } = aKeychain();
  const { store } = aStore(folder, keychain);
  await store.set('channel-1', 'token', SECRET);
  await store.set('channel-2', 'token', 'of the other');
  await aStore(folder, undefined).store.set('channel-1', 'app-secret', 'in the file');
  expect(await store.deleteAll('channel-1')).toEqual([]);
  expect([...state.kept.values()]).toEqual(['of the other']);
  expect(fileOf(folder)).not.toContain('channel-1');
  expect(await read(store, 'channel-2', 'token')).toBe('of the other');
});

test('a secret that could not be removed from the keychain is named', async () => {
  const folder = newFolder();
  const { keychain, state } = aKeychain();
  await aStore(folder, keychain).store.set('channel-1', 'token', SECRET);
  state.broken = new Error('locked');
  expect(await aStore(folder, keychain).store.deleteAll('channel-1')).toEqual(['token']);
});

test.skipIf(process.platform === 'win32')('a secrets file that others could read is closed to them', async () => {
  const folder = newFolder();
  const { store } = aStore(folder, undefined);
  await store.set('channel-1', 'token', SECRET);
  chmodSync(join(folder, 'secrets.json'), 0o644);
  await store.get('channel-1', 'token');
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test.each([
  ['cut off', `{"version":1,"channels":{"a":{"token":{"value":"${SECRET}`],
  ['of another shape', `{"version":1,"channels":{"a":{"token":"${SECRET}"}}}`],
])('a secrets file that is %s is reported by its path, without its content', async (_, text) => {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, 'secrets.json'), text);
  const failure = await aStore(folder, undefined)
    .store.get('a', 'token')
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ id: 'file-damaged', facts: { path: join(folder, 'secrets.json') } });
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(SECRET.slice(0, 6));
});

test('a dry run keeps no secret anywhere and never tells it', async () => {
  const folder = newFolder();
  const { keychain, state } = aKeychain();
  const told: unknown[] = [];
  const store = createSecretStore({
    folder,
    keychain: async () => keychain,
    onFallback: () => undefined,
    recorder: (write) => told.push(write),
  });
  await store.set('channel-1', 'token', SECRET);
  expect(told).toEqual([{ path: join(folder, 'secrets.json'), what: 'secret' }]);
  expect(state.calls).toBe(0);
  expect(existsSync(folder)).toBe(false);
});
