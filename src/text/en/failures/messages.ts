import type { MessageFailures } from '../../../core/failures/messages.js';
import type { TemplateSendProblem, Whitespace } from '../../../core/messages/template-values.js';
import type { SentencesFor } from '../../text.js';
import { describeMessageProblem } from '../message-problems.js';

export const messageSentences: SentencesFor<MessageFailures> = {
  'message-invalid': ({ problems }) => ({
    message: `The message cannot be sent:${listed(problems.map(describeMessageProblem))}`,
  }),
  'recipient-invalid': ({ given }) => ({
    message: `'${given}' is neither a phone number nor a user id`,
    hint: 'Give the phone number with its country code, for example +5491158749895.',
  }),
  'template-not-found': ({ name, nearest }) => ({
    message: `There is no template '${name}' in this WhatsApp Business Account`,
    hint: nearest
      ? `Did you mean '${nearest}'?`
      : 'Run `wabactl templates sync` and then `wabactl templates list` to see the templates.',
  }),
  'template-language-needed': ({ name, languages }) => ({
    message: `The template '${name}' exists in ${languages.length} languages: ${languages.join(', ')}`,
    hint: `Pass --language with one of them; Meta chooses none by itself.`,
  }),
  'template-language-unknown': ({ name, language, languages, suggested }) => ({
    message: `The template '${name}' does not exist in ${language}; it exists in ${languages.join(', ')}`,
    hint: suggested
      ? `Did you mean --language ${suggested}? For Meta ${language} and ${suggested} are different languages.`
      : 'Pass --language with one of these.',
  }),
  'template-not-approved': ({ name, language, status }) => ({
    message: `The template '${name}' (${language}) cannot be sent: its status is ${status}`,
    hint: NOT_APPROVED_HINTS[status] ?? 'Run `wabactl templates sync` to see whether this has changed.',
  }),
  'template-parameters-wrong': ({ name, language, problems }) => ({
    message: `The values do not fit the template '${name}' (${language}):\n${problems.map((problem) => `  - ${describeTemplateSendProblem(problem)}`).join('\n')}`,
    hint: `Run \`wabactl templates show ${name}\` to see its text; if it was changed lately, run \`wabactl templates sync\` first.`,
  }),
};

/** One behind the colon, several below each other. */
function listed(halves: readonly string[]): string {
  return halves.length === 1 ? ` ${halves[0]}` : halves.map((half) => `\n  - ${half}`).join('');
}

const NOT_APPROVED_HINTS: Readonly<Record<string, string>> = {
  PENDING: 'Meta is still reviewing it, which takes up to 24 hours; run `wabactl templates sync` later.',
  IN_APPEAL: 'An appeal is running; run `wabactl templates sync` later.',
  REJECTED: 'Run `wabactl templates show` to see the reason, and submit a corrected version.',
  PAUSED: 'Meta paused it for low quality; it comes back by itself after 3 or 6 hours, or edit it.',
  DISABLED: 'It is disabled for good; submit a new template under another name.',
  ARCHIVED: 'It was not used for 12 months; restore it in WhatsApp Manager.',
};

/** One problem as half a sentence, so that several make a list. */
function describeTemplateSendProblem(problem: TemplateSendProblem): string {
  switch (problem.problem) {
    case 'missing-parameter':
      return `no value for {{${problem.name}}} in ${place(problem.part, problem.button)}: ${problem.text}`;
    case 'surplus-parameter':
      return `no place for '${problem.given}' in ${place(problem.part, null)}, ${problem.expected.length === 0 ? 'which takes no values' : `which takes ${holes(problem.expected)}`}: ${problem.text}`;
    case 'empty-value':
      return `the value for {{${problem.name}}} in ${place(problem.part, problem.button)} is empty`;
    case 'forbidden-whitespace':
      return `the value for {{${problem.name}}} in ${place(problem.part, problem.button)} contains ${WHITESPACE[problem.found]}, which Meta refuses`;
    case 'too-long':
      return `with these values the body has ${problem.length} characters, at most ${problem.limit} are allowed`;
    case 'missing-media':
      return `the header needs a file (${problem.format}) at every send`;
    case 'missing-location':
      return 'the header needs a location at every send';
    case 'surplus-media':
      return problem.format === null
        ? 'the template has no header that takes a file or a location'
        : `the header takes ${problem.format}, not what was given`;
    case 'surplus-button-value':
      return problem.type === null
        ? `there is no button ${problem.button}; the first one is 0`
        : `button ${problem.button} (${problem.type}) takes no value`;
    case 'value-too-long':
      return `the value for button ${problem.button} has ${problem.length} characters, at most ${problem.limit} are allowed`;
    case 'not-alphanumeric':
      return `the offer code '${problem.given}' of button ${problem.button} may hold only letters and digits`;
    case 'missing-code':
      return 'an authentication template needs the one-time password';
    case 'surplus-code':
      return 'only authentication templates take a one-time password';
    case 'code-too-long':
      return `the one-time password has ${problem.length} characters, at most ${problem.limit} are allowed`;
    case 'needs-phone-number':
      return 'authentication templates can be sent to phone numbers only, not to user ids';
    case 'unsupported-component':
      return `this version cannot send templates with ${problem.component} yet`;
  }
}

const WHITESPACE: Record<Whitespace, string> = {
  newline: 'a line break',
  tab: 'a tab',
  spaces: 'more than four spaces in a row',
};

function place(part: TemplateSendProblem['part'], button: number | null): string {
  return button === null ? `the ${part}` : `button ${button}`;
}

function holes(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}
