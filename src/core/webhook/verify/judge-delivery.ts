import { judgeGuard } from '../handshake.js';
import type { Reason } from './check.js';

/** The part of an answer to a delivery that is judged; no status where none came. */
export interface DeliveryAnswer {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Refused = 'signed-refused' | 'accents-refused' | 'duplicate-refused' | 'large-refused';

/**
 * Meta counts only 200 as taken, https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications;
 * everything else it sends again. `refused` is what a refusal of this delivery is called where its status says no more.
 */
export function judgeDelivery({ status, headers, body }: DeliveryAnswer, refused: Refused): Reason | undefined {
  if (status === 200) return undefined;
  if (status === null) return 'no-answer';
  const guard = judgeGuard({ status, headers }, toText(body));
  if (guard !== undefined) return guard;
  if (status < 300) return 'not-200';
  if (status < 400) return 'delivery-redirected';
  if (status === 404 || status === 405) return 'not-routed';
  // 419 is Laravel's own status for it; the others name it in their page.
  if (status === 419 || (status < 500 && /csrf|authenticity.?token/i.test(toText(body)))) return 'csrf';
  if (status < 500) return refused;
  return refused === 'accents-refused' ? 'accents-crash' : 'delivery-crashes';
}

/** Any 2xx took it; a 4xx refused it; a redirect, a server's fault or silence says nothing of signatures. */
export function judgeUnsigned(status: number | null): 'accepted' | 'refused' | 'unclear' {
  if (status === null) return 'unclear';
  if (status >= 200 && status < 300) return 'accepted';
  return status >= 400 && status < 500 ? 'refused' : 'unclear';
}

function toText(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 4096));
}
