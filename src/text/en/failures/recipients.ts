import type { RecipientFailures } from '../../../core/failures/recipients.js';
import type { WordsProblem } from '../../../core/optouts/words.js';
import type { SentencesFor } from '../../text.js';

export const recipientSentences: SentencesFor<RecipientFailures> = {
  'csv-not-readable': ({ path, flaw, line }) =>
    ({
      'utf-16': {
        message: `${shown(path)} is in UTF-16, which Excel calls "Unicode text"`,
        hint: `Save it as "CSV UTF-8", or run \`iconv -f UTF-16 -t UTF-8 ${path} > new.csv\`.`,
      },
      'not-utf-8': {
        message: `${shown(path)} is not in UTF-8: line ${line} has a letter in another encoding, probably Latin-1 (Windows)`,
        hint: `Save it as "CSV UTF-8", or run \`iconv -f WINDOWS-1252 -t UTF-8 ${path} > new.csv\`; else names would arrive with wrong letters.`,
      },
      spreadsheet: {
        message: `${shown(path)} is a workbook of Excel or Calc, not a CSV file`,
        hint: 'Open it there and save the sheet as "CSV UTF-8".',
      },
    })[flaw],
  'csv-broken': ({ path, afterLine }) => ({
    message: `${shown(path)} cannot be read after line ${afterLine}: a quote (") is opened there and not closed where it should be`,
    hint: 'Look at the lines after it; a quote inside of a quoted value is written twice.',
  }),
  'csv-empty': ({ path }) => ({
    message: `${shown(path)} has no rows`,
    hint: 'Its first line names the columns; each line after it is one person.',
  }),
  'recipients-invalid': ({ given }) => ({
    message: `${given.map((each) => `'${each}'`).join(', ')} ${given.length === 1 ? 'is neither a phone number nor a user id' : 'are neither phone numbers nor user ids'}`,
    hint: 'Give each with its country code, for example +5491158749895. Nothing was changed.',
  }),
  'recipient-column-needed': ({ flag, columns }) => ({
    message: `Which column holds the phone numbers? There are ${columns.join(', ')}`,
    hint: `Pass ${flag} with the name of that column.`,
  }),
  'country-unknown': ({ given }) => ({
    message: `'${given}' is no country`,
    hint: 'Give two letters, for example ES, MX or AR, or + where all numbers begin with their country code.',
  }),
  'column-unknown': ({ column, columns, nearest }) => ({
    message: `There is no column '${column}'; there are ${columns.join(', ')}`,
    ...(nearest !== null && { hint: `Did you mean '${nearest}'?` }),
  }),
  'optout-words-invalid': ({ problems }) => ({
    message: `These words cannot be used: ${problems.map(describeWordsProblem).join('; ')}`,
    hint: 'Give them with commas between: `wabactl optout words set STOP,BAJA --resume START,ALTA`',
  }),
};

function describeWordsProblem(problem: WordsProblem): string {
  switch (problem.problem) {
    case 'empty':
      return 'there is none';
    case 'no-letters':
      return `'${problem.word}' has neither letters nor digits`;
    case 'stop-and-resume':
      return `'${problem.word}' would mean both stop and resume`;
  }
}

function shown(path: string): string {
  return path === '-' ? 'standard input' : path;
}
