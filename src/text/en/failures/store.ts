import type { FileProblem, StoreFailures } from '../../../core/failures/store.js';
import type { SentencesFor } from '../../text.js';

const PROBLEMS: Record<FileProblem, string> = {
  'not-json': 'it is not valid JSON',
  'wrong-shape': 'a value in it is missing or of the wrong kind',
  'unknown-member': 'it has a member that means nothing here',
  'not-a-database': 'it is not a database',
};

export const storeSentences: SentencesFor<StoreFailures> = {
  'file-damaged': ({ path, problem, where }) => ({
    message: `The file ${path} is damaged: ${PROBLEMS[problem]}${where ? ` (${where})` : ''}`,
    hint: 'Mend it, or move it away to start afresh; nothing in it was changed.',
  }),
  'file-from-newer-version': ({ path, found, known }) => ({
    message: `The file ${path} was written by a newer wabactl (format ${found}, this one knows up to ${known})`,
    hint: 'Update wabactl.',
  }),
  'file-not-writable': ({ path, problem }) => ({
    message: `The file ${path} cannot be written (${problem})`,
    hint: 'Check that its folder belongs to you and that the disk has space, or set WABACTL_HOME to another folder.',
  }),
  'store-busy': ({ path, waitedSeconds }) => ({
    message: `Another process has been writing to ${path} for more than ${waitedSeconds} seconds`,
    hint: 'Look for a wabactl that was stopped (Ctrl-Z) and end it, then try again.',
  }),
  'secret-in-project-file': ({ path, key }) => ({
    message: `The project file ${path} holds a secret under '${key}'`,
    hint: 'Remove it there and put it in the environment or in `wabactl connect`; if the file was ever shared, make a new secret.',
  }),
};
