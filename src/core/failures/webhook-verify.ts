import type { FieldProblem } from '../webhook/field-change.js';
import type { CheckName, Reason } from '../webhook/verify/check.js';

/** What is wrong with a callback, and with the fields and the subscription of an app, beside what `webhook.ts` tells. */
export interface WebhookVerifyFailures {
  /** The endpoint does not do all that Meta demands; the report has said what, and why. */
  'callback-check-failed': { url: string; failed: { check: CheckName; reasons: Reason[] }[] };
  /** Meta, asked afterwards, still names the app among those that get the account's events. */
  'still-subscribed': { wabaId: string; appId: string };
  'webhook-fields-invalid': { problems: FieldProblem[] };
  /** Without a callback of its own an app can tick nothing. */
  'no-app-callback': { appId: string };
  /** Meta, asked afterwards, says something else than was posted. */
  'webhook-fields-not-taken': { appId: string; missing: string[]; stillTicked: string[] };
}

export const webhookVerifyFailures = {
  'callback-check-failed': 'unhealthy',
  'still-subscribed': 'unhealthy',
  'webhook-fields-invalid': 'usage',
  'no-app-callback': 'unhealthy',
  'webhook-fields-not-taken': 'unhealthy',
} as const;
