import type { MessageEvent, Person, StatusEvent, TemplateEvent, WebhookEvent } from '../core/webhook/event.js';
import type { EventSummary } from '../core/webhook/event-summary.js';
import { circumstancesOf } from '../core/webhook/telling/message-telling.js';
import { type Telling, type TellingId, tell } from '../core/webhook/telling/telling.js';
import type { Text } from '../text/text.js';

type Words = Text['events'];

/**
 * What a person reads of a webhook event, in one sentence without a full stop: what it is, whom it concerns, and what
 * happened. Text of strangers stands in it as it came, but for line breaks, which would begin a line that looks like
 * another event.
 */
export function eventSentence(event: WebhookEvent, words: Words): string {
  const telling = tell(event);
  const told = telling === undefined ? '' : sentenceOf(telling.id, telling, words);
  const body = [told, errorsOf(event, words)].filter((part) => part !== '').join('; ');
  const head = headOf(event, telling, words);
  return oneLine(body === '' ? head : `${head}: ${body}`);
}

/** The same of an event of which only the summary is left. */
export function summarySentence({ kind, detail, customer, text }: EventSummary, words: Words): string {
  const what = [words.kinds[kind] ?? kind, detail, customer === null ? null : withPlus(customer)];
  const head = what.filter((part) => part !== null).join(' ');
  return oneLine(text === null ? head : `${head}: ${text}`);
}

/** Also in a sentence of the future that nobody has seen yet, so it is done once, at the end. */
function oneLine(text: string): string {
  return text.replace(/ ?[\n\r\u0085\u2028\u2029]+ ?/g, ' ⏎ ');
}

/** Facts and sentence belong to the same id, which the type of a union of tellings cannot say. */
function sentenceOf<Id extends TellingId>(id: Id, { facts }: Telling, { tellings }: Words): string {
  return (tellings[id] as (of: Telling['facts']) => string)(facts);
}

function errorsOf(event: WebhookEvent, words: Words): string {
  if (!('errors' in event)) return '';
  const explain = event.kind === 'status' ? words.notDelivered : words.failedWith;
  return event.errors.map(({ code, title, details }) => explain(code, details ?? title ?? '')).join('; ');
}

function headOf(event: WebhookEvent, telling: Telling | undefined, words: Words): string {
  const kind = words.kinds[event.kind] ?? event.kind;
  switch (event.kind) {
    case 'message':
      return headOfMessage(event, telling, words);
    case 'status':
      return headOfStatus(event, words);
    case 'template':
      return `${kind} ${nameOf(event)}`;
    case 'account': {
      const { displayPhoneNumber } = event;
      return displayPhoneNumber === null ? kind : words.number(withPlus(displayPhoneNumber));
    }
    case 'preference':
      return `${kind} ${words.from} ${personOf(event.from)}`;
    case 'user-id':
      return event.waId === null ? kind : `${kind} ${words.from} ${withPlus(event.waId)}`;
    case 'call':
      return `${kind} ${event.direction === 'BUSINESS_INITIATED' ? words.to : words.from} ${personOf(event.customer)}`;
    case 'contact':
      return `${kind} ${personOf(event.person)}`;
    case 'handover':
      return `${kind} ${words.from} ${personOf(event.customer)}`;
    case 'other':
      return event.field === '' ? kind : `${kind} ${event.field}`;
    default:
      return kind;
  }
}

function headOfMessage(event: MessageEvent, telling: Telling | undefined, words: Words): string {
  const { direction, from, to } = event;
  const person = direction === 'echo' ? to : from;
  const whom = person === null ? '' : ` ${direction === 'echo' ? words.to : words.from} ${personOf(person)}`;
  const how = howItCame(event, words).join(', ');
  return `${typeOf(event, telling, words)}${whom}${how === '' ? '' : `, ${how}`}`;
}

function typeOf({ type }: MessageEvent, telling: Telling | undefined, words: Words): string {
  const isVoice = telling?.id === 'media' && telling.facts.isVoice;
  return words.messages[isVoice ? 'voice' : type] ?? words.message(type);
}

function howItCame(event: MessageEvent, words: Words): string[] {
  const { field, groupId, type, replyTo } = event;
  const { referral, isForwarded, product } = circumstancesOf(event);
  return [
    words.origins[field],
    groupId === null ? undefined : words.inGroup(groupId),
    referral === null ? undefined : words.referral(referral.name, referral.isPost),
    isForwarded ? words.forwarded : undefined,
    product === null ? undefined : words.product(product),
    replyTo !== null && type === 'text' ? words.reply : undefined,
  ].filter((part) => part !== undefined);
}

function headOfStatus({ status, recipient, groupId, pricing }: StatusEvent, words: Words): string {
  const group = groupId === null ? '' : ` ${words.inGroup(groupId)}`;
  return `${words.statuses[status] ?? status} ${words.to} ${personOf(recipient)}${group}${priceOf(pricing, words)}`;
}

/** `free_customer_service` and the like cost nothing; new ones of that beginning may come (UNSURE). */
function priceOf(pricing: StatusEvent['pricing'], words: Words): string {
  if (pricing === null || pricing.category === null) return '';
  return `, ${pricing.category}${pricing.type?.startsWith('free') ? `, ${words.free}` : ''}`;
}

function nameOf({ name, language, templateId }: TemplateEvent): string {
  const called = name ?? templateId ?? '?';
  return language === null ? called : `${called} (${language})`;
}

function personOf({ waId, userId, name, username }: Person): string {
  const id = waId === null ? (userId ?? '?') : withPlus(waId);
  const called = name ?? (username === null ? null : `@${username}`);
  return called === null ? id : `${id} (${called})`;
}

function withPlus(number: string): string {
  return /^\d+$/.test(number) ? `+${number}` : number;
}
