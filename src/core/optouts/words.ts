/** The words of a channel: a reply that is one of them and nothing else opts out, or back in. */
export interface OptOutWords {
  readonly stop: readonly string[];
  readonly resume: readonly string[];
}

export type WordsProblem =
  | { problem: 'empty' }
  /** Neither letters nor digits are left of it. */
  | { problem: 'no-letters'; word: string }
  /** One reply cannot mean both. */
  | { problem: 'stop-and-resume'; word: string };

/** Case, accents, punctuation and emoji do not matter: `¡Baja!` is `baja`. */
function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `STOP, baja` is two words; a word may be several, as `no más`. */
export function splitWords(given: string): string[] {
  return given
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

export function checkWords({ stop, resume }: OptOutWords): WordsProblem[] {
  const noLetters = [...stop, ...resume].filter((word) => plainWords(word) === '');
  const both = resume.filter((word) => plainWords(word) !== '' && means(word, stop));
  return [
    ...(stop.length === 0 ? [{ problem: 'empty' } as const] : []),
    ...noLetters.map((word) => ({ problem: 'no-letters', word }) as const),
    ...both.map((word) => ({ problem: 'stop-and-resume', word }) as const),
  ];
}

/** Whether the whole text is one of the words. */
export function means(text: string, words: readonly string[]): boolean {
  const plain = plainWords(text);
  return plain !== '' && words.some((word) => plainWords(word) === plain);
}
