import { templatesChange } from './templates/change.js';
import { templatesLint } from './templates/lint.js';
import { templatesList } from './templates/list.js';
import { templatesSubmit } from './templates/submit.js';
import { templatesWait } from './templates/wait.js';

export const templates = {
  ...templatesLint,
  ...templatesList,
  ...templatesSubmit,
  ...templatesWait,
  ...templatesChange,
};
