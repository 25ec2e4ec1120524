import * as z from 'zod/mini';
import { type ChannelRecord, channelRecord } from '../core/channel/channel.js';
import { createJsonFile, type JsonFile } from './json-file.js';
import type { Recorder } from './recorder.js';

/** What the user chose on this machine. Holds no secret. */
export interface Configuration {
  readonly version: 1;
  readonly currentChannelId: string | null;
  readonly channels: readonly ChannelRecord[];
  readonly settings: Settings;
}

/** Each may also come from a flag, the environment or the project file, which all go before it. */
export interface Settings {
  readonly graphVersion?: string | undefined;
  readonly output?: 'human' | 'json' | 'csv' | undefined;
  readonly lang?: 'en' | 'es' | undefined;
}

export type ConfigStore = JsonFile<Configuration>;

const configuration = z.looseObject({
  version: z.literal(1),
  currentChannelId: z.nullable(z.string()),
  channels: z.array(channelRecord),
  settings: z.looseObject({
    graphVersion: z.optional(z.string()),
    output: z.optional(z.enum(['human', 'json', 'csv'])),
    lang: z.optional(z.enum(['en', 'es'])),
  }),
});

const EMPTY: Configuration = { version: 1, currentChannelId: null, channels: [], settings: {} };

/**
 * `config.json` in the given folder. Change it by spreading what `update` hands you, so that members which a newer
 * version put there live on.
 */
export function createConfigStore(options: { folder: string; recorder?: Recorder | undefined }): ConfigStore {
  const { folder, recorder } = options;
  const what = 'configuration';
  return createJsonFile({ folder, name: 'config', schema: configuration, empty: EMPTY, version: 1, what, recorder });
}
