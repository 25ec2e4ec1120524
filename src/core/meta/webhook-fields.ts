/** One field that an app can tick for the object `whatsapp_business_account`. */
export interface WebhookField {
  readonly name: string;
  /** The permission that Meta asks of the app's token. */
  readonly scope: 'whatsapp_business_messaging' | 'whatsapp_business_management';
  /** True when a callback of the WABA or the number wins over the app's; the others always go to the app's. */
  readonly overridable: boolean;
}

const MESSAGING = 'whatsapp_business_messaging';
const MANAGEMENT = 'whatsapp_business_management';

function field(name: string, scope: WebhookField['scope'] = MANAGEMENT): WebhookField {
  return { name, scope, overridable: OVERRIDABLE.has(name) };
}

/** https://developers.facebook.com/docs/whatsapp/embedded-signup/webhooks/override (28 June 2026) */
const OVERRIDABLE: ReadonlySet<string> = new Set([
  'messages',
  'message_echoes',
  'calls',
  'consumer_profile',
  'messaging_handovers',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'smb_message_echoes',
  'smb_app_state_sync',
  'history',
  'account_settings_update',
]);

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/overview, with the fields that only clients know. */
export const WEBHOOK_FIELDS: readonly WebhookField[] = [
  field('messages', MESSAGING),
  field('message_echoes', MESSAGING),
  field('smb_message_echoes'),
  field('smb_app_state_sync'),
  field('history'),
  field('calls', MESSAGING),
  field('user_preferences'),
  field('user_id_update'),
  field('business_username_updates'),
  // Which permission it needs is not documented (UNSURE).
  field('consumer_profile'),
  field('account_update'),
  field('account_review_update'),
  field('account_alerts'),
  field('account_settings_update'),
  field('business_capability_update'),
  field('business_status_update'),
  field('phone_number_name_update'),
  field('phone_number_quality_update'),
  field('security'),
  field('message_template_status_update'),
  field('message_template_quality_update'),
  field('message_template_components_update'),
  field('template_category_update'),
  field('template_correct_category_detection'),
  field('flows'),
  field('automatic_events'),
  field('tracking_events'),
  field('partner_solutions'),
  field('payment_configuration_update'),
  field('group_lifecycle_update'),
  field('group_participants_update'),
  field('group_settings_update'),
  field('group_status_update'),
  field('messaging_handovers', MESSAGING),
  field('standby', MESSAGING),
];

/** What this tool ticks unless told otherwise: messages with their statuses, and what changes templates, number or account. */
export const RECOMMENDED_WEBHOOK_FIELDS: readonly string[] = [
  'messages',
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'account_update',
  'account_review_update',
  'account_alerts',
  'business_capability_update',
  'user_preferences',
  'user_id_update',
];

export function findWebhookField(name: string): WebhookField | undefined {
  return WEBHOOK_FIELDS.find((known) => known.name === name);
}
