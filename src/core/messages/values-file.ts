import { asRecord } from '../templates/wire-values.js';
import type { GivenPart, GivenValues } from './given-values.js';
import { toLocation } from './read-header.js';
import type { ButtonValue, HeaderValue, JsonRecord, ParameterValue } from './template-values.js';

/** Why a file holds no values; `member` is a path, for example `cards[1].header`. */
export type ValuesFileProblem =
  | { problem: 'not-an-object' }
  | { problem: 'unknown-member'; member: string; known: string[] }
  | { problem: 'wrong-type'; member: string; expected: ValuesFileType };

export type ValuesFileType = 'text' | 'list' | 'object' | 'params' | 'header' | 'buttons';

/**
 * One member of the file, twice: as its parser understands it, and with every scalar as the text that stands there. A value
 * is a text whatever it looks like: `007` is not 7, and `1.10` is not 1.1.
 */
interface Member {
  readonly data: unknown;
  readonly text: unknown;
  readonly path: string;
  readonly problems: ValuesFileProblem[];
}

const PART_MEMBERS = ['params', 'header', 'buttons'];
const MEMBERS = [...PART_MEMBERS, 'code', 'offer_ends', 'cards', 'order_status', 'tap_target'];

/** Reads a file of values; everything that is wrong at once. */
export function readValuesFile(
  data: unknown,
  text: unknown,
): { readonly given: GivenValues } | { readonly problems: readonly ValuesFileProblem[] } {
  if (!asRecord(data)) return { problems: [{ problem: 'not-an-object' }] };
  const problems: ValuesFileProblem[] = [];
  const whole: Member = { data, text, path: '', problems };
  checkNames(whole, MEMBERS);
  const code = read(whole, 'code', readText);
  const offerEnds = read(whole, 'offer_ends', readText);
  const cards = read(whole, 'cards', readCards);
  const orderStatus = read(whole, 'order_status', readObject);
  const tapTarget = read(whole, 'tap_target', readObject);
  const given: GivenValues = {
    ...readPart(whole),
    ...(code !== undefined && { code }),
    ...(offerEnds !== undefined && { offerEnds }),
    ...(cards && { cards }),
    ...(orderStatus && { orderStatus }),
    ...(tapTarget && { tapTarget }),
  };
  return problems.length > 0 ? { problems } : { given };
}

function readPart(part: Member): GivenPart {
  const params = read(part, 'params', readParams);
  const header = read(part, 'header', readHeaderMember);
  const buttons = read(part, 'buttons', readButtons);
  return { ...(params && { params }), ...(header !== undefined && { header }), ...(buttons && { buttons }) };
}

function readCards(member: Member): GivenPart[] | undefined {
  return items(member)?.map((card) => {
    if (!asRecord(card.data)) return wrong(card, 'object') ?? {};
    checkNames(card, PART_MEMBERS);
    return readPart(card);
  });
}

function readParams(member: Member): GivenPart['params'] {
  if (Array.isArray(member.data)) return readList(member);
  const names = asRecord(member.data);
  if (!names) return wrong(member, 'params');
  return Object.fromEntries(
    Object.keys(names).flatMap((name) => {
      const value = readParam(inside(member, name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function readList(member: Member): ParameterValue[] {
  return (items(member) ?? []).flatMap((item): ParameterValue[] => {
    const value = readParam(item);
    return value === undefined ? [] : [value];
  });
}

/** A text, or an amount or a date in Meta's shape. */
function readParam(member: Member): ParameterValue | undefined {
  return asRecord(member.data) ?? readText(member);
}

const FILE_MEMBERS = ['file', 'link', 'id'];

/** A text as `--header` takes it, a file with its name, a place, or a product. */
function readHeaderMember(member: Member): GivenPart['header'] {
  const given = asRecord(member.data);
  if (!given) return readText(member);
  const value = readFile(member, given) ?? readPlace(given) ?? readProduct(member, given);
  return value ?? wrong(member, 'header');
}

function readFile(member: Member, given: JsonRecord): HeaderValue | undefined {
  const [kind, ...others] = FILE_MEMBERS.filter((name) => given[name] !== undefined);
  const isOnlyFile = Object.keys(given).every((name) => name === kind || name === 'filename');
  if (kind === undefined || others.length > 0 || !isOnlyFile) return undefined;
  const reference = readText(inside(member, kind));
  const filename = given.filename === undefined ? undefined : readText(inside(member, 'filename'));
  if (reference === undefined) return undefined;
  const media = kind === 'link' ? { link: reference } : { id: reference };
  return { kind: 'media', media: { ...media, ...(filename !== undefined && { filename }) } };
}

function readPlace(given: JsonRecord): HeaderValue | undefined {
  const known = ['latitude', 'longitude', 'name', 'address'];
  const location = Object.keys(given).every((name) => known.includes(name)) ? toLocation(given) : undefined;
  return location && { kind: 'location', location };
}

function readProduct(member: Member, given: JsonRecord): HeaderValue | undefined {
  if (!isOf(given, ['product_retailer_id', 'catalog_id'])) return undefined;
  const product = readText(inside(member, 'product_retailer_id'));
  const catalog = readText(inside(member, 'catalog_id'));
  if (product === undefined || catalog === undefined) return undefined;
  return { kind: 'product', product: { product_retailer_id: product, catalog_id: catalog } };
}

/** Exactly these members. */
function isOf(given: JsonRecord, members: readonly string[]): boolean {
  return Object.keys(given).length === members.length && members.every((name) => given[name] !== undefined);
}

/** By place: as a list, in which null leaves one out, or as an object. */
function readButtons(member: Member): GivenPart['buttons'] {
  const given: JsonRecord | undefined = asRecord(Array.isArray(member.data) ? { ...member.data } : member.data);
  if (!given || !Object.keys(given).every((place) => /^\d$/.test(place))) return wrong(member, 'buttons');
  const buttons: Record<number, ButtonValue> = {};
  for (const place of Object.keys(given).filter((each) => given[each] !== null)) {
    const button = inside(member, place);
    const value = asRecord(button.data) ?? readText(button);
    if (value !== undefined) buttons[Number(place)] = value;
  }
  return buttons;
}

function readObject(member: Member): JsonRecord | undefined {
  return asRecord(member.data) ?? wrong(member, 'object');
}

/** As it is written, not as it is understood. */
function readText(member: Member): string | undefined {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof member.data);
  return isScalar && typeof member.text === 'string' ? member.text : wrong(member, 'text');
}

function read<Value>(parent: Member, name: string, reader: (member: Member) => Value | undefined): Value | undefined {
  const value = asRecord(parent.data)?.[name];
  return value === undefined || value === null ? undefined : reader(inside(parent, name));
}

function inside({ data, text, path, problems }: Member, key: string): Member {
  const of = (value: unknown) => (value as Record<string, unknown> | undefined)?.[key];
  const step = /^\d+$/.test(key) ? `[${key}]` : path === '' ? key : `.${key}`;
  return { data: of(data), text: of(text), path: `${path}${step}`, problems };
}

function items(member: Member): Member[] | undefined {
  if (!Array.isArray(member.data)) return wrong(member, 'list');
  return member.data.map((_, at) => inside(member, String(at)));
}

function checkNames({ data, path, problems }: Member, known: readonly string[]): void {
  for (const name of Object.keys(asRecord(data) ?? {}).filter((each) => !known.includes(each))) {
    problems.push({ problem: 'unknown-member', member: path === '' ? name : `${path}.${name}`, known: [...known] });
  }
}

function wrong({ path, problems }: Member, expected: ValuesFileType): undefined {
  problems.push({ problem: 'wrong-type', member: path, expected });
  return undefined;
}
