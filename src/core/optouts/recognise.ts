import type { MessageEvent, Person, PreferenceEvent, StatusEvent, WebhookEvent } from '../webhook/event.js';
import type { OptOutSource } from './optout.js';
import { means, type OptOutWords } from './words.js';

/** What an event says about whether somebody wants to be written to. */
export interface OptOutChange {
  readonly customer: string;
  readonly change: 'out' | 'in';
  /** On the way in: what this takes back, and nothing else. */
  readonly sources: readonly OptOutSource[];
  /** What they wrote, or Meta's word. */
  readonly note: string | null;
}

/** Meta's code for a marketing message to somebody who stopped them. */
const STOPPED_MARKETING = 131050;

/** undefined for nearly all events. `words` only where the channel has switched them on. */
export function recogniseOptOut(event: WebhookEvent, words: OptOutWords | undefined): OptOutChange | undefined {
  if (event.kind === 'preference') return ofPreference(event);
  if (event.kind === 'status') return ofStatus(event);
  return event.kind === 'message' && words ? ofReply(event, words) : undefined;
}

/** `stop`, `resume` or `signup`; the last is a list that somebody joined, which takes no `stop` back. */
function ofPreference({ from, category, value }: PreferenceEvent): OptOutChange | undefined {
  const customer = idOf(from);
  if (customer === undefined || category !== 'marketing_messages') return undefined;
  if (value === 'stop') return { customer, change: 'out', sources: ['preference'], note: null };
  // Meta's refusals follow from the same switch.
  return value === 'resume' ? { customer, change: 'in', sources: ['preference', '131050'], note: null } : undefined;
}

function ofStatus({ recipient, groupId, errors }: StatusEvent): OptOutChange | undefined {
  const customer = idOf(recipient);
  const isStopped = errors.some(({ code }) => code === STOPPED_MARKETING);
  if (customer === undefined || groupId !== null || !isStopped) return undefined;
  return { customer, change: 'out', sources: ['131050'], note: null };
}

/** The button of a template is a reply too. What is said in a group is said to all, not to the business. */
function ofReply(
  { direction, from, field, groupId, text }: MessageEvent,
  words: OptOutWords,
): OptOutChange | undefined {
  const customer = idOf(from);
  if (customer === undefined || direction !== 'in' || groupId !== null || text === null) return undefined;
  if (field !== 'messages') return undefined;
  if (means(text, words.stop)) return { customer, change: 'out', sources: ['words'], note: text };
  return means(text, words.resume) ? { customer, change: 'in', sources: ['words'], note: text } : undefined;
}

/** A listener that masks numbers has put zeros in front, which no number has; that is nobody any more. */
function idOf({ waId, userId }: Person): string | undefined {
  const number = waId?.startsWith('0') ? null : waId;
  return number ?? userId ?? undefined;
}
