import type { ReviewedTemplate, TemplateWriteFailures } from '../../../core/failures/template-writes.js';
import type { EditObstacle } from '../../../core/templates/edit-obstacles.js';
import type { SentencesFor } from '../../text.js';
import { REASONS } from '../templates/states.js';

export const templateWriteSentences: SentencesFor<TemplateWriteFailures> = {
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

function describeSample(problem: TemplateWriteFailures['template-samples-invalid']['problems'][number]): string {
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

/** Where in the template's file the sample is named. */
function place({ line, column }: { readonly line: number | null; readonly column: number | null }): string {
  return line === null ? '' : `line ${line}, column ${column}: `;
}
