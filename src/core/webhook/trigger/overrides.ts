import { failureOf, toWireError } from '../../meta/delivery-errors.js';
import { isObject, type JsonPath, memberOf, mergeJson, readPath, withPath } from './json.js';

/** What somebody wants to be different from the recording. */
export interface Overrides {
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  /** Of the customer, where the kind has one and nobody wished for another name. */
  readonly usualName?: string | undefined;
  readonly messageId?: string | undefined;
  /** A message's status, or the event or decision of another kind. */
  readonly status?: string | undefined;
  /** Meta's code. */
  readonly error?: number | undefined;
  /** The name of a template. */
  readonly template?: string | undefined;
  /** Merged into the value of the change. */
  readonly merge?: unknown;
  /** Members of the value by their path, or of the whole delivery by one that begins with `entry`. */
  readonly set?: readonly { readonly name: string; readonly value: string }[];
}

/** What the kind has no place for, in the words of the command line. */
export type OverrideProblem =
  | { option: '--from' | '--text' | '--name' | '--message-id' | '--status' | '--error' | '--template' }
  | { option: '--set'; path: string };

export interface Overridden {
  readonly delivery: unknown;
  readonly problems: readonly OverrideProblem[];
}

/** All of them, in the order in which each can build on the one before; what does not fit is told, all of it at once. */
export function override(delivery: unknown, wish: Overrides): Overridden {
  const problems: OverrideProblem[] = [];
  let value = readPath(delivery, VALUE);
  if (wish.usualName !== undefined) value = withName(value, wish.usualName) ?? value;
  for (const { option, change } of stepsOf(wish)) {
    const changed = change(value);
    if (changed === undefined) problems.push({ option });
    else value = changed;
  }
  let whole = withPath(delivery, VALUE, wish.merge === undefined ? value : mergeJson(value, wish.merge));
  for (const { name, value: text } of wish.set ?? []) {
    const path = toPath(name);
    if (path === undefined) problems.push({ option: '--set', path: name });
    else whole = withPath(whole, path, typed(readPath(whole, path), text));
  }
  return { delivery: whole, problems };
}

interface Step {
  readonly option: Exclude<OverrideProblem['option'], '--set' | '--from'>;
  /** undefined where the value has no place for it. */
  change(value: unknown): unknown;
}

function stepsOf(wish: Overrides): Step[] {
  const step = <Wanted>(
    option: Step['option'],
    wanted: Wanted | undefined,
    change: (value: unknown, wanted: Wanted) => unknown,
  ): Step[] => (wanted === undefined ? [] : [{ option, change: (value) => change(value, wanted) }]);
  return [
    ...step('--text', wish.text, withText),
    ...step('--name', wish.name, withName),
    ...step('--message-id', wish.messageId, withMessageId),
    ...step('--status', wish.status, withStatus),
    ...step('--error', wish.error, withError),
    ...step('--template', wish.template, withTemplate),
  ];
}

const VALUE: JsonPath = ['entry', '0', 'changes', '0', 'value'];

/** Longer paths and larger numbers only make holes that nobody wants. */
const PATH_MAX = 32;
const INDEX_MAX = 1000;

/** undefined for a path that no member can have. */
function toPath(name: string): JsonPath | undefined {
  const steps = name.replace(/\[(\d+)\]/g, '.$1').split('.');
  const isWrong = (step: string) => step === '' || (/^\d+$/.test(step) && Number(step) > INDEX_MAX);
  if (steps.length > PATH_MAX || steps.some(isWrong)) return undefined;
  return steps[0] === 'entry' ? steps : [...VALUE, ...steps];
}

/** A text stays a text, since Meta's times and ids look like numbers; anything else is what it says as JSON. */
function typed(old: unknown, text: string): unknown {
  if (typeof old === 'string') return text;
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return text;
    throw fault;
  }
}

const MESSAGES = ['messages', 'message_echoes'] as const;

/** Where a person would read the text, inside a message. */
const TEXTS: readonly JsonPath[] = [
  ['text', 'body'],
  ['image', 'caption'],
  ['video', 'caption'],
  ['document', 'caption'],
  ['button', 'text'],
  ['interactive', 'button_reply', 'title'],
  ['interactive', 'list_reply', 'title'],
  ['reaction', 'emoji'],
  ['location', 'name'],
  ['order', 'text'],
  ['system', 'body'],
  ['edit', 'message', 'text', 'body'],
];

function withText(value: unknown, text: string): unknown {
  const paths = MESSAGES.flatMap((list) => TEXTS.map((path) => [list, '0', ...path]));
  const found = paths.find((path) => isObject(readPath(value, path.slice(0, -1))));
  if (found) return withPath(value, found, text);
  return hasMember(value, 'message_template_element') ? withPath(value, ['message_template_element'], text) : undefined;
}

function withName(value: unknown, name: string): unknown {
  const contact = readPath(value, ['contacts', '0']);
  return isObject(contact) ? withPath(value, ['contacts', '0', 'profile', 'name'], name) : undefined;
}

function withMessageId(value: unknown, id: string): unknown {
  const found = listsOf(value).find(({ items }) => items.length > 0);
  if (!found) return undefined;
  const ids = found.items.map((item) => withPath(item, ['id'], id));
  // Only the receipts of a group say several things of one message.
  return withPath(value, [found.name], found.name === 'statuses' ? ids : [ids[0], ...found.items.slice(1)]);
}

function withStatus(value: unknown, status: string): unknown {
  const statuses = memberOf(value, 'statuses');
  if (Array.isArray(statuses) && statuses.length > 0) {
    return withPath(
      value,
      ['statuses'],
      statuses.map((each) => withMessageStatus(each, status)),
    );
  }
  const named = ['event', 'decision', 'new_quality_score', 'status'].find((name) => hasMember(value, name));
  return named === undefined ? undefined : withPath(value, [named], status);
}

/** Only a failure has errors, and no failure a price. */
function withMessageStatus(entry: unknown, status: string): unknown {
  return without(withPath(entry, ['status'], status), status === 'failed' ? 'pricing' : 'errors');
}

function withError(value: unknown, code: number): unknown {
  const errors = [toWireError(failureOf(code))];
  const statuses = memberOf(value, 'statuses');
  if (Array.isArray(statuses) && statuses.length > 0) {
    const failed = statuses.map((each) => withPath(withMessageStatus(each, 'failed'), ['errors'], errors));
    // Meta names the customer in every status but this.
    return withPath(without(value, 'contacts'), ['statuses'], failed);
  }
  if (hasMember(readPath(value, ['messages', '0']), 'errors'))
    return withPath(value, ['messages', '0', 'errors'], errors);
  return hasMember(value, 'errors') ? withPath(value, ['errors'], errors) : undefined;
}

function withTemplate(value: unknown, name: string): unknown {
  return hasMember(value, 'message_template_name') ? withPath(value, ['message_template_name'], name) : undefined;
}

function listsOf(value: unknown): { name: string; items: readonly unknown[] }[] {
  return ['statuses', ...MESSAGES].flatMap((name) => {
    const items = memberOf(value, name);
    return Array.isArray(items) ? [{ name, items }] : [];
  });
}

function hasMember(value: unknown, name: string): boolean {
  return isObject(value) && Object.hasOwn(value, name);
}

function without(value: unknown, name: string): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
