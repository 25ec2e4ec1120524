import type { ContentFileProblem } from '../../core/messages/content-file.js';
import type { PartName, PartProblem } from '../../core/messages/parts.js';
import type { EnvelopeProblem } from '../../core/messages/payload.js';

type Told = PartProblem | EnvelopeProblem | { field: 'to'; problem: 'not-a-recipient'; given: string };

/** What is wrong with a part of a message, as half a sentence, with its place where a file says it. */
export function describePartProblem(problem: Told): string {
  const at = 'at' in problem ? problem.at : undefined;
  return `${at ? `${placeOf(at)}: ` : ''}${describe(problem)}`;
}

function describe(problem: Told): string {
  switch (problem.problem) {
    case 'not-a-recipient':
      return `'${problem.given}' is neither a phone number nor a user id; give the number with its country code, for example +5491158749895`;
    case 'not-a-message-id':
      return `'${problem.given}' is not a message id (they start with 'wamid.')`;
    case 'too-long':
      return `${nameOf(problem)} has ${problem.length} characters, at most ${problem.limit} are allowed`;
    default:
      return describePart(problem);
  }
}

function describePart(
  problem: Exclude<PartProblem, { problem: 'too-long' | 'not-a-recipient' | 'not-a-message-id' }>,
): string {
  const part = nameOf(problem);
  switch (problem.problem) {
    case 'empty':
      return `${part} is empty`;
    case 'too-many':
      return `there are ${problem.count} ${PLURALS[problem.field] ?? part}, at most ${problem.limit} are allowed`;
    case 'missing':
      // In a file it is the place that says where it belongs.
      return problem.at ? `${part} is missing` : `${part} is missing; give it with ${problem.option}`;
    case 'repeated':
      return `${part}, '${problem.given}', is there already; each must be different`;
    case 'not-allowed':
      return `${part} is not allowed here; leave it out`;
    case 'not-a-link':
      return `${part}, '${problem.given}', is no address on the web; it must begin with https:// or http://`;
    case 'not-a-number':
      return NOT_NUMBERS[problem.field]?.(problem.given) ?? `${part}, '${problem.given}', is no number`;
    case 'out-of-range':
      return `${part} must lie between ${problem.min} and ${problem.max}, not at ${problem.given}`;
    case 'not-an-emoji':
      return `'${problem.given}' is not one emoji`;
    case 'not-a-day':
      return `${part}, '${problem.given}', is no day; write it like 1999-01-23`;
    case 'unknown':
      return `${part} '${problem.given}' is not known${problem.nearest === null ? `; there are ${problem.known.join(', ')}` : `; did you mean '${problem.nearest}'?`}`;
    case 'either-or':
      return `${part} needs exactly one of ${problem.options.join(', ')}`;
    case 'missing-content':
      return `the type is '${problem.given}', but there is no member '${problem.given}' with the content`;
  }
}

function nameOf(problem: Told): string {
  const places = ('member' in problem ? (problem.member ?? []) : []).filter((part) => typeof part === 'number');
  return problem.field === 'to' ? 'the recipient' : PARTS[problem.field](places.map((place) => place + 1));
}

/** `at` are the places on the way to it, from 1: section and row. */
const PARTS: Record<PartName | 'reply-to', (at: readonly number[]) => string> = {
  'reply-to': () => 'the message to quote',
  body: () => 'the text',
  caption: () => 'the caption',
  'callback-data': () => 'the callback data',
  header: () => 'the header',
  footer: () => 'the footer',
  buttons: () => 'a button',
  'button-id': ([button]) => `the id of button ${button}`,
  'button-title': ([button]) => `the title of button ${button}`,
  'list-button': () => 'the text of the button that opens the list',
  sections: () => 'a section',
  'section-title': ([section]) => `the title of section ${section}`,
  'section-rows': ([section]) => `a row in section ${section}`,
  'section-products': ([section]) => `a product in section ${section}`,
  rows: () => 'a row of the list',
  'row-id': ([section, row]) => `the id of row ${row} in section ${section}`,
  'row-title': ([section, row]) => `the title of row ${row} in section ${section}`,
  'row-description': ([section, row]) => `the description of row ${row} in section ${section}`,
  'link-label': () => 'the text of the button',
  link: () => 'the link',
  flow: () => 'the Flow',
  'flow-label': () => 'the text of the button that opens the Flow',
  'flow-data': () => 'what the Flow begins with',
  latitude: () => 'the latitude',
  longitude: () => 'the longitude',
  contacts: () => 'a contact',
  'contact-name': ([contact]) => `the name of contact ${contact}`,
  'contact-phone': ([contact, phone]) => `phone number ${phone} of contact ${contact}`,
  'contact-email': ([contact, email]) => `e-mail address ${email} of contact ${contact}`,
  'contact-birthday': ([contact]) => `the birthday of contact ${contact}`,
  catalog: () => 'the id of the catalog',
  products: () => 'a product',
  product: ([section, product]) => `product ${product} in section ${section}`,
  'address-field': () => 'the field',
  'pin-code': () => 'the PIN code',
  message: () => 'the message',
  emoji: () => 'the reaction',
  type: () => 'the type',
  recipient: () => 'the recipient',
  content: () => 'the content',
};

const PLURALS: Partial<Record<PartName, string>> = {
  buttons: 'buttons',
  sections: 'sections',
  rows: 'rows in all sections together',
  products: 'products in all sections together',
  contacts: 'contacts',
};

const NOT_NUMBERS: Partial<Record<PartName, (given: string) => string>> = {
  latitude: (given) => `'${given}' is no place; write degrees with a point, latitude first: --at -33.4489,-70.6693`,
  longitude: (given) =>
    `the longitude, '${given}', is no number of degrees; write it with a point, for example -70.6693`,
};

interface FilePlace {
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
}

function placeOf({ path, line, column }: FilePlace): string {
  const file = path === '-' ? 'standard input' : path;
  return line === null ? file : `${file}:${line}:${column}`;
}

/** Why a file cannot be read as what it should be. */
export function describeContentFileProblem(problem: ContentFileProblem): string {
  const place = placeOf(problem);
  switch (problem.problem) {
    case 'syntax':
      return `${place}: this is no YAML or JSON: ${problem.detail}`;
    case 'nothing':
      return `${place}: there is nothing in it`;
    case 'no-contact':
      return `${place}: there is no contact in it`;
    case 'unknown-member':
      return `${place}: '${problem.member}' is not known here${problem.nearest === null ? '' : `; did you mean '${problem.nearest}'?`}`;
    case 'missing-member':
      return `${place}: '${problem.member}' is missing`;
    case 'wrong-type':
      return `${place}: ${problem.member === '' ? 'the file' : `'${problem.member}'`} must be ${TYPES[problem.expected]}`;
  }
}

const TYPES: Record<'text' | 'list' | 'object', string> = {
  text: 'a text; put it in quotes',
  list: 'a list',
  object: 'an object with members',
};
