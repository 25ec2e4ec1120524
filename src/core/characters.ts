/** Characters as a person counts them on Meta's forms: Unicode code points, so that an emoji is mostly one. */
export function countCharacters(text: string): number {
  return [...text].length;
}
