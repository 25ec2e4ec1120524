import { formsOf } from '../phone/same-person.js';

/**
 * How it is known that somebody does not want to be written to. `manual` and `import`: somebody here noted it; `words`: they
 * answered with one of the channel's words; `preference`: they switched marketing messages off in WhatsApp; `131050`: Meta
 * refused a message for that.
 */
export const OPTOUT_SOURCES = ['manual', 'import', 'words', 'preference', '131050'] as const;

export type OptOutSource = (typeof OPTOUT_SOURCES)[number];

export interface OptOut {
  /** Digits of the number, or a business-scoped user id. */
  readonly customer: string;
  /** All that told it; it is over when each has been taken back. */
  readonly sources: readonly OptOutSource[];
  readonly note: string | null;
  /** ISO 8601, of the last of them. */
  readonly at: string;
}

/** WhatsApp's own switch is about marketing messages alone. */
const ABOUT_MARKETING: ReadonlySet<OptOutSource> = new Set(['preference', '131050']);

/**
 * Whether a template of this category must not go to somebody in bulk: what a person told the business holds for all of
 * them, what they told WhatsApp for marketing.
 */
export function forbids({ sources }: Pick<OptOut, 'sources'>, category: string): boolean {
  return category.toUpperCase() === 'MARKETING' || sources.some((source) => !ABOUT_MARKETING.has(source));
}

/** Everything that a customer may be noted under. */
export function keysOf(customer: string): readonly string[] {
  return /^\d+$/.test(customer) ? formsOf(customer) : [customer];
}

/** As people write it: a number with its plus. */
export function showCustomer(customer: string): string {
  return /^\d/.test(customer) ? `+${customer}` : customer;
}
