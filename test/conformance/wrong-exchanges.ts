import type { NodeKind } from '../../src/emulator/route.js';
import type { HttpRequest, HttpResponse } from '../../src/host/host.js';

/** One exchange with a single fault, and how the judge must name it. */
export interface WrongExchange {
  readonly what: string;
  /** The document's operation for this kind of node; a callback has none. */
  readonly to: { readonly kind: NodeKind; readonly edge: string } | 'callback';
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly objection: string;
}

interface Parts {
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
  readonly answer?: object;
  readonly status?: number;
}

function exchange({ path = '/1098/messages', headers = {}, body, answer = {}, status = 200 }: Parts) {
  const request = {
    method: body ? 'POST' : 'GET',
    url: `https://graph.facebook.com/v25.0${path}`,
    headers: { authorization: 'Bearer EAAB', 'content-type': 'application/json', ...headers },
    ...(body && { body: encode(body) }),
  };
  return { request, response: { status, headers: {}, body: encode(answer) } };
}

function encode(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function delivery(value: object): Parts {
  const metadata = { display_phone_number: '15550192837', phone_number_id: '1098' };
  const changes = [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }];
  return { body: { object: 'whatsapp_business_account', entry: [{ id: '1049', changes }] } };
}

const text = { messaging_product: 'whatsapp', to: '15550142233', type: 'text', text: { body: 'Hello' } };
const received = { from: '15550142233', id: 'wamid.A', timestamp: '1795000000', type: 'text', text: {} };
const MESSAGES = { kind: 'phone', edge: 'messages' } as const;
const NUMBERS = { kind: 'waba', edge: 'phone_numbers' } as const;
const AT_VALUE = 'POST /whatsapp/webhooks body/entry/*/changes/*/value';

/** A judge that objects to nothing would let every tour pass. */
export const wrongExchanges: readonly WrongExchange[] = [
  {
    what: 'a member that no text message has',
    to: MESSAGES,
    ...exchange({ body: { ...text, preview: true } }),
    objection: 'POST /{Phone-Number-ID}/messages body must NOT have unevaluated properties preview',
  },
  {
    what: 'a template message that does not say which',
    to: MESSAGES,
    ...exchange({ body: { ...text, text: undefined, type: 'template', template: { language: { code: 'es' } } } }),
    objection: "POST /{Phone-Number-ID}/messages body/template must have required property 'name'",
  },
  {
    what: 'a client that does not tell its version',
    to: MESSAGES,
    ...exchange({ body: text, headers: { 'user-agent': 'wabactl/next' } }),
    objection: `POST /{Phone-Number-ID}/messages header User-Agent must match pattern "${'^[a-zA-Z0-9\\-_]+\\/[0-9]+\\.[0-9]+\\.[0-9]+(;[a-zA-Z0-9\\-=\\.]+)?(\\s+[a-zA-Z0-9\\-_]+\\/[0-9\\-\\.]+)?$'}"`,
  },
  {
    what: 'a query that the operation does not take',
    to: NUMBERS,
    ...exchange({ path: '/1049/phone_numbers?page=2', answer: { data: [] } }),
    objection: 'GET /{WABA-ID}/phone_numbers query page is not described',
  },
  {
    what: 'a number with a status of our own invention',
    to: NUMBERS,
    ...exchange({
      path: '/1049/phone_numbers',
      answer: { data: [{ id: '1098', display_phone_number: '+1 555', status: 'HAPPY' }] },
    }),
    objection:
      'GET /{WABA-ID}/phone_numbers answer 200/data/*/status must be equal to one of the allowed values PENDING LINKED UNLINKED DELETED MIGRATED BANNED RESTRICTED RATE_LIMITED FLAGGED CONNECTED DISCONNECTED UNKNOWN UNVERIFIED',
  },
  {
    what: 'an error without a code',
    to: NUMBERS,
    ...exchange({
      path: '/1049/phone_numbers',
      status: 400,
      answer: { error: { message: 'No', type: 'OAuthException' } },
    }),
    objection: "GET /{WABA-ID}/phone_numbers answer 400/error must have required property 'code'",
  },
  {
    what: 'a received text without a text',
    to: 'callback',
    ...exchange(delivery({ contacts: [{ profile: { name: 'Ana' }, wa_id: '15550142233' }], messages: [received] })),
    objection: `${AT_VALUE}/messages/*/text must have required property 'body'`,
  },
  {
    what: 'a status of a message to nobody',
    to: 'callback',
    ...exchange(delivery({ statuses: [{ id: 'wamid.A', status: 'sent', timestamp: '1795000000' }] })),
    objection: `${AT_VALUE}/statuses/* must have required property 'recipient_id'`,
  },
];
