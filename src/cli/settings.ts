import { Failure } from '../core/failure.js';
import { DEFAULT_GRAPH_VERSION } from '../core/meta/graph-versions.js';
import type { Host } from '../host/host.js';
import type { ConfigStore } from '../store/config.js';
import { type ProjectFile, readProjectFile } from '../store/project-file.js';
import { type Field, oneOf, text, url } from './field.js';
import type { GlobalOptions, OutputFormat } from './global-options.js';
import { parseInput } from './parse-input.js';

/** Where a setting came from; `source` names the flag, the variable or the file. */
export interface Setting<Value> {
  readonly value: Value;
  readonly origin: 'flag' | 'environment' | 'project' | 'user' | 'default';
  readonly source: string;
}

export interface Settings {
  readonly output: Setting<OutputFormat>;
  /** The channel's name; undefined means the current one of the configuration. */
  readonly channel: Setting<string> | undefined;
  /** Only when somebody set it; a stored channel knows its own. */
  readonly graphUrl: Setting<string> | undefined;
  readonly graphVersion: Setting<string>;
}

export const META_GRAPH_URL = 'https://graph.facebook.com';

interface Places<Value> {
  readonly flag: readonly [name: string, value: Value | undefined];
  readonly variable: Field<Value>;
  readonly project: Value | undefined;
  readonly user?: Value | undefined;
}

/** Flag, then environment, then project file, then user configuration, then default. */
export async function resolveSettings(host: Host, globals: GlobalOptions, config: ConfigStore): Promise<Settings> {
  const project = await readProjectFile(host);
  requireOwnHost(project);
  const user = (await config.read()).settings;
  const files = { project: project?.path ?? '', user: config.path };
  const pick = <Value extends string>(places: Places<Value>) => pickSetting(places, host.env, files);
  const { channel, graphUrl, graphVersion, output } = project?.settings ?? {};
  const chosenOutput = pick({
    flag: globals.json ? ['--json', 'json'] : ['--output', globals.output],
    variable: oneOf('WABACTL_OUTPUT', ['human', 'json', 'csv']),
    project: output,
    user: user.output,
  });
  const chosenVersion = pick({
    flag: ['--graph-version', globals.graphVersion],
    variable: text('WABACTL_GRAPH_VERSION'),
    project: graphVersion,
    user: user.graphVersion,
  });
  return {
    output: chosenOutput ?? { value: 'human', origin: 'default', source: '' },
    channel: pick({ flag: ['--channel', globals.channel], variable: text('WABACTL_CHANNEL'), project: channel }),
    graphUrl: pick({ flag: ['--graph-url', globals.graphUrl], variable: url('WABACTL_GRAPH_URL'), project: graphUrl }),
    graphVersion: chosenVersion ?? { value: DEFAULT_GRAPH_VERSION, origin: 'default', source: '' },
  };
}

function pickSetting<Value extends string>(
  { flag, variable, project, user }: Places<Value>,
  env: Host['env'],
  files: { readonly project: string; readonly user: string },
): Setting<Value> | undefined {
  const [flagName, flagValue] = flag;
  if (flagValue !== undefined) return { value: flagValue, origin: 'flag', source: flagName };
  const given = env[variable.flags];
  if (given) {
    const { value } = parseInput({ value: variable }, { value: given });
    return { value, origin: 'environment', source: variable.flags };
  }
  if (project !== undefined) return { value: project, origin: 'project', source: files.project };
  return user === undefined ? undefined : { value: user, origin: 'user', source: files.user };
}

/**
 * A project file comes with other people's work, so it may send a token to Meta or to an emulator on this machine, and
 * nowhere else.
 */
function requireOwnHost(project: ProjectFile | undefined): void {
  const given = project?.settings.graphUrl;
  if (project === undefined || given === undefined) return;
  const { host, hostname, origin } = new URL(given);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  if (isLoopback || origin === META_GRAPH_URL) return;
  throw new Failure('graph-url-of-project', { path: project.path, host });
}
