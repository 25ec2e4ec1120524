/** The second and third check: there is such a template in this language, and it may be sent. */
import { asObject, asText, type JsonObject } from '../../json-values.js';
import type { Refusal } from '../../refusal.js';
import { cloudRefusal, parameterRequired } from '../../refusals.js';
import type { World } from '../../route.js';
import type { Phone, Template } from '../../state.js';
import { settleReview } from '../../templates/review.js';

/** There is no fallback between languages: `en` does not find `en_US`. */
export function findTemplate(world: World, phone: Phone, content: JsonObject): Template {
  const name = asText(content.name);
  if (!name) throw parameterRequired("template['name']");
  const code = asText(asObject(content.language)?.code) ?? asText(content.language);
  if (!code) throw parameterRequired("template['language']['code']");
  const template = world.state.templates.named(phone.wabaId, name).find(({ language }) => language === code);
  if (template === undefined) throw notThere(`template name (${name}) does not exist in ${code}`);
  settleReview(world, template);
  checkStatus(template);
  return template;
}

/** PAUSED and DISABLED have codes of their own since v17; the rest counts as missing. UNSURE for PENDING and REJECTED. */
function checkStatus({ status, name, language }: Template): void {
  if (status === 'APPROVED') return;
  if (status === 'PAUSED') {
    throw cloudRefusal(
      132015,
      'Template is Paused',
      'Template is paused due to low quality so it cannot be sent in a template message.',
    );
  }
  if (status === 'DISABLED') {
    throw cloudRefusal(
      132016,
      'Template is Disabled',
      'Template has been paused too many times due to low quality and is now permanently disabled.',
    );
  }
  throw notThere(`template name (${name}) is not approved in ${language}`);
}

/** 404 in Meta's table, 400 in some recorded answers. */
function notThere(details: string): Refusal {
  return cloudRefusal(132001, 'Template name does not exist in the translation', details, 404);
}
