import { type ChannelRecord, channelRecord } from '../../../src/core/channel/channel.js';
import type { TemplateId } from '../../../src/core/ids.js';
import type { Template } from '../../../src/core/templates/template.js';
import type { Database } from '../../../src/store/database.js';
import { type IndexedEvent, indexEvent, type NewEvent, queryEvents } from '../../../src/store/event-index.js';
import type { AcceptedMessage } from '../../../src/store/message-log.js';

const AT = '2026-01-01T00:00:00.000Z';

export function aChannel(some: Partial<ChannelRecord> = {}): ChannelRecord {
  return channelRecord.parse({
    id: 'channel-1',
    name: 'shop',
    kind: 'live',
    graphUrl: 'https://graph.facebook.com',
    appId: null,
    appName: null,
    businessId: null,
    wabaId: '102290129340398',
    wabaName: 'Lucky Shrub',
    phoneNumberId: '106540352242922',
    displayPhoneNumber: '+1 555 078 3881',
    verifiedName: 'Lucky Shrub',
    tokenType: null,
    tokenExpiresAt: null,
    connectedAt: AT,
    updatedAt: AT,
    ...some,
  });
}

export function aMessage(some: Partial<AcceptedMessage> = {}): AcceptedMessage {
  return {
    wamid: 'wamid.1',
    channelId: 'channel-1',
    recipient: '+5491155551234',
    waId: '5491155551234',
    kind: 'text',
    summary: { body: 'Hola' },
    acceptedAt: AT,
    ...some,
  };
}

export function anEvent(some: Partial<NewEvent> = {}): NewEvent {
  return {
    channelId: 'channel-1',
    identity: 'one',
    deliveryId: 1,
    ordinal: 0,
    receivedAt: AT,
    at: AT,
    field: 'messages',
    kind: 'message',
    detail: 'text',
    phoneNumberId: '106540352242922',
    customer: '5491155551234',
    customerName: 'Ana',
    messageId: 'wamid.1',
    text: 'Hola',
    errors: [],
    content: null,
    ...some,
  };
}

export function recordEvent(database: Database, event: NewEvent): 'new' | 'duplicate' {
  return database.write('events', () => (indexEvent(database, event, false).isDuplicate ? 'duplicate' : 'new'));
}

/** The newest first. */
export function eventsOf(database: Database, channelId: string, limit = 10_000): IndexedEvent[] {
  return queryEvents(database, { channelId, limit, newestFirst: true });
}

export function aTemplate(id: string, some: Partial<Template> = {}): Template {
  return {
    // The one place where a test makes an id of Meta's.
    id: id as TemplateId,
    name: `template_${id}`,
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Your order is on its way.' }],
    parameterFormat: null,
    subCategory: null,
    previousCategory: null,
    correctCategory: null,
    rejectedReason: null,
    qualityScore: null,
    libraryTemplateName: null,
    messageSendTtlSeconds: null,
    lastUpdatedAt: null,
    ...some,
  };
}
