import type { templates as english } from '../en/templates.js';
import { templatesLibrary } from './templates/library.js';
import { templatesList } from './templates/list.js';
import { templatesStats } from './templates/stats.js';
import { templatesSubmit } from './templates/submit.js';

export const templates: typeof english = {
  ...templatesList,
  ...templatesSubmit,
  ...templatesLibrary,
  ...templatesStats,
};
