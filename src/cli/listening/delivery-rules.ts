import { maskNumbers } from '../../core/webhook/mask-numbers.js';
import { type Owner, ownerOf } from '../../core/webhook/owner.js';
import { parseDelivery } from '../../core/webhook/parse-delivery.js';
import type { Delivery } from '../../listener/listener.js';
import type { ReadDelivery } from '../../store/delivery-index.js';
import { type AppSecret, type AppSecrets, nameOf } from '../app-secrets.js';

/** A channel of this machine. */
export interface ListenedChannel extends Owner {
  readonly name: string | null;
  readonly appId: string | null;
}

/** The one that is listened for comes first: it gets what is about none of them. */
export type ListenedChannels = readonly [ListenedChannel, ...ListenedChannel[]];

/** Its own channels. Another app on this machine knows its own secret only, and that must open no other's window. */
function allowedChannels(app: AppSecret | undefined, channels: ListenedChannels): readonly string[] | null {
  if (!app) return null;
  const isOfApp = (each: ListenedChannel) =>
    app.channels.includes(nameOf(each)) || (app.appId !== null && each.appId === app.appId);
  return channels.filter(isOfApp).map(({ id }) => id);
}

export interface RulesFor {
  readonly channels: ListenedChannels;
  readonly secrets: AppSecrets;
  readonly masksNumbers: boolean;
  /** Takes our own secrets out, should somebody have sent one. */
  hide(text: string): string;
}

export interface DeliveryRules {
  /** Whether the app that signed it may speak for what it is about. */
  isOfRightApp(delivery: Delivery): boolean;
  /** What it is kept and told as. */
  toKept(delivery: Delivery): ReadDelivery;
}

export function createDeliveryRules({ channels, secrets, masksNumbers, hide }: RulesFor): DeliveryRules {
  const byApp = new Map(secrets.known.map((app) => [app, allowedChannels(app, channels)]));
  const appOf = ({ signature }: Delivery) =>
    signature === 'unchecked' ? undefined : secrets.known[signature.matchedSecretIndex];
  const toIso = createIso();
  const allowedOf = (app: AppSecret | undefined) => (app ? (byApp.get(app) ?? null) : null);
  return {
    isOfRightApp(delivery: Delivery): boolean {
      const allowed = allowedOf(appOf(delivery));
      // Only then must the delivery be read before it is answered.
      if (allowed === null || channels.every(({ id }) => allowed.includes(id))) return true;
      return parseDelivery(delivery.json).every((event) => ownerOf(event, channels, allowed) !== undefined);
    },
    toKept(delivery: Delivery): ReadDelivery {
      const app = appOf(delivery);
      const body = cleaned(delivery.body, (text) => hide(masksNumbers ? maskNumbers(text) : text));
      return {
        receivedAt: toIso(delivery.receivedAt),
        headers: withoutCredentials(delivery.headers),
        body,
        ...(body === delivery.body && { json: delivery.json }),
        signature: app ? 'valid' : 'unchecked',
        appId: app?.appId ?? null,
        channelId: channels[0].id,
        allowedChannels: allowedOf(app),
      };
    },
  };
}

/** Deliveries come faster than the clock ticks, and writing a time takes longer than to see that it is the same. */
function createIso(): (date: Date) => string {
  let ms = Number.NaN;
  let iso = '';
  return (date) => {
    if (date.getTime() === ms) return iso;
    ms = date.getTime();
    iso = date.toISOString();
    return iso;
  };
}

/** Byte for byte where nothing is to be hidden: every byte is one character here. */
function cleaned(body: Uint8Array, clean: (text: string) => string): Uint8Array {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const clear = clean(text);
  return clear === text ? body : Buffer.from(clear, 'latin1');
}

/** Of a proxy before this endpoint; Meta sends neither. */
const CREDENTIALS = ['authorization', 'proxy-authorization', 'cookie'];

function withoutCredentials(headers: Delivery['headers']): Delivery['headers'] {
  if (!CREDENTIALS.some((name) => name in headers)) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.includes(name)));
}
