/**
 * What the repaired file still objects to, though we do not follow it, and why. The chapters are those of the project's
 * reference to managing an account.
 */
export const exceptions: Readonly<Record<string, string>> = {
  ...because('every list of the Graph API takes fields and limit, the file forgets them here; 2.1', [
    'GET /{Business-ID}/owned_whatsapp_business_accounts query fields is not described',
    'GET /{Business-ID}/owned_whatsapp_business_accounts query limit is not described',
    'GET /{WABA-ID}/message_templates query fields is not described',
    'GET /{WABA-ID}/message_templates query limit is not described',
  ]),
  ...because('every node of the Graph API takes fields, the file forgets them here; 1.2', [
    'GET /{TEMPLATE_ID} query fields is not described',
  ]),
  ...because("Meta's page on managing templates filters by status, one or several with commas; 1.2", [
    'GET /{WABA-ID}/message_templates query status is not described',
  ]),
  ...because('me stands for the user of the token', [
    'GET /{User-ID}/assigned_whatsapp_business_accounts path User-ID must match pattern "^[0-9]+$"',
  ]),
  ...because('status is answered only to those who ask for it with fields; 2.1 and 2.4', [
    "GET /{User-ID}/assigned_whatsapp_business_accounts answer 200/data/* must have required property 'status'",
    "GET /{WABA-ID}/phone_numbers answer 200/data/* must have required property 'status'",
  ]),
  ...because('real answers have other values than the file, in lower case or of the documentation; 0.6 and 2.3', [
    'GET /{WABA-ID} answer 200/business_verification_status must be equal to one of the allowed values VERIFIED UNVERIFIED PENDING',
    'GET /{WABA-ID} answer 200/ownership_type must be equal to one of the allowed values SELF_OWNED CLIENT_OWNED AGENCY_OWNED',
  ]),
  ...because('the documentation has UNKNOWN for a number that is not rated yet; 2.4', [
    'GET /{Phone-Number-ID} answer 200/quality_rating must be equal to one of the allowed values GREEN YELLOW RED NA',
  ]),
  ...because('a client knows it and the file does not; where Meta gives none, we count', [
    'GET /{WABA-ID}/message_templates query summary is not described',
  ]),
  ...because("Meta's documentation sends these in the query, without a body; 0.3", [
    'POST /{Phone-Number-ID}/request_code body is missing',
    'POST /{Phone-Number-ID}/request_code header Content-Type is missing',
    'POST /{Phone-Number-ID}/request_code query code_method is not described',
    'POST /{Phone-Number-ID}/request_code query language is not described',
    'POST /{Phone-Number-ID}/verify_code body is missing',
    'POST /{Phone-Number-ID}/verify_code header Content-Type is missing',
    'POST /{Phone-Number-ID}/verify_code query code is not described',
  ]),
  ...because('an empty text is how a callback of a number is removed; 5.3', [
    'POST /{Phone-Number-ID} body/webhook_configuration/override_callback_uri must match format "uri"',
  ]),
  ...because('`webhook verify` delivers with a forged signature on purpose, and our own listener refuses it', [
    'POST /whatsapp/webhooks answer 401 is not described',
  ]),
};

/** What crosses the network and does not stand in the file at all: the reference and our fixtures judge it. */
export const notInTheFile: Readonly<Record<string, string>> = {
  ...because('Facebook Login and the tokens are described elsewhere; 1.3 to 1.7', [
    'GET /dialog/oauth',
    'POST /dialog/oauth',
    'GET /connect/login_success.html',
    'GET /debug_token',
    'GET /oauth/access_token',
    'POST /oauth/access_token',
  ]),
  ...because('people and their businesses belong to the Graph API at large; 2.1', [
    'GET /{me}',
    'GET /{me}/businesses',
    'GET /{user}',
    'GET /{user}/businesses',
  ]),
  ...because("an app's own webhook belongs to the Graph API at large; 5.1", [
    'GET /{app}',
    'GET /{app}/subscriptions',
    'POST /{app}/subscriptions',
    'DELETE /{app}/subscriptions',
  ]),
  ...because(
    'the link to a file is no call of the API: Meta gives it whole, and it leads to another host; api-messaging 5.3',
    ['GET /whatsapp_business/attachments/'],
  ),
  ...because('the Resumable Upload API is described elsewhere; 7.3', [
    'POST /{app}/uploads',
    'GET /upload:{session}',
    'POST /upload:{session}',
  ]),
  ...because('newer than the file, or forgotten', [
    'GET /message_template_library',
    'GET /{template}/compare',
    'GET /{waba}/message_template_previews',
    'GET /{waba}/template_analytics',
    'POST /{template}/unpause',
    'POST /{waba}/migrate_message_templates',
    'POST /{waba}/upsert_message_templates',
  ]),
  ...because('of one client that asks another host of Meta for it; api-messaging 1.12', [
    'POST /{waba}/message_templates/archive',
    'POST /{waba}/message_templates/unarchive',
  ]),
  ...because('the handshake has no operation, only the delivery; 5.4', ['GET to a callback']),
  ...because('the tour asks for what is not there: of no kind, so of no operation', [
    'GET /{unknown object}',
    'GET /{unknown object}/message_templates',
    'GET /{unknown object}/whatsapp_business_profile',
  ]),
};

/** Examples of the file that its own schemas refuse even after the repairs. */
export const brokenExamples: Readonly<Record<string, string>> = {
  ...because('a placeholder stands where a link or a value should', [
    'POST /{Phone-Number-ID}/messages: Send Audio Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Document Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Image Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Video Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Reply to Audio Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Reply to Document Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Reply to Image Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Reply to Video Message by URL',
    'POST /{Phone-Number-ID}/messages: Send Message Template Interactive',
    'POST /{Phone-Number-ID}/messages: Send Message Template Media',
    'POST /{Phone-Number-ID}/messages: Send Multi-Product Message',
  ]),
  ...because('texts are booleans and ids are numbers', [
    'POST /{Phone-Number-ID}/messages: Send Sample Issue Resolution Template',
    'POST /whatsapp/webhooks: Group Create Message',
    'POST /whatsapp/webhooks: Group Settings Update',
  ]),
  ...because('nested below business_profile, which the API does not do; 0.6', [
    'GET /{Phone-Number-ID}/whatsapp_business_profile: business_profile_details',
  ]),
  ...because('UNVERIFIED is no value of code_verification_status; 0.6', [
    'GET /{WhatsApp-Account-Number-ID}: unverified_account_number',
  ]),
  ...because('a required member is missing', [
    'GET /{Business-ID}/client_whatsapp_business_accounts: multiple_accounts',
    'GET /{Business-ID}/client_whatsapp_business_accounts: single_account',
  ]),
  ...because('of operations that neither side has', [
    'GET /{Phone-Number-ID}/business_compliance_info: complete_compliance_info',
    'GET /{Phone-Number-ID}/business_compliance_info: minimal_compliance_info',
    'GET /{Phone-Number-ID}/call_permissions: Granted Permission',
    'GET /{Phone-Number-ID}/message_qrdls/{QR-Code-ID}: default_fields',
    'GET /{Phone-Number-ID}/message_qrdls/{QR-Code-ID}: with_creation_time',
    'GET /{Phone-Number-ID}/message_qrdls/{QR-Code-ID}: with_qr_image_svg',
    'POST /{Phone-Number-ID}/message_qrdls: update_existing_qr_code',
    'POST /{Phone-Number-ID}/calls: Connect Call Response',
    'POST /{Phone-Number-ID}/calls: Terminate Call Response',
    'GET /{WABA-ID}/solutions: multiple_solutions',
    'POST /{WABA-ID}/set_obo_mobility_intent: failed_intent',
    'POST /{WABA-ID}/set_obo_mobility_intent: successful_intent',
  ]),
};

function because(reason: string, objections: readonly string[]): Record<string, string> {
  return Object.fromEntries(objections.map((objection) => [objection, reason]));
}

/**
 * Recordings of webhooks that do not fit: what the file does not know yet or any more, and where it demands what Meta leaves out.
 */
export const recordingsOutside: Readonly<Record<string, string>> = {
  ...because('a customer may hide the number since 2026; 6.9', [
    'message-text-number-hidden',
    'status-sent-number-hidden',
  ]),
  ...because('advertisements in a status have no click id; 6.1', ['message-text-from-post']),
  ...because('types and kinds that the file does not list; 6.1', [
    'message-edit',
    'message-revoke',
    'message-request-welcome',
    'message-interactive-call-permission-accepted',
    'message-interactive-call-permission-rejected',
    'message-system-changed-number-old',
    'message-system-changed-user-id',
    'message-system-identity-changed',
  ]),
  ...because('seen without its content in a public project; 6.1', ['message-interactive-empty']),
  ...because('statuses of older versions; 6.2', ['status-deleted', 'status-warning']),
  ...because('errors of the value come without messages too; 6.1', ['value-errors']),
  ...because("a group's time is a text in Meta's own examples, which do not fit either", [
    'group-create-failed',
    'group-delete',
    'group-lifecycle',
    'group-settings',
  ]),
};
