import type { InspectAbout, InspectFilter, InspectNews } from '../core/webhook/inspect-protocol.js';
import { type Connection, RefusedError } from './connection.js';

export type LinkState = 'connecting' | 'live' | 'lost' | 'ended' | 'refused';

interface Follower {
  readonly leave: AbortSignal;
  onAbout(about: InspectAbout): void;
  onNews(news: InspectNews): void;
  onLink(state: LinkState): void;
}

const RETRY_MS = [250, 500, 1_000, 2_000];
const RETRY_LAST_MS = 5_000;

/** Hears the news until `leave` aborts or the token is refused, however often the connection is lost. */
export async function followNews(connection: Connection, filter: InspectFilter, follower: Follower): Promise<void> {
  const { leave, onLink } = follower;
  let tries = 0;
  const onNews = (news: InspectNews) => {
    tries = 0;
    follower.onNews(news);
  };
  while (!leave.aborted) {
    const isRefused = await hear(connection, filter, { ...follower, onNews });
    if (leave.aborted) return;
    if (isRefused) return onLink('refused');
    // A listener that does not come back for so long has stopped.
    onLink(tries < RETRY_MS.length ? 'lost' : 'ended');
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS[tries] ?? RETRY_LAST_MS));
    tries++;
  }
}

/** Until the connection is lost; whether it was refused. */
async function hear(
  connection: Connection,
  filter: InspectFilter,
  { leave, onAbout, onNews }: Follower,
): Promise<boolean> {
  try {
    onAbout(await connection.about());
    for await (const news of connection.news(filter, leave)) if (!leave.aborted) onNews(news);
    return false;
  } catch (fault) {
    return fault instanceof RefusedError;
  }
}
