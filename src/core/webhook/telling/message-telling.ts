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

const File = lenient(z.looseObject({ caption: text, filename: text, voice: z.catch(z.boolean(), false) }));

const Item = z.looseObject({ quantity: amount, item_price: amount, currency: text });

const Choice = lenient(z.looseObject({ id: text, title: text }));

const Details = z.looseObject({
  type: text,
  text: lenient(z.looseObject({ body: text })),
  image: File,
  video: File,
  audio: File,
  voice: File,
  document: File,
  sticker: File,
  location: lenient(z.looseObject({ name: text, address: text, latitude: text, longitude: text })),
  contacts: list(
    z.looseObject({
      name: lenient(z.looseObject({ formatted_name: text, first_name: text })),
      phones: list(z.looseObject({ phone: text, wa_id: text })),
      vcard: text,
    }),
  ),
  origin: text,
  button: lenient(z.looseObject({ text: text, payload: text })),
  interactive: lenient(
    z.looseObject({
      button_reply: Choice,
      list_reply: Choice,
      nfm_reply: lenient(z.looseObject({ name: text, response_json: z.optional(z.unknown()) })),
      call_permission_reply: lenient(
        z.looseObject({ response: text, expiration_timestamp: text, is_permanent: z.catch(z.boolean(), false) }),
      ),
    }),
  ),
  order: lenient(z.looseObject({ text: text, product_items: list(Item) })),
  reaction: lenient(z.looseObject({ emoji: text })),
  system: lenient(z.looseObject({ type: text, body: text })),
  unsupported: lenient(z.looseObject({ type: text })),
});

type Found = z.infer<typeof Details>;

/** Whichever of the objects it has, as `type` may be newer than this program. */
const READERS: readonly ((found: Found) => Telling | null | undefined)[] = [
  ({ text: written }) => (written?.body ? { id: 'text', facts: { text: written.body } } : undefined),
  readMedia,
  ({ location }) => {
    if (!location) return undefined;
    const { name, address, latitude, longitude } = location;
    return { id: 'location', facts: { name, address, latitude, longitude } };
  },
  readContacts,
  ({ button }) => button && toChoice(button.text ?? button.payload, button.payload),
  readInteractive,
  readOrder,
  ({ reaction }) =>
    reaction &&
    (reaction.emoji ? { id: 'reaction', facts: { emoji: reaction.emoji } } : { id: 'reaction-removed', facts: {} }),
  ({ system }) => system && { id: 'system', facts: { type: system.type, body: system.body } },
];

export function tellMessage(event: MessageEvent): Telling | undefined {
  const { type, replyTo, text: readable } = event;
  if (type === 'edit') return { id: 'edited', facts: { text: readable, of: replyTo } };
  if (type === 'revoke') return { id: 'revoked', facts: { of: replyTo } };
  if (type === 'request_welcome') return { id: 'welcome', facts: {} };
  if (type === 'media_placeholder') return { id: 'placeholder', facts: {} };
  const found = Details.parse(contentOf(event.raw));
  if (type === 'unsupported') return { id: 'unsupported', facts: { type: found.unsupported?.type ?? null } };
  for (const read of READERS) {
    const telling = read(found);
    if (telling) return telling;
  }
  return readable === null ? undefined : { id: 'text', facts: { text: readable } };
}

/** An echo of another app's has its content one level deeper. */
function contentOf(raw: unknown): object {
  const read = z.safeParse(z.looseObject({ message: lenient(z.looseObject({ type: z.string() })) }), raw);
  if (!read.success) return {};
  return read.data.message ?? read.data;
}

function readMedia({ image, video, audio, voice, document, sticker }: Found): Telling | undefined {
  const media = Object.entries({ image, video, audio, voice, document, sticker }).find(([, file]) => file !== null);
  const [type, file] = media ?? [];
  if (type === undefined || !file) return undefined;
  return { id: 'media', facts: { type, caption: file.caption, filename: file.filename, isVoice: file.voice } };
}

function readContacts({ contacts, origin }: Found): Telling | undefined {
  if (contacts.length === 0) return undefined;
  const people = contacts.map(({ name, phones, vcard }) => ({
    name: name?.formatted_name ?? name?.first_name ?? null,
    phones: distinct([...phones.flatMap(({ phone, wa_id }) => phone ?? wa_id ?? []), ...phonesOf(vcard)]),
  }));
  return { id: 'contacts', facts: { people, isRequested: origin === 'contact_request' } };
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

function readInteractive({ interactive }: Found): Telling | undefined {
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

function readOrder({ order }: Found): Telling | undefined {
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

const Circumstances = z.looseObject({
  referral: lenient(z.looseObject({ headline: text, source_url: text, source_type: text })),
  context: lenient(
    z.looseObject({
      forwarded: z.catch(z.boolean(), false),
      frequently_forwarded: z.catch(z.boolean(), false),
      referred_product: lenient(z.looseObject({ product_retailer_id: text })),
    }),
  ),
});

export function circumstancesOf({ raw }: MessageEvent): MessageCircumstances {
  const { referral, context } = Circumstances.parse(typeof raw === 'object' && raw !== null ? raw : {});
  return {
    referral: referral && {
      name: referral.headline ?? referral.source_url ?? '',
      isPost: referral.source_type === 'post',
    },
    isForwarded: context !== null && (context.forwarded || context.frequently_forwarded),
    product: context?.referred_product?.product_retailer_id ?? null,
  };
}
