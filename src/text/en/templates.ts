import { templatesCode } from './templates/code.js';
import { templatesList } from './templates/list.js';
import { templatesSubmit } from './templates/submit.js';

export const templates = {
  ...templatesList,
  ...templatesSubmit,
  ...templatesCode,
};
