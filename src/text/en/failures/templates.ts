import type { ReviewedTemplate, TemplateFailures } from '../../../core/failures/templates.js';
import type { EditObstacle } from '../../../core/templates/edit-obstacles.js';
import type { SentencesFor } from '../../text.js';
import { utcMinute } from '../../utc-minute.js';
import { REASONS } from '../templates/states.js';

export const templateSentences: SentencesFor<TemplateFailures> = {
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
  'template-flags-missing': ({ missing }) => ({
    message: `Neither a file nor a whole template was given: ${missing.join(', ')} missing`,
    hint: 'Name a file, or give these flags; on a terminal, `wabactl templates submit` alone asks for everything.',
  }),
  'template-examples-missing': ({ examples }) => ({
    message: `Meta wants an example for each variable, and there is none for ${examples.join(', ')}`,
    hint: `Give each with --sample, for example --sample "${examples[0]}=Ana".`,
  }),
  'template-header-file-unfit': ({ path }) => ({
    message: `${path} is nothing that a header takes, whatever its name says`,
    hint: 'A header takes a JPEG or PNG picture, an MP4 video or a PDF document.',
  }),
  'template-files-invalid': ({ files }) => ({
    message: `${files.length} files cannot be submitted, so nothing was sent:\n${files.map(({ message }) => message).join('\n')}`,
    hint: 'Correct them and run the same line again.',
  }),
  'template-samples-invalid': ({ path, problems }) => ({
    message: `The samples of ${path === '-' ? 'standard input' : path} cannot be used:\n${problems.map((problem) => `  ${place(problem)}${problem.sample}: ${describeSample(problem)}`).join('\n')}`,
    hint: "Nothing was sent. The path of a sample is relative to the template's file.",
  }),
  'template-category-mismatch': ({ name, asked, established }) => ({
    message: `Meta refused this: '${name}' exists in another language as ${established}, and all languages of a name have one category, not ${asked}`,
    hint: `Submit it as ${established}, or under another name.`,
  }),
  'template-not-editable': ({ name, language, obstacles }) => ({
    message: `'${name}' (${language}) cannot be edited so:\n${obstacles.map((each) => `  ${obstacle(each)}`).join('\n')}`,
    hint: 'Nothing was sent.',
  }),
  'template-edits-spent': ({ name, language, usedInDay, freeAt }) => ({
    message: `'${name}' (${language}) was edited ${usedInDay > 0 ? 'in the last 24 hours' : 'ten times in the last 30 days'}, and Meta allows one edit a day and ten in 30 days of an approved template`,
    hint: `The next one is possible from ${freeAt} on; --again tries it all the same.`,
  }),
  'template-deletion-unclear': ({ name, languages }) => ({
    message: `The template '${name}' exists in ${languages.length} languages: ${languages.join(', ')}`,
    hint: 'Name one with --language; --all-languages deletes all of them.',
  }),
  'template-not-deletable': ({ name, versions }) => ({
    message: `'${name}' cannot be deleted: ${versions.map(({ language, status }) => `${language} is ${status}`).join(', ')}`,
    hint: versions.some(({ status }) => status === 'DISABLED')
      ? 'Meta keeps disabled templates. Other languages of the name can be deleted one by one with --language.'
      : 'Its deletion is under way already: Meta first delivers the messages that it accepted.',
  }),
  'template-not-paused': ({ name, language, status }) => ({
    message: `'${name}' (${language}) is not paused: its status is ${status}`,
    hint: `\`wabactl templates show ${name}\` shows more.`,
  }),
  'template-stays-paused': ({ name, language, reason }) => ({
    message: `Meta did not resume '${name}' (${language})${reason ? `: ${reason}` : ''}`,
    hint: 'Only pauses by pacing can be ended so, some minutes after they began. A pause for bad quality ends by itself: after 3 hours the first time, after 6 the second.',
  }),
  'templates-not-approved': ({ templates }) => ({
    message: `Meta did not approve ${list(templates)}`,
    hint: hintOf(templates),
  }),
  'review-not-decided': ({ templates }) => ({
    message: `The time is up and Meta has not decided on ${list(templates)}`,
    hint: 'A review takes up to 24 hours. `wabactl templates wait` goes on waiting.',
  }),
  'template-category-changed': ({ templates }) => ({
    message: `Meta changed the category: ${templates.map(({ name, language, asked, got }) => `${name} (${language}) from ${asked} to ${got}`).join(', ')}`,
    hint: 'Put the new category into the file if you accept its price; if not, take out what promotes and submit it under another name.',
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
};

function list(templates: readonly ReviewedTemplate[]): string {
  return templates.map(({ name, language, status }) => `${name} (${language}): ${status}`).join(', ');
}

function hintOf(templates: readonly ReviewedTemplate[]): string {
  const reason = templates.find((template) => template.reason !== null)?.reason;
  const [first] = templates;
  return reason
    ? `${reason}: ${REASONS[reason] ?? ''} Then \`wabactl templates edit <file>\`.`
    : `Look at it with \`wabactl templates show ${first?.name ?? '<name>'}\`.`;
}

function obstacle(each: EditObstacle): string {
  switch (each.obstacle) {
    case 'status':
      return `its status is ${each.status}; Meta takes edits of ${each.editable.join(', ')} only`;
    case 'category-of-approved':
      return `the category of an approved template stays as it is: ${each.present}, not ${each.wanted}`;
    case 'budget':
      return `its edits are used up until ${each.freeAt}`;
  }
}

function describeSample(problem: TemplateFailures['template-samples-invalid']['problems'][number]): string {
  switch (problem.problem) {
    case 'sample-unreadable':
      return `this file cannot be read (${problem.detail})`;
    case 'sample-absolute':
      return "a sample must be named relative to the template's file, so that it is found on other machines too";
    case 'sample-not-for-format':
      return `a header of the format ${problem.format || '(none)'} takes no sample; IMAGE, VIDEO, GIF and DOCUMENT do`;
    case 'sample-empty':
      return 'this file is empty';
    case 'sample-wrong-type':
      return `${problem.format} takes ${problem.accepted.join(' or ')}, and this is ${problem.found ?? 'something else'}, whatever its name says`;
    case 'sample-too-large':
      return `this file has ${size(problem.bytes)}, and ${problem.format} takes at most ${size(problem.limit)}`;
  }
}

function size(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function guess(problems: TemplateFailures['template-filter-unknown']['problems']): string | undefined {
  const guesses = problems.flatMap(({ option, nearest }) => (nearest === null ? [] : [`${option} ${nearest}`]));
  return guesses.length === 0 ? undefined : `Did you mean ${guesses.join(' ')}?`;
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
