/** Meta's own verdict on whether messages can be sent, for a number, a WABA or a template. */
export interface Health {
  /** `AVAILABLE`, `LIMITED` or `BLOCKED`: the worst of the entities. */
  readonly canSendMessage: string | null;
  readonly entities: readonly HealthEntity[];
}

/** One object on which sending depends. */
export interface HealthEntity {
  /** `PHONE_NUMBER`, `MESSAGE_TEMPLATE`, `WABA`, `BUSINESS` or `APP`. */
  readonly entityType: string;
  readonly id: string | null;
  readonly canSendMessage: string | null;
  readonly additionalInfo: readonly string[];
  readonly errors: readonly HealthError[];
}

/** A cause in Meta's own words, which are shown as they are: the list of codes was never published. */
export interface HealthError {
  readonly code: number | null;
  readonly description: string | null;
  readonly solution: string | null;
}

/** Meta's verdict on the app of the token, in its own words; null when it says nothing about it. */
export interface AppHealth {
  readonly state: string;
  readonly reasons: readonly string[];
}

/**
 * That an app is in development mode seems to show here, as LIMITED or BLOCKED (UNSURE, Meta publishes no example). So what
 * is not AVAILABLE is told, and AVAILABLE proves nothing about the mode.
 */
export function appHealthOf({ entities }: Health): AppHealth | null {
  const told = entities.flatMap(({ entityType, canSendMessage: state, additionalInfo, errors }) =>
    entityType === 'APP' && state !== null ? [{ state, reasons: [...errors.map(inWords), ...additionalInfo] }] : [],
  );
  return told.find(({ state }) => state !== 'AVAILABLE') ?? told[0] ?? null;
}

function inWords({ code, description, solution }: HealthError): string {
  const words = [description, solution].filter((each) => each !== null).join(' ');
  return code === null ? words : `${words} (${code})`;
}
