import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { INSPECT_PAGE } from '../../src/cli/webhook/inspect/page-asset.js';
import type { WebhookEvent } from '../../src/core/webhook/event.js';
import { summarize } from '../../src/core/webhook/event-summary.js';
import type {
  EventDetail,
  ForwardAnswer,
  InspectAbout,
  InspectFilter,
} from '../../src/core/webhook/inspect-protocol.js';
import type { ListedEvent } from '../../src/core/webhook/listed-event.js';
import { parseDelivery } from '../../src/core/webhook/parse-delivery.js';
import { createInspector } from '../../src/listener/inspect/inspector.js';
import type { InspectPing, InspectRange, InspectSource } from '../../src/listener/inspect/source.js';
import { en } from '../../src/text/en.js';
import { eventSentence } from '../../src/ui/event-sentence.js';
import { realHost } from './real-host.js';

export const TOKEN = 'token-of-the-test';

interface Kept {
  readonly listed: ListedEvent;
  readonly event: WebhookEvent;
}

export interface Record extends InspectSource {
  arrive(json: unknown, receivedAt?: string): void;
  again(id: number): void;
  readonly replayed: number[];
}

/** A record of events in memory, as large as one likes. */
export function aRecord(about: Partial<InspectAbout> = {}): Record {
  const kept: Kept[] = [];
  const hearers = new Set<(ping: InspectPing) => void>();
  const tell = (ping: InspectPing) => {
    for (const hear of hearers) hear(ping);
  };
  const replayed: number[] = [];
  const forwards = new Map<number, ForwardAnswer[]>();
  let deliveries = 0;
  return {
    replayed,
    arrive(json, receivedAt = new Date().toISOString()) {
      const deliveryId = ++deliveries;
      parseDelivery(json).forEach((event, ordinal) => {
        kept.push({ event, listed: toListed(event, { id: kept.length + 1, deliveryId, ordinal, receivedAt }) });
      });
      tell({ type: 'events' });
    },
    again(id) {
      const found = kept[id - 1];
      if (!found) return;
      const listed = { ...found.listed, arrivals: found.listed.arrivals + 1 };
      kept[id - 1] = { ...found, listed };
      tell({ type: 'again', id, arrivals: listed.arrivals });
    },
    about: () => ({
      url: 'http://127.0.0.1:3000/',
      channel: 'bakery',
      channels: [],
      signaturesChecked: true,
      replaysTo: 'http://localhost:4000/webhook',
      ...about,
    }),
    query({ limit, offset, newestFirst, ...filter }) {
      const found = kept.filter(({ listed }) => isFound(listed, filter)).map(({ listed }) => listed);
      return (newestFirst ? found.reverse() : found).slice(offset, offset + limit);
    },
    count: (filter) => kept.filter(({ listed }) => isFound(listed, filter)).length,
    detail(id): EventDetail | undefined {
      const found = kept[id - 1];
      if (!found) return undefined;
      const { listed, event } = found;
      return {
        listed,
        event,
        sentence: eventSentence(event, en.events),
        delivery: {
          id: listed.deliveryId,
          receivedAt: listed.receivedAt,
          headers: { 'content-type': 'application/json', 'x-hub-signature-256': 'sha256=0123456789abcdef' },
          bytes: JSON.stringify(event.raw).length,
          eventCount: 1,
          signature: 'valid',
          appId: '670843887433847',
        },
        forwards: forwards.get(listed.deliveryId) ?? [],
      };
    },
    async replay(id) {
      const found = kept[id - 1];
      if (!found) return undefined;
      replayed.push(id);
      const answer: ForwardAnswer = {
        at: new Date().toISOString(),
        url: 'http://localhost:4000/webhook',
        status: 201,
        milliseconds: 12,
        problem: null,
        body: 'made',
        isReplay: true,
      };
      const { deliveryId } = found.listed;
      forwards.set(deliveryId, [...(forwards.get(deliveryId) ?? []), answer]);
      tell({ type: 'forwarded', deliveryId, answer });
      return answer;
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

type Place = Pick<ListedEvent, 'id' | 'deliveryId' | 'ordinal' | 'receivedAt'>;

function toListed(event: WebhookEvent, place: Place): ListedEvent {
  return { ...place, channelId: 'channel-1', at: event.at, ...summarize(event), arrivals: 1 };
}

function isFound(listed: ListedEvent, filter: InspectFilter & InspectRange): boolean {
  const {
    afterId = 0,
    beforeId = Number.MAX_SAFE_INTEGER,
    kinds,
    details,
    fields,
    customer,
    messageId,
    text,
    since,
  } = filter;
  return (
    listed.id > afterId &&
    listed.id < beforeId &&
    (kinds?.includes(listed.kind) ?? true) &&
    (details?.includes(listed.detail ?? '') ?? true) &&
    (fields?.includes(listed.field) ?? true) &&
    (customer === undefined || listed.customer === customer) &&
    (messageId === undefined || listed.messageId === messageId) &&
    (since === undefined || listed.receivedAt >= since) &&
    (text === undefined || (listed.text ?? '').toLowerCase().includes(text.toLowerCase()))
  );
}

export interface Inspected {
  readonly record: Record;
  readonly origin: string;
  /** With the token. */
  readonly address: string;
  stop(): Promise<void>;
}

/** The page, served on the loopback. */
export async function inspected(record: Record, language = 'en'): Promise<Inspected> {
  const { host, pressCtrlC } = realHost();
  let port: number | undefined;
  const handler = createInspector({
    source: record,
    page: INSPECT_PAGE,
    language,
    token: TOKEN,
    port: () => port,
    sleep: host.sleep,
    hide: (text) => text.replaceAll('a-known-secret', '***'),
  });
  const served = await host.listen({ port: 0, maxBodyBytes: 1_000 }, handler);
  port = served.port;
  onTestFinished(async () => {
    await served.close();
    pressCtrlC();
  });
  const origin = `http://127.0.0.1:${port}`;
  return { record, origin, address: `${origin}/#${TOKEN}`, stop: served.close };
}

/** A customer's message as Meta delivers it. */
export function aMessage(body: string, { from = '5215550142233', name = 'Ana Torres', id = '' } = {}): unknown {
  const at = String(Math.floor(Date.now() / 1000));
  const message = { from, id: id || `wamid.${Math.abs(hash(body))}`, timestamp: at, type: 'text', text: { body } };
  return inValue({ contacts: [{ profile: { name }, wa_id: from }], messages: [message] });
}

export function aStatus(status: string, messageId: string, more: object = {}): unknown {
  const at = String(Math.floor(Date.now() / 1000));
  return inValue({ statuses: [{ id: messageId, status, timestamp: at, recipient_id: '5215550142233', ...more }] });
}

function inValue(part: object): unknown {
  const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
  const value = { messaging_product: 'whatsapp', metadata, ...part };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }],
  };
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, 7);
}

/** A recorded delivery of `fixtures/webhooks/`. */
export function aFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/webhooks/${name}.json`, import.meta.url), 'utf8')).delivery;
}
