/** What each field carries, in a few words. */
const CARRIES: Record<string, string> = {
  messages: 'messages of customers, and the statuses of yours',
  message_echoes: 'messages that other solutions send for the number',
  smb_message_echoes: 'messages sent with the WhatsApp Business app',
  smb_app_state_sync: 'contacts of the WhatsApp Business app',
  history: 'older chats of the WhatsApp Business app',
  calls: 'calls: who rings, and how they end',
  user_preferences: 'customers who want no marketing, or want it again',
  user_id_update: 'customers whose user id changed',
  business_username_updates: "the state of the business's user name",
  consumer_profile: "changes of customers' profiles",
  account_update: 'violations, restrictions, bans and partners of the account',
  account_review_update: "the result of the account's review",
  account_alerts: 'warnings about the account or its numbers',
  account_settings_update: 'settings of a number, as of its calls',
  business_capability_update: 'messaging limit and number of phone numbers',
  business_status_update: "the business's own state (seldom seen)",
  phone_number_name_update: 'the review of a display name',
  phone_number_quality_update: 'quality and throughput of a number',
  security: 'PIN changes and requests to reset the PIN',
  message_template_status_update: 'templates approved, rejected, paused or disabled',
  message_template_quality_update: 'the quality of templates',
  message_template_components_update: 'templates whose text was changed',
  template_category_update: 'templates that get another category',
  template_correct_category_detection: 'templates that Meta finds in the wrong category',
  flows: 'the state and health of Flows',
  automatic_events: 'leads and purchases that Meta recognises after an ad',
  tracking_events: 'what customers do after an ad (not documented)',
  partner_solutions: 'solutions shared with partners',
  payment_configuration_update: 'the set-up of payments (India, Brazil)',
  group_lifecycle_update: 'groups made and removed',
  group_participants_update: 'who joins and leaves groups',
  group_settings_update: 'the subject, picture and settings of groups',
  group_status_update: 'groups suspended and restored',
  messaging_handovers: 'which app has control of a conversation',
  standby: 'messages while another app has control',
};

const LEVELS: Record<string, string> = { phone: 'number', waba: 'account', app: 'app' };

export const webhookFields = {
  'webhook fields': {
    summary: 'List what Meta can deliver, what is ticked, and whose callback gets it; tick and untick',
    args: {},
    options: {
      add: 'Tick these fields in the app, with commas between them; the others stay ticked',
      remove: 'Untick these fields, for all accounts of the app',
    },
    says: {
      ask: (names: string) =>
        `No account of this app gets these events any more, at any callback: ${names}. Untick them?`,
      added: (names: string) => `Ticked now: ${names}`,
      removed: (names: string) => `Not ticked any more: ${names}`,
      nothing: 'All of that was so already. Nothing was changed.',
      head: { ticked: 'Ticked', field: 'Field', carries: 'Carries', goesTo: 'Callback of' },
      carries: CARRIES,
      unknown: 'not known to this version',
      levels: LEVELS,
      unseen: 'Which ones are ticked cannot be seen without the app secret.',
      next: 'Next: `wabactl webhook fields` lists all of them',
      nextAdd: 'Next: `wabactl webhook fields --add <field>` ticks one',
    },
  },
  'webhook unsubscribe': {
    summary: 'Have the app receive no events of the account any more',
    args: {},
    options: {},
    says: {
      ask: (wabaId: string, url: string | null) =>
        `The app will get no message, status or other event of account ${wabaId}, for none of its numbers${url === null ? '' : `; ${url} gets nothing any more`}. Meta keeps nothing of what is missed. Go on?`,
      done: (wabaId: string, url: string | null) =>
        `The app gets no events of account ${wabaId} any more${url === null ? '' : `, and ${url} none of this number`}.`,
      already: (wabaId: string) => `The app got no events of account ${wabaId} before either. Nothing was changed.`,
      otherApps: (names: string) => `Other apps are still subscribed: ${names}`,
      next: 'Next: `wabactl webhook subscribe` has events delivered again',
    },
  },
};
