import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { ageOfVersion } from '../../core/meta/graph-versions.js';
import { parseLanguage } from '../../text/language.js';
import type { Screen } from '../../ui/screen.js';
import { table } from '../../ui/table.js';
import type { ActiveChannel } from '../active-channel.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { describeFailure } from '../failure-view.js';
import { META_GRAPH_URL, type Setting } from '../settings.js';
import { channelRows, NOT_SET, type Row, rowSchema, secretRows } from './channel-rows.js';

export const explain = command({
  path: 'config explain',
  examples: ['wabactl config explain', 'WABACTL_GRAPH_VERSION=v26.0 wabactl config explain --json'],
  args: {},
  options: {},
  output: z.array(rowSchema),
  async run(_input, context) {
    const { session, host } = context;
    const settings = await session.settings();
    const channel = await findChannel(context);
    return [
      toRow('output', settings.output),
      languageRow(context),
      versionRow(settings.graphVersion, context),
      ...(channel ? channelRows(channel, settings) : [toRow('channel', settings.channel)]),
      ...(channel ? [] : [toRow('graphUrl', settings.graphUrl ?? DEFAULT_URL)]),
      ...(await secretRows(channel, context)),
      ...Object.entries(host.folders).map(([name, path]) => folderRow(name, path, Boolean(host.env.WABACTL_HOME))),
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

const DEFAULT_URL = { value: META_GRAPH_URL, origin: 'default', source: '' } as const;

type ExplainContext = Context<Says<'config explain'>>;

function toRow(setting: string, found: Setting<string> | undefined): Row {
  if (!found) return { setting, ...NOT_SET };
  const { value, origin, source } = found;
  return { setting, value, origin, source: source === '' ? null : source };
}

function versionRow(version: Setting<string>, { host }: ExplainContext): Row {
  const { state, endsOn } = ageOfVersion(version.value, host.now());
  return { ...toRow('graphVersion', version), versionState: state, endsOn };
}

function languageRow({ language, globals, host }: ExplainContext): Row {
  const row = { setting: 'lang', value: language };
  if (globals.lang !== undefined) return { ...row, origin: 'flag', source: '--lang' };
  if (parseLanguage(host.env.WABACTL_LANG)) return { ...row, origin: 'environment', source: 'WABACTL_LANG' };
  return { ...row, origin: 'default', source: null };
}

function folderRow(name: string, value: string, isMoved: boolean): Row {
  const from = isMoved ? { origin: 'environment', source: 'WABACTL_HOME' } : { origin: 'default', source: null };
  return { setting: `folders.${name}`, value, ...from };
}

/** A channel that cannot be chosen is no fault here: one explains the settings in order to find out why. */
async function findChannel({ session, note, text }: ExplainContext): Promise<ActiveChannel | undefined> {
  try {
    return await session.channel();
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.kind === 'usage')) throw thrown;
    if (!thrown.is('no-channel')) note(String(describeFailure(thrown, text).message));
    return undefined;
  }
}

function viewValue(row: Row, { style }: Screen, say: Says<'config explain'>): string {
  const { value, versionState, endsOn = null } = row;
  if (value === null) return style.dim(say.notSet);
  if (value === '***') return say.set;
  if (versionState === undefined) return value;
  const colour = { ok: (plain: string) => plain, 'ends-soon': style.warn, ended: style.bad, unknown: style.warn };
  return `${value} (${colour[versionState](say.versions[versionState](endsOn))})`;
}

function viewOrigin({ origin, source }: Row, say: Says<'config explain'>): string {
  if (origin === 'none') return '';
  const word = say.origins[origin] ?? origin;
  return source === null || source === '' ? word : `${word}: ${source}`;
}
