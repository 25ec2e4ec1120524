/**
 * The one redactor, before every sink. It knows the secrets in use, which are learned as they are read, and the shapes
 * of secrets that nobody told it about.
 */
export interface Redactor {
  /** From now on this text never leaves the program. Short texts are ignored: they would blank ordinary words. */
  learn(secret: string | undefined): void;
  /** For data: hides only the learned secrets, since a customer's message may look like anything. */
  hideKnown(text: string): string;
  /** For diagnostics: hides the learned secrets and everything that is shaped like one. */
  hideAll(text: string): string;
}

const MASK = '***';
const MIN_SECRET_LENGTH = 6;

/** Shapes with what to keep of them: access tokens, app tokens (`APP_ID|SECRET`), headers, query and JSON members. */
const SHAPES: readonly [RegExp, string][] = [
  [/\bEAA[A-Za-z0-9]{16,}/g, MASK],
  [/\b(\d{5,25})\|[A-Za-z0-9_-]{16,}/g, `$1|${MASK}`],
  [/\b(Bearer|OAuth) +[^\s"',]+/gi, `$1 ${MASK}`],
  [
    /\b(access_token|input_token|fb_exchange_token|revoke_token|appsecret_proof|client_secret|app_secret|verify_token|hub\.verify_token)(["']?\s*[=:]\s*["']?)[^\s&"',}]+/gi,
    `$1$2${MASK}`,
  ],
  [/("pin"\s*:\s*")\d+/g, `$1${MASK}`],
];

export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const hideKnown = (text: string): string => {
    let hidden = text;
    for (const secret of secrets) hidden = hidden.replaceAll(secret, MASK);
    return hidden;
  };
  return {
    learn(secret) {
      if (secret === undefined || secret.length < MIN_SECRET_LENGTH) return;
      // The forms it takes on the wire and in JSON; the longest first, so that no part of one is left behind.
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) secrets.add(form);
    },
    hideKnown,
    hideAll(text) {
      return SHAPES.reduce((hidden, [shape, kept]) => hidden.replace(shape, kept), hideKnown(text));
    },
  };
}
