import type { templates as english } from '../en/templates.js';
import { templatesChange } from './templates/change.js';
import { templatesCode } from './templates/code.js';
import { templatesLibrary } from './templates/library.js';
import { templatesLint } from './templates/lint.js';
import { templatesList } from './templates/list.js';
import { templatesPreview } from './templates/preview.js';
import { templatesStats } from './templates/stats.js';
import { templatesSubmit } from './templates/submit.js';
import { templatesWait } from './templates/wait.js';

export const templates: typeof english = {
  ...templatesLint,
  ...templatesList,
  ...templatesSubmit,
  ...templatesCode,
  ...templatesPreview,
  ...templatesWait,
  ...templatesChange,
  ...templatesLibrary,
  ...templatesStats,
};
