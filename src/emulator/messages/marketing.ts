/** What the Marketing Messages API has of its own, https://developers.facebook.com/docs/whatsapp/marketing-messages-lite-api */
import { asBoolean, asText } from '../json-values.js';
import { cloudRefusal, parameterInvalid } from '../refusals.js';
import type { Template } from '../state.js';
import { invalidParameter } from './refusals.js';

/** Meta's two ways to send: the second takes marketing templates only, and bills them as `marketing_lite`. */
export type Api = 'messages' | 'marketing_messages';

const POLICIES = ['CLOUD_API_FALLBACK', 'STRICT'];

export function checkMarketingParams(params: Readonly<Record<string, unknown>>): void {
  if (asText(params.type)?.toLowerCase() !== 'template') throw invalidParameter('Message must be a template message.');
  const policy = asText(params.product_policy);
  if (policy !== undefined && !POLICIES.includes(policy.toUpperCase())) {
    throw parameterInvalid('product_policy', `must be one of {${POLICIES.join(', ')}} - got "${policy}".`);
  }
  if (params.message_activity_sharing !== undefined && asBoolean(params.message_activity_sharing) === undefined) {
    throw parameterInvalid('message_activity_sharing', 'must be a boolean.');
  }
}

/** The category that the message is billed by. */
export function categoryFor(api: Api, { category }: Template): string {
  if (api === 'messages') return category;
  if (category === 'MARKETING') return 'MARKETING_LITE';
  throw cloudRefusal(
    134100,
    'Only marketing messages supported',
    'Only message templates categorized as marketing are supported on this API.',
  );
}
