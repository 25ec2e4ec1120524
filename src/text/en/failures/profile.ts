import type { ProfileFailures } from '../../../core/failures/profile.js';
import type { ProfileProblem } from '../../../core/profile/check.js';
import type { PictureProblem } from '../../../core/profile/picture.js';
import type { SentencesFor } from '../../text.js';

export const profileSentences: SentencesFor<ProfileFailures> = {
  'profile-invalid': ({ problems, picture }) => ({
    message:
      problems.length === 1 && picture === null
        ? `The profile was not changed: ${problems.map(describeProfileProblem).join()}`
        : `The profile was not changed, ${problems.length + (picture === null ? 0 : 1)} values cannot be used:\n${[...problems.map(describeProfileProblem), ...(picture === null ? [] : [`the picture ${picture.path}: ${describePictureProblem(picture.problem)}`])].map((line) => `  - ${line}`).join('\n')}`,
    hint: 'Correct the values and run the command again; nothing was sent.',
  }),
  'profile-file-invalid': ({ path, problems }) => ({
    message: `The profile file ${path} cannot be used:\n${problems.map((problem) => `  ${place(problem)}${describeInFile(problem)}`).join('\n')}`,
    hint: 'Correct the file; nothing was sent.',
  }),
  'profile-differs': ({ count }) => ({
    message:
      count === 1
        ? '1 field of the profile is not as the file says'
        : `${count} fields of the profile are not as the file says`,
    hint: '`wabactl profile apply` makes them so.',
  }),
  'picture-invalid': ({ path, problem }) => ({
    message: `${path === '-' ? 'Standard input' : path} cannot be the profile picture: ${describePictureProblem(problem)}`,
    hint: 'Use a square JPEG or PNG file, 640x640 pixels if possible.',
  }),
  'profile-nothing-to-change': () => ({
    message: 'Nothing to change was given',
    hint: 'Name at least one field, for example --description; an empty text clears a field.',
  }),
};

/** One problem as half a sentence, so that several make a list. */
function describeProfileProblem(problem: ProfileProblem): string {
  switch (problem.problem) {
    case 'empty':
      return problem.field === 'about' ? 'about cannot be empty' : 'a website cannot be empty';
    case 'too-long':
      return `${problem.field} has ${problem.length} characters, at most ${problem.limit} are allowed${problem.field === 'websites' ? ` for each website: ${problem.given}` : ''}`;
    case 'malformed':
      return problem.field === 'email'
        ? `'${problem.given}' is not an e-mail address`
        : `'${problem.given}' is not a web address`;
    case 'no-scheme':
      return `the website '${problem.given}' must start with http:// or https://`;
    case 'too-many':
      return `${problem.count} websites were given, at most ${problem.limit} are allowed`;
    case 'unknown':
      return `vertical '${problem.given}' does not exist${problem.nearest ? ` (did you mean ${problem.nearest}?)` : ''}; the values are ${problem.known.join(', ')}`;
    case 'read-only':
      return `vertical '${problem.given}' can be read but not set`;
    case 'cannot-be-emptied':
      return 'vertical cannot be emptied once it is set; choose another value, for example OTHER';
  }
}

type FileProblem = ProfileFailures['profile-file-invalid']['problems'][number];

function place({ line, column }: FileProblem): string {
  return line === null ? '' : `line ${line}, column ${column}: `;
}

function describeInFile(problem: FileProblem): string {
  switch (problem.problem) {
    case 'syntax':
      return `this is neither JSON nor YAML: ${problem.detail}`;
    case 'not-an-object':
      return 'it holds no object; it may have about, address, description, email, websites, vertical and picture';
    case 'unknown-member':
      return `${problem.member} is no field of a profile${problem.nearest ? ` (did you mean ${problem.nearest}?)` : ''}`;
    case 'wrong-type':
      return `${problem.member} must be ${problem.expected === 'list' ? 'a list of texts' : 'a text'}`;
    case 'picture-missing':
      return `there is no picture ${problem.path}`;
    case 'picture':
      return `${problem.path} cannot be the picture: ${describePictureProblem(problem.picture)}`;
    default:
      return describeProfileProblem(problem);
  }
}

function describePictureProblem(problem: PictureProblem): string {
  switch (problem.problem) {
    case 'not-jpeg-or-png':
      return problem.found ? `it is a ${problem.found} file, not JPEG or PNG` : 'it is neither JPEG nor PNG';
    case 'damaged':
      return 'the file is damaged, its size in pixels cannot be read';
    case 'too-large':
      return `it has ${problem.bytes} bytes, at most ${problem.limit} are allowed`;
  }
}
