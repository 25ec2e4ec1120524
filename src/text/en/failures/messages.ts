import type { MessageFailures } from '../../../core/failures/messages.js';
import type { MessageProblem } from '../../../core/messages/problems.js';
import type { TemplateSendProblem } from '../../../core/messages/template-values.js';
import type { ValuesFileProblem, ValuesFileType } from '../../../core/messages/values-file.js';
import type { TemplateSyntaxProblem } from '../../../core/templates/source.js';
import { listed } from '../../listed.js';
import type { SentencesFor } from '../../text.js';
import { describeMessageProblem } from '../message-problems.js';
import { describeTemplateSendProblem } from '../template-send-problems.js';

export const messageSentences: SentencesFor<MessageFailures> = {
  'message-invalid': ({ problems }) => ({
    message: `The message cannot be sent:${listed(problems.map(describeMessageProblem))}`,
  }),
  'message-not-markable': ({ wamid, reason }) => ({
    message: `'${wamid}' cannot be marked as read: ${reason === 'is-ours' ? 'it was sent from here, and only what you received can be' : "it is not a message id, which begins with 'wamid.'"}`,
    hint: 'Run `wabactl webhook events list --kind message` to see the ids of what customers wrote.',
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
  'template-parameters-wrong': ({ name, language, problems, copyOf }) => ({
    message: `The values do not fit the template '${name}' (${language}):\n${problems.map((problem) => `  - ${describeAny(problem)}`).join('\n')}`,
    hint:
      copyOf === null
        ? `\`wabactl templates show ${name}\` shows all of it.`
        : `Meta could not be asked for it now, so this is the copy of ${copyOf.slice(0, 16).replace('T', ' ')} UTC; \`wabactl templates sync\` reads it anew.`,
  }),
  'params-file-invalid': ({ path, problems }) => ({
    message: `The values in ${path === '-' ? 'standard input' : path} cannot be read: ${problems.map(describeFileProblem).join('; ')}`,
    hint: 'It may have the members params, header, buttons, code, offer_ends, cards, order_status and tap_target.',
  }),
};

const NOT_APPROVED_HINTS: Readonly<Record<string, string>> = {
  PENDING: 'Meta is still reviewing it, which takes up to 24 hours; run `wabactl templates sync` later.',
  IN_APPEAL: 'An appeal is running; run `wabactl templates sync` later.',
  REJECTED: 'Run `wabactl templates show` to see the reason, and submit a corrected version.',
  PAUSED: 'Meta paused it for low quality; it comes back by itself after 3 or 6 hours, or edit it.',
  DISABLED: 'It is disabled for good; submit a new template under another name.',
  ARCHIVED: 'It was not used for 12 months; restore it in WhatsApp Manager.',
};

function describeAny(problem: TemplateSendProblem | MessageProblem): string {
  return 'part' in problem ? describeTemplateSendProblem(problem) : describeMessageProblem(problem);
}

function describeFileProblem(problem: ValuesFileProblem | TemplateSyntaxProblem): string {
  switch (problem.problem) {
    case 'not-an-object':
      return 'it is no object with members';
    case 'unknown-member':
      return `it knows no member \`${problem.member}\`, only ${problem.known.join(', ')}`;
    case 'wrong-type':
      return `\`${problem.member}\` must be ${VALUE_TYPES[problem.expected]}`;
    case 'syntax':
      return `${problem.line === null ? '' : `line ${problem.line}, column ${problem.column}: `}${problem.detail}`;
  }
}

const VALUE_TYPES: Record<ValuesFileType, string> = {
  text: 'a text',
  list: 'a list',
  object: 'an object',
  params: 'a list of values, or an object of names and values',
  header:
    'a text, {file, filename}, {link, filename}, {id, filename}, {latitude, longitude, name, address} or {product_retailer_id, catalog_id}',
  buttons: 'a list, or an object of places from 0 to 9',
};
