/** What only shows when templates are looked at side by side, or beside what is remembered of the account. */
import { normalizeLanguage } from '../../meta/languages.js';
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import { identityOfPath } from '../source.js';
import { type Draft, textOf } from './draft.js';
import { type Finding, type Found, found } from './finding.js';
import { type LintedTemplate, placed } from './lint.js';
import { textsOf } from './variable-rules.js';
import { namesIn } from './variables.js';

export function lintAcross(templates: readonly LintedTemplate[]): Finding[] {
  return [
    ...checkPaths(templates),
    ...checkTwins(templates),
    ...checkContents(templates),
    ...checkLanguages(templates),
  ];
}

function at({ source }: LintedTemplate, all: readonly Found[]): Finding[] {
  return placed(all, source);
}

/** `templates/order/es.yaml` that says another name or language is found under neither. */
function checkPaths(templates: readonly LintedTemplate[]): Finding[] {
  return templates.flatMap((one) => {
    const identity = identityOfPath(one.source.path);
    const { draft } = one;
    if (identity === undefined || draft.member.length > 0) return [];
    const language = draft.language === undefined ? undefined : normalizeLanguage(draft.language);
    const pairs = [
      ['name', draft.name, identity.name],
      ['language', language, identity.language],
    ] as const;
    const wrong = pairs.filter(([, inFile, inPath]) => inFile !== undefined && inFile !== inPath);
    return at(
      one,
      wrong.map(([member, inFile = '', inPath]) => found('path-contradicted', [member], { member, inFile, inPath })),
    );
  });
}

function keyOf({ name, language }: Draft): string | undefined {
  return name === undefined || language === undefined ? undefined : `${name}\n${normalizeLanguage(language)}`;
}

/** The first of each key, and those after it with the first. */
function repeated(
  templates: readonly LintedTemplate[],
  key: (one: LintedTemplate) => string | undefined,
): [LintedTemplate, LintedTemplate][] {
  const firsts = new Map<string, LintedTemplate>();
  const pairs: [LintedTemplate, LintedTemplate][] = [];
  for (const one of templates) {
    const own = key(one);
    if (own === undefined) continue;
    const first = firsts.get(own);
    if (first === undefined) firsts.set(own, one);
    else pairs.push([one, first]);
  }
  return pairs;
}

function checkTwins(templates: readonly LintedTemplate[]): Finding[] {
  return repeated(templates, ({ draft }) => keyOf(draft)).flatMap(([one, first]) =>
    at(one, [found('template-repeated', [...one.draft.member, 'name'], { other: first.source.path })]),
  );
}

/** Meta rejects a body and footer that another template has; authentication templates, whose text is Meta's, are free of it. */
function checkContents(templates: readonly LintedTemplate[]): Finding[] {
  const contentOf = ({ draft }: LintedTemplate) => {
    const body = draft.body && textOf(draft.body.data.text)?.trim();
    if (body === undefined || body === '' || draft.category === 'AUTHENTICATION') return undefined;
    return JSON.stringify([body, textOf(draft.footer?.data.text)?.trim()]);
  };
  return repeated(templates, contentOf)
    .filter(([one, first]) => keyOf(one.draft) !== keyOf(first.draft))
    .flatMap(([one, first]) =>
      at(one, [found('content-repeated', [...(one.draft.body?.member ?? []), 'text'], { other: nameOf(first) })]),
    );
}

function nameOf({ draft }: LintedTemplate): string {
  return `${draft.name ?? '?'} (${draft.language ?? '?'})`;
}

/** Languages of one name share their category, and should share their variables, since a program fills them alike. */
function checkLanguages(templates: readonly LintedTemplate[]): Finding[] {
  return repeated(templates, ({ draft }) => draft.name).flatMap(([one, first]) => {
    if (keyOf(one.draft) === keyOf(first.draft)) return [];
    const { category } = one.draft;
    const otherCategory = first.draft.category;
    const other = nameOf(first);
    const member = one.draft.member;
    return at(one, [
      ...(category !== undefined && otherCategory !== undefined && category !== otherCategory
        ? [found('category-across-languages', [...member, 'category'], { category, other, otherCategory })]
        : []),
      ...(variablesOf(one.draft) === variablesOf(first.draft)
        ? []
        : [found('variables-across-languages', [...(one.draft.body?.member ?? member)], { other })]),
    ]);
  });
}

function variablesOf(draft: Draft): string {
  return JSON.stringify(textsOf(draft).map(({ kind, variables }) => [kind, namesIn(variables).sort()]));
}

/** What this machine knows of the account's templates. */
export interface KnownTemplates {
  /** As of the last sync. */
  readonly present: readonly { readonly name: string; readonly language: string; readonly category: string }[];
  /** Deleted from here; `*` stands for every language. */
  readonly deleted: readonly { readonly name: string; readonly language: string; readonly at: string }[];
}

const DAY_MS = 86_400_000;

export function lintAgainstKnown(templates: readonly LintedTemplate[], known: KnownTemplates, now: Date): Finding[] {
  const days = TEMPLATE_LIMITS.deletedNameReuseDays;
  const since = new Date(now.getTime() - days * DAY_MS).toISOString();
  const recent = known.deleted.filter((one) => one.at > since);
  const categories = new Map(known.present.map(({ name, category }) => [name, category]));
  const present = new Set(known.present.map(({ name, language }) => `${name}\n${normalizeLanguage(language)}`));
  return templates.flatMap((one) => {
    const { name, category, member } = one.draft;
    const key = keyOf(one.draft);
    if (name === undefined || key === undefined) return [];
    const tombstone = recent.find(
      (gone) => gone.name === name && (gone.language === '*' || `${name}\n${normalizeLanguage(gone.language)}` === key),
    );
    const established = categories.get(name);
    return at(one, [
      ...(tombstone && !present.has(key)
        ? [found('name-deleted', [...member, 'name'], { name, on: tombstone.at.slice(0, 10), days })]
        : []),
      ...(established !== undefined && category !== undefined && established !== category && !present.has(key)
        ? [found('name-category', [...member, 'category'], { name, category, established })]
        : []),
    ]);
  });
}
