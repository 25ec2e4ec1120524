import type { OverrideProblem } from '../webhook/trigger/overrides.js';

/** What keeps a delivery of ours from being made, or from being taken by the server that it is for. */
export interface WebhookTriggerFailures {
  'unknown-event-kind': { given: string; nearest: string | null };
  /** The kind has no place for what was asked for. */
  'override-does-not-fit': { kind: string; problems: OverrideProblem[] };
  /** Line and column are null where the parser does not tell them. */
  'delivery-file-invalid': { path: string; line: number | null; column: number | null; detail: string };
  /** A whole delivery is sent as it stands, so that nothing can be made of it. */
  'delivery-file-is-whole': { path: string; options: string[] };
  'nothing-to-disorder': { kind: string };
  'too-many-to-trigger': { events: number; limit: number };
  /** Not all were answered 200; `answers` are statuses, or codes of the system where no answer came. */
  'deliveries-not-taken': { url: string; sent: number; taken: number; answers: { answer: string; count: number }[] };
  /** A delivery that nobody could have signed was taken. */
  'forged-delivery-taken': { url: string; taken: number };
}

export const webhookTriggerFailures = {
  'unknown-event-kind': 'usage',
  'override-does-not-fit': 'usage',
  'delivery-file-invalid': 'usage',
  'delivery-file-is-whole': 'usage',
  'nothing-to-disorder': 'usage',
  'too-many-to-trigger': 'usage',
  'deliveries-not-taken': 'undelivered',
  'forged-delivery-taken': 'unhealthy',
} as const;
