/** One write that a dry run left undone: which file, and what would have changed in it. */
export interface WriteRecord {
  readonly path: string;
  readonly what: string;
}

/** One request that a dry run did not send. Secrets are already replaced. */
export interface PlannedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON that would be sent, or a description of a binary body; null for none. */
  readonly body: unknown;
}
