/** The groups that a command is in, the outermost first: `templates library list` is in `templates` and `templates library`. */
export function groupsOf(path: string): string[] {
  const words = path.split(' ');
  return words.slice(1).map((_, at) => words.slice(0, at + 1).join(' '));
}

/** What may stand after a group's name, each word once. */
export function wordsBelow(group: string, paths: readonly string[]): string[] {
  const below = paths.filter((path) => path.startsWith(`${group} `));
  return [...new Set(below.map((path) => path.slice(group.length + 1).split(' ')[0] ?? ''))];
}
