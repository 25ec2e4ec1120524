import parsePhoneNumberFromString from 'libphonenumber-js/min';

/**
 * The language in which a person of this number most likely reads, as Meta's codes begin: `es`, `pt`. A guess, good enough to
 * say first what fits best; undefined where several languages are as likely. Digits without a plus.
 */
export function likelyLanguage(digits: string): string | undefined {
  const country = parsePhoneNumberFromString(`+${digits}`)?.country;
  return country && LANGUAGES.find(([, countries]) => countries.split(' ').includes(country))?.[0];
}

const LANGUAGES: readonly [language: string, countries: string][] = [
  ['es', 'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'],
  ['pt', 'AO BR CV MZ PT'],
  ['en', 'AU GB GH IE JM KE NG NZ TT UG US ZA'],
  ['fr', 'FR MC SN CI HT'],
  ['de', 'AT DE LI'],
  ['it', 'IT SM'],
  ['nl', 'NL SR'],
  ['id', 'ID'],
  ['tr', 'TR'],
  ['pl', 'PL'],
  ['ro', 'RO'],
  ['ru', 'RU'],
  ['ja', 'JP'],
  ['ko', 'KR'],
  ['he', 'IL'],
  ['ar', 'AE BH EG IQ JO KW OM QA SA YE'],
];
