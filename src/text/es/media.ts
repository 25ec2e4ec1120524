import type { mediaWords as englishWords } from '../en/media.js';
import { describeMediaWarning } from './media-problems.js';

export const mediaWords: typeof englishWords = {
  warning: describeMediaWarning,
  uploading: (file) => `Subiendo ${file === '-' ? 'la entrada estándar' : file} …`,
};
