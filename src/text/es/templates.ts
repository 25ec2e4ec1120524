import type { templates as english } from '../en/templates.js';
import { templatesLint } from './templates/lint.js';
import { templatesList } from './templates/list.js';
import { templatesSubmit } from './templates/submit.js';

export const templates: typeof english = {
  ...templatesLint,
  ...templatesList,
  ...templatesSubmit,
};
