import { failures } from './en/failures.js';

export const en = {
  language: 'en',
  failures,
  commands: {},
};
