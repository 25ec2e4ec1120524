import { failures } from './es/failures.js';
import type { Text } from './text.js';

export const es: Text = {
  language: 'es',
  failures,
  commands: {},
};
