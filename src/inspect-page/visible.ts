/** Controls, and marks that turn the direction of what follows: a stranger's `\u202egpj.exe` must not read as a picture. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** The text with what would act unseen written out, as JSON would write it; so JSON stays the same JSON. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
