import { isTooDeep } from '../json-depth.js';
import { readSavedBody, WRAPPING_CAUSES } from './saved-body.js';
import { isSigned, type Signature } from './signature.js';
import { stringifySpaced } from './spaced-json.js';

/** What happened to a body between the one who signed it and the one who looks at it now. */
export const SIGNATURE_CAUSES = [
  /** It ends in a line break that was not signed: editors add one. */
  'newline-added',
  /** The line break at its end, which was signed, is gone. */
  'newline-removed',
  /** Its line ends are CRLF, and LF was signed, or the other way round. */
  'line-ends-changed',
  /** It begins with a byte order mark that was not signed. */
  'byte-order-mark',
  /** Signed was its text with `\u00e9` and `\/` unescaped, which is not what Meta signs. */
  'signed-unescaped',
  /** Signed was its text with `\u00e9` and `\/`, as Meta writes it: it was unescaped since. */
  'unescaped',
  /** Signed was its JSON as a program writes it, not the bytes that came. */
  'signed-rewritten',
  /** Signed was its JSON as Meta writes it: it was parsed and written anew since. */
  'rewritten',
  ...WRAPPING_CAUSES,
] as const;

export type SignatureCause = (typeof SIGNATURE_CAUSES)[number];

export interface SignatureMatch {
  /** Its place in the list. */
  readonly secretIndex: number;
  /** None when the signature fits the body as it is. */
  readonly causes: readonly SignatureCause[];
}

/**
 * Which secret signed this body, and what must be undone in it first; the least that explains the signature. Undefined
 * when nothing does.
 */
export function explainSignature(
  body: Uint8Array,
  signature: Signature,
  secrets: readonly string[],
): SignatureMatch | undefined {
  for (const { bytes, causes } of variantsOf(body)) {
    const secretIndex = secrets.findIndex((secret) => isSigned(bytes, secret, signature));
    if (secretIndex !== -1) return { secretIndex, causes };
  }
  return undefined;
}

interface Variant {
  readonly bytes: Uint8Array;
  readonly causes: readonly SignatureCause[];
}

interface Draft {
  readonly text: string;
  readonly causes: readonly SignatureCause[];
}

/** How much each undoes: writing JSON anew undoes all of the others with it, so it is the last thing to believe in. */
const WEIGHTS: Record<SignatureCause, number> = {
  'newline-added': 1,
  'newline-removed': 1,
  'line-ends-changed': 1,
  'byte-order-mark': 1,
  'signed-unescaped': 2,
  unescaped: 2,
  'signed-rewritten': 4,
  rewritten: 4,
  'charset-changed': 3,
  quoted: 3,
  base64: 3,
  'headers-included': 3,
};

const weightOf = ({ causes }: Draft) => causes.reduce((sum, cause) => sum + WEIGHTS[cause], 0);

/** The body itself first, then what it may have been, the least change first. */
function variantsOf(body: Uint8Array): Variant[] {
  const variants = readSavedBody(body)
    .flatMap(withoutMark)
    .flatMap(withLineEnds)
    .flatMap(withLastNewline)
    .flatMap((draft) => [draft, ...withEscapes(draft), ...withJson(draft)])
    .sort((one, other) => weightOf(one) - weightOf(other))
    .map(({ text: meant, causes }) => ({ bytes: new TextEncoder().encode(meant), causes }));
  return [{ bytes: body, causes: [] }, ...variants];
}

function withoutMark({ text, causes }: Draft): Draft[] {
  return text.startsWith('\ufeff')
    ? [{ text: text.slice(1), causes: [...causes, 'byte-order-mark'] }]
    : [{ text, causes }];
}

function withLineEnds({ text, causes }: Draft): Draft[] {
  const unix = text.replaceAll('\r\n', '\n');
  const others = [unix, unix.replaceAll('\n', '\r\n')].filter((other) => other !== text);
  return [
    { text, causes },
    ...others.map((other) => ({ text: other, causes: [...causes, 'line-ends-changed' as const] })),
  ];
}

function withLastNewline({ text, causes }: Draft): Draft[] {
  const bare = text.replace(/[\r\n]+$/, '');
  if (bare !== text)
    return [
      { text, causes },
      { text: bare, causes: [...causes, 'newline-added'] },
    ];
  const ended = ['\n', '\r\n'].map((end) => ({ text: text + end, causes: [...causes, 'newline-removed' as const] }));
  return [{ text, causes }, ...ended];
}

function withEscapes({ text, causes }: Draft): Draft[] {
  return [
    { text: unescapeText(text), causes: [...causes, 'signed-unescaped' as const] },
    ...asMeta(text).map((meant) => ({ text: meant, causes: [...causes, 'unescaped' as const] })),
  ].filter((draft) => draft.text !== text);
}

function withJson({ text, causes }: Draft): Draft[] {
  const json = parse(text);
  if (json === undefined) return [];
  const compact = JSON.stringify(json.value);
  const spaced = stringifySpaced(json.value);
  const pretty = [2, 4, '\t'].map((indent) => JSON.stringify(json.value, null, indent));
  const plain = [compact, spaced, ...pretty];
  const asPrograms = [...plain, ...plain.map(escapeNonAscii)];
  return [
    ...asPrograms.map((meant) => ({ text: meant, causes: [...causes, 'signed-rewritten' as const] })),
    ...asMeta(compact).map((meant) => ({ text: meant, causes: [...causes, 'rewritten' as const] })),
  ].filter((draft) => draft.text !== text);
}

const DEPTH_MAX = 512;

function parse(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value, DEPTH_MAX) ? undefined : { value };
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** `\u00e9` becomes é, and `\/` becomes /; what JSON must escape stays: control characters, quotes, backslashes. */
function unescapeText(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (found, hex: string | undefined, character: string) => {
    if (hex === undefined) return character === '/' ? '/' : found;
    const unit = Number.parseInt(hex, 16);
    return unit < 0x20 || unit === 0x22 || unit === 0x5c ? found : String.fromCharCode(unit);
  });
}

/**
 * As Meta's PHP writes JSON: ASCII alone, with `/` as `\/`. Of other products Meta's pages say that it also escapes `<`,
 * `%` and `@`, which is UNSURE here.
 */
function asMeta(text: string): string[] {
  const usual = escapeNonAscii(text).replace(/\\.|\//g, (found) => (found === '/' ? '\\/' : found));
  return [usual, usual.replace(/[<%@]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16).toUpperCase()}`)];
}

function escapeNonAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
