/** What subscribers hear about templates, https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/message_template_status_update */
import { asText, type JsonObject } from '../json-values.js';
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { buttonsOf } from './buttons.js';

/** Members that come with some events only: `disable_info`, `other_info`, `rejection_info`. */
interface StatusEvent {
  readonly event: string;
  readonly reason: string | null;
  readonly extra?: JsonObject;
}

export function publishStatus(world: World, template: Template, { event, reason, extra = {} }: StatusEvent): void {
  publish(world, template, 'message_template_status_update', {
    event,
    ...identity(template),
    reason,
    message_template_category: template.category,
    ...extra,
  });
}

/** The change of a category that has happened. */
export function publishCategory(world: World, template: Template, previousCategory: string): void {
  publish(world, template, 'template_category_update', {
    ...identity(template),
    previous_category: previousCategory,
    new_category: template.category,
  });
}

/** The warning 24 hours ahead; Meta puts the current category into `new_category` here. */
export function publishCategoryNotice(world: World, template: Template, correctCategory: string, at: number): void {
  publish(world, template, 'template_category_update', {
    ...identity(template),
    new_category: template.category,
    correct_category: correctCategory,
    category_update_timestamp: at,
  });
}

export function publishQuality(world: World, template: Template, previousScore: string): void {
  publish(world, template, 'message_template_quality_update', {
    previous_quality_score: previousScore,
    new_quality_score: template.qualityScore.score,
    ...identity(template),
  });
}

/** An edit, with the texts as they are now. */
export function publishComponents(world: World, template: Template): void {
  const component = (type: string) => template.components.find((one) => one.type === type);
  const title = component('HEADER')?.text;
  const footer = component('FOOTER')?.text;
  const buttons = buttonsOf(component('BUTTONS')).map(toButtonChange);
  publish(world, template, 'message_template_components_update', {
    ...identity(template),
    message_template_element: component('BODY')?.text ?? '',
    ...(title !== undefined && { message_template_title: title }),
    ...(footer !== undefined && { message_template_footer: footer }),
    ...(buttons.length > 0 && { message_template_buttons: buttons }),
  });
}

function toButtonChange({ type, text, url, phone_number }: JsonObject): JsonObject {
  return {
    message_template_button_type: asText(type),
    message_template_button_text: asText(text),
    ...(url !== undefined && { message_template_button_url: url }),
    ...(phone_number !== undefined && { message_template_button_phone_number: phone_number }),
  };
}

/**
 * The id is a number in webhooks, though a string everywhere else, and most of Meta's examples write the language with a
 * dash: `en-US`. Some write `en_US` (UNSURE); the dash shows a receiver that does not expect it.
 */
function identity({ id, name, language }: Template): JsonObject {
  return {
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language.replace('_', '-'),
  };
}

function publish(world: World, { wabaId }: Template, field: string, value: JsonObject): void {
  // Template events always go to the app's own callback: no override of a phone number takes them.
  world.publish({ wabaId, phoneId: undefined, field, value });
}
