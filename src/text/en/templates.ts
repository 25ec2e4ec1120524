import { templatesChange } from './templates/change.js';
import { templatesCode } from './templates/code.js';
import { templatesList } from './templates/list.js';
import { templatesSubmit } from './templates/submit.js';
import { templatesWait } from './templates/wait.js';

export const templates = {
  ...templatesList,
  ...templatesSubmit,
  ...templatesCode,
  ...templatesWait,
  ...templatesChange,
};
