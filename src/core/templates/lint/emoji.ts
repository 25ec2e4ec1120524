/** One emoji with its skin tones and joined parts. Signs such as © are pictographs too, but mostly shown as text. */
const EMOJI =
  /(?:\p{Regional_Indicator}{2}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[0-9#*]\ufe0f\u20e3)(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*/u;
const EMOJIS = new RegExp(EMOJI, 'gu');
const PICTOGRAPH = /\p{Extended_Pictographic}/u;

export interface FoundEmoji {
  readonly given: string;
  readonly offset: number;
  /** False for a sign that is only an emoji where a font makes it one, such as ™. */
  readonly isSure: boolean;
}

export function firstEmoji(text: string): FoundEmoji | undefined {
  const sure = EMOJI.exec(text);
  const match = sure ?? PICTOGRAPH.exec(text);
  return match ? { given: match[0], offset: match.index, isSure: sure !== null } : undefined;
}

export function countEmojis(text: string): number {
  return text.match(EMOJIS)?.length ?? 0;
}
