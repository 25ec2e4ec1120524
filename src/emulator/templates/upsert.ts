/** POST /{waba-id}/upsert_message_templates: one verification code in many languages. https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates */
import { asList, asObject, asText } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Template, Waba } from '../state.js';
import { contextOf, readComponents } from './components.js';
import { createTemplate } from './create.js';
import { notOneOf, unsupportedForm } from './refusals.js';
import { readCategory, readLanguage, readName, readTimeToLive } from './request.js';
import { decideReview } from './review.js';
import { publishComponents } from './webhooks.js';

type Params = Readonly<Record<string, unknown>>;

/** Creates what is missing and replaces what is there; both are approved at once, as in Meta's example. */
export function upsertTemplates(world: World, waba: Waba, params: Params): Template[] {
  checkShape(params);
  const name = readName(params);
  const languages = languagesOf(params);
  return languages.map((language) => {
    const known = world.state.templates.named(waba.id, name).find((one) => one.language === language);
    if (known) return replace(world, known, params);
    const template = createTemplate(world, waba, { ...params, language });
    decideReview(world, template, { status: 'APPROVED' });
    return template;
  });
}

function checkShape(params: Params): void {
  const category = readCategory(params);
  if (category === undefined) throw parameterRequired('category');
  if (category !== 'AUTHENTICATION') throw notOneOf('category', ['AUTHENTICATION'], params.category);
  if (params.language !== undefined) throw unsupportedForm('Use languages in place of language.');
  const buttons = (asList(decodeJsonText(params.components)) ?? []).flatMap(
    (one) => asList(asObject(one)?.buttons) ?? [],
  );
  if (buttons.map(asObject).some((button) => button?.text !== undefined || button?.autofill_text !== undefined)) {
    throw unsupportedForm("Buttons can't have a text or an autofill_text here: Meta writes them in each language.");
  }
}

function languagesOf(params: Params): string[] {
  const given = decodeJsonText(params.languages);
  const list = asList(given) ?? asText(given)?.split(',') ?? [];
  if (list.length === 0) throw parameterRequired('languages');
  return [...new Set(list.map((language) => readLanguage({ language: asText(language)?.trim() })))];
}

function replace(world: World, template: Template, params: Params): Template {
  if (template.category !== 'AUTHENTICATION') {
    throw unsupportedForm(`The message template ${template.name} isn't of category AUTHENTICATION.`);
  }
  const context = contextOf(world, template);
  template.components = readComponents(decodeJsonText(params.components), context);
  template.messageSendTtlSeconds = readTimeToLive(params, template.category) ?? template.messageSendTtlSeconds;
  world.state.templates.set(template.id, template);
  decideReview(world, template, { status: 'APPROVED' });
  publishComponents(world, template);
  return template;
}
