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
};

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
