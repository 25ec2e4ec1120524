import type { PlacedCallbacks } from '../core/webhook/level.js';
import type { ConfigStore } from '../store/config.js';

/** undefined forgets them: what Meta has does not go with the verify token any more. */
export async function rememberPlaced(
  config: ConfigStore,
  channelId: string,
  placed: PlacedCallbacks | undefined,
): Promise<void> {
  const known = (await config.read()).channels.find(({ id }) => id === channelId);
  if (!known || JSON.stringify(known.placed) === JSON.stringify(placed)) return;
  await config.update((current) => ({
    ...current,
    channels: current.channels.map((each) => (each.id === channelId ? { ...each, placed } : each)),
  }));
}
