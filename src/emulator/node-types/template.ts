import type { NodeType } from '../answers.js';
import type { Template } from '../state.js';
import { TEMPLATE_FIELDS } from '../templates/list.js';

/** A template as an expanded field of its WABA shows it. */
export const templateNode: NodeType<Template> = {
  name: 'WhatsAppMessageTemplate',
  defaults: ['name', 'parameter_format', 'components', 'language', 'status', 'category'],
  fields: TEMPLATE_FIELDS,
};
