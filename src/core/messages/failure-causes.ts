/**
 * What may be behind a message that could not be delivered, the likeliest first: each has a sentence and a test in both
 * catalogues. Causes as in https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes; their
 * order is ours, from what is known of the person.
 */
export const FAILURE_CAUSES = [
  'not-on-whatsapp',
  'other-form',
  'terms-not-accepted',
  'app-too-old',
  'number-given-up',
  'marketing-to-us',
  'marketing-cap',
  'payment-method',
  'credit-line',
  'account-incomplete',
  'window-closed',
  'nobody-saw-them-write',
] as const;

export type FailureCause = (typeof FAILURE_CAUSES)[number];

export interface KnownOfPerson {
  /** A message of ours was delivered to them, or they wrote: the number is one of WhatsApp's. */
  readonly isOnWhatsApp: boolean;
  /** Their number can be written in another way, and neither is known to work. */
  readonly hasOtherForm: boolean;
  readonly isInUs: boolean;
  readonly hasWritten: boolean;
}

export function causesOf(code: number, known: KnownOfPerson): FailureCause[] {
  switch (code) {
    case 131026:
      return known.isOnWhatsApp
        ? ['terms-not-accepted', 'app-too-old', 'number-given-up']
        : [
            'not-on-whatsapp',
            ...(known.hasOtherForm ? (['other-form'] as const) : []),
            'terms-not-accepted',
            'app-too-old',
          ];
    case 131049:
      return known.isInUs ? ['marketing-to-us', 'marketing-cap'] : ['marketing-cap'];
    case 131042:
      return ['payment-method', 'credit-line', 'account-incomplete'];
    case 131047:
      return [known.hasWritten ? 'window-closed' : 'nobody-saw-them-write'];
    default:
      return [];
  }
}
