import { templatesLibrary } from './templates/library.js';
import { templatesList } from './templates/list.js';
import { templatesStats } from './templates/stats.js';
import { templatesSubmit } from './templates/submit.js';

export const templates = {
  ...templatesList,
  ...templatesSubmit,
  ...templatesLibrary,
  ...templatesStats,
};
