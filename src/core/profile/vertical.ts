import { VERTICALS, type Vertical } from '../meta/verticals.js';

/** The vertical that was meant by its API value or its English or Spanish label, whatever the case and the accents. */
export function findVertical(text: string): Vertical | undefined {
  const wanted = fold(text);
  if (wanted === '') return undefined;
  return VERTICALS.find(({ value, english, spanish }) =>
    [value, english, spanish].some((name) => fold(name) === wanted),
  );
}

/** `Automóviles & más` and `automoviles mas` are one: letters and digits only, in lower case, without accents. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
