/** What a reviewer may say of the words, https://developers.facebook.com/docs/whatsapp/updates-to-pricing/new-template-guidelines */
import { type Draft, type Part, textOf } from './draft.js';
import { type Found, found } from './finding.js';
import { checkLinksIn } from './url-rules.js';

/** English, Spanish and Portuguese words that sell. A hint for the author, no judgement. */
const PROMOTIONAL = [
  String.raw`\d+ ?% ?off`,
  'discounts?',
  'on sale',
  'special offers?',
  'limited[- ]time offer',
  'promo(?:tion|tions|s)?',
  'coupons?',
  'vouchers?',
  'buy now',
  'shop now',
  'order now',
  'free gift',
  'best deals?',
  'black friday',
  "don't miss(?: out)?",
  'descuentos?',
  'ofertas?',
  'promoci(?:ón|ones)',
  'cup(?:ón|ones)',
  'rebajas?',
  'compr[ae] ahora',
  'aprovech[ae]',
  'no te (?:lo )?pierdas',
  'descontos?',
  'promoç(?:ão|ões)',
  'cupo(?:m|ns)',
  'liquidação',
  'compre (?:agora|já)',
  'aproveite',
  'não perca',
];

const ONE_TIME_CODE = [
  'one[- ]time (?:pass(?:word|code)|code|pin)',
  'verification code',
  'security code',
  'login code',
  'otp',
  'código de (?:verificación|seguridad|acceso)',
  'clave de un solo uso',
  'código de (?:verificação|segurança|acesso)',
  'senha de uso único',
];

const words = (list: readonly string[], flags: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${list.join('|')})(?![\p{L}\p{N}])`, flags);

const PROMOTIONAL_WORDS = words(PROMOTIONAL, 'giu');
const ONE_TIME_CODE_WORDS = words(ONE_TIME_CODE, 'iu');

export function checkSmells(draft: Draft): Found[] {
  const { category, body, header, footer, cards } = draft;
  const texts = [header, body, footer, ...cards.map((card) => card.body)].flatMap(textIn);
  return [
    ...(category === 'UTILITY' ? texts.flatMap((text) => checkPromotion(text, category)) : []),
    ...(category === 'UTILITY' || category === 'MARKETING' ? checkCode(texts, category) : []),
    ...texts.flatMap(({ text, member }) => checkLinksIn(text, member)),
  ];
}

interface Text {
  readonly text: string;
  readonly member: (string | number)[];
}

function textIn(part: Part | undefined): Text[] {
  const text = part && textOf(part.data.text);
  return part && text !== undefined ? [{ text, member: [...part.member, 'text'] }] : [];
}

function checkPromotion({ text, member }: Text, category: string): Found[] {
  const matches = [...text.matchAll(PROMOTIONAL_WORDS)];
  const [first] = matches;
  if (first === undefined) return [];
  const all = [...new Set(matches.map(([word]) => word.toLowerCase()))];
  return [found('promotional-words', member, { words: all, category }, { offset: first.index })];
}

function checkCode(texts: readonly Text[], category: string): Found[] {
  for (const { text, member } of texts) {
    const match = ONE_TIME_CODE_WORDS.exec(text);
    if (match)
      return [found('code-outside-authentication', member, { word: match[0], category }, { offset: match.index })];
  }
  return [];
}
