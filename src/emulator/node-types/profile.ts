import { unknownField } from '../refusals.js';
import type { FieldSelection } from '../route.js';

const FIELDS: ReadonlySet<string> = new Set([
  'about',
  'address',
  'description',
  'email',
  'profile_picture_url',
  'websites',
  'vertical',
  'messaging_product',
]);

/** Flat, without id: Meta's OpenAPI file nests it, its pages and every working client do not. Without `fields` it is empty. */
export function selectProfile(
  profile: Readonly<Record<string, unknown>>,
  selection: FieldSelection | undefined,
): Record<string, unknown> {
  const names = [...(selection?.keys() ?? [])].filter((name) => name !== 'id');
  for (const name of names) if (!FIELDS.has(name)) throw unknownField(name, 'WhatsAppBusinessProfile');
  const chosen = Object.entries(profile).filter(([name]) => names.includes(name) || name === 'messaging_product');
  return Object.fromEntries(chosen);
}
