import type { MemberPath } from '../source.js';

/** Any value of a file, read without trust: what is of another type counts as absent. */
export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers count as text: YAML reads `text: 123` as one, and Meta takes either. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

export function upperOf(value: unknown): string | undefined {
  return textOf(value)?.toUpperCase();
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** A component or a button, and where it stands. */
export interface Part {
  /** In capitals; empty where it is missing. */
  readonly type: string;
  readonly data: Members;
  readonly member: MemberPath;
}

/** The components of a template or of a card, by what they are. The first of each kind counts. */
export interface Content {
  readonly components: readonly Part[];
  readonly header: Part | undefined;
  readonly body: Part | undefined;
  readonly footer: Part | undefined;
  readonly buttonsPart: Part | undefined;
  readonly buttons: readonly Part[];
}

/** A template as far as it can be read. Nothing here throws, whatever the file holds. */
export interface Draft extends Content {
  readonly data: Members;
  readonly member: MemberPath;
  readonly name: string | undefined;
  readonly language: string | undefined;
  /** In capitals; undefined where it is none of Meta's. */
  readonly category: string | undefined;
  readonly format: 'POSITIONAL' | 'NAMED';
  readonly carousel: Part | undefined;
  readonly cards: readonly Card[];
  readonly offer: Part | undefined;
}

export interface Card extends Content {
  readonly member: MemberPath;
}

export function readDraft(data: Members, member: MemberPath): Draft {
  const content = readContent(data.components, [...member, 'components']);
  const carousel = content.components.find(({ type }) => type === 'CAROUSEL');
  return {
    ...content,
    data,
    member,
    name: textOf(data.name),
    language: textOf(data.language),
    category: upperOf(data.category),
    format: upperOf(data.parameter_format) === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    carousel,
    cards: carousel ? readCards(carousel) : [],
    offer: content.components.find(({ type }) => type === 'LIMITED_TIME_OFFER'),
  };
}

function readCards({ data, member }: Part): Card[] {
  return listOf(data.cards).map((card, index) => {
    const own = [...member, 'cards', index];
    return { ...readContent(isObject(card) ? card.components : undefined, [...own, 'components']), member: own };
  });
}

function readContent(value: unknown, member: MemberPath): Content {
  const components = readParts(value, member);
  const find = (type: string) => components.find((part) => part.type === type);
  const buttonsPart = find('BUTTONS');
  return {
    components,
    header: find('HEADER'),
    body: find('BODY'),
    footer: find('FOOTER'),
    buttonsPart,
    buttons: buttonsPart ? readParts(buttonsPart.data.buttons, [...buttonsPart.member, 'buttons']) : [],
  };
}

function readParts(value: unknown, member: MemberPath): Part[] {
  return listOf(value).map((item, index) => {
    const data = isObject(item) ? item : {};
    return { type: upperOf(data.type) ?? '', data, member: [...member, index] };
  });
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A header without a format is read as text by some clients, but Meta wants one. */
export function formatOf(header: Part | undefined): string | undefined {
  return header && upperOf(header.data.format);
}
