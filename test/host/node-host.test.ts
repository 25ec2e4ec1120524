import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createNodeHost } from '../../src/host/node-host.js';

function aHost(stop = new AbortController().signal, cwd?: string) {
  return createNodeHost({ env: { WABACTL_HOME: '/nowhere' }, stop, ...(cwd && { cwd }) });
}

async function aFolder() {
  const folder = await aHost().makeTemporaryHome('wabactl-host-');
  onTestFinished(() => folder.remove());
  return folder;
}

test('a temporary folder is private, and gone with all it held', async () => {
  const { path, remove } = await aHost().makeTemporaryHome('wabactl-host-');
  expect(statSync(path).mode & 0o777).toBe(0o700);
  await writeFile(join(path, 'inside'), 'x');
  await remove();
  expect(existsSync(path)).toBe(false);
});

test('a file is looked for where the user stands', async () => {
  const { path } = await aFolder();
  await writeFile(join(path, 'logo.png'), 'bytes');
  const host = aHost(undefined, path);
  expect(new TextDecoder().decode(await host.readFile('logo.png'))).toBe('bytes');
  expect(await host.readFileIfExists('logo.png')).toBeDefined();
});

test('a file that is missing is a failure where it is needed, and undefined where it may be missing', async () => {
  const host = aHost();
  await expect(host.readFile('/no/such/file')).rejects.toMatchObject({
    id: 'file-unreadable',
    facts: { path: '/no/such/file', problem: 'ENOENT' },
  });
  expect(await host.readFileIfExists('/no/such/file')).toBeUndefined();
});

test('a folder in the place of a file is never taken for a missing one', async () => {
  const { path } = await aFolder();
  await expect(aHost().readFileIfExists(path)).rejects.toMatchObject({ facts: { path, problem: 'EISDIR' } });
});

test('a wait ends when the program is told to stop', async () => {
  const stopper = new AbortController();
  const waiting = aHost(stopper.signal).sleep(3_600_000);
  stopper.abort();
  await expect(waiting).resolves.toBeUndefined();
  await expect(aHost(stopper.signal).sleep(3_600_000)).resolves.toBeUndefined();
});

test('a host that was told to stop begins nothing new', async () => {
  const host = aHost(AbortSignal.abort());
  const interrupted = { id: 'interrupted' };
  await expect(host.listen({ port: 0, maxBodyBytes: 1 }, () => Promise.reject())).rejects.toMatchObject(interrupted);
  await expect(host.ask.text('Name?')).rejects.toMatchObject(interrupted);
  await expect(host.stdin.bytes()).rejects.toMatchObject(interrupted);
});

test('random bytes are as many as were asked for, and others each time', () => {
  const host = aHost();
  expect(host.randomBytes(16)).toHaveLength(16);
  expect(host.randomBytes(16)).not.toEqual(host.randomBytes(16));
});

test('what is at a path, and that nothing is', async () => {
  const { path } = await aFolder();
  await writeFile(join(path, 'logo.png'), 'bytes');
  const host = aHost(undefined, path);
  expect(await host.lookAt('logo.png')).toEqual({ kind: 'file', bytes: 5 });
  expect(await host.lookAt('.')).toMatchObject({ kind: 'folder' });
  expect(await host.lookAt('logo.png/below')).toBeUndefined();
  expect(await host.lookAt('nothing')).toBeUndefined();
  expect(await host.lookAt('/dev/null')).toMatchObject({ kind: 'other', bytes: 0 });
});
