import { createHash } from 'node:crypto';
import { directionOf, newWamid } from '../wamid.js';
import { isObject, mapLeaves, readPath } from './json.js';

/** The ids in the recordings, which a delivery for somebody else must not have. A business's own id among them stays. */
const RECORDED = {
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  displayPhoneNumber: '15550783881',
  customer: '16505551234',
  userId: 'US.13491208655302741918',
} as const;

/** For whom a recording is made anew. */
export interface SampleFor {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** Digits; undefined leaves the one of the recording. */
  readonly displayPhoneNumber: string | undefined;
  /** Digits of the customer; undefined leaves the one of the recording. */
  readonly customer: string | undefined;
  readonly at: Date;
  /** So many random hex characters, for ids that no other delivery has. */
  newHex(length: number): string;
}

/** A recording as Meta would send it for this channel now: its ids, fresh ids of messages, and all times moved alike. */
export function makeSample(recording: unknown, wish: SampleFor): unknown {
  const texts = textsFor(wish);
  const ids = freshIds(wish);
  const seconds = Math.floor(wish.at.getTime() / 1000);
  const moved = seconds - recordedAt(recording, seconds);
  return mapLeaves(recording, (leaf, key) => {
    if (isTime(leaf, key)) return typeof leaf === 'string' ? String(Number(leaf) + moved) : leaf + moved;
    if (typeof leaf !== 'string') return leaf;
    if (/^wa(m|c)id\./.test(leaf)) return ids(leaf);
    return texts.reduce<string>((text, [from, to]) => text.replaceAll(from, to), leaf);
  });
}

/** Whether the recording is about a customer at all, whose number could be another one. */
export function hasCustomer(recording: unknown): boolean {
  const text = JSON.stringify(recording);
  return text.includes(RECORDED.customer) || text.includes(RECORDED.userId);
}

function textsFor({ wabaId, phoneNumberId, displayPhoneNumber, customer }: SampleFor): [string, string][] {
  const people: [string, string][] =
    customer === undefined
      ? []
      : [
          [RECORDED.userId, userIdOf(customer)],
          [RECORDED.customer, customer],
        ];
  return [
    [RECORDED.wabaId, wabaId],
    [RECORDED.phoneNumberId, phoneNumberId],
    ...(displayPhoneNumber === undefined
      ? []
      : [[RECORDED.displayPhoneNumber, displayPhoneNumber] as [string, string]]),
    ...people,
  ];
}

/** Servers know people by this id, so each number has one of its own, and always the same. */
function userIdOf(customer: string): string {
  const digest = createHash('sha256').update(customer).digest('hex');
  return `US.${BigInt(`0x${digest}`).toString().slice(0, 20)}`;
}

/** The same id again for the same one, so that an answer still belongs to its question. */
function freshIds({ customer = RECORDED.customer, newHex }: SampleFor): (old: string) => string {
  const fresh = new Map<string, string>();
  return (old) => {
    const known = fresh.get(old);
    if (known !== undefined) return known;
    const made = newWamid(customer, directionOf(old) ?? 'in', newHex);
    fresh.set(old, old.startsWith('wacid.') ? made.replace('wamid.', 'wacid.') : made);
    return fresh.get(old) ?? made;
  };
}

/** Unix seconds under a name that says so. */
function isTime(leaf: string | number, key: string): leaf is string | number {
  return /(^|_)(time|timestamp|expiration|date)$/.test(key) && /^\d{10}$/.test(String(leaf));
}

/** The time of the entry, else the first one that is told; without any, now, so that nothing moves. */
function recordedAt(recording: unknown, fallback: number): number {
  const ofEntry = readPath(recording, ['entry', '0', 'time']);
  if (typeof ofEntry === 'number') return ofEntry;
  return firstTimestamp(recording) ?? fallback;
}

function firstTimestamp(value: unknown): number | undefined {
  if (Array.isArray(value)) return firstOf(value);
  if (!isObject(value)) return undefined;
  const { timestamp } = value;
  if (typeof timestamp === 'string' || typeof timestamp === 'number') return Number(timestamp);
  return firstOf(Object.values(value));
}

function firstOf(values: readonly unknown[]): number | undefined {
  for (const each of values) {
    const found = firstTimestamp(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
