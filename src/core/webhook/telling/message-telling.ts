import * as z from 'zod/mini';
import type { MessageEvent } from '../event.js';
import { toIso } from '../identity.js';
import { lenient, list, text } from '../wire.js';
import type { Telling } from './telling.js';

export interface MessageTellings {
  text: { text: string };
  /** `voice` is an audio that was spoken into the phone. */
  media: { type: string; caption: string | null; filename: string | null; isVoice: boolean };
  location: { name: string | null; address: string | null; latitude: string | null; longitude: string | null };
  /** `isRequested` when the customer was asked for the number. */
  contacts: { people: { name: string | null; phones: string[] }[]; isRequested: boolean };
  /** A button or a row of a list; `payload` is what the sender of the button gave it. */
  choice: { text: string; payload: string | null };
  /** A flow or an address form that was filled in. */
  form: { name: string | null; answers: { name: string; value: string }[] };
  'call-permission': { isGiven: boolean; until: string | null; isPermanent: boolean };
  order: { items: number; totals: { amount: number; currency: string }[]; note: string | null };
  reaction: { emoji: string };
  'reaction-removed': Record<string, never>;
  system: { type: string | null; body: string | null };
  unsupported: { type: string | null };
  welcome: Record<string, never>;
  edited: { text: string | null; of: string | null };
  revoked: { of: string | null };
  /** The file of an old message is told later. */
  placeholder: Record<string, never>;
}

/** Meta prints amounts as numbers, and gateways as texts. */
const amount = z.pipe(
  text,
  z.transform((found) => (found === null || found.trim() === '' ? 0 : Number(found))),
);

/** One of the objects that a message may have; null where it has none of that name. Each is read only where it is. */
function part<Part>(message: Members, name: string, schema: z.ZodMiniType<Part>): Part | null {
  const found = message[name];
  return found === undefined || found === null ? null : (z.safeParse(schema, found).data ?? null);
}

type Members = Readonly<Record<string, unknown>>;

const Text = z.looseObject({ body: text });
const File = z.looseObject({ caption: text, filename: text, voice: z.catch(z.boolean(), false) });
const Location = z.looseObject({ name: text, address: text, latitude: text, longitude: text });
const Contacts = list(
  z.looseObject({
    name: lenient(z.looseObject({ formatted_name: text, first_name: text })),
    phones: list(z.looseObject({ phone: text, wa_id: text })),
    vcard: text,
  }),
);
const Button = z.looseObject({ text: text, payload: text });
const Choice = lenient(z.looseObject({ id: text, title: text }));
const Interactive = z.looseObject({
  button_reply: Choice,
  list_reply: Choice,
  nfm_reply: lenient(z.looseObject({ name: text, response_json: z.optional(z.unknown()) })),
  call_permission_reply: lenient(
    z.looseObject({ response: text, expiration_timestamp: text, is_permanent: z.catch(z.boolean(), false) }),
  ),
});
const Item = z.looseObject({ quantity: amount, item_price: amount, currency: text });
const Order = z.looseObject({ text: text, product_items: list(Item) });
const Reaction = z.looseObject({ emoji: text });
const System = z.looseObject({ type: text, body: text });
const Unsupported = z.looseObject({ type: text });

/** Whichever of the objects it has, as `type` may be newer than this program. */
const READERS: readonly ((message: Members) => Telling | null | undefined)[] = [
  (message) => {
    const body = part(message, 'text', Text)?.body;
    return body ? { id: 'text', facts: { text: body } } : undefined;
  },
  readMedia,
  (message) => {
    const location = part(message, 'location', Location);
    if (!location) return undefined;
    const { name, address, latitude, longitude } = location;
    return { id: 'location', facts: { name, address, latitude, longitude } };
  },
  readContacts,
  (message) => {
    const button = part(message, 'button', Button);
    return button && toChoice(button.text ?? button.payload, button.payload);
  },
  readInteractive,
  readOrder,
  (message) => {
    const reaction = part(message, 'reaction', Reaction);
    if (!reaction) return undefined;
    const { emoji } = reaction;
    return emoji ? { id: 'reaction', facts: { emoji } } : { id: 'reaction-removed', facts: {} };
  },
  (message) => {
    const system = part(message, 'system', System);
    return system && { id: 'system', facts: { type: system.type, body: system.body } };
  },
];

export function tellMessage(event: MessageEvent): Telling | undefined {
  const { type, replyTo, text: readable } = event;
  if (type === 'edit') return { id: 'edited', facts: { text: readable, of: replyTo } };
  if (type === 'revoke') return { id: 'revoked', facts: { of: replyTo } };
  if (type === 'request_welcome') return { id: 'welcome', facts: {} };
  if (type === 'media_placeholder') return { id: 'placeholder', facts: {} };
  const found = contentOf(event.raw);
  if (type === 'unsupported') {
    return { id: 'unsupported', facts: { type: part(found, 'unsupported', Unsupported)?.type ?? null } };
  }
  for (const read of READERS) {
    const telling = read(found);
    if (telling) return telling;
  }
  return readable === null ? undefined : { id: 'text', facts: { text: readable } };
}

/** An echo of another app's has its content one level deeper. */
function contentOf(raw: unknown): Members {
  if (!isObject(raw)) return {};
  return isObject(raw.message) && typeof raw.message.type === 'string' ? raw.message : raw;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MEDIA = ['image', 'video', 'audio', 'voice', 'document', 'sticker'];

function readMedia(message: Members): Telling | undefined {
  const type = MEDIA.find((name) => isObject(message[name]));
  const file = type === undefined ? null : part(message, type, File);
  if (type === undefined || !file) return undefined;
  const { caption, filename, voice } = file;
  return { id: 'media', facts: { type, caption, filename, isVoice: voice } };
}

function readContacts(message: Members): Telling | undefined {
  const contacts = part(message, 'contacts', Contacts);
  if (!contacts || contacts.length === 0) return undefined;
  const people = contacts.map(({ name, phones, vcard }) => ({
    name: name?.formatted_name ?? name?.first_name ?? null,
    phones: distinct([...phones.flatMap(({ phone, wa_id }) => phone ?? wa_id ?? []), ...phonesOf(vcard)]),
  }));
  return { id: 'contacts', facts: { people, isRequested: message.origin === 'contact_request' } };
}

/** A card has a number twice where it is also a vCard. */
function distinct(phones: readonly string[]): string[] {
  const digits = phones.map((phone) => phone.replace(/\D/g, ''));
  return phones.filter((_, at) => digits.indexOf(digits[at] ?? '') === at);
}

/** A card that was asked for is one text of lines such as `TEL;type=CELL:+1 555 0100`. */
function phonesOf(vcard: string | null): string[] {
  return [...(vcard ?? '').matchAll(/^TEL[^:\n]*:(.+)$/gim)].map(([, phone = '']) => phone.trim());
}

function toChoice(chosen: string | null, payload: string | null): Telling | undefined {
  if (chosen === null) return undefined;
  return { id: 'choice', facts: { text: chosen, payload: payload === chosen ? null : payload } };
}

function readInteractive(message: Members): Telling | undefined {
  const interactive = part(message, 'interactive', Interactive);
  if (!interactive) return undefined;
  const { button_reply, list_reply, nfm_reply, call_permission_reply: permission } = interactive;
  const choice = button_reply ?? list_reply;
  if (choice) return toChoice(choice.title ?? choice.id, choice.id);
  if (nfm_reply) return { id: 'form', facts: { name: nfm_reply.name, answers: answersOf(nfm_reply.response_json) } };
  if (!permission) return undefined;
  const until = toIso(permission.expiration_timestamp);
  return {
    id: 'call-permission',
    facts: { isGiven: permission.response === 'accept', until, isPermanent: permission.is_permanent },
  };
}

/** A JSON text; what a flow's author calls its answers are its keys. The token of the flow is no answer. */
function answersOf(response: unknown): { name: string; value: string }[] {
  const answers = typeof response === 'string' ? parseJson(response) : response;
  if (typeof answers !== 'object' || answers === null) return [];
  // An address form has its answers in a member of their own.
  const { values, ...rest } = answers as { readonly values?: unknown };
  const all =
    typeof values === 'object' && values !== null && !Array.isArray(values) ? { ...rest, ...values } : answers;
  return Object.entries(all)
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // What is no JSON has no answers that could be told apart; the raw event has it.
    return undefined;
  }
}

function readOrder(message: Members): Telling | undefined {
  const order = part(message, 'order', Order);
  if (!order) return undefined;
  const { product_items: items, text: note } = order;
  const totals = new Map<string, number>();
  for (const { quantity, item_price, currency } of items) {
    totals.set(currency ?? '', (totals.get(currency ?? '') ?? 0) + quantity * item_price);
  }
  return {
    id: 'order',
    facts: {
      items: items.reduce((sum, { quantity }) => sum + quantity, 0),
      totals: [...totals].map(([currency, sum]) => ({ currency, amount: Math.round(sum * 100) / 100 })),
      note: note === '' ? null : note,
    },
  };
}

/** How a message came to us, beside what it says. */
export interface MessageCircumstances {
  /** The headline of the advertisement or post that led here, else its address. */
  readonly referral: { readonly name: string; readonly isPost: boolean } | null;
  readonly isForwarded: boolean;
  /** What Meta names the product that was asked about. */
  readonly product: string | null;
}

const Referral = z.looseObject({ headline: text, source_url: text, source_type: text });
const Context = z.looseObject({
  forwarded: z.catch(z.boolean(), false),
  frequently_forwarded: z.catch(z.boolean(), false),
  referred_product: lenient(z.looseObject({ product_retailer_id: text })),
});

export function circumstancesOf({ raw }: MessageEvent): MessageCircumstances {
  const message = isObject(raw) ? raw : {};
  const referral = part(message, 'referral', Referral);
  const context = part(message, 'context', Context);
  return {
    referral: referral && {
      name: referral.headline ?? referral.source_url ?? '',
      isPost: referral.source_type === 'post',
    },
    isForwarded: context !== null && (context.forwarded || context.frequently_forwarded),
    product: context?.referred_product?.product_retailer_id ?? null,
  };
}
