/** In what a body was wrapped when it was kept: what was signed is inside. */
export const WRAPPING_CAUSES = [
  /** It is not in UTF-8: PowerShell writes UTF-16, old programs Latin-1. */
  'charset-changed',
  /** It is a JSON text that holds the body, as logs write it. */
  'quoted',
  /** It is in base64, as some gateways give bodies to functions. */
  'base64',
  /** The head of the request stands before it, as in what a proxy or a debugger saves. */
  'headers-included',
] as const;

export type WrappingCause = (typeof WRAPPING_CAUSES)[number];

export interface SavedText {
  readonly text: string;
  readonly causes: readonly WrappingCause[];
}

/** What a saved body may say: itself first, then what is inside of it. Nothing for bytes that are no text. */
export function readSavedBody(body: Uint8Array): SavedText[] {
  const saved = decodeSaved(body);
  if (saved === undefined) return [];
  const bare = withoutHead(saved);
  return [saved, ...bare, ...[saved, ...bare].flatMap((each) => [...fromQuotes(each), ...fromBase64(each)])];
}

function decodeSaved(body: Uint8Array): SavedText | undefined {
  const wide = wideCharset(body);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(body), causes: ['charset-changed'] };
  const text = decodeUtf8(body);
  if (text !== undefined) return { text, causes: [] };
  // A picture or the like has zeros in it, and Latin-1 has none.
  return body.includes(0) ? undefined : { text: new TextDecoder('latin1').decode(body), causes: ['charset-changed'] };
}

function wideCharset(body: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  // JSON begins with an ASCII character, so its zero tells where no mark does.
  if (body[0] === 0x7b && body[1] === 0) return 'utf-16le';
  return body[0] === 0 && body[1] === 0x7b ? 'utf-16be' : undefined;
}

function decodeUtf8(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch (fault) {
    if (fault instanceof TypeError) return undefined;
    throw fault;
  }
}

function withoutHead({ text, causes }: SavedText): SavedText[] {
  const head = /^(?:POST \S+ HTTP\/|HTTP\/[\d.]+ |[A-Za-z-]+: )[\s\S]*?\r?\n\r?\n/.exec(text);
  return head ? [{ text: text.slice(head[0].length), causes: [...causes, 'headers-included'] }] : [];
}

function fromQuotes({ text, causes }: SavedText): SavedText[] {
  if (!text.trimStart().startsWith('"')) return [];
  try {
    const inner: unknown = JSON.parse(text);
    return typeof inner === 'string' ? [{ text: inner, causes: [...causes, 'quoted'] }] : [];
  } catch (fault) {
    if (fault instanceof SyntaxError) return [];
    throw fault;
  }
}

function fromBase64({ text, causes }: SavedText): SavedText[] {
  const packed = text.replace(/\s/g, '');
  if (packed.length < 8 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return [];
  const inner = decodeUtf8(Buffer.from(packed, 'base64'));
  return inner?.trimStart().startsWith('{') ? [{ text: inner, causes: [...causes, 'base64'] }] : [];
}
