const HOLE = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The names in `{{…}}`, each once; numbers in their order, names as they appear. */
export function findHoles(text: string): string[] {
  const names = [...new Set([...text.matchAll(HOLE)].map(([, name = '']) => name))];
  const isPositional = names.every((name) => /^\d+$/.test(name));
  return isPositional ? names.sort((one, other) => Number(one) - Number(other)) : names;
}

/** The text with its holes filled; a hole without a value stays as it is, so that a preview shows what is missing. */
export function fillHoles(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(HOLE, (hole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? hole) : hole));
}
