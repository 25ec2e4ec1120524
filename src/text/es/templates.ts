import type { templates as english } from '../en/templates.js';
import { templatesChange } from './templates/change.js';
import { templatesCode } from './templates/code.js';
import { templatesLint } from './templates/lint.js';
import { templatesList } from './templates/list.js';
import { templatesSubmit } from './templates/submit.js';
import { templatesWait } from './templates/wait.js';

export const templates: typeof english = {
  ...templatesLint,
  ...templatesList,
  ...templatesSubmit,
  ...templatesCode,
  ...templatesWait,
  ...templatesChange,
};
