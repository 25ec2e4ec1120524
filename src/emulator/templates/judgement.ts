/**
 * What the review decides, in this order: a rule of the settings, a word that asks for a decision, the content, and
 * where nothing speaks against the template, the setting.
 */
import type { World } from '../route.js';
import type { ReviewRule, Template } from '../state.js';
import type { ReviewOutcome } from './review.js';

/** https://developers.facebook.com/docs/graph-api/reference/whats-app-business-hsm */
export const REJECTION_REASONS = [
  'ABUSIVE_CONTENT',
  'CATEGORY_NOT_AVAILABLE',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
] as const;

// Meta's model is its own: these words stand for it, so that a demonstration can count on them.
const PROMOTIONAL =
  /% off\b|\b(discounts?|coupons?|promo(tion)?s?|special offers?|limited[- ]time|buy now|shop now|flash sale|on sale)\b|\b(descuentos?|ofertas?|rebajas?|cup(ó|o)n(es)?|promoci(ó|o)n(es)?|compra ya)(?![\p{L}\d])/iu;
const ONE_TIME_CODE =
  /\b(verification|one[- ]time|login|security) (pass)?code\b|\bone[- ]time password\b|\bOTP\b|\bc(ó|o)digo de (verificaci(ó|o)n|seguridad)(?![\p{L}\d])/iu;
const ADJACENT_VARIABLES = /\{\{[^{}]*\}\}\s*\{\{/;

export function judge(world: World, template: Template): ReviewOutcome {
  const { settings } = world.state;
  const { reviewRules, reviewContent, reviewOutcome } = settings;
  const rule = reviewRules.find((one) => matches(one, template));
  if (rule) return outcomeOf(rule);
  const judged = askedFor(template) ?? (reviewContent ? judgeContent(world, template) : undefined);
  return judged ?? { status: reviewOutcome };
}

/** Since 9 April 2025 a category that does not fit is changed at once: the answer to the request already has the new one. */
export function categoryAtCreation(world: World, template: Template): string {
  return judge(world, template).category ?? template.category;
}

function matches({ name, category, language, content }: ReviewRule, template: Template): boolean {
  const fits = (wanted: string | undefined, value: string) =>
    wanted === undefined || wanted.toUpperCase() === value.toUpperCase();
  return (
    (name === undefined || withStars(name).test(template.name)) &&
    fits(category, template.category) &&
    fits(language, template.language) &&
    (content === undefined || textOf(template).toLowerCase().includes(content.toLowerCase()))
  );
}

/** `order_*` stands for all names that begin so. */
function withStars(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[^\w]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}

function outcomeOf({ outcome, reason, as }: ReviewRule): ReviewOutcome {
  return { status: outcome, ...(reason && { rejectedReason: reason }), ...(as && { category: as }) };
}

/** `reject_scam` in the name or a text, and so for each reason, in small letters. */
function askedFor(template: Template): ReviewOutcome | undefined {
  const text = `${template.name}\n${textOf(template)}`.toLowerCase();
  const reason = REJECTION_REASONS.find((one) => text.includes(`reject_${one.toLowerCase()}`));
  return reason && { status: 'REJECTED', rejectedReason: reason };
}

function judgeContent(world: World, template: Template): ReviewOutcome | undefined {
  const { category } = template;
  const text = textOf(template);
  if (ADJACENT_VARIABLES.test(text)) return { status: 'REJECTED', rejectedReason: 'INVALID_FORMAT' };
  if (category === 'AUTHENTICATION') return undefined;
  // Meta's page says that this comes on the first of the next month; here nobody waits for it. UNSURE.
  if (ONE_TIME_CODE.test(text)) return { status: 'REJECTED', rejectedReason: 'INCORRECT_CATEGORY' };
  if (repeatsAnother(world, template))
    return { status: 'REJECTED', rejectedReason: 'INVALID_FORMAT', rejectionInfo: REPEATED };
  if (category === 'UTILITY' && PROMOTIONAL.test(text)) return { status: 'APPROVED', category: 'MARKETING' };
  return undefined;
}

/** The words are ours, and the reason too: Meta's page says only that such a template is rejected. UNSURE. */
const REPEATED = {
  reason: 'Another template of this account has the same text in body and footer.',
  recommendation: 'Use that template, or change the text of this one.',
};

function repeatsAnother({ state }: World, template: Template): boolean {
  return state.templates
    .withTextOf(template)
    .some(
      (other) => other.name !== template.name && other.status !== 'REJECTED' && other.category !== 'AUTHENTICATION',
    );
}

function textOf({ components }: Template): string {
  return components.map(({ text }) => text ?? '').join('\n');
}
