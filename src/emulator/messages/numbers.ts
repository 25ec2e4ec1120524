/**
 * From what a client typed to the wa_id. Three countries write mobile numbers in more than one way, and WhatsApp knows
 * them by one of them only: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/phone-numbers
 */

/** Area codes whose wa_ids kept the ninth digit; elsewhere in Brazil the wa_id has eight. */
const BRAZILIAN_NINE_DIGIT_AREAS = /^(1[1-9]|2[12478])$/;
const SHORTEST = 7;
/** E.164. */
const LONGEST = 15;

/**
 * Undefined when this cannot be a phone number. Digits without a plus sign count as a whole international number: the
 * documentation says that they get the business's country code, but its own examples send them bare.
 */
export function toWaId(input: string): string | undefined {
  const digits = input.replaceAll(/[+\-().\s]/g, '');
  if (!/^[1-9]\d+$/.test(digits) || digits.length < SHORTEST || digits.length > LONGEST) return undefined;
  return toBrazilian(toMexican(toArgentine(digits)));
}

/** `54 9 <area> <number>`, without the 15 that is dialled inside the country. */
function toArgentine(digits: string): string {
  if (!digits.startsWith('54')) return digits;
  const national = digits.slice(2).replace(/^9/, '');
  const withoutPrefix = /^(11|[23]\d{2,3})15(\d{6,8})$/.exec(national);
  const [, area = '', number = ''] = withoutPrefix ?? [];
  const local = withoutPrefix && area.length + number.length === 10 ? `${area}${number}` : national;
  return local.length === 10 ? `549${local}` : digits;
}

/** Older wa_ids have a 1 after the 52, and the form without it finds them. */
function toMexican(digits: string): string {
  return /^52[2-9]\d{9}$/.test(digits) ? `521${digits.slice(2)}` : digits;
}

function toBrazilian(digits: string): string {
  const [, area = '', number = ''] = /^55(\d{2})9(\d{8})$/.exec(digits) ?? [];
  return area !== '' && !BRAZILIAN_NINE_DIGIT_AREAS.test(area) ? `55${area}${number}` : digits;
}

/** Calling codes of the countries that tests use, longest first; others count as ZZ, which no country has. */
const COUNTRIES: readonly [callingCode: string, country: string][] = [
  ['351', 'PT'],
  ['502', 'GT'],
  ['506', 'CR'],
  ['507', 'PA'],
  ['591', 'BO'],
  ['593', 'EC'],
  ['595', 'PY'],
  ['598', 'UY'],
  ['971', 'AE'],
  ['33', 'FR'],
  ['34', 'ES'],
  ['39', 'IT'],
  ['44', 'GB'],
  ['49', 'DE'],
  ['51', 'PE'],
  ['52', 'MX'],
  ['54', 'AR'],
  ['55', 'BR'],
  ['56', 'CL'],
  ['57', 'CO'],
  ['58', 'VE'],
  ['62', 'ID'],
  ['91', 'IN'],
  ['1', 'US'],
];

/** Area codes of +1 that are not in the United States: Canada and the Caribbean. */
const NOT_UNITED_STATES =
  /^1(204|226|236|242|246|249|250|257|263|264|268|284|289|306|343|345|354|365|367|368|382|387|403|416|418|428|431|437|438|441|450|468|473|474|506|514|519|548|579|581|584|587|604|613|639|647|649|658|664|672|683|705|709|721|742|753|758|767|778|780|782|784|807|809|819|825|829|849|867|868|869|873|876|879|902|905)/;

/** ISO code, as a business-scoped user id begins. */
export function countryOf(waId: string): string {
  return findCountry(waId)?.code ?? 'ZZ';
}

export function findCountry(number: string): { dial: string; code: string } | undefined {
  const [dial, code] = COUNTRIES.find(([callingCode]) => number.startsWith(callingCode)) ?? [];
  return dial === undefined || code === undefined ? undefined : { dial, code };
}

export function isUnitedStates(waId: string): boolean {
  return waId.startsWith('1') && !NOT_UNITED_STATES.test(waId);
}
