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
  /** undefined when it was never stored. */
  get(channelId: string, name: SecretName): Promise<StoredSecret | undefined>;
  set(channelId: string, name: SecretName, value: string): Promise<void>;
  /** Gives the names of those that could not be removed from the keychain. */
  deleteAll(channelId: string): Promise<string[]>;
  where(channelId: string, name: SecretName): Promise<'keychain' | 'file' | undefined>;
}

export type SecretName = 'token' | 'app-secret' | 'verify-token' | 'pin';

/** With the fault in place of the value when the keychain has it and does not give it out. */
export type StoredSecret =
  | { readonly where: 'keychain' | 'file'; readonly value: string }
  | { readonly where: 'keychain'; readonly value: undefined; readonly fault: KeychainFault };

/**
 * Why the keychain is of no use: it fails, in the system's own words; it does not answer, as one that is locked and has
 * nobody to ask for its password; it is not wanted now; or it has lost what it was given.
 */
export interface KeychainFault {
  readonly kind: 'failed' | 'timed-out' | 'unused' | 'missing';
  readonly detail: string | null;
}

export interface SecretStoreOptions {
  readonly folder: string;
  /** undefined means that none is wanted, which is no fault. */
  readonly keychain: () => Promise<Keychain | undefined>;
  /** Called once, when a secret went to the file because the keychain did not take it. From then on it is left alone. */
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
  const tellOnce = once(options.onFallback);
  const entryOf = async (channelId: string, name: SecretName) => (await file.read()).channels[channelId]?.[name];

  return {
    path: file.path,
    async get(channelId, name) {
      const found = await entryOf(channelId, name);
      if (found?.value !== undefined) return { where: 'file', value: found.value };
      if (!found?.keychain) return undefined;
      const { result: value, fault = LOST } = await keychain((chain) => chain.get(account(channelId, name)));
      return value === undefined ? { where: 'keychain', value, fault } : { where: 'keychain', value };
    },
    async set(channelId, name, value) {
      const fault = recorder ? UNUSED : (await keychain((chain) => chain.set(account(channelId, name), value))).fault;
      await file.update((contents) => {
        const before = contents.channels[channelId]?.[name];
        return withEntry(contents, channelId, name, fault ? { ...before, value } : { keychain: true });
      });
      if (fault && fault !== UNUSED) tellOnce(fault);
    },
    async deleteAll(channelId) {
      const entries = Object.entries((await file.read()).channels[channelId] ?? {});
      const left: string[] = [];
      for (const [name, { keychain: inKeychain }] of recorder ? [] : entries) {
        if (inKeychain && (await keychain((chain) => chain.delete(account(channelId, name)))).fault) left.push(name);
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

const UNUSED: KeychainFault = { kind: 'unused', detail: null };
const LOST: KeychainFault = { kind: 'missing', detail: null };

type Answer<Result> =
  | { readonly result: Result; readonly fault?: undefined }
  | { readonly result?: undefined; readonly fault: KeychainFault };

/** Gives a fault instead of a result when there is no keychain, when it fails, and ever after it failed once. */
function guardKeychain({ keychain }: SecretStoreOptions) {
  let broken: KeychainFault | undefined;
  return async <Result>(use: (chain: Keychain) => Promise<Result>): Promise<Answer<Result>> => {
    if (broken) return { fault: broken };
    try {
      const chain = await keychain();
      return chain ? { result: await use(chain) } : { fault: UNUSED };
    } catch (error) {
      // Whatever a keychain throws, on any system, the answer is the same: do without it.
      broken ??= toFault(error);
      return { fault: broken };
    }
  };
}

function once<Value>(tell: (value: Value) => void): (value: Value) => void {
  let told = false;
  return (value) => {
    if (!told) tell(value);
    told = true;
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
