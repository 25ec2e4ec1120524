import { stringifySpaced } from '../spaced-json.js';

/**
 * A body as programs write it that parse it first: JavaScript and PHP without spaces, Python with a space behind commas and colons.
 * Those that come out as they went in are left out.
 */
export function asProgramsWrite(body: Uint8Array): Uint8Array[] {
  const text = new TextDecoder().decode(body);
  const value: unknown = JSON.parse(text);
  return [JSON.stringify(value), stringifySpaced(value)]
    .filter((written) => written !== text)
    .map((written) => new TextEncoder().encode(written));
}
