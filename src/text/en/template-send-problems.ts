import type { TemplatePart, TemplateSendProblem, Whitespace } from '../../core/messages/template-values.js';
import { describeMessageProblem } from './message-problems.js';

/** One problem as half a sentence, so that several make a list. */
export function describeTemplateSendProblem(problem: TemplateSendProblem): string {
  return (SENTENCES[problem.problem] as (problem: TemplateSendProblem) => string)(problem);
}

type Sentences = {
  [Id in TemplateSendProblem['problem']]: (problem: Extract<TemplateSendProblem, { problem: Id }>) => string;
};

const SENTENCES: Sentences = {
  'missing-parameter': (problem) =>
    `no value for {{${problem.name}}} in ${place(problem.part, problem.button)}${problem.button === null ? '' : ` (${problem.text}): --button ${problem.button}=<value>`}`,
  'surplus-parameter': (problem) =>
    `no place for '${problem.given}' in ${place(problem.part, null)}, ${problem.expected.length === 0 ? 'which takes no values' : `which takes ${holes(problem.expected)}`}`,
  'empty-value': (problem) => `the value for {{${problem.name}}} in ${place(problem.part, problem.button)} is empty`,
  'forbidden-whitespace': (problem) =>
    `the value for {{${problem.name}}} in ${place(problem.part, problem.button)} contains ${WHITESPACE[problem.found]}, which Meta refuses`,
  'not-a-parameter': (problem) =>
    `the value for {{${problem.name}}} in ${place(problem.part, null)} is neither a text nor a whole {currency: {fallback_value, code, amount_1000}} or {date_time: {fallback_value}}`,
  'too-long': (problem) =>
    `with these values ${place(problem.part, null)} has ${problem.length} characters, at most ${problem.limit} are allowed`,
  'missing-header': (problem) =>
    `the header needs ${HEADERS[problem.format] ?? problem.format} at every send: --header ${HEADER_FORMS[problem.format] ?? '<value>'}`,
  'wrong-header': (problem) =>
    problem.format === null
      ? 'the template has no header that takes a value'
      : `the header takes ${HEADERS[problem.format] ?? problem.format}, not what was given`,
  'not-a-location': (problem) => `'${problem.given}' is no place; write it as ${HEADER_FORMS.LOCATION}`,
  'not-a-product': (problem) => `'${problem.given}' is no product; write it as ${HEADER_FORMS.PRODUCT}`,
  'wrong-media': (problem) => `the header: ${describeMessageProblem(problem.inner)}`,
  'needs-marketing-messages': () => 'an animation in the header goes by --via marketing-messages only',
  'surplus-button-value': (problem) =>
    problem.type === null
      ? `there is no button ${problem.button}; the first one is 0`
      : `button ${problem.button} (${problem.type}) takes no value`,
  'missing-button-value': (problem) =>
    `button ${problem.button} (${problem.type}) needs ${OBJECT_BUTTONS.includes(problem.type) ? 'an object: `buttons` in a file of --params-file' : `a value: --button ${problem.button}=<code>`}`,
  'wrong-button-value': (problem) =>
    problem.member === null
      ? `button ${problem.button} (${problem.type}) takes ${OBJECT_BUTTONS.includes(problem.type) ? 'an object, which a file of --params-file can hold' : 'a text'}`
      : `\`${problem.member}\` of button ${problem.button} (${problem.type}) is missing or wrong`,
  'value-too-long': (problem) =>
    `the value for button ${problem.button} has ${problem.length} characters, at most ${problem.limit} are allowed`,
  'not-alphanumeric': (problem) =>
    `the offer code '${problem.given}' of button ${problem.button} may hold only letters and digits`,
  'missing-code': () => 'an authentication template needs the one-time password: --code',
  'surplus-code': () => 'only authentication templates take a one-time password',
  'code-too-long': (problem) =>
    `the one-time password has ${problem.length} characters, at most ${problem.limit} are allowed`,
  'needs-phone-number': () => 'authentication templates can be sent to phone numbers only, not to user ids',
  'not-marketing': (problem) =>
    `by marketing-messages only templates of category MARKETING can go, and this one is ${problem.category}`,
  'missing-value': (problem) => MISSING[problem.member] ?? `\`${problem.member}\` is missing`,
  'surplus-value': (problem) => `the template takes no \`${problem.member}\``,
  'wrong-value': (problem) => `\`${problem.member}\` is missing or wrong`,
  'not-a-coming-time': (problem) =>
    `'${problem.given}' is no time that is still to come; write it as 2026-12-01T18:00Z, or as 48h from now`,
  'wrong-number-of-cards': (problem) =>
    `the template needs ${problem.min === problem.max ? problem.min : `${problem.min} to ${problem.max}`} cards and got ${problem.given}; \`cards\` in a file of --params-file holds them`,
  'unsupported-component': (problem) => `this version does not know how to send templates with ${problem.component}`,
  'in-card': (problem) => `card ${problem.card}: ${describeTemplateSendProblem(problem.inner)}`,
};

const WHITESPACE: Record<Whitespace, string> = {
  newline: 'a line break',
  tab: 'a tab',
  spaces: 'more than four spaces in a row',
};

const OBJECT_BUTTONS = ['MPM', 'ORDER_DETAILS'];

const HEADERS: Readonly<Record<string, string>> = {
  TEXT: 'a text',
  IMAGE: 'a picture',
  VIDEO: 'a video',
  GIF: 'an animation (MP4)',
  DOCUMENT: 'a document (PDF)',
  LOCATION: 'a place',
  PRODUCT: 'a product of the catalog',
};

const FILE = '<file, link or id>';

const HEADER_FORMS: Readonly<Record<string, string>> = {
  IMAGE: FILE,
  VIDEO: FILE,
  GIF: FILE,
  DOCUMENT: FILE,
  LOCATION: '"latitude,longitude,name,address"',
  PRODUCT: '<catalog id>/<product>',
};

const MISSING: Readonly<Record<string, string>> = {
  offer_ends: 'the offer needs the time when it ends: --offer-ends',
  order_status: 'the template needs `order_status` in a file of --params-file',
};

const PARTS: Record<TemplatePart, string> = {
  header: 'the header',
  body: 'the body',
  button: 'the button',
  template: 'the template',
};

function place(part: TemplateSendProblem['part'], button: number | null): string {
  if (button !== null) return `button ${button}`;
  return part === 'card' ? 'the card' : PARTS[part];
}

function holes(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}
