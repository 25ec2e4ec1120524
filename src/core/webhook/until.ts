/**
 * What a listener waits for: a count, an expression, or both: `3`, `status=delivered`, `2 kind=message and text~"hola"`.
 * A language of its own and not jq, because what is wrong with it can be said with its place and the word that was meant,
 * and because nothing but an event's summary can be asked for, which is the same for every kind.
 */
import { nearest } from '../nearest.js';
import { EVENT_KINDS } from './event.js';
import type { EventSummary } from './event-summary.js';

export interface Until {
  /** So many events that fit. */
  readonly count: number;
  /** Undefined when every event does. */
  readonly condition: Condition | undefined;
}

export type Condition =
  | { readonly op: 'and' | 'or'; readonly sides: readonly [Condition, Condition] }
  | { readonly op: 'not'; readonly side: Condition }
  | { readonly op: Comparison; readonly word: Word; readonly value: string };

export type Comparison = '=' | '!=' | '~' | '!~';

/** Why it cannot be read, with the character where, counted from 1. */
export interface UntilFault {
  readonly problem: 'empty' | 'count' | 'word' | 'operator' | 'value' | 'kind' | 'quote' | 'bracket' | 'joint';
  readonly at: number;
  /** What stands there. */
  readonly found: string;
  readonly nearest: string | null;
}

/** What can be asked of an event; `status` is of statuses only, `type` of messages only. */
export const UNTIL_WORDS = [
  'kind',
  'field',
  'detail',
  'status',
  'type',
  'text',
  'phone',
  'name',
  'message',
  'number',
  'code',
] as const;

export type Word = (typeof UNTIL_WORDS)[number];

const COUNT_MAX = 1_000_000;

export function parseUntil(expression: string): Until | UntilFault {
  try {
    return readUntil(expression);
  } catch (thrown) {
    if (thrown instanceof Unclear) return thrown.fault;
    throw thrown;
  }
}

export function isFault(read: Until | UntilFault): read is UntilFault {
  return 'problem' in read;
}

class Unclear extends Error {
  constructor(readonly fault: UntilFault) {
    super(fault.problem);
  }
}

interface Token {
  readonly kind: 'word' | 'quoted' | 'operator' | 'bracket' | 'end';
  readonly text: string;
  readonly at: number;
}

function readUntil(expression: string): Until {
  const tokens = tokensOf(expression);
  const [first] = tokens;
  if (!first || first.kind === 'end') throw fault('empty', first ?? { text: '', at: 1 });
  const isCounted = first.kind === 'word' && /^\d+$/.test(first.text) && tokens[1]?.kind !== 'operator';
  const count = isCounted ? Number(first.text) : 1;
  if (count < 1 || count > COUNT_MAX) throw fault('count', first);
  const reader = createReader(isCounted ? tokens.slice(1) : tokens);
  if (reader.peek().kind === 'end') return { count, condition: undefined };
  const condition = readOr(reader);
  const rest = reader.peek();
  if (rest.kind !== 'end') throw fault(rest.text === ')' ? 'bracket' : 'joint', rest, ['and', 'or']);
  return { count, condition };
}

function fault(
  problem: UntilFault['problem'],
  { text, at }: Pick<Token, 'text' | 'at'>,
  known: readonly string[] = [],
) {
  return new Unclear({ problem, at, found: text, nearest: nearest(text.toLowerCase(), known) });
}

/** Operators need no spaces round them, and end a bare word. */
const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(!=|!~|==|=|~)|([()])|([^\s()=~!"']+))/y;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  const end = expression.trimEnd().length;
  TOKEN.lastIndex = 0;
  for (let from = 0; from < end; from = TOKEN.lastIndex) {
    TOKEN.lastIndex = from;
    const found = TOKEN.exec(expression);
    const at = from + (/\S/.exec(expression.slice(from))?.index ?? 0) + 1;
    if (!found)
      throw fault(/["']/.test(expression[at - 1] ?? '') ? 'quote' : 'operator', { text: expression[at - 1] ?? '', at });
    tokens.push({ ...toToken(found), at });
  }
  return [...tokens, { kind: 'end', text: '', at: end + 1 }];
}

function toToken([, double, single, operator, bracket, word = '']: RegExpExecArray): Omit<Token, 'at'> {
  if (double !== undefined) return { kind: 'quoted', text: double.replace(/\\(.)/g, '$1') };
  if (single !== undefined) return { kind: 'quoted', text: single };
  if (operator !== undefined) return { kind: 'operator', text: operator === '==' ? '=' : operator };
  return bracket === undefined ? { kind: 'word', text: word } : { kind: 'bracket', text: bracket };
}

interface Reader {
  peek(): Token;
  next(): Token;
}

function createReader(tokens: readonly Token[]): Reader {
  let index = 0;
  const at = (place: number) => tokens[Math.min(place, tokens.length - 1)] as Token;
  return { peek: () => at(index), next: () => at(index++) };
}

function readOr(reader: Reader): Condition {
  let left = readAnd(reader);
  while (takes(reader, 'or')) left = { op: 'or', sides: [left, readAnd(reader)] };
  return left;
}

function readAnd(reader: Reader): Condition {
  let left = readNot(reader);
  while (takes(reader, 'and')) left = { op: 'and', sides: [left, readNot(reader)] };
  return left;
}

function readNot(reader: Reader): Condition {
  if (takes(reader, 'not')) return { op: 'not', side: readNot(reader) };
  if (reader.peek().text !== '(' || reader.peek().kind !== 'bracket') return readComparison(reader);
  reader.next();
  const inner = readOr(reader);
  const closing = reader.next();
  if (closing.text !== ')') throw fault('bracket', closing);
  return inner;
}

function takes(reader: Reader, joint: string): boolean {
  const { kind, text } = reader.peek();
  const isThere = kind === 'word' && text.toLowerCase() === joint;
  if (isThere) reader.next();
  return isThere;
}

function readComparison(reader: Reader): Condition {
  const word = reader.next();
  const known = UNTIL_WORDS.find((each) => each === word.text.toLowerCase());
  if (word.kind !== 'word' || known === undefined) throw fault('word', word, UNTIL_WORDS);
  const operator = reader.next();
  if (operator.kind !== 'operator') throw fault('operator', operator);
  const value = reader.next();
  if (value.kind !== 'word' && value.kind !== 'quoted') throw fault('value', value);
  const isKind = known !== 'kind' || operator.text.endsWith('~') || EVENT_KINDS.some((kind) => kind === value.text);
  if (!isKind) throw fault('kind', value, EVENT_KINDS);
  return { op: operator.text as Comparison, word: known, value: value.text };
}

export function isWanted(condition: Condition | undefined, summary: EventSummary): boolean {
  if (condition === undefined) return true;
  switch (condition.op) {
    case 'and':
      return condition.sides.every((side) => isWanted(side, summary));
    case 'or':
      return condition.sides.some((side) => isWanted(side, summary));
    case 'not':
      return !isWanted(condition.side, summary);
    default:
      return compare(condition.op, valuesOf(condition.word, summary), condition);
  }
}

function compare(op: Comparison, found: readonly string[], { word, value }: { word: Word; value: string }): boolean {
  const wanted = (word === 'phone' ? value.replace(/^\+/, '') : value).toLowerCase();
  const isPart = op.endsWith('~');
  const isFound = found.some((each) => (isPart ? each.toLowerCase().includes(wanted) : each.toLowerCase() === wanted));
  return op.startsWith('!') ? !isFound : isFound;
}

function valuesOf(word: Word, { kind, detail, ...summary }: EventSummary): string[] {
  const { field, text, customer, customerName, messageId, phoneNumberId, errors } = summary;
  const values: Record<Word, readonly (string | null)[]> = {
    kind: [kind],
    field: [field],
    detail: [detail],
    status: kind === 'status' ? [detail] : [],
    type: kind === 'message' ? [detail] : [],
    text: [text],
    phone: [customer],
    name: [customerName],
    message: [messageId],
    number: [phoneNumberId],
    code: errors.map(({ code }) => String(code)),
  };
  return values[word].filter((value) => value !== null);
}

/** What a message of ours can come to, but for the bad end. */
const GOOD_STATUSES = ['sent', 'delivered', 'read', 'played'];

/**
 * Whether this event says that the awaited one will not come: the message failed that was to be delivered. It would have
 * been the awaited one with a good status. Who waits for failures too writes `status=delivered or status=failed`.
 */
export function isHopeless({ condition }: Until, summary: EventSummary): boolean {
  if (condition === undefined || summary.kind !== 'status' || summary.detail !== 'failed') return false;
  if (isWanted(condition, summary)) return false;
  return GOOD_STATUSES.some((detail) => isWanted(condition, { ...summary, detail, errors: [] }));
}
