import type { Host } from '../host/host.js';
import type { SecretName, SecretStore } from '../store/secrets.js';
import type { ActiveChannel } from './active-channel.js';

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

/** What was stored for a channel; the environment's channel has no store. */
export async function secretOfStore(
  secrets: SecretStore,
  name: SecretName,
  channel: ActiveChannel,
): Promise<FoundSecret | undefined> {
  if (channel.record === undefined) return undefined;
  const value = await secrets.get(channel.record.id, name);
  if (value === undefined) return undefined;
  const isInKeychain = (await secrets.where(channel.record.id, name)) === 'keychain';
  return { value, source: isInKeychain ? 'keychain' : secrets.path };
}
