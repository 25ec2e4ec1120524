/** What each rule found, in facts that a sentence can be made of. */
export interface RuleFacts {
  // The file and its members.
  syntax: { detail: string };
  'not-a-template': { holds: 'nothing' | 'list' | 'text' | 'message' | 'object' };
  'several-templates': { count: number };
  'missing-member': { member: string };
  'wrong-type': { member: string; expected: ExpectedType };
  'number-for-text': { member: string };
  'unknown-member': { member: string; nearest: string | null };
  'read-only-member': { member: string };
  'obsolete-member': { member: string };
  'template-name': { given: string; suggested: string | null };
  'language-code': { given: string; suggested: string | null };
  'language-spelling': { given: string; suggested: string };
  'language-unknown': { given: string; suggested: string | null };
  category: { given: string; known: string[] };
  'parameter-format': { given: string };
  'parameter-format-missing': { variable: string };
  'parameter-format-contradicted': { variable: string };
  'time-to-live': { given: string; category: string; min: number; max: number };
  'sub-category': { given: string; known: string[] };
  'display-format': { given: string };
  // Which components there are.
  'body-missing': NoFacts;
  'component-type': Unknown;
  'component-repeated': { type: string };
  'component-combination': { type: string; other: string };
  'component-category': { part: string; category: string; allowed: string[] };
  'header-format': Unknown;
  'product-header': { has: 'header' | 'button' };
  'gif-header': NoFacts;
  // Texts.
  'header-too-long': TooLong;
  'body-too-long': TooLong;
  'card-body-too-long': TooLong;
  'footer-too-long': TooLong;
  'offer-text-too-long': TooLong;
  'body-long': TooLong;
  'body-emojis': { count: number; max: number };
  'body-newlines': NoFacts;
  'body-tabs': NoFacts;
  'body-spaces': { max: number };
  'text-edges': NoFacts;
  'header-newline': NoFacts;
  'header-emoji': { given: string };
  'header-formatting': { given: string };
  'footer-newline': NoFacts;
  'footer-emoji': { given: string };
  'footer-formatting': { given: string };
  'footer-variable': { given: string };
  // Variables.
  'variable-braces': { near: string };
  'variable-name': { given: string; format: 'POSITIONAL' | 'NAMED' };
  'variable-spaces': { given: string };
  'variable-digits': { given: string };
  'variable-styles': { positional: string; named: string };
  'variable-numbering': { found: number[] };
  'variable-order': { found: number[] };
  'variable-repeated': { given: string };
  'variable-at-edge': { given: string; edge: 'start' | 'end' };
  'variable-near-edge': { given: string; edge: 'start' | 'end' };
  'variable-density': { words: number; variables: number };
  'variables-adjacent': { first: string; second: string };
  'header-variables': { count: number; max: number };
  // Samples.
  'sample-missing': { variables: string[] };
  'sample-surplus': { given: number; needed: number };
  'sample-unneeded': NoFacts;
  'sample-name': { given: string; nearest: string | null };
  'sample-value': { given: string };
  'media-sample-missing': { format: string };
  'media-sample-link': NoFacts;
  'media-sample-handle': NoFacts;
  'sample-file-missing': { file: string };
  'sample-file-type': { file: string; format: string; found: string | null };
  'sample-file-size': { file: string; bytes: number; max: number };
  // Buttons.
  'button-type': Unknown;
  'button-count': { type: string | null; count: number; max: number };
  'button-grouping': NoFacts;
  'button-label-too-long': TooLong;
  'button-label-fixed': { type: string; label: string };
  'button-label-characters': { given: string };
  'button-label-repeated': { given: string };
  'button-hidden-on-desktop': NoFacts;
  'url-too-long': TooLong;
  'url-invalid': { given: string };
  'url-not-https': NoFacts;
  'url-variable': { given: string };
  'url-whatsapp': NoFacts;
  'url-shortener': { host: string };
  'phone-number': { given: string };
  'phone-number-too-long': TooLong;
  'copy-code-too-long': TooLong;
  'copy-code-characters': { given: string };
  'flow-source': { given: string[] };
  'flow-action': { given: string };
  'flow-screen': NoFacts;
  'voice-call-time': { given: string };
  'order-details-format': NoFacts;
  // Kinds of templates.
  'authentication-text': { part: string };
  'authentication-button': NoFacts;
  'otp-outside-authentication': { category: string };
  'otp-type': Unknown;
  'code-expiration': { given: string; min: number; max: number };
  'supported-apps': { problem: 'missing' | 'old-form' | 'too-many'; max: number };
  'package-name': { given: string };
  'signature-hash': { given: string };
  'zero-tap-terms': NoFacts;
  'offer-header': { format: string };
  'offer-buttons': NoFacts;
  'card-count': { count: number; min: number; max: number };
  'card-structure': { card: number };
  'card-header': { format: string };
  'card-buttons': { count: number; max: number };
  'card-button-type': { given: string; allowed: string[] };
  // What a reviewer may say.
  'promotional-words': { words: string[]; category: string };
  'code-outside-authentication': { word: string; category: string };
  // One template beside the others, and what is remembered here.
  'template-repeated': { other: string };
  'content-repeated': { other: string };
  'category-across-languages': { category: string; other: string; otherCategory: string };
  'variables-across-languages': { other: string };
  'path-contradicted': { member: string; inFile: string; inPath: string };
  'name-deleted': { name: string; on: string; days: number };
  'name-category': { name: string; category: string; established: string };
}

type NoFacts = Record<string, never>;

export interface TooLong {
  readonly length: number;
  readonly max: number;
}

export interface Unknown {
  readonly given: string;
  readonly nearest: string | null;
}

export type ExpectedType = 'text' | 'list' | 'object' | 'number' | 'boolean';

export type RuleId = keyof RuleFacts;

/** An error is sure to be refused, a warning may be, a note is worth knowing. What the documentation leaves open only warns. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

export type Severity = (typeof SEVERITIES)[number];

export interface Rule {
  /** The usual one; a rule may find a lesser case of itself. */
  readonly severity: Severity;
  /** Meta's `error_subcode`, or its reason for a rejection, that this rule spares; null where neither is known. */
  readonly prevents: string | null;
}

const error = (prevents: string | null = null): Rule => ({ severity: 'error', prevents });
const warning = (prevents: string | null = null): Rule => ({ severity: 'warning', prevents });
const note: Rule = { severity: 'note', prevents: null };

const CHARACTER_LIMIT = '2388040';
const MISSING_FIELD = '2388043';
/** Meta lists 2388072 for bodies, and it was measured for headers. */
const HEADER_FORMAT = '2388072';
const FOOTER_FORMAT = '2388073';

/**
 * Every rule there is. Subcodes are those of the reference of Meta's error codes; a rule whose subcode nobody names has none.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
export const RULES: { readonly [Id in RuleId]: Rule } = {
  syntax: error(),
  'not-a-template': error(),
  'several-templates': note,
  'missing-member': error(MISSING_FIELD),
  'wrong-type': error('100'),
  'number-for-text': warning(),
  'unknown-member': warning(),
  'read-only-member': note,
  'obsolete-member': note,
  'template-name': error('100'),
  'language-code': error('100'),
  'language-spelling': warning('100'),
  'language-unknown': warning('100'),
  category: error('100'),
  'parameter-format': error('100'),
  'parameter-format-missing': error('INVALID_FORMAT'),
  'parameter-format-contradicted': error('INVALID_FORMAT'),
  'time-to-live': error('100'),
  'sub-category': warning('100'),
  'display-format': warning('100'),
  'body-missing': error(MISSING_FIELD),
  'component-type': warning('100'),
  'component-repeated': error('100'),
  'component-combination': error('100'),
  'component-category': error('100'),
  'header-format': warning('100'),
  'product-header': error('100'),
  'gif-header': note,
  'header-too-long': error(CHARACTER_LIMIT),
  'body-too-long': error(CHARACTER_LIMIT),
  'card-body-too-long': error(CHARACTER_LIMIT),
  'footer-too-long': error(CHARACTER_LIMIT),
  'offer-text-too-long': error(CHARACTER_LIMIT),
  'body-long': warning(CHARACTER_LIMIT),
  'body-emojis': warning(CHARACTER_LIMIT),
  'body-newlines': warning('INVALID_FORMAT'),
  'body-tabs': warning('INVALID_FORMAT'),
  'body-spaces': warning('INVALID_FORMAT'),
  'text-edges': warning(),
  'header-newline': error(HEADER_FORMAT),
  'header-emoji': error(HEADER_FORMAT),
  'header-formatting': error(HEADER_FORMAT),
  'footer-newline': warning(FOOTER_FORMAT),
  'footer-emoji': warning(FOOTER_FORMAT),
  'footer-formatting': warning(FOOTER_FORMAT),
  'footer-variable': error(FOOTER_FORMAT),
  'variable-braces': error('INVALID_FORMAT'),
  'variable-name': error('INVALID_FORMAT'),
  'variable-spaces': warning('INVALID_FORMAT'),
  'variable-digits': warning('INVALID_FORMAT'),
  'variable-styles': error('INVALID_FORMAT'),
  'variable-numbering': error('INVALID_FORMAT'),
  'variable-order': warning('INVALID_FORMAT'),
  'variable-repeated': note,
  'variable-at-edge': error('2388299'),
  'variable-near-edge': warning('2388299'),
  'variable-density': error('2388293'),
  'variables-adjacent': warning('INVALID_FORMAT'),
  'header-variables': error(HEADER_FORMAT),
  'sample-missing': error(MISSING_FIELD),
  'sample-surplus': warning(MISSING_FIELD),
  'sample-unneeded': note,
  'sample-name': warning(MISSING_FIELD),
  'sample-value': warning('INVALID_FORMAT'),
  'media-sample-missing': error(MISSING_FIELD),
  'media-sample-link': warning('100'),
  'media-sample-handle': warning('100'),
  'sample-file-missing': error(MISSING_FIELD),
  'sample-file-type': error('100'),
  'sample-file-size': warning('100'),
  'button-type': warning('100'),
  'button-count': error('100'),
  'button-grouping': error('100'),
  'button-label-too-long': error(CHARACTER_LIMIT),
  'button-label-fixed': warning('100'),
  'button-label-characters': warning('INVALID_FORMAT'),
  'button-label-repeated': warning(),
  'button-hidden-on-desktop': note,
  'url-too-long': error(CHARACTER_LIMIT),
  'url-invalid': error('100'),
  'url-not-https': warning('100'),
  'url-variable': error('100'),
  'url-whatsapp': warning('2388081'),
  'url-shortener': warning('INVALID_FORMAT'),
  'phone-number': error('100'),
  'phone-number-too-long': error(CHARACTER_LIMIT),
  'copy-code-too-long': error(CHARACTER_LIMIT),
  'copy-code-characters': warning(),
  'flow-source': error('100'),
  'flow-action': error('100'),
  'flow-screen': warning(),
  'voice-call-time': warning('100'),
  'order-details-format': warning('100'),
  'authentication-text': error('100'),
  'authentication-button': error('100'),
  'otp-outside-authentication': error('100'),
  'otp-type': error('100'),
  'code-expiration': error('100'),
  'supported-apps': error(MISSING_FIELD),
  'package-name': error('100'),
  'signature-hash': error('100'),
  'zero-tap-terms': error('100'),
  'offer-header': error('100'),
  'offer-buttons': error('100'),
  'card-count': error('100'),
  'card-structure': error('100'),
  'card-header': error('100'),
  'card-buttons': error('100'),
  'card-button-type': error('100'),
  'promotional-words': warning('TAG_CONTENT_MISMATCH'),
  'code-outside-authentication': warning('INCORRECT_CATEGORY'),
  'template-repeated': error('2388024'),
  'content-repeated': warning('INVALID_FORMAT'),
  'category-across-languages': warning('100'),
  'variables-across-languages': warning(),
  'path-contradicted': warning(),
  'name-deleted': warning('2388023'),
  'name-category': warning('100'),
};

export const RULE_IDS = Object.keys(RULES) as RuleId[];
