import { Failure } from '../core/failure.js';
import type { Host } from '../host/host.js';
import type { KeychainFault, SecretName, SecretStore } from '../store/secrets.js';

/** A secret with the place it was found in, which every authentication error names. */
export interface FoundSecret {
  readonly value: string;
  /** For example `WABACTL_TOKEN`, `keychain`, `--token-file token.txt`, or the path of the secrets file. */
  readonly source: string;
}

const VARIABLES: Record<SecretName, string> = {
  token: 'WABACTL_TOKEN',
  'app-secret': 'WABACTL_APP_SECRET',
  'verify-token': 'WABACTL_VERIFY_TOKEN',
  pin: 'WABACTL_PIN',
};

/** The variable itself, or the file that its `_FILE` form names. */
export async function secretOfEnvironment(
  host: Pick<Host, 'env' | 'readFile'>,
  name: SecretName,
): Promise<FoundSecret | undefined> {
  const variable = VARIABLES[name];
  const value = host.env[variable]?.trim();
  if (value) return { value, source: variable };
  const path = host.env[`${variable}_FILE`];
  if (!path) return undefined;
  return { value: new TextDecoder().decode(await host.readFile(path)).trim(), source: `${variable}_FILE (${path})` };
}

/** What was stored for a channel. Throws Failure `secret-unreadable` when its keychain does not give it out. */
export async function secretOfStore(
  secrets: SecretStore,
  name: SecretName,
  channel: { readonly id: string; readonly name: string },
): Promise<FoundSecret | undefined> {
  const stored = await secrets.get(channel.id, name);
  if (stored === undefined) return undefined;
  if (stored.value !== undefined) {
    return { value: stored.value, source: stored.where === 'keychain' ? 'keychain' : secrets.path };
  }
  throw unreadable(name, channel.name, stored.fault);
}

/** What is said of a secret that the keychain does not give out, in place of "there is none". */
export function unreadable(secret: SecretName, channel: string, { kind, detail }: KeychainFault): Failure {
  return new Failure('secret-unreadable', { secret, channel, problem: kind, detail, variable: VARIABLES[secret] });
}
