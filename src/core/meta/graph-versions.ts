/** One version of the Graph API. Dates are UTC days, https://developers.facebook.com/docs/graph-api/changelog/versions */
export interface GraphVersion {
  readonly version: string;
  readonly released: string;
  /** The first day on which it no longer answers; undefined while Meta has announced none. */
  readonly endsOn: string | undefined;
}

const NEWEST: GraphVersion = { version: 'v26.0', released: '2026-07-29', endsOn: undefined };

/** Newest first. A v27 may exist by now: no text about it was found (UNSURE). */
export const GRAPH_VERSIONS: readonly GraphVersion[] = [
  NEWEST,
  { version: 'v25.0', released: '2026-02-18', endsOn: '2028-07-29' },
  { version: 'v24.0', released: '2025-10-08', endsOn: '2028-02-18' },
  { version: 'v23.0', released: '2025-05-29', endsOn: '2027-10-08' },
  { version: 'v22.0', released: '2025-01-21', endsOn: '2027-05-20' },
  { version: 'v21.0', released: '2024-10-02', endsOn: '2027-01-21' },
  { version: 'v20.0', released: '2024-05-21', endsOn: '2026-09-24' },
];

export const DEFAULT_GRAPH_VERSION = 'v25.0';

/** A call to a dead version is served as this one (from memory of Meta's changelog, UNSURE). */
export function oldestLivingVersion(now: Date): GraphVersion {
  const today = now.toISOString().slice(0, 10);
  const living = GRAPH_VERSIONS.filter(({ endsOn }) => endsOn === undefined || today < endsOn);
  return living.at(-1) ?? NEWEST;
}

/** undefined for a version that is not in the list: older than all, or newer than this program. */
export function findGraphVersion(version: string): GraphVersion | undefined {
  return GRAPH_VERSIONS.find((known) => known.version === version);
}
