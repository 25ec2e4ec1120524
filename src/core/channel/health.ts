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
