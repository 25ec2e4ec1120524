import type { TemplateDefinition } from './definition.js';
import type { Template } from './template.js';

/**
 * What an edit may hold beside the components and the category; the name and the language cannot change.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates#edit-a-message-template
 */
const EDITABLE = [
  'components',
  'parameter_format',
  'message_send_ttl_seconds',
  'cta_url_link_tracking_opted_out',
  'sub_category',
  'display_format',
  'is_primary_device_delivery_only',
  'degrees_of_freedom_spec',
] as const;

/** The body of an edit: components as a whole, and the category only where it changes, which Meta refuses of an approved one. */
export function toEdit(definition: TemplateDefinition, { category }: Pick<Template, 'category'>) {
  const members = EDITABLE.flatMap((member) => (member in definition ? [[member, definition[member]] as const] : []));
  return {
    ...Object.fromEntries(members),
    ...(definition.category !== category && { category: definition.category }),
  };
}
