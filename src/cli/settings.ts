import { DEFAULT_GRAPH_VERSION } from '../core/meta/graph-versions.js';
import type { Host } from '../host/host.js';
import type { ConfigStore } from '../store/config.js';
import { readProjectFile } from '../store/project-file.js';
import { parseInput } from './command.js';
import { oneOf } from './field.js';
import type { GlobalOptions, OutputFormat } from './global-options.js';

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

/** Flag, then environment, then project file, then user configuration, then default. */
export async function resolveSettings(host: Host, globals: GlobalOptions, config: ConfigStore): Promise<Settings> {
  const project = await readProjectFile(host);
  const user = (await config.read()).settings;
  const pick = <Value extends string>(options: {
    flag: [string, Value | undefined];
    variable: string;
    project: Value | undefined;
    user: Value | undefined;
  }): Setting<Value> | undefined => {
    const [flagName, flagValue] = options.flag;
    const fromEnv = host.env[options.variable] as Value | undefined;
    if (flagValue !== undefined) return { value: flagValue, origin: 'flag', source: flagName };
    if (fromEnv) return { value: fromEnv, origin: 'environment', source: options.variable };
    if (options.project !== undefined && project) {
      return { value: options.project, origin: 'project', source: project.path };
    }
    return options.user === undefined ? undefined : { value: options.user, origin: 'user', source: config.path };
  };
  const { channel, graphUrl, graphVersion, output } = project?.settings ?? {};
  const byDefault = <Value>(value: Value): Setting<Value> => ({ value, origin: 'default', source: '' });
  const chosenOutput = pick({
    flag: ['--output', globals.json ? 'json' : globals.output],
    variable: 'WABACTL_OUTPUT',
    project: output,
    user: user.output as OutputFormat | undefined,
  });
  if (chosenOutput?.origin === 'environment') {
    parseInput({ output: oneOf('WABACTL_OUTPUT', ['human', 'json', 'csv']) }, { output: chosenOutput.value });
  }
  return {
    output: chosenOutput ?? byDefault('human'),
    channel: pick({
      flag: ['--channel', globals.channel],
      variable: 'WABACTL_CHANNEL',
      project: channel,
      user: undefined,
    }),
    graphUrl: pick({
      flag: ['--graph-url', globals.graphUrl],
      variable: 'WABACTL_GRAPH_URL',
      project: graphUrl,
      user: undefined,
    }),
    graphVersion:
      pick({
        flag: ['--graph-version', globals.graphVersion],
        variable: 'WABACTL_GRAPH_VERSION',
        project: graphVersion,
        user: user.graphVersion,
      }) ?? byDefault(DEFAULT_GRAPH_VERSION),
  };
}
