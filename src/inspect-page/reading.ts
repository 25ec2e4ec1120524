import type { TemplateEvent, WebhookEvent } from '../core/webhook/event.js';
import type { EventDetail, InspectAbout } from '../core/webhook/inspect-protocol.js';
import type { ListedEvent } from '../core/webhook/listed-event.js';
import { type Format, withPlus } from './format.js';
import { visible } from './visible.js';
import type { Words } from './words.js';

/** What a person makes of an event. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Ids are shown as they are copied; what strangers wrote may run from right to left. */
  readonly look?: 'id' | 'bad' | 'good' | 'warn' | 'written';
}

/** Above this an event is old news. As in the lines of `webhook listen`. */
const LATE_SECONDS = 10;

export function lateSeconds({ at, receivedAt }: Pick<ListedEvent, 'at' | 'receivedAt'>): number | undefined {
  if (at === null) return undefined;
  const seconds = Math.round((Date.parse(receivedAt) - Date.parse(at)) / 1000);
  return seconds > LATE_SECONDS ? seconds : undefined;
}

/** `Message image`, `Delivered`: a status is its own word, and a message is a text unless said. */
export function whatOf({ kind, detail }: Pick<ListedEvent, 'kind' | 'detail'>, words: Words): string {
  const name = nameIn(words.kinds, kind);
  if (kind === 'status') return detail === null ? name : nameIn(words.statuses, detail);
  return detail === null || (kind === 'message' && detail === 'text') ? name : `${name} ${visible(detail)}`;
}

/** Meta's own word where there is none of ours; a status called `constructor` is no reason to stumble. */
function nameIn(names: Readonly<Record<string, string>>, value: string): string {
  return (Object.hasOwn(names, value) ? names[value] : undefined) ?? visible(value);
}

export function whoOf({ customer, customerName }: Pick<ListedEvent, 'customer' | 'customerName'>): string | undefined {
  if (customerName !== null) return visible(customerName);
  return customer === null ? undefined : visible(withPlus(customer));
}

interface Reader {
  readonly words: Words;
  readonly format: Format;
  readonly about: InspectAbout | undefined;
}

/** Everything that can be said of an event, what matters most first; what there is nothing of is left out. */
export function factsOf(detail: EventDetail, reader: Reader): Fact[] {
  const { listed, event } = detail;
  return [
    ...customerFacts(listed, event, reader),
    ...(event ? contentFacts(event, reader) : []),
    ...placeFacts(listed, event, reader),
    ...arrivalFacts(detail, reader),
  ];
}

type Maybe = string | number | null | undefined;

/** Nothing, or one fact. */
function fact(label: string, value: Maybe, look?: Fact['look']): Fact[] {
  if (value === null || value === undefined || value === '') return [];
  return [{ label, value: visible(String(value)), ...(look && { look }) }];
}

function customerFacts(listed: ListedEvent, event: WebhookEvent | null, { words: { facts } }: Reader): Fact[] {
  const person = event && personOf(event);
  const name = listed.customerName === null ? '' : `${listed.customerName} `;
  const customer = listed.customer === null ? listed.customerName : `${name}${withPlus(listed.customer)}`;
  return [
    ...fact(facts.customer, customer, 'written'),
    ...fact(facts.username, person?.username && `@${person.username}`, 'written'),
    ...fact(facts.userId, person?.userId !== listed.customer ? person?.userId : null, 'id'),
  ];
}

function personOf(event: WebhookEvent) {
  if (event.kind === 'status') return event.recipient;
  if (event.kind === 'message') return event.to ?? event.from;
  if (event.kind === 'call' || event.kind === 'handover') return event.customer;
  return event.kind === 'preference' ? event.from : undefined;
}

function contentFacts(event: WebhookEvent, { words }: Reader): Fact[] {
  const { facts } = words;
  switch (event.kind) {
    case 'message':
      return [
        ...fact(
          facts.media,
          event.media && (event.media.filename ?? event.media.mimeType ?? event.media.id),
          'written',
        ),
        ...fact(facts.replyTo, event.replyTo, 'id'),
        ...fact(facts.referral, event.isReferral ? words.referral : null),
        ...fact(facts.group, event.groupId, 'id'),
      ];
    case 'status':
      return [
        ...fact(facts.pricing, event.pricing && join(event.pricing.category, event.pricing.type)),
        ...fact(facts.callbackData, event.callbackData, 'written'),
        ...fact(facts.group, event.groupId, 'id'),
      ];
    case 'template':
      return [
        ...fact(facts.template, join(event.name, event.language)),
        ...fact(facts.change, changeOf(event)),
        ...fact(facts.reason, event.reason),
      ];
    case 'preference':
      return fact(facts.change, join(event.category, event.value));
    case 'call':
      return [...fact(facts.call, event.callId, 'id'), ...fact(facts.direction, event.direction)];
    case 'group':
      return [...fact(facts.group, event.groupId, 'id'), ...fact(facts.change, event.change)];
    case 'flow':
      return [...fact(facts.flow, event.flowId, 'id'), ...fact(facts.change, event.event)];
    case 'contact':
      return fact(facts.contact, event.person.name, 'written');
    case 'conversion':
      return fact(facts.conversion, event.name);
    case 'user-id':
      return fact(facts.change, `${event.previous ?? '?'} → ${event.current ?? '?'}`, 'id');
    default:
      return [];
  }
}

function changeOf({ change, from, to }: TemplateEvent): string {
  return from || to ? `${change}: ${from ?? ''} → ${to ?? ''}` : change;
}

function join(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}

function placeFacts(listed: ListedEvent, event: WebhookEvent | null, { words: { facts }, about }: Reader): Fact[] {
  const display = event && 'displayPhoneNumber' in event ? event.displayPhoneNumber : null;
  const channels = about?.channels ?? [];
  const channel = channels.length > 1 ? channels.find(({ id }) => id === listed.channelId)?.name : undefined;
  return [
    ...fact(facts.message, listed.kind === 'call' ? null : listed.messageId, 'id'),
    ...fact(facts.number, [display && withPlus(display), listed.phoneNumberId].filter(Boolean).join(' · ')),
    ...fact(facts.channel, channel),
    ...fact(facts.account, event?.wabaId, 'id'),
    ...fact(facts.field, listed.field, 'id'),
  ];
}

function arrivalFacts({ listed, delivery, forwards }: EventDetail, { words, format }: Reader): Fact[] {
  const { facts, signatures } = words;
  const late = lateSeconds(listed);
  const received = format.exact(listed.receivedAt);
  const [last] = forwards.slice(-1);
  return [
    ...fact(facts.happened, listed.at && format.exact(listed.at)),
    ...fact(
      facts.received,
      late === undefined ? received : `${received} (${words.late(late)})`,
      late ? 'warn' : undefined,
    ),
    ...fact(facts.arrivals, words.timesDelivered(listed.arrivals), listed.arrivals > 1 ? 'warn' : undefined),
    ...(delivery === null
      ? fact(facts.delivery, words.deliveryGone)
      : [
          ...fact(facts.delivery, words.ofDelivery(delivery.id, listed.ordinal + 1, delivery.eventCount)),
          delivery.signature === 'valid'
            ? { label: facts.signature, value: signatures.valid(delivery.appId), look: 'good' as const }
            : { label: facts.signature, value: signatures.unchecked, look: 'warn' as const },
        ]),
    ...(last ? [{ label: facts.forward, ...answerOf(last, words) }] : []),
  ];
}

/** What the server that a delivery was passed to made of it. Meta counts 200 alone. */
export function answerOf(
  { status, milliseconds, problem }: EventDetail['forwards'][number],
  words: Words,
): { value: string; look: 'good' | 'bad' } {
  if (status === null) return { value: words.noAnswer(words.problems[problem ?? 'broken']), look: 'bad' };
  if (status === 200) return { value: words.answered(status, milliseconds), look: 'good' };
  return { value: `${words.answered(status, milliseconds)} (${words.not200})`, look: 'bad' };
}
