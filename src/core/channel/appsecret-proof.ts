import { createHmac } from 'node:crypto';

/**
 * Shows Meta that a token was not stolen from a place that lacks the app secret; an app can demand it of every call.
 * https://developers.facebook.com/docs/graph-api/securing-requests
 */
export function appSecretProof(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}
