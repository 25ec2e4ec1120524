/** What can go wrong with webhook. */
export interface WebhookFailures {}

export const webhookFailures = {} as const;
