import type { TemplateFailures } from '../../../core/failures/templates.js';
import type { SentencesFor } from '../../text.js';
import { utcMinute } from '../../utc-minute.js';

export const templateSentences: SentencesFor<TemplateFailures> = {
  'no-drawing-browser': () => ({
    message: 'A picture is drawn by Chromium, Chrome or Edge, and none of them was found here',
    hint: 'Install one, name it with CHROMIUM_PATH, or write a page with --html and open it in any browser.',
  }),
  'page-not-drawn': ({ program, problem }) => ({
    message: `The browser ${program} could not draw the picture: ${problem}`,
    hint: 'Name another one with CHROMIUM_PATH, or write a page with --html and open it in any browser.',
  }),
  'template-files-none': ({ folder }) => ({
    message: `There are no template files in ${folder}`,
    hint: '`wabactl templates pull` writes those of the account into files; name another folder if yours are elsewhere.',
  }),
  'template-folder-invalid': ({ files, duplicates }) => ({
    message: [
      'These template files have to be corrected first:',
      ...files.map(({ message }) => message),
      ...duplicates.map(({ name, language, paths }) => `  ${paths.join(', ')}: all of them are ${name} (${language})`),
    ].join('\n'),
    hint: 'Nothing was sent. `wabactl templates lint` says more about each.',
  }),
  'templates-differ': ({ count }) => ({
    message: count === 1 ? '1 template is not as its file says' : `${count} templates are not as their files say`,
    hint: '`wabactl templates plan` shows what differs.',
  }),
  'templates-not-applied': ({ count }) => ({
    message: count === 1 ? 'Meta refused 1 template' : `Meta refused ${count} templates`,
    hint: 'Correct its file by what stands above, and apply again: what is done stays done.',
  }),
  'template-creations-spent': ({ limit, until }) => ({
    message: `Meta takes ${limit} new templates an hour, and that many were made from here`,
    hint: `Run \`wabactl templates apply\` again after ${utcMinute(until)}: what is done stays done.`,
  }),
  'templates-not-ready': ({ count }) => ({
    message:
      count === 1
        ? '1 template file is not approved by Meta as it stands'
        : `${count} template files are not approved by Meta as they stand`,
    hint: '`wabactl templates plan` shows what differs, `wabactl templates wait` waits for reviews.',
  }),
  'template-filter-unknown': ({ problems }) => ({
    message: problems
      .map(({ option, given, known }) => `No template can have ${option} ${given}; there is ${known.join(', ')}`)
      .join('\n'),
    hint: guess(problems) ?? 'Upper and lower case make no difference.',
  }),
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
  'templates-faulty': ({ errors, warnings }) => ({
    message:
      errors > 0
        ? `The templates have ${errors} error${errors === 1 ? '' : 's'}`
        : `The templates have ${warnings} warning${warnings === 1 ? '' : 's'}, and --strict counts them`,
    hint: '`wabactl templates lint --rules` explains each rule.',
  }),
  'templates-folder-missing': ({ folder }) => ({
    message: `There is no folder ${folder} here`,
    hint: 'Name the files or folders to check, or - for standard input.',
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

function place({ line, column }: Pick<Problem, 'line' | 'column'>): string {
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
