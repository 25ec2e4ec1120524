import { describeMediaWarning } from './media-problems.js';

/** Words of files for messages, whichever command sends them. */
export const mediaWords = {
  warning: describeMediaWarning,
  uploading: (file: string) => `Uploading ${file === '-' ? 'standard input' : file} …`,
};

const labels = {
  id: 'Media id',
  type: 'Type',
  size: 'Size',
  sha256: 'SHA-256',
  keptUntil: 'Kept until',
  of: 'Belongs to',
  link: 'Link',
};

export const media = {
  'media upload': {
    summary: 'Store files at Meta for messages, after checking them; the same file is stored once',
    args: { files: 'The files (- for standard input)' },
    options: { again: 'Upload it even if Meta still has it' },
    says: {
      labels,
      uploaded: (file: string) => `${file} is uploaded`,
      reused: (file: string) => `${file} was there already`,
      stdin: 'Standard input',
      next: (kind: string, id: string) => `Next: \`wabactl send ${kind} <to> ${id}\``,
    },
  },
  'media show': {
    summary: 'Show what Meta says of a file: type, size, hash, whose it is, how long its link lives',
    args: { id: 'The media id' },
    options: {},
    says: {
      labels,
      thisNumber: (number: string) => `${number}, this channel`,
      otherNumber: 'another number that this token reaches',
      unknownUntil: 'not known: it was not uploaded from here',
      link: (minutes: string) => `good for ${minutes}, with the token only`,
      expired: 'ended',
      next: (id: string) => `Next: \`wabactl media download ${id}\``,
    },
  },
  'media download': {
    summary: 'Fetch a file from Meta, by its id or by the id of the message that brought it',
    args: { id: 'The media id, or the id of a received message (a wamid)' },
    options: {
      to: 'Folder or file to write (- for standard output); this folder by default',
      force: 'Overwrite a file that is there',
    },
    says: {
      labels: { ...labels, message: 'Message', compared: 'Compared' },
      downloading: (id: string) => `Fetching ${id} …`,
      done: (file: string) => `Written to ${file}`,
      unchanged: (file: string) => `${file} has this content already`,
      checked: 'the same as at Meta',
      unchecked: 'not: Meta told no hash',
    },
  },
  'media delete': {
    summary: 'Delete a file at Meta before its time',
    args: { id: 'The media id' },
    options: {},
    says: {
      ask: (id: string, type: string, size: string) =>
        `Delete media ${id} (${type}, ${size}) at Meta? Messages that were accepted but not fetched yet may lose it.`,
      done: (id: string) => `${id} is deleted`,
    },
  },
};
