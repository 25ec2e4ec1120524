/** Samples, which the reviewers read in place of the variables. */
import { nearest } from '../../nearest.js';
import type { MemberPath } from '../source.js';
import { type Content, type Draft, formatOf, isObject, type Members, type Part, textOf } from './draft.js';
import { type Found, found } from './finding.js';
import { isNamed, isPositional, namesIn, variablesIn } from './variables.js';

const MEDIA_FORMATS = new Set(['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF']);

export function isMedia(format: string | undefined): boolean {
  return format !== undefined && MEDIA_FORMATS.has(format);
}

export function checkSamples(draft: Draft): Found[] {
  const { format, cards, category } = draft;
  return [draft, ...cards].flatMap((content: Content) => [
    ...(content.header ? checkHeaderSample(content.header, format) : []),
    ...(content.body && category !== 'AUTHENTICATION' ? checkTextSample(content.body, 'body_text', format) : []),
  ]);
}

function checkHeaderSample(header: Part, format: Draft['format']): Found[] {
  const kind = formatOf(header);
  if (kind === 'TEXT') return checkTextSample(header, 'header_text', format);
  return isMedia(kind) ? checkMediaSample(header, kind ?? '') : [];
}

/** A file beside the template, a handle of the Resumable Upload API, or the link in its place that Meta reads back. */
function checkMediaSample({ data, member }: Part, format: string): Found[] {
  if (typeof data.sample === 'string' && data.sample !== '') return [];
  const given = isObject(data.example) ? data.example.header_handle : undefined;
  const handle = textOf(Array.isArray(given) ? given[0] : given);
  if (handle === undefined || handle.trim() === '') return [found('media-sample-missing', member, { format })];
  const at = [...member, 'example', 'header_handle', ...(Array.isArray(given) ? [0] : [])];
  if (/^https?:/i.test(handle)) return [found('media-sample-link', at, {})];
  return /^\d::?\S/.test(handle) ? [] : [found('media-sample-handle', at, {})];
}

type SampleList = 'body_text' | 'header_text';

function checkTextSample({ data, member }: Part, list: SampleList, format: Draft['format']): Found[] {
  const text = textOf(data.text);
  if (text === undefined) return [];
  const names = namesIn(variablesIn(text)).filter((name) => isPositional(name) || isNamed(name));
  const example = isObject(data.example) ? data.example : undefined;
  if (names.length === 0)
    return example && hasAny(example, list) ? [found('sample-unneeded', [...member, 'example'], {})] : [];
  const named = example?.[`${list}_named_params`];
  // Where format and variables contradict each other, that is another rule's business.
  const areNamed = !names.every(isPositional) && (format === 'NAMED' || Array.isArray(named));
  return areNamed
    ? checkNamed(named, names, [...member, 'example'], list)
    : checkPositional(example?.[list], names, [...member, 'example', list]);
}

function hasAny(example: Members, list: SampleList): boolean {
  return [example[list], example[`${list}_named_params`]].some((value) => Array.isArray(value) && value.length > 0);
}

interface Value {
  readonly text: string;
  readonly member: MemberPath;
}

/** `[["a","b"]]`, `["a","b"]` and, for one variable, `"a"`: all stand on Meta's pages. */
function checkPositional(value: unknown, names: readonly string[], member: MemberPath): Found[] {
  const values = positionalValues(value, member);
  if (values.length < names.length) {
    return [found('sample-missing', member, { variables: names.slice(values.length) })];
  }
  return [
    ...(values.length > names.length
      ? [found('sample-surplus', member, { given: values.length, needed: names.length })]
      : []),
    ...values.flatMap(checkValue),
  ];
}

function positionalValues(value: unknown, member: MemberPath): Value[] {
  if (!Array.isArray(value)) return toValue(value, member);
  const [row] = value;
  if (Array.isArray(row)) return row.flatMap((item, index) => toValue(item, [...member, 0, index]));
  return value.flatMap((item, index) => toValue(item, [...member, index]));
}

function toValue(value: unknown, member: MemberPath): Value[] {
  const text = textOf(value);
  return text === undefined || text === '' ? [] : [{ text, member }];
}

function checkNamed(value: unknown, names: readonly string[], member: MemberPath, list: SampleList): Found[] {
  const at = [...member, `${list}_named_params`];
  const samples = (Array.isArray(value) ? value : []).map((item, index) => ({
    name: isObject(item) ? textOf(item.param_name) : undefined,
    value: isObject(item) ? textOf(item.example) : undefined,
    member: [...at, index],
  }));
  const missing = names.filter((name) => !samples.some((one) => one.name === name && (one.value ?? '') !== ''));
  const strangers = samples.filter(({ name }) => name !== undefined && !names.includes(name));
  return [
    ...(missing.length > 0 ? [found('sample-missing', at, { variables: missing })] : []),
    ...strangers.map(({ name = '', member: where }) =>
      found('sample-name', [...where, 'param_name'], { given: name, nearest: nearest(name, missing) }),
    ),
    ...samples.flatMap(({ value: text, member: where }) =>
      text === undefined ? [] : checkValue({ text, member: [...where, 'example'] }),
    ),
  ];
}

/** What would be refused as a value of a message makes a bad sample, https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes (132018). */
function checkValue({ text, member }: Value): Found[] {
  const bad = /[\n\t]| {5,}|\{\{/.exec(text);
  return bad ? [found('sample-value', member, { given: text }, { offset: bad.index })] : [];
}
