import { templatesLint } from './templates/lint.js';
import { templatesList } from './templates/list.js';
import { templatesSubmit } from './templates/submit.js';

export const templates = {
  ...templatesLint,
  ...templatesList,
  ...templatesSubmit,
};
