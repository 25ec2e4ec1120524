/** What a channel needs: management for all but messages, messaging for these. https://developers.facebook.com/docs/permissions */
const NEEDED_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const;

/** The needed ones that are not among those granted. */
export function missingScopes(granted: readonly string[]): string[] {
  return NEEDED_SCOPES.filter((scope) => !granted.includes(scope));
}
