import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openKeychain } from '../../src/host/keychain.js';

/** The address of a message bus that takes connections and never says a word, as a hung desktop session does. */
async function aHungBus(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wabactl-bus-'));
  const open = new Set<Socket>();
  const server = createServer((socket) => open.add(socket.on('error', () => undefined)));
  const path = join(folder, 'bus');
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await rm(folder, { recursive: true });
  });
  return `unix:path=${path}`;
}

test.each([
  ['the user chose the file', { WABACTL_SECRET_STORE: 'file' }],
  ['everything was moved elsewhere', { WABACTL_HOME: '/elsewhere' }],
])('no keychain is used when %s', async (_, env) => {
  expect(await openKeychain(env)).toBeUndefined();
});

test('a moved home uses the keychain when asked to', async () => {
  expect(await openKeychain({ WABACTL_HOME: '/elsewhere', WABACTL_SECRET_STORE: 'keychain' })).toBeDefined();
});

// What follows needs a secret service that is absent or hung, which can only be arranged on Linux.
const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('a keychain that is not there says so', async () => {
  const keychain = await openKeychain({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' });
  await expect(keychain?.get('channel-1:token')).rejects.toThrow('Platform failure');
});

onLinux('a keychain that hangs is given up, and does not hold the program', async () => {
  const keychain = await openKeychain({ DBUS_SESSION_BUS_ADDRESS: await aHungBus() });
  await expect(keychain?.set('channel-1:token', 'EAAsecret')).rejects.toMatchObject({ name: 'TimeoutError' });
});
