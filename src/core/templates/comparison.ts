/** How two templates compare, by template id. */
export interface Comparison {
  /** The one that fewest people block comes first; empty where Meta tells nothing. */
  readonly byBlockRate: readonly string[];
  readonly sends: Readonly<Record<string, number | null>>;
  readonly topBlockReasons: Readonly<Record<string, string | null>>;
}

/** The only spans that Meta compares. */
export const COMPARED_DAYS = ['7', '30', '60', '90'] as const;
