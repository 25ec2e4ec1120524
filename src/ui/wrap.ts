/** Breaks a text between words, so that no line is wider; a word that is wider by itself stays whole. */
export function wrap(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) lines.push(line);
    line = line !== '' && measure(longer) > width ? word : longer;
  }
  return [...lines, line];
}
