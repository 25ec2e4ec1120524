import { Failure } from '../../../core/failure.js';
import type { Context } from '../../context.js';
import type { ListenSays } from '../listen/lines.js';
import type { setUp } from '../listen/set-up.js';
import { createReplay } from './replay.js';

interface InspectWishes {
  readonly inspect: boolean;
  readonly inspectPort: number | undefined;
  readonly record: boolean;
}

/** undefined where no page is wanted. It shows what is on record, so there must be one. */
export function inspectPortOf({ inspect: isWanted, inspectPort, record }: InspectWishes): number | undefined {
  const port = inspectPort ?? (isWanted ? 0 : undefined);
  if (port === undefined || record) return port;
  throw new Failure('conflicting-options', { first: '--inspect', second: '--no-record' });
}

interface Page {
  /** With its key. */
  readonly url: string | null;
  close(): Promise<void>;
}

export const NO_PAGE: Page = { url: null, close: async () => {} };

interface Listening extends Awaited<ReturnType<typeof setUp>> {
  readonly url: string;
  readonly inspectPort: number | undefined;
}

/** The page is loaded only for those who want it. */
export async function openPage(listening: Listening, context: Context<ListenSays>): Promise<Page> {
  const { store, url, inspectPort: port, channel, channels, secrets, teller, forwarding } = listening;
  if (!store || port === undefined) return NO_PAGE;
  const { host, language, text, session } = context;
  const { openInspection } = await import('./open-inspection.js');
  const about = {
    url,
    channel: channel.name,
    channels: channels.map(({ id, name }) => ({ id, name: name ?? id })),
    signaturesChecked: secrets.known.length > 0,
  };
  const replay = forwarding && createReplay({ url: forwarding.url, host, secrets });
  const { hide } = session;
  const inspection = await openInspection({ ...store, about, replay, port, host, language, words: text.events, hide });
  teller.onTaken(inspection.source.onTaken);
  forwarding?.onForwarded(inspection.source.onForwarded);
  return inspection;
}
