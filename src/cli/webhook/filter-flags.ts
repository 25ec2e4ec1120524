import { Failure } from '../../core/failure.js';
import type { FilterFault } from '../../core/failures/webhook-events.js';
import { WEBHOOK_FIELDS } from '../../core/meta/webhook-fields.js';
import { nearest } from '../../core/nearest.js';
import { isUserId, parsePhoneNumber } from '../../core/phone/number.js';
import { parsePointInTime } from '../../core/point-in-time.js';
import { EVENT_KINDS } from '../../core/webhook/event.js';
import type { EventFilter } from '../../core/webhook/event-filter.js';
import { anyText, list, optional, text } from '../field.js';
import type { Input } from '../parse-input.js';

/** Which events are meant, wherever a command is about events. Values may be separated by commas. */
export const FILTER_FLAGS = {
  field: list('--field <field>'),
  kind: list('--kind <kind>'),
  phone: optional(anyText('--phone <number>')),
  status: list('--status <status>'),
  text: optional(text('--text <text>')),
} as const;

/** For events that came already. */
export const TIME_FLAGS = {
  since: optional(anyText('--since <time>')),
  before: optional(anyText('--before <time>')),
} as const;

type Given = Input<typeof FILTER_FLAGS> & Partial<Input<typeof TIME_FLAGS>>;

const FIELDS = WEBHOOK_FIELDS.map(({ name }) => name);

/** What Meta is known to write; a new one may come any day (`deleted` and `warning` are old ones that some clients list). */
const STATUSES = ['sent', 'delivered', 'read', 'played', 'failed', 'deleted', 'warning'];

/** Throws Failure `event-filter-wrong` with everything that is wrong. */
export function readFilter(given: Given, now: Date): EventFilter {
  const faults: FilterFault[] = [];
  const split = (flag: string, values: readonly string[]) => {
    const words = values.flatMap((value) => value.split(',')).map((word) => word.trim());
    if (words.includes('')) faults.push({ problem: 'empty', flag });
    return words;
  };
  /** Where new ones may appear, only what looks like a slip of the pen is refused. */
  const check = (flag: string, words: readonly string[], known: readonly string[], isClosed: boolean) => {
    for (const word of words.filter((each) => each !== '' && !known.includes(each))) {
      const meant = nearest(word, known);
      if (isClosed || meant !== null) faults.push({ problem: 'unknown', flag, given: word, nearest: meant, known });
    }
    return words;
  };
  const kinds = check('--kind', split('--kind', given.kind), EVENT_KINDS, true);
  const details = split('--status', given.status);
  // With another kind it is Meta's word for what happened there, of which there are hundreds.
  const isOfStatuses = EVENT_KINDS.every((kind) => kind === 'status' || !kinds.includes(kind));
  if (isOfStatuses) check('--status', details, STATUSES, false);
  const filter: EventFilter = {
    fields: check('--field', split('--field', given.field), FIELDS, false),
    kinds: details.length > 0 && kinds.length === 0 ? ['status'] : kinds,
    details,
    customer: readPhone(given.phone, faults),
    text: given.text ?? null,
    since: readTime('--since', given.since, now, faults),
    until: readTime('--before', given.before, now, faults),
  };
  if (filter.since !== null && filter.until !== null && filter.since >= filter.until) {
    faults.push({ problem: 'empty-range', since: filter.since, before: filter.until });
  }
  if (faults.length > 0) throw new Failure('event-filter-wrong', { faults });
  return filter;
}

function readPhone(given: string | undefined, faults: FilterFault[]): string | null {
  if (given === undefined) return null;
  const customer = isUserId(given) ? given : parsePhoneNumber(given);
  if (customer === undefined) faults.push({ problem: 'phone', flag: '--phone', given });
  return customer ?? null;
}

function readTime(flag: string, given: string | undefined, now: Date, faults: FilterFault[]): string | null {
  if (given === undefined) return null;
  const found = parsePointInTime(given, now);
  if (!found) faults.push({ problem: 'time', flag, given });
  return found?.toISOString() ?? null;
}
