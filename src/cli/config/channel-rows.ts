import * as z from 'zod/mini';
import { PROJECT_FILE_NAME } from '../../store/project-file.js';
import type { ActiveChannel } from '../active-channel.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { secretOfEnvironment } from '../found-secret.js';
import type { Settings } from '../settings.js';

/** One setting with its value and where that came from. */
export const rowSchema = z.object({
  setting: z.string(),
  /** Of a secret only whether there is one. */
  value: z.nullable(z.string()),
  origin: z.string(),
  /** The flag, the variable or the file it came from. */
  source: z.nullable(z.string()),
  /** Of the Graph version alone: how long it still answers. */
  versionState: z.exactOptional(z.enum(['ok', 'ends-soon', 'ended', 'unknown'])),
  /** The first day on which it no longer answers; null while Meta has announced none. */
  endsOn: z.exactOptional(z.nullable(z.string())),
});

export type Row = z.infer<typeof rowSchema>;

export const NOT_SET = { value: null, origin: 'none', source: null } as const;

/** The channel with its ids, each with the variable or the stored channel that it comes from. */
export function channelRows(channel: ActiveChannel, settings: Settings): Row[] {
  const { kind, wabaId, phoneNumberId, appId } = channel;
  const chosen = { value: channel.name ?? channel.id, origin: originOf(channel), source: channel.source };
  return [
    { setting: 'channel', ...chosen },
    graphUrlRow(channel, settings),
    from(channel, 'kind', kind, null),
    from(channel, 'wabaId', wabaId, 'WABACTL_WABA_ID'),
    from(channel, 'phoneNumberId', phoneNumberId, 'WABACTL_PHONE_NUMBER_ID'),
    appId === null ? { setting: 'appId', ...NOT_SET } : from(channel, 'appId', appId, 'WABACTL_APP_ID'),
  ];
}

function originOf({ source, record }: ActiveChannel): string {
  if (source.startsWith('--')) return 'flag';
  if (source.startsWith('WABACTL_')) return 'environment';
  return record !== undefined && source.endsWith(PROJECT_FILE_NAME) ? 'project' : 'user';
}

/** A stored channel knows its own; only the flag goes before it. */
function graphUrlRow(channel: ActiveChannel, { graphUrl: given }: Settings): Row {
  const { graphUrl: value, record } = channel;
  const counts = given !== undefined && (record === undefined || given.origin === 'flag');
  if (counts) return { setting: 'graphUrl', value, origin: given.origin, source: given.source };
  if (record === undefined) return { setting: 'graphUrl', value, origin: 'default', source: null };
  return { setting: 'graphUrl', value, origin: 'channel', source: record.name };
}

function from({ record }: ActiveChannel, setting: string, value: string, variable: string | null): Row {
  if (record === undefined) return { setting, value, origin: 'environment', source: variable };
  return { setting, value, origin: 'channel', source: record.name };
}

const SECRETS = { token: 'token', appSecret: 'app-secret', verifyToken: 'verify-token' } as const;

/** Whether each secret is there and where it was found, never the secret. */
export async function secretRows(
  channel: ActiveChannel | undefined,
  { session, host }: Context<Says<'config explain'>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [setting, name] of Object.entries(SECRETS)) {
    const fromEnvironment = await secretOfEnvironment(host, name);
    const place = channel?.record && (await session.secrets.where(channel.record.id, name));
    if (fromEnvironment) {
      rows.push({ setting, value: '***', origin: 'environment', source: fromEnvironment.source });
    } else {
      rows.push(place ? { setting, value: '***', origin: place, source: null } : { setting, ...NOT_SET });
    }
  }
  return rows;
}
