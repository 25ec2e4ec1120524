import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { bareEnvironment, run, startEmulator } from './built-program.js';

/** The library that speaks to the keychain, replaced by one that works on a file and then behaves as the test wants. */
const WORKING = `
const fs = require('node:fs');
const path = (service, account) => require('node:path').join(process.env.HOME, encodeURIComponent(service + account));
exports.AsyncEntry = class {
  constructor(service, account) { this.path = path(service, account); }
  async getPassword() { return fs.readFileSync(this.path, 'utf8'); }
  async setPassword(secret) { fs.writeFileSync(this.path, secret); }
  async deletePassword() { fs.rmSync(this.path); }
};
`;

/** As the real one waits for a Linux secret service that is locked: with the whole thread. */
const HANGS = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';
const onEveryCall = (body: string) => `exports.AsyncEntry = class { constructor() { ${body} } };`;

/** A program that was installed with this library for the keychain, or without any; its home, and a line for it. */
async function install(library: string | undefined) {
  const place = await mkdtemp(join(tmpdir(), 'wabactl-installed-'));
  onTestFinished(() => rm(place, { recursive: true, force: true }));
  await cp(resolve('dist'), join(place, 'dist'), { recursive: true });
  const keyring = join(place, 'node_modules/@napi-rs/keyring');
  await mkdir(keyring, { recursive: true });
  await symlink(resolve('node_modules/libsql'), join(place, 'node_modules/libsql'));
  const replace = (text: string) => writeFile(join(keyring, 'index.js'), text);
  if (library !== undefined) await replace(library);
  const { url } = await startEmulator();
  const bare = await bareEnvironment();
  const env = { ...bare, WABACTL_SECRET_STORE: 'keychain' };
  const wabactl = (line: string, more: Record<string, string> = {}) =>
    run(line.split(' '), { ...env, ...more }, { program: join(place, 'dist/wabactl.cjs') });
  const secrets = join(bare.HOME ?? '', 'config/secrets.json');
  return {
    replace,
    wabactl,
    secrets,
    connect: () =>
      wabactl(`connect --graph-url ${url} --name shop --no-input`, {
        WABACTL_TOKEN: DEFAULT_TOKEN,
        WABACTL_APP_SECRET: DEFAULT_IDS.appSecret,
      }),
  };
}

const FALLBACK = 'The system keychain cannot be used here, so secrets are kept in a file that only you can read.';

// user-problems.md 82, 88
test.each([
  ['is not installed', undefined],
  ['cannot be loaded', "throw new Error('libsecret-1.so.0: cannot open shared object file');"],
  ['is of another make', 'exports.AsyncEntry = undefined;'],
  ['refuses everything', onEveryCall("throw new Error('Platform failure: no D-Bus');")],
  ['does not answer', onEveryCall(HANGS)],
  ['crashes', onEveryCall("process.kill(process.pid, 'SIGSEGV');")],
  ['prints of its own', `console.log('gnome-keyring: warning');${WORKING}`],
])('with a keychain library that %s, everything works with the file, after one notice', async (_, library) => {
  const { connect, wabactl, secrets } = await install(library);
  const { exitCode, stderr } = await connect();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: FALLBACK });
  expect((await stat(secrets)).mode & 0o777).toBe(0o600);
  expect(await wabactl('profile show')).toMatchObject({ exitCode: 0, stderr: '' });
});

test('with one that works no secret lies in the file; when it is locked later, the secret that lies in it is named', async () => {
  const { connect, wabactl, secrets, replace } = await install(WORKING);
  expect(await connect()).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await readFile(secrets, 'utf8')).not.toMatch(new RegExp(`${DEFAULT_TOKEN}|${DEFAULT_IDS.appSecret}`));
  expect(await wabactl('profile show')).toMatchObject({ exitCode: 0, stderr: '' });
  await replace(onEveryCall(HANGS));
  const locked = await wabactl('profile show');
  expect(locked).toMatchObject({ exitCode: 3, stdout: '' });
  expect(locked.stderr).toContain(
    "The access token of the channel 'shop' is kept in the system keychain, which does not",
  );
  expect(await connect()).toMatchObject({ exitCode: 0, stderr: FALLBACK });
  expect(await wabactl('profile show')).toMatchObject({ exitCode: 0, stderr: '' });
});
