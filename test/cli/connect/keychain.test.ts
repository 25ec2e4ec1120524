import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import type { Keychain } from '../../../src/host/host.js';
import { type Terminal, terminal } from '../../support/cli.js';

/** A keychain in memory, with what it holds. */
function workingKeychain(): Keychain & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    get: async (account) => held.get(account),
    set: async (account, secret) => void held.set(account, secret),
    delete: async (account) => void held.delete(account),
  };
}

const refuse = () => Promise.reject(new Error('no such interface org.freedesktop.secrets'));
const brokenKeychain: Keychain = { get: refuse, set: refuse, delete: refuse };

const secretsFile = ({ home }: Terminal) => readFileSync(join(home, 'config', 'secrets.json'), 'utf8');

describe('secrets', () => {
  test('go to the keychain where there is one, and none of them to a file', async () => {
    const keychain = workingKeychain();
    const run = terminal({ keychain });
    expect((await run.connect()).stderr).toBe('');
    expect([...keychain.held.values()]).toEqual(expect.arrayContaining([DEFAULT_TOKEN, DEFAULT_IDS.appSecret]));
    expect(secretsFile(run)).not.toMatch(new RegExp(`${DEFAULT_TOKEN}|${DEFAULT_IDS.appSecret}`));
    expect((await run('channel show')).stdout).toContain('Token            in the system keychain, SYSTEM_USER');
    expect((await run('profile show')).code).toBe(0);
  });

  test('leave the keychain with their channel', async () => {
    const keychain = workingKeychain();
    const run = terminal({ keychain });
    await run.connect();
    await run('channel remove shop --yes');
    expect([...keychain.held]).toEqual([]);
  });

  // user-problems.md 82, 88: a keychain that fails never blocks.
  test('go to a file when the keychain fails, with one notice', async () => {
    const english = terminal({ keychain: brokenKeychain });
    const { code, stderr } = await english.connect();
    expect([code, stderr]).toEqual([
      0,
      'The system keychain cannot be used here, so secrets are kept in a file that only you can read.\n',
    ]);
    expect((await english('profile show')).code).toBe(0);
    expect((await english('channel remove shop --yes')).code).toBe(0);
  });
});

// user-problems.md 83
test('a token that dies later is told with the channel and the place it is kept in', async () => {
  const run = terminal({ keychain: workingKeychain() });
  await run.connect();
  for (const token of run.emulator.state.tokens.values()) token.invalidSubcode = 463;
  const english = await run('profile show');
  const spanish = await run('profile show --lang es');
  expect([english.code, spanish.code]).toEqual([3, 3]);
  expect(english.stderr).toContain("of the channel 'shop' (from ");
  expect(spanish.stderr).toContain("del canal 'shop' (de ");
});
