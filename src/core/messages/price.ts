import type { StatusEvent } from '../webhook/event.js';

export interface Price {
  /** Meta's word: `marketing`, `utility`, `service`, … */
  readonly category: string | null;
  /** `regular`, `free_customer_service`, `free_entry_point`, … */
  readonly type: string | null;
  /** Null where Meta does not tell. */
  readonly billable: boolean | null;
}

/**
 * What a status says of the price. `billable` is to be retired, so that the type decides: every `free_…` is free, also one that is
 * new. https://developers.facebook.com/docs/whatsapp/pricing
 */
export function priceOf({ pricing }: Pick<StatusEvent, 'pricing'>): Price | null {
  if (pricing === null) return null;
  const { category, type } = pricing;
  return { category, type, billable: type === null ? null : !type.startsWith('free') };
}
