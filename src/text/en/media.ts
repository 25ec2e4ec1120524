import { describeMediaWarning } from './media-problems.js';

/** Words of files for messages, whichever command sends them. */
export const mediaWords = {
  warning: describeMediaWarning,
  uploading: (file: string) => `Uploading ${file === '-' ? 'standard input' : file} …`,
};
