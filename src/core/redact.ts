/**
 * The one redactor, before every sink. It knows the secrets in use, which are learned as they are read, and the shapes
 * of secrets that nobody told it about.
 */
export interface Redactor {
  /** From now on this text never leaves the program. Short texts are ignored: they would blank ordinary words. */
  learn(secret: string | undefined): void;
  /**
   * For data: hides only the learned secrets, since a customer's message may look like anything. `revealed` is the one
   * that a person asked to see; no other is shown because of it, not even one that it is a part of.
   */
  hideKnown(text: string, revealed?: string): string;
  /** For diagnostics: hides the learned secrets and everything that is shaped like one. */
  hideAll(text: string): string;
}

const MASK = '***';
const MIN_SECRET_LENGTH = 6;

const NAMES =
  '(access_token|input_token|fb_exchange_token|revoke_token|appsecret_proof|client_secret|app_secret|verify_token)';

/**
 * Shapes with what to keep of them. None takes half of an escape, or a quote, so that JSON stays JSON: a dry run hides
 * secrets in JSON text and reads it again.
 */
const SHAPES: readonly [RegExp, string][] = [
  // Access tokens, also behind an escaped line end (`\n`) or an encoded sign (`%3D`), which end in a letter or digit.
  [/(?<=^|[^A-Za-z0-9]|\\[bfnrt]|%[0-9A-Fa-f]{2})EAA[A-Za-z0-9]{16,}/g, MASK],
  // App tokens, `APP_ID|SECRET`.
  [/(?<!\d)(\d{5,25})(\||%7C)[A-Za-z0-9_-]{16,}/gi, `$1$2${MASK}`],
  // Headers. Meta's own sentences go on in words: "Invalid OAuth access token".
  [/(Bearer|OAuth) {1,3}(?=[^\s"',\\]*\d|[^\s"',\\]{20})[^\s"',\\]{6,}/gi, `$1 ${MASK}`],
  // Members of JSON, of JSON inside JSON, and pairs of a query, a form or a log line.
  [new RegExp(`${NAMES}("\\s*:\\s*")(?:\\\\[^]|[^"\\\\])*`, 'gi'), `$1$2${MASK}`],
  [
    new RegExp(`${NAMES}(\\\\"\\s*:\\s*\\\\")(?:\\\\\\\\(?:\\\\[^]|[^\\\\"])|\\\\[^"\\\\]|[^"\\\\])*`, 'gi'),
    `$1$2${MASK}`,
  ],
  [new RegExp(`${NAMES}(\\s*[=:]\\s*'?)[^\\s&"'\\\\}]+`, 'gi'), `$1$2${MASK}`],
  [/("pin\\?"\s*:\s*\\?"|[?&]pin=)\d+/g, `$1${MASK}`],
];

export function createRedactor(): Redactor {
  const formsBySecret = new Map<string, readonly string[]>();
  /** All forms of all secrets, each once: most texts hold none of them, and that should cost little. */
  let allForms: readonly string[] = [];
  const hideKnown = (text: string, revealed?: string): string => {
    if (!allForms.some((form) => text.includes(form))) return text;
    const hidden = [...formsBySecret].filter(([secret]) => secret !== revealed);
    return hide(text, placesOf(new Set(hidden.flatMap(([, forms]) => forms)), text));
  };
  return {
    learn(secret) {
      if (secret === undefined || secret.length < MIN_SECRET_LENGTH) return;
      if (formsBySecret.has(secret)) return;
      formsBySecret.set(secret, formsOf(secret));
      allForms = [...new Set([...formsBySecret.values()].flat())];
    },
    hideKnown,
    hideAll(text) {
      return SHAPES.reduce((hidden, [shape, kept]) => hidden.replace(shape, kept), hideKnown(text));
    },
  };
}

/** The forms that a secret takes on the wire, in JSON, and in JSON inside JSON. */
function formsOf(secret: string): string[] {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  // Half a surrogate pair, which no URL can hold, would be an error there.
  const inUrl = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
  // PHP, and so Meta, escapes slashes and whatever is not ASCII.
  const inMetasJson = inJson(secret)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [
    secret,
    inUrl,
    inUrl.replace(/%../g, (escaped) => escaped.toLowerCase()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    inJson(secret),
    inMetasJson,
    inJson(inJson(secret)),
  ];
}

type Place = readonly [start: number, end: number];

/** Where the secrets stand. All are sought in the text as it was: hiding one first could leave a part of another behind. */
function placesOf(forms: ReadonlySet<string>, text: string): Place[] {
  const places: Place[] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (!isPartOfNumber(text, at, end)) places.push([at, end]);
    }
  }
  return places.sort(([one], [other]) => one - other);
}

/** Who chose digits as a verify token or PIN must not find them blanked in the middle of ids and times. */
function isPartOfNumber(text: string, start: number, end: number): boolean {
  const isDigit = (at: number) => /\d/.test(text.charAt(at));
  if (!(isDigit(start - 1) || isDigit(end))) return false;
  return /^\d+$/.test(text.slice(start, end));
}

/** Puts one mask over each group of places that overlap. */
function hide(text: string, places: readonly Place[]): string {
  let hidden = '';
  let done = 0;
  for (const [start, end] of places) {
    if (start >= done) hidden += text.slice(done, start) + MASK;
    done = Math.max(done, end);
  }
  return hidden + text.slice(done);
}
