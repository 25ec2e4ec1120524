import { findGraphVersion, GRAPH_VERSIONS, oldestLivingVersion } from '../core/meta/graph-versions.js';

export function newestVersion(): string {
  return GRAPH_VERSIONS[0]?.version ?? 'v26.0';
}

/**
 * The version that answers a call to `asked`: an expired one is served as the oldest usable one, so that clients which
 * are years old go on working, https://developers.facebook.com/docs/apps/versions. undefined for one that never was.
 */
export function servedVersion(asked: string, nowMs: number): string | undefined {
  const now = new Date(nowMs);
  const known = findGraphVersion(asked);
  if (known && (known.endsOn === undefined || now.toISOString().slice(0, 10) < known.endsOn)) return asked;
  return isOlderThanNewest(asked) ? oldestLivingVersion(now).version : undefined;
}

function isOlderThanNewest(asked: string): boolean {
  const major = Number(/^v(\d+)\.\d+$/.exec(asked)?.[1] ?? Number.NaN);
  return major >= 1 && major < Number.parseInt(newestVersion().slice(1), 10);
}
