interface Piece {
  readonly text: string;
  readonly look: 'key' | 'string' | 'literal' | 'rest';
}

const PIECES = /("(?:\\.|[^"\\])*"?)(\s*:)?|(-?\d[\d.eE+-]*|\btrue\b|\bfalse\b|\bnull\b)|[^"\d\w-]+|./g;

/** Cuts JSON, which may end anywhere, into pieces that look alike. */
export function paintJson(json: string): Piece[] {
  return Array.from(json.matchAll(PIECES), ([text, string, colon, literal]) => ({
    text,
    look: lookOf(string, colon, literal),
  }));
}

function lookOf(string: string | undefined, colon: string | undefined, literal: string | undefined): Piece['look'] {
  if (string !== undefined) return colon === undefined ? 'string' : 'key';
  return literal === undefined ? 'rest' : 'literal';
}
