import * as z from 'zod/mini';
import type { Keychain } from '../host/host.js';
import { createJsonFile } from './json-file.js';
import type { Recorder } from './recorder.js';

/**
 * Secrets of channels: in the system's keychain where it works, else in `secrets.json`, which only its owner can read.
 * The file also notes which secrets the keychain was given, so that a secret that was never stored costs no question to
 * the keychain, and one that had to go to the file is never shadowed by an older one there.
 */
export interface SecretStore {
  /** Of the file that stands in for the keychain. */
  readonly path: string;
  /** undefined when it was never stored, and when the keychain that has it does not give it out. */
  get(channelId: string, name: SecretName): Promise<string | undefined>;
  set(channelId: string, name: SecretName, value: string): Promise<void>;
  /** Gives the names of those that could not be removed from the keychain. */
  deleteAll(channelId: string): Promise<string[]>;
  where(channelId: string, name: SecretName): Promise<'keychain' | 'file' | undefined>;
}

export type SecretName = 'token' | 'app-secret' | 'verify-token';

/** Why the file had to stand in for the keychain; `detail` is in the system's own words. */
export interface KeychainFault {
  readonly kind: 'failed' | 'timed-out';
  readonly detail: string;
}

export interface SecretStoreOptions {
  readonly folder: string;
  /** undefined means that none is wanted, which is no fault. */
  readonly keychain: () => Promise<Keychain | undefined>;
  /** Called at the first fault only: from then on the keychain is left alone. */
  readonly onFallback: (fault: KeychainFault) => void;
  readonly recorder?: Recorder | undefined;
}

/** Where a secret is: `value` when the file has it, which then is the newest; `keychain` when a copy lies there. */
const entry = z.looseObject({ value: z.optional(z.string()), keychain: z.optional(z.boolean()) });

/** By channel id, then by name. A name that a newer version brought must not make the file unreadable. */
const secretsFile = z.looseObject({
  version: z.literal(1),
  channels: z.record(z.string(), z.record(z.string(), entry)),
});

type Entry = z.infer<typeof entry>;
type Contents = z.infer<typeof secretsFile>;

const NONE: Contents = { version: 1, channels: {} };

export function createSecretStore(options: SecretStoreOptions): SecretStore {
  const { folder, recorder } = options;
  const what = 'secret';
  const file = createJsonFile({
    folder,
    name: 'secrets',
    schema: secretsFile,
    empty: NONE,
    version: 1,
    what,
    recorder,
  });
  const keychain = guardKeychain(options);
  const entryOf = async (channelId: string, name: SecretName) => (await file.read()).channels[channelId]?.[name];

  return {
    path: file.path,
    async get(channelId, name) {
      const found = await entryOf(channelId, name);
      if (found?.value !== undefined || !found?.keychain) return found?.value;
      return (await keychain((chain) => chain.get(account(channelId, name))))?.result;
    },
    async set(channelId, name, value) {
      const kept = recorder ? undefined : await keychain((chain) => chain.set(account(channelId, name), value));
      await file.update((contents) => {
        const before = contents.channels[channelId]?.[name];
        return withEntry(contents, channelId, name, kept ? { keychain: true } : { ...before, value });
      });
    },
    async deleteAll(channelId) {
      const entries = Object.entries((await file.read()).channels[channelId] ?? {});
      const left: string[] = [];
      for (const [name, { keychain: inKeychain }] of recorder ? [] : entries) {
        if (inKeychain && !(await keychain((chain) => chain.delete(account(channelId, name))))) left.push(name);
      }
      if (entries.length > 0) await file.update((contents) => without(contents, channelId));
      return left;
    },
    async where(channelId, name) {
      const found = await entryOf(channelId, name);
      if (found?.value !== undefined) return 'file';
      return found?.keychain ? 'keychain' : undefined;
    },
  };
}

const account = (channelId: string, name: string): string => `${channelId}:${name}`;

/** Gives undefined instead of a result when there is no keychain, when it fails, and ever after it failed once. */
function guardKeychain({ keychain, onFallback }: SecretStoreOptions) {
  let broken = false;
  return async <Result>(use: (chain: Keychain) => Promise<Result>): Promise<{ result: Result } | undefined> => {
    if (broken) return undefined;
    try {
      const chain = await keychain();
      return chain && { result: await use(chain) };
    } catch (error) {
      // Whatever a keychain throws, on any system, the answer is the same: use the file.
      // Said once, though two secrets may be asked for at the same time.
      if (!broken) onFallback(toFault(error));
      broken = true;
      return undefined;
    }
  };
}

function toFault(error: unknown): KeychainFault {
  if (!(error instanceof Error)) return { kind: 'failed', detail: String(error) };
  return { kind: error.name === 'TimeoutError' ? 'timed-out' : 'failed', detail: error.message };
}

function withEntry(contents: Contents, channelId: string, name: SecretName, value: Entry): Contents {
  const channel = { ...contents.channels[channelId], [name]: value };
  return { ...contents, channels: { ...contents.channels, [channelId]: channel } };
}

function without(contents: Contents, channelId: string): Contents {
  const { [channelId]: _, ...channels } = contents.channels;
  return { ...contents, channels };
}
