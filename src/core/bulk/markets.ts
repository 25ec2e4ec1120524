/**
 * The market that a country belongs to where a rate card has no row of its own for it. As Meta publishes them with its rate
 * cards, https://developers.facebook.com/docs/whatsapp/pricing; UNSURE: countries move to rows of their own from time to
 * time, which then go first. Whatever stands nowhere is `Other`.
 */
const REGIONS: Readonly<Record<string, string>> = {
  'North America': 'CA US',
  'Rest of Africa':
    'DZ AO BJ BW BF BI CM TD CG ER ET GA GM GH GW CI KE LS LR LY MG MW ML MR MA MZ NA NE RW SN SL SO SS SD SZ TZ TG TN UG ZM',
  'Rest of Asia Pacific': 'AF AU BD KH CN HK JP LA MN NP NZ PG PH SG LK TW TJ TH TM UZ VN',
  'Rest of Central & Eastern Europe': 'AL AM AZ BY BG HR CZ GE GR HU LV LT MD MK PL RO RS SK SI UA',
  'Rest of Latin America': 'BO CR DO EC SV GT HT HN JM NI PA PY PR UY VE',
  'Rest of Middle East': 'BH IQ JO KW LB OM QA YE',
  'Rest of Western Europe': 'AT BE DK FI IE NO PT SE CH',
};

const OF_COUNTRY: ReadonlyMap<string, string> = new Map(
  Object.entries(REGIONS).flatMap(([region, countries]) => countries.split(' ').map((country) => [country, region])),
);

/** Names that differ from those that the system has for the country. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  TR: ['turkey'],
  AE: ['uae'],
  GB: ['uk', 'great britain'],
  US: ['usa', 'united states of america'],
  RU: ['russian federation'],
  CZ: ['czech republic'],
  CI: ['ivory coast'],
  HK: ['hong kong'],
};

/** Every name under which a card may price a country, the most exact first. */
export function marketNamesOf(country: string | null): readonly string[] {
  if (country === null) return [plainMarket('Other')];
  const region = OF_COUNTRY.get(country);
  return [
    country,
    nameOf(country, 'en'),
    nameOf(country, 'es'),
    ...(OTHER_NAMES[country] ?? []),
    ...(region === undefined ? [] : [region]),
    'Other',
  ].map(plainMarket);
}

function nameOf(country: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}

/** Case, accents, `&` and punctuation do not matter. */
export function plainMarket(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
