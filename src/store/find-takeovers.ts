import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function takeoversFolder(stateFolder: string): string {
  return join(stateFolder, 'takeovers');
}

/** The ids of callbacks that are taken over. Every command asks, so this loads nothing, and it creates nothing. */
export function findTakeovers(stateFolder: string): string[] {
  const folder = takeoversFolder(stateFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}
