import type { Phone } from './state.js';

/** Meta says that only CONNECTED sends; that a FLAGGED number, which has bad quality, still does is older text. UNSURE. */
const SENDING_STATUSES: readonly string[] = ['CONNECTED', 'FLAGGED'];

/** Whether the number is registered with the Cloud API. */
export function isRegistered({ platformType, status }: Phone): boolean {
  return platformType === 'CLOUD_API' && SENDING_STATUSES.includes(status);
}
