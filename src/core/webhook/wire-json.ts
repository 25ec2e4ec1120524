/**
 * JSON as Meta's PHP writes it: non-ASCII as `\uXXXX` in lower case, `/` as `\/`. Receivers that re-serialise before they
 * hash rely on it, and the signature is over exactly these bytes.
 */
export function toWireJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
