import type { CompiledTemplate } from '../messages/compile-template.js';
import { readHeader } from '../messages/read-header.js';
import type { Recipient } from '../messages/recipient.js';
import type {
  ButtonValue,
  HeaderValue,
  ParameterValue,
  TemplateSendProblem,
  TemplateValues,
} from '../messages/template-values.js';
import type { NumberFlaw } from '../phone/international.js';
import { type DefaultCountry, type ListedRecipient, readListed } from '../phone/listed-recipient.js';
import type { ColumnPlan, SlotSource } from './columns.js';

/** Why a row cannot be sent. */
export type RowProblem =
  | { problem: 'no-recipient' }
  | { problem: NumberFlaw; given: string }
  /** More or fewer cells than the first line has names. */
  | { problem: 'ragged'; cells: number; columns: number }
  /** A header's file is a link or the id of an upload in a row. */
  | { problem: 'not-media'; given: string }
  | { problem: 'not-json'; slot: string; given: string }
  | { problem: 'not-a-time'; given: string }
  | { problem: 'template'; inner: TemplateSendProblem };

export type JudgedRow = { readonly given: string } & (
  | { readonly recipient: ListedRecipient; readonly components: string; readonly body: string }
  | { readonly problems: readonly RowProblem[] }
);

export interface RowRules {
  readonly compiled: CompiledTemplate;
  readonly columns: ColumnPlan;
  readonly country: DefaultCountry | undefined;
  /** What is the same for all and stands in no column. */
  readonly base: TemplateValues;
}

/** A function that judges one row after another: all that is wrong with it, or what goes to Meta. */
export function createRowJudge({
  compiled,
  columns,
  country,
  base,
}: RowRules): (cells: readonly string[]) => JudgedRow {
  const { heads, to, sources } = columns;
  return (cells) => {
    const given = cells[to] ?? '';
    if (cells.length !== heads.length) {
      return { given, problems: [{ problem: 'ragged', cells: cells.length, columns: heads.length }] };
    }
    const recipient = given === '' ? 'no-recipient' : readListed(given, country);
    const { values, problems } = readValues(sources, cells, base);
    // Whoever has no number that can be read may still have wrong values, which are told at once.
    const filled = compiled.fill(values, toRecipient(recipient));
    if (typeof recipient === 'object' && problems.length === 0 && 'components' in filled) {
      return { given, recipient, components: JSON.stringify(filled.components), body: filled.body };
    }
    const wrong = 'problems' in filled ? filled.problems : [];
    return {
      given,
      problems: [
        ...flawsOf(recipient, given),
        ...problems,
        ...wrong.map((inner) => ({ problem: 'template', inner }) as const),
      ],
    };
  };
}

type ReadRecipient = ListedRecipient | NumberFlaw | 'no-recipient';

function flawsOf(recipient: ReadRecipient, given: string): RowProblem[] {
  if (typeof recipient === 'object') return [];
  return recipient === 'no-recipient' ? [{ problem: recipient }] : [{ problem: recipient, given }];
}

function toRecipient(recipient: ReadRecipient): Recipient {
  if (typeof recipient !== 'object') return { kind: 'phone', number: '' };
  const { to, customer } = recipient;
  return to.startsWith('+') ? { kind: 'phone', number: customer } : { kind: 'user', userId: customer };
}

interface ReadValues {
  readonly values: TemplateValues;
  readonly problems: readonly RowProblem[];
}

function readValues(sources: readonly SlotSource[], cells: readonly string[], base: TemplateValues): ReadValues {
  const problems: RowProblem[] = [];
  const found: FoundValues = { named: { ...base.named }, buttons: { ...base.buttons }, more: {} };
  for (const source of sources) {
    const text = 'value' in source ? source.value : (cells[source.column] ?? '');
    const { place } = source.slot;
    // An empty cell of a hole is told as an empty value; all others are as if there were none.
    if (place.kind === 'hole') found.named[place.name] = text;
    else if (text !== '') problems.push(...putPlace(found, text, source.slot));
  }
  const { named, buttons, more } = found;
  return { values: { ...base, ...more, named, buttons }, problems };
}

interface FoundValues {
  readonly named: Record<string, ParameterValue>;
  readonly buttons: Record<number, ButtonValue>;
  more: Pick<TemplateValues, 'header' | 'code' | 'offerEndsAtMs'>;
}

function putPlace(found: FoundValues, text: string, slot: SlotSource['slot']): RowProblem[] {
  const read = readPlace(text, slot);
  if ('problem' in read) return [read];
  if ('more' in read) found.more = { ...found.more, ...read.more };
  else if (slot.place.kind === 'button') found.buttons[slot.place.index] = read.button;
  return [];
}

type ReadPlace =
  | RowProblem
  | { readonly button: ButtonValue }
  | { readonly more: Pick<TemplateValues, 'header' | 'code' | 'offerEndsAtMs'> };

function readPlace(text: string, { place, key }: SlotSource['slot']): ReadPlace {
  switch (place.kind) {
    case 'code':
      return { more: { code: text } };
    case 'offer-end':
      return readTime(text);
    case 'button':
      return text.startsWith('{') ? readJson(text, key) : { button: text };
    default:
      return place.kind === 'header' ? readHeaderCell(text, place.format) : { more: {} };
  }
}

function readHeaderCell(text: string, format: string): ReadPlace {
  const read = readHeader(format, text);
  if ('problem' in read) return { problem: 'template', inner: read.problem };
  return isReachable(read.value) ? { more: { header: read.value } } : { problem: 'not-media', given: text };
}

function isReachable(header: HeaderValue): boolean {
  return header.kind !== 'media' || 'link' in header.media || /^\d{5,25}$/.test(header.media.id);
}

function readJson(text: string, slot: string): ReadPlace {
  try {
    const button: unknown = JSON.parse(text);
    if (typeof button === 'object' && button !== null) return { button: { ...button } };
  } catch {
    // Told below, as everything else that is no object.
  }
  return { problem: 'not-json', slot, given: text };
}

/** A moment with its time zone, or the milliseconds that Meta takes. */
function readTime(text: string): ReadPlace {
  const offerEndsAtMs = /^\d{13}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(offerEndsAtMs) ? { problem: 'not-a-time', given: text } : { more: { offerEndsAtMs } };
}
