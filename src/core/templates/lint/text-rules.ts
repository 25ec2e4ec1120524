/** Header, body and footer as texts, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components */
import { countCharacters } from '../../characters.js';
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import type { MemberPath } from '../source.js';
import { type Content, type Draft, formatOf, type Part, textOf } from './draft.js';
import { countEmojis, firstEmoji } from './emoji.js';
import { type Fix, type Found, found } from './finding.js';
import type { RuleFacts, RuleId } from './rules.js';
import { blankVariables, namesIn, variablesIn } from './variables.js';

/** The rules whose facts are a length and its limit. */
export type LengthRule = { [Id in RuleId]: RuleFacts[Id] extends { length: number; max: number } ? Id : never }[RuleId];

/** Lengths are in Unicode code points; Meta never says which unit it counts in. */
export function checkLength(rule: LengthRule, text: string, max: number, member: MemberPath): Found[] {
  if (text.length <= max) return [];
  const length = countCharacters(text);
  return length > max
    ? [found(rule, member, { length, max }, { offset: [...text].slice(0, max).join('').length })]
    : [];
}

export function checkHeaderText(header: Part): Found[] {
  const text = textOf(header.data.text);
  if (text === undefined || formatOf(header) !== 'TEXT') return [];
  const member = [...header.member, 'text'];
  const variables = namesIn(variablesIn(text));
  const max = TEMPLATE_LIMITS.headerParametersMax;
  return [
    ...checkLength('header-too-long', text, TEMPLATE_LIMITS.headerTextMax, member),
    ...(variables.length > max ? [found('header-variables', member, { count: variables.length, max })] : []),
    ...checkPlain('header', text, member),
    ...checkEdges(text, member),
  ];
}

export function checkFooterText(footer: Part, { buttons, category }: Pick<Draft, 'buttons' | 'category'>): Found[] {
  const text = textOf(footer.data.text);
  if (text === undefined || category === 'AUTHENTICATION') return [];
  const member = [...footer.member, 'text'];
  const [variable] = variablesIn(text);
  // The page of catalog templates alone says that theirs may have one. UNSURE.
  const severity = buttons.some(({ type }) => type === 'CATALOG') ? 'warning' : 'error';
  return [
    ...checkLength('footer-too-long', text, TEMPLATE_LIMITS.footerMax, member),
    ...(variable
      ? [found('footer-variable', member, { given: variable.name }, { offset: variable.offset, severity })]
      : []),
    ...checkPlain('footer', text, member),
    ...checkEdges(text, member),
  ];
}

/** What WhatsApp would show as formatting; a lone underscore is none. */
const FORMATTING = /\*|```|(?<![\p{L}\p{N}_])_[^_\n]+_(?![\p{L}\p{N}_])|~[^~\n]+~/u;

function checkPlain(part: 'header' | 'footer', text: string, member: MemberPath): Found[] {
  const own = blankVariables(text);
  const line = own.replace(/\s+$/, '').indexOf('\n');
  const emoji = firstEmoji(own);
  const formatting = FORMATTING.exec(own);
  // A sign that is an emoji in some fonts only may pass.
  const lesser = emoji && !emoji.isSure ? { severity: 'warning' as const } : {};
  return [
    ...(line >= 0 ? [found(`${part}-newline` as const, member, {}, { offset: line })] : []),
    ...(emoji
      ? [found(`${part}-emoji` as const, member, { given: emoji.given }, { offset: emoji.offset, ...lesser })]
      : []),
    ...(formatting
      ? [found(`${part}-formatting` as const, member, { given: formatting[0] }, { offset: formatting.index })]
      : []),
  ];
}

/** Blanks around a text are mostly the line end that a YAML block leaves. */
function checkEdges(text: string, member: MemberPath): Found[] {
  const own = text.trim();
  if (own === text || own === '') return [];
  const end = text.trimEnd().length;
  const fix: Fix | undefined =
    text.trimStart() === text ? { fix: 'replace', offset: end, length: text.length - end, by: '' } : undefined;
  return [found('text-edges', member, {}, { offset: text.trimStart() === text ? end : 0, fix })];
}

function bodyMax({ offer, header }: Draft): number {
  if (offer) return TEMPLATE_LIMITS.limitedTimeOfferBodyMax;
  return formatOf(header) === 'PRODUCT' ? TEMPLATE_LIMITS.singleProductBodyMax : TEMPLATE_LIMITS.bodyMax;
}

export function checkBodyText(draft: Draft): Found[] {
  const text = draft.body && textOf(draft.body.data.text);
  if (draft.body === undefined || text === undefined || draft.category === 'AUTHENTICATION') return [];
  const member = [...draft.body.member, 'text'];
  const max = bodyMax(draft);
  return [
    ...checkLength('body-too-long', text, max, member),
    ...(countCharacters(text) > max ? [] : checkAdvised(text, member)),
    ...checkBlanks(text, member),
    ...checkEdges(text, member),
  ];
}

export function checkCardBody({ body }: Content): Found[] {
  const text = body && textOf(body.data.text);
  if (body === undefined || text === undefined) return [];
  const member = [...body.member, 'text'];
  return [
    ...checkLength('card-body-too-long', text, TEMPLATE_LIMITS.cardBodyMax, member),
    ...checkBlanks(text, member),
    ...checkEdges(text, member),
  ];
}

/** The stricter rule for bodies that Meta is rolling out. UNSURE, so it only warns. */
function checkAdvised(text: string, member: MemberPath): Found[] {
  const { bodyAdvisedMax, bodyAdvisedEmojisMax: max } = TEMPLATE_LIMITS;
  const count = countEmojis(text);
  return [
    ...checkLength('body-long', text, bodyAdvisedMax, member),
    ...(count > max ? [found('body-emojis', member, { count, max })] : []),
  ];
}

/** Measured on the live API (line breaks) or told by one vendor (tabs and blanks). UNSURE. */
function checkBlanks(text: string, member: MemberPath): Found[] {
  const newlines = /\n{3,}/.exec(text);
  const tab = text.indexOf('\t');
  const max = TEMPLATE_LIMITS.parameterSpacesMax;
  const spaces = / {5,}/.exec(text.trimEnd());
  return [
    ...(newlines
      ? [
          found(
            'body-newlines',
            member,
            {},
            {
              offset: newlines.index,
              fix: { fix: 'replace', offset: newlines.index + 2, length: newlines[0].length - 2, by: '' },
            },
          ),
        ]
      : []),
    ...(tab >= 0
      ? [found('body-tabs', member, {}, { offset: tab, fix: { fix: 'replace', offset: tab, length: 1, by: ' ' } })]
      : []),
    ...(spaces
      ? [
          found(
            'body-spaces',
            member,
            { max },
            {
              offset: spaces.index,
              fix: { fix: 'replace', offset: spaces.index, length: spaces[0].length, by: ' ' },
            },
          ),
        ]
      : []),
  ];
}
