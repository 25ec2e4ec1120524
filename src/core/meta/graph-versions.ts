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

/** `whatsapp_business_manager_messaging_limit` on portfolio, account and number; older versions do not know the field. */
export const PORTFOLIO_LIMIT_SINCE = 24;

export const DEFAULT_GRAPH_VERSION = 'v25.0';

/** A call to a dead version is served as this one (from memory of Meta's changelog, UNSURE). */
export function oldestLivingVersion(now: Date): GraphVersion {
  const today = toDay(now);
  const living = GRAPH_VERSIONS.filter(({ endsOn }) => endsOn === undefined || today < endsOn);
  return living.at(-1) ?? NEWEST;
}

/** undefined for a version that is not in the list: older than all, or newer than this program. */
export function findGraphVersion(version: string): GraphVersion | undefined {
  return GRAPH_VERSIONS.find((known) => known.version === version);
}

/** Whether a version is this major one or a newer one; one of another form is taken for the newest. */
export function isSince(version: string, major: number): boolean {
  return Number(/^v(\d+)\.\d+$/.exec(version)?.[1] ?? major) >= major;
}

/** `unknown` is a version that this program never heard of: one that came later, or none. */
export type VersionState = 'ok' | 'ends-soon' | 'ended' | 'unknown';

export interface VersionAge {
  readonly state: VersionState;
  /** The first day on which it no longer answers; null where none is known. */
  readonly endsOn: string | null;
}

/** Time enough to try a newer version before the old one ends. */
const SOON_DAYS = 90;
const DAY_MS = 86_400_000;

/** How long a version still answers, as of `now`. */
export function ageOfVersion(version: string, now: Date): VersionAge {
  const known = findGraphVersion(version);
  if (!known) return { state: isBeforeAllKnown(version) ? 'ended' : 'unknown', endsOn: null };
  const { endsOn = null } = known;
  if (endsOn === null) return { state: 'ok', endsOn };
  const today = toDay(now);
  if (today >= endsOn) return { state: 'ended', endsOn };
  const soon = toDay(new Date(now.getTime() + SOON_DAYS * DAY_MS)) >= endsOn;
  return { state: soon ? 'ends-soon' : 'ok', endsOn };
}

/** The version to use instead: the default while that lives, else the newest. */
export function advisedVersion(now: Date): string {
  return ageOfVersion(DEFAULT_GRAPH_VERSION, now).state === 'ok' ? DEFAULT_GRAPH_VERSION : NEWEST.version;
}

/** The list begins with a version that has ended, so whatever came before has ended too. */
function isBeforeAllKnown(version: string): boolean {
  const major = Number(/^v(\d+)\.\d+$/.exec(version)?.[1] ?? Number.NaN);
  return major >= 1 && major < Math.min(...GRAPH_VERSIONS.map((known) => Number.parseInt(known.version.slice(1), 10)));
}

function toDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
