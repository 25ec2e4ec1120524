import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { Screen } from '../../ui/screen.js';
import { table } from '../../ui/table.js';
import type { ActiveChannel } from '../active-channel.js';
import { command, type Says } from '../command.js';
import type { Session } from '../session.js';

const row = z.object({
  setting: z.string(),
  /** Of a secret only whether there is one. */
  value: z.nullable(z.string()),
  origin: z.string(),
  /** The flag, the variable or the file it came from. */
  source: z.nullable(z.string()),
});

type Row = z.infer<typeof row>;

export const explain = command({
  path: 'config explain',
  examples: ['wabactl config explain', 'WABACTL_GRAPH_VERSION=v26.0 wabactl config explain --json'],
  args: {},
  options: {},
  output: z.array(row),
  async run(_input, { session, host, language, globals }) {
    const { output, graphUrl, graphVersion } = await session.settings();
    const channel = await findChannel(session);
    return [
      toRow('output', output),
      languageRow(language, globals.lang !== undefined, host.env.WABACTL_LANG !== undefined),
      toRow('graphVersion', graphVersion),
      ...(channel ? channelRows(channel) : [{ setting: 'channel', ...NOT_SET }]),
      ...(channel === undefined && graphUrl ? [toRow('graphUrl', graphUrl)] : []),
      ...(channel ? await secretRows(session, channel) : []),
      ...Object.entries(host.folders).map(([name, path]) => folderRow(name, path, host.env.WABACTL_HOME !== undefined)),
    ];
  },
  view(rows, screen, say) {
    return table(
      say.head,
      rows.map((each) => [each.setting, viewValue(each, screen, say), viewOrigin(each, say)]),
      screen,
    );
  },
});

function toRow(setting: string, { value, origin, source }: { value: string; origin: string; source: string }): Row {
  return { setting, value, origin, source: source === '' ? null : source };
}

const NOT_SET = { value: null, origin: 'none', source: null };

function languageRow(value: string, byFlag: boolean, byVariable: boolean): Row {
  if (byFlag) return { setting: 'lang', value, origin: 'flag', source: '--lang' };
  if (byVariable) return { setting: 'lang', value, origin: 'environment', source: 'WABACTL_LANG' };
  return { setting: 'lang', value, origin: 'default', source: null };
}

function folderRow(name: string, value: string, isMoved: boolean): Row {
  const from = isMoved ? { origin: 'environment', source: 'WABACTL_HOME' } : { origin: 'default', source: null };
  return { setting: `folders.${name}`, value, ...from };
}

/** No channel is no fault here: explaining is what one does then. */
async function findChannel(session: Session): Promise<ActiveChannel | undefined> {
  try {
    return await session.channel();
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.is('no-channel')) return undefined;
    throw thrown;
  }
}

function originOf({ source, record }: ActiveChannel): string {
  if (source.startsWith('--')) return 'flag';
  if (source.startsWith('WABACTL_')) return 'environment';
  return record !== undefined && source.endsWith('wabactl.config.json') ? 'project' : 'user';
}

function channelRows(channel: ActiveChannel): Row[] {
  const { kind, graphUrl, wabaId, phoneNumberId, appId, record } = channel;
  const chosen = { value: channel.name ?? channel.id, origin: originOf(channel), source: channel.source };
  const origin = record === undefined ? 'environment' : 'channel';
  const source = record?.name ?? null;
  const values = { kind, graphUrl, wabaId, phoneNumberId, appId };
  const rows = Object.entries(values).map(([setting, value]) => ({ setting, value, origin, source }));
  return [{ setting: 'channel', ...chosen }, ...rows];
}

async function secretRows(session: Session, channel: ActiveChannel): Promise<Row[]> {
  const names = { token: 'token', appSecret: 'app-secret', verifyToken: 'verify-token' } as const;
  const rows: Row[] = [];
  for (const [setting, name] of Object.entries(names)) {
    const found = await session.secret(name, channel);
    const stored = found?.source === 'keychain' || found?.source === 'file';
    const origin = found === undefined ? 'none' : stored ? found.source : 'environment';
    rows.push({
      setting,
      value: found === undefined ? null : '***',
      origin,
      source: stored ? null : (found?.source ?? null),
    });
  }
  return rows;
}

function viewValue({ value }: Row, { style }: Screen, say: Says<'config explain'>): string {
  if (value === null) return style.dim(say.notSet);
  return value === '***' ? say.set : value;
}

function viewOrigin({ origin, source }: Row, say: Says<'config explain'>): string {
  if (origin === 'none') return '';
  const word = say.origins[origin] ?? origin;
  return source === null || source === '' ? word : `${word}: ${source}`;
}
