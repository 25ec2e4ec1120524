import type { TemplateFailures } from '../../../core/failures/templates.js';
import type { SentencesFor } from '../../text.js';

export const templateSentences: SentencesFor<TemplateFailures> = {
  'template-unknown': ({ name, nearest, languages }) => ({
    message:
      languages.length === 0
        ? `The last sync has no template named '${name}'`
        : languages.length === 1
          ? `The template '${name}' exists only in ${languages[0]}`
          : `The template '${name}' exists in several languages: ${languages.join(', ')}`,
    hint:
      languages.length > 0
        ? 'Name one with --language.'
        : nearest
          ? `Did you mean '${nearest}'? \`wabactl templates sync\` reads them anew.`
          : 'Run `wabactl templates sync` to read them anew, and `wabactl templates list` to see them.',
  }),
  'template-file-invalid': ({ path, problems }) => ({
    message: `${path === '-' ? 'Standard input' : path} cannot be submitted:\n${problems.map((problem) => `  ${place(problem)}${describe(problem)}`).join('\n')}`,
    hint: "Correct the file; it has the shape of Meta's own API: name, language, category, components.",
  }),
  'template-filter-unknown': ({ problems }) => ({
    message: problems
      .map(({ option, given, known }) => `No template can have ${option} ${given}; there is ${known.join(', ')}`)
      .join('\n'),
    hint: guess(problems) ?? 'Upper and lower case make no difference.',
  }),
  'library-template-unknown': ({ name, nearest, languages }) => ({
    message:
      languages.length === 0
        ? `Meta's library has no template named '${name}'`
        : `Meta's library has '${name}' in ${languages.join(', ')}`,
    hint:
      languages.length > 0
        ? 'Name one with --language.'
        : nearest
          ? `Did you mean '${nearest}'?`
          : 'Look for one with `wabactl templates library list --search <text>`.',
  }),
  'library-inputs-wrong': ({ name, faults }) => ({
    message: `The buttons of '${name}' need what is yours:\n${faults.map((fault) => `  ${describeInput(fault)}`).join('\n')}`,
    hint: `\`wabactl templates library show ${name}\` shows the buttons; the first one is 0.`,
  }),
  'templates-same': ({ name }) => ({
    message: `'${name}' would be compared with itself`,
    hint: 'Name two different templates of the account.',
  }),
  'template-span-invalid': ({ since, until, oldest }) => ({
    message:
      since > until
        ? `The span ends (${until}) before it begins (${since})`
        : `Meta has no statistics of ${since} any more`,
    hint: `Meta keeps them for 90 days: begin on ${oldest} or later.`,
  }),
};

function guess(problems: TemplateFailures['template-filter-unknown']['problems']): string | undefined {
  const guesses = problems.flatMap(({ option, nearest }) => (nearest === null ? [] : [`${option} ${nearest}`]));
  return guesses.length === 0 ? undefined : `Did you mean ${guesses.join(' ')}?`;
}

function describeInput(fault: TemplateFailures['library-inputs-wrong']['faults'][number]): string {
  switch (fault.fault) {
    case 'missing':
      return `--button ${fault.index}=${fault.kind === 'url' ? '<link>' : '<phone number>'}, where the button '${fault.text}' leads`;
    case 'wrong':
      return `--button ${fault.index}: '${fault.given}' is no ${fault.kind === 'url' ? 'link that begins with https://' : 'phone number with country code'}`;
    case 'example-missing':
      return `--example ${fault.index}=<link>, an example of '${fault.given}' with its variable filled in`;
    case 'no-such-button':
      return `${fault.option} ${fault.given}: no such button takes a value; ${fault.count === 1 ? 'one does' : `${fault.count} do`}`;
  }
}

type Problem = TemplateFailures['template-file-invalid']['problems'][number];

function place({ line, column }: Problem): string {
  return line === null ? '' : `line ${line}, column ${column}: `;
}

function describe(problem: Problem): string {
  switch (problem.problem) {
    case 'syntax':
      return `this is neither JSON nor YAML: ${problem.detail}`;
    case 'not-an-object':
      return 'it holds no object; it must have name, language, category and components';
    case 'missing':
      return `${problem.member} is missing`;
    case 'wrong-type':
      return `${problem.member} must be ${{ text: 'a text', list: 'a list', object: 'an object' }[problem.expected]}`;
    case 'bad-name':
      return `name '${problem.given}' may only have a-z, 0-9 and _, at most 512 characters`;
    case 'bad-language':
      return `language '${problem.given}' is no language code such as en_US, es or fil`;
    case 'bad-category':
      return `category '${problem.given}' must be one of ${problem.known.join(', ')}`;
    case 'bad-parameter-format':
      return `parameter_format '${problem.given}' must be POSITIONAL or NAMED`;
    case 'no-body':
      return 'components has no BODY';
    case 'repeated-component':
      return `components has ${problem.type} more than once`;
  }
}
