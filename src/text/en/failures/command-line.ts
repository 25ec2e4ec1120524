import type { CommandLineFailures, InputProblem } from '../../../core/failures/command-line.js';
import type { SentencesFor } from '../../text.js';

export const commandLineSentences: SentencesFor<CommandLineFailures> = {
  'unknown-command': ({ given, nearest, known }) => ({
    message: `There is no command '${given}'`,
    hint: nearest ? `Did you mean '${nearest}'?` : `The commands here are: ${known.join(', ')}.`,
  }),
  'unknown-option': ({ given, nearest, command }) => ({
    message: `There is no option ${given} in '${command}'`,
    hint: nearest ? `Did you mean ${nearest}?` : `Run \`${command} --help\` to see the options.`,
  }),
  'missing-argument': ({ argument, command }) => ({
    message: `The argument ${argument} is missing`,
    hint: `Run \`${command} --help\` to see how it is used.`,
  }),
  'missing-option-value': ({ option }) => ({ message: `The option ${option} needs a value` }),
  'too-many-arguments': ({ given, expected, command }) => ({
    message: `'${command}' takes ${expected === 0 ? 'no argument' : expected === 1 ? 'one argument' : `${expected} arguments`}, but got ${given.length}: ${given.join(' ')}`,
    hint: 'Put a value that contains spaces in quotes.',
  }),
  'invalid-value': ({ field, given, problem }) => ({
    message: `${field} ${expectation(problem)}${given === '' ? '' : `, not '${given}'`}`,
  }),
  'no-terminal': ({ question, flag }) => ({
    message: `This needs an answer, and nobody can be asked here: ${plain(question)}`,
    hint: flag === '--yes' ? 'Pass --yes to answer yes.' : `Give it with ${flag}.`,
  }),
  'conflicting-options': ({ first, second }) => ({ message: `${first} and ${second} cannot be used together` }),
  'invalid-jq': ({ expression, problem }) => ({
    message: `--jq '${expression}' cannot be applied: ${problem}`,
    hint: '--json without --jq prints every member; the language is described at https://jqlang.org/manual/.',
  }),
  'file-unreadable': ({ path, problem }) => ({
    message:
      path === '-'
        ? `Standard input cannot be read: ${problem}`
        : `The file ${path} cannot be read: ${FILE_PROBLEMS[problem] ?? problem}`,
    ...(problem === 'ENOENT' && { hint: 'Check the path; it counts from the folder where you run the command.' }),
    ...(problem === 'EACCES' && { hint: 'Look who owns it and its folder: what was run with sudo belongs to root.' }),
  }),
  'file-unwritable': ({ path, problem }) => ({
    message: `The file ${path} cannot be written: ${FILE_PROBLEMS[problem] ?? problem}`,
    ...(problem === 'EACCES' && { hint: 'Look who owns it and its folder: what was run with sudo belongs to root.' }),
  }),
  'stdin-taken-twice': ({ first, second }) => ({
    message: `Both ${first} and ${second} want to read standard input`,
    hint: 'Give one of them as a file.',
  }),
  'port-in-use': ({ port }) => ({
    message: `Another program already listens on port ${port}`,
    hint: 'Stop it, or pass another --port; with --port 0 the system chooses a free one.',
  }),
  'port-not-permitted': ({ port }) => ({
    message: `The system does not let you listen on port ${port}`,
    hint: 'Pass a --port above 1023.',
  }),
  declined: () => ({ message: 'Nothing was changed' }),
  interrupted: () => ({ message: 'Interrupted' }),
};

/** What a prompt says about typing, as in "Token (it is not shown):", means nothing where nobody types. */
function plain(question: string): string {
  return question.replace(/(\s*\([^()]*\))?:$/, '');
}

/** Of the codes that the system gives, those that people meet. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file (ENOENT)',
  EACCES: 'you are not permitted to (EACCES)',
  EPERM: 'you are not permitted to (EPERM)',
  EROFS: 'the file system is read-only (EROFS)',
  ENOSPC: 'the disk is full (ENOSPC)',
  EISDIR: 'it is a folder (EISDIR)',
  ENOTDIR: 'a part of its path is no folder (ENOTDIR)',
};

function expectation(problem: InputProblem): string {
  switch (problem.expected) {
    case 'integer':
      return `must be a whole number from ${problem.min} to ${problem.max}`;
    case 'one-of':
      return `must be one of ${problem.values.join(', ')}`;
    case 'text':
      return `must be a text${problem.maxLength ? ` of at most ${problem.maxLength} characters` : ' that is not empty'}`;
    case 'url':
      return `must be a URL that starts with ${problem.protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
    case 'name':
      return 'must be a name of 1 to 64 letters, digits, dots, hyphens or underscores that starts with a letter or digit';
    case 'id':
      return "must be one of Meta's ids, which are digits only";
    case 'phone-number':
      return 'must be a phone number with its country code, for example +5491158749895';
    case 'duration':
      return 'must be a time such as 500ms, 30s, 5m or 2h';
    case 'locale':
      return 'must be a language with its country, for example en_US or es_ES';
    case 'day':
      return 'must be a day such as 2026-11-23';
    case 'key=value':
      return 'must look like name=value';
    case 'present':
      return 'is missing';
  }
}
