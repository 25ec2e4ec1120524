/** Where in a template's data a member stands: `['components', 0, 'text']`. */
export type MemberPath = readonly (string | number)[];

/** Both count from 1, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A template file as it was parsed: the plain data, and where each part of it stands. */
export interface TemplateSource {
  /** As the user wrote it or it was found; `-` for standard input. */
  readonly path: string;
  /** Whatever the file holds, with `name` and `language` taken from its path where it does not say them. */
  readonly data: unknown;
  /** Of a member, or of the nearest part around it that is there; null where the file is empty. */
  placeOf(member: MemberPath): Place | null;
  /** Of the character at `offset` (in UTF-16 units) of a text, however it is quoted or folded. */
  placeInText(member: MemberPath, offset: number): Place | null;
}

/** `line` and `column` count from 1; null where the parser does not say. */
export interface TemplateSyntaxProblem {
  readonly problem: 'syntax';
  readonly line: number | null;
  readonly column: number | null;
  /** In English, from the parser. */
  readonly detail: string;
}

export type ParsedTemplate = { readonly source: TemplateSource } | { readonly problems: TemplateSyntaxProblem[] };

/** `templates/order_update/en_US.yaml` says both; a file that lies elsewhere says neither. */
export function identityOfPath(path: string): { name: string; language: string } | undefined {
  const [, name = '', language = ''] =
    /(?:^|[/\\])([a-z0-9_]+)[/\\]([a-z]{2,3}(?:_[A-Z]{2})?)\.(?:ya?ml|json)$/.exec(path) ?? [];
  return name === '' ? undefined : { name, language };
}

/** A path that stands in a template file, from where the user stands. */
export function besideFile(file: string, path: string): string {
  return `${/^.*[/\\]/.exec(file)?.[0] ?? ''}${path}`;
}
