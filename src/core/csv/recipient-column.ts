import { nearest } from '../nearest.js';

/** What people call the column of the number, in English and Spanish; the surest first. */
const NAMES = [
  'to',
  'phone',
  'phone number',
  'telefono',
  'numero de telefono',
  'celular',
  'movil',
  'whatsapp',
  'numero',
  'mobile',
  'mobile number',
  'cell',
  'number',
  'tel',
  'recipient',
  'destinatario',
  'wa id',
  'customer',
  'user id',
  'msisdn',
];

/** Case, accents, and how words are joined do not matter: `Teléfono_móvil` is `telefono movil`. */
export function plainHead(head: string): string {
  return head
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Where the column stands that is probably meant; undefined where none has such a name. */
export function guessRecipientColumn(heads: readonly string[]): number | undefined {
  const plain = heads.map(plainHead);
  const whole = NAMES.map((name) => plain.indexOf(name)).find((at) => at >= 0);
  if (whole !== undefined) return whole;
  const partly = plain.findIndex((head) => /\b(phone|telefono|celular|movil|whatsapp)\b/.test(head));
  return partly >= 0 ? partly : undefined;
}

/** Columns that programs write and people do not: there the country code always stands in front, without a plus. */
export function holdsCountryCodes(head: string): boolean {
  return ['wa id', 'customer', 'msisdn'].includes(plainHead(head));
}

/** By its name as it stands, else by what is left of it without case and accents. */
export function findColumn(heads: readonly string[], name: string): number | undefined {
  const exact = heads.indexOf(name);
  const at = exact >= 0 ? exact : heads.findIndex((head) => plainHead(head) === plainHead(name));
  return at >= 0 ? at : undefined;
}

export function nearestColumn(heads: readonly string[], name: string): string | null {
  return nearest(name, heads);
}
