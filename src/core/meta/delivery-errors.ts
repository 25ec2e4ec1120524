/** Titles and details of https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const TEXTS: Readonly<Record<number, readonly [title: string, details: string]>> = {
  130429: ['Rate limit hit', 'Cloud API message throughput has been reached.'],
  130472: [
    "User's number is part of an experiment",
    "Message was not sent because the user's number is part of an experiment.",
  ],
  130497: [
    'Business account is restricted from messaging users in this country',
    'The WhatsApp Business account is restricted from messaging users in certain countries.',
  ],
  131000: ['Something went wrong', 'Message failed to send due to an unknown error.'],
  131009: ['Parameter value is not valid', 'One or more parameter values are invalid.'],
  131016: ['Service unavailable', 'A service is temporarily unavailable.'],
  131026: ['Message undeliverable', 'Message Undeliverable.'],
  131031: ['Account has been locked', 'Message failed to send because the account has been restricted or disabled.'],
  131042: [
    'Business eligibility payment issue',
    'Message failed to send because there were one or more errors related to your payment method.',
  ],
  131047: [
    'Re-engagement message',
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  ],
  131048: [
    'Spam rate limit hit',
    'Message failed to send because there are restrictions on how many messages can be sent from this phone number.',
  ],
  131049: [
    'This message was not delivered to maintain healthy ecosystem engagement.',
    'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  ],
  131050: [
    'Unable to deliver the message.',
    'The recipient has chosen to stop receiving marketing messages on WhatsApp from this business.',
  ],
  131051: ['Unsupported message type', 'Message type is currently not supported.'],
  131052: ['Media download error', 'Unable to download the media sent by the user.'],
  131053: ['Media upload error', 'Unable to upload the media used in the message.'],
  131056: [
    '(Business Account, Consumer Account) pair rate limit hit',
    'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  ],
  132015: ['Template is Paused', 'Template is paused due to low quality so it cannot be sent in a template message.'],
};

export interface DeliveryErrorText {
  readonly code: number;
  readonly title: string;
  readonly details: string;
}

/** What a webhook says of a message that failed, as Meta words it; an unknown code gets the texts of 131000. */
export function failureOf(code: number): DeliveryErrorText {
  const [title, details] = TEXTS[code] ?? TEXTS[131000] ?? ['', ''];
  return { code, title, details };
}

const ERRORS_PAGE = 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes';

/** As an entry of `errors`. Title and message carry the same text. */
export function toWireError({ code, title, details }: DeliveryErrorText): Record<string, unknown> {
  return { code, title, message: title, error_data: { details }, href: ERRORS_PAGE };
}
