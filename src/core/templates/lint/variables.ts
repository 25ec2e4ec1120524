/** A `{{…}}` in a text. */
export interface Variable {
  /** What stands between the braces, without blanks around it. */
  readonly name: string;
  /** Of the first brace, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

const VARIABLE = /\{\{([^{}]*)\}\}/g;
const STRAY = /\{\{+|\}\}+/;
const NUMBER = /^[1-9]\d{0,3}$/;

/** In the order of the text, repeats included. */
export function variablesIn(text: string): Variable[] {
  return [...text.matchAll(VARIABLE)].map((match) => ({
    name: (match[1] ?? '').trim(),
    offset: match.index,
    length: match[0].length,
  }));
}

/** Each name once, in the order of its first appearance. */
export function namesIn(variables: readonly Variable[]): string[] {
  return [...new Set(variables.map(({ name }) => name))];
}

export function isPositional(name: string): boolean {
  return NUMBER.test(name);
}

/** As Meta's documentation has them, and with the digits that other clients send. */
const NAMED = /^[a-z_][a-z0-9_]*$/;

export function isNamed(name: string): boolean {
  return NAMED.test(name);
}

/** The text with blanks in place of its variables, so that offsets stay. */
export function blankVariables(text: string): string {
  return text.replace(VARIABLE, (variable) => ' '.repeat(variable.length));
}

/** Braces that open or close nothing; undefined where all match. */
export function strayBraces(text: string): number | undefined {
  return STRAY.exec(blankVariables(text))?.index;
}
