import * as z from 'zod/mini';
import { isKnownLanguage, normalizeLanguage } from '../meta/languages.js';
import { TEMPLATE_NAME } from '../meta/limits.js';
import type { MemberPath } from './source.js';
import type { TemplateComponent } from './template.js';

/**
 * A template as it is submitted: Meta's own shape of `POST /{waba-id}/message_templates`, which is also the shape of a
 * template file. Members that this program does not know are passed on.
 * https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates/#Creating
 */
export interface TemplateDefinition {
  readonly name: string;
  readonly language: string;
  readonly category: TemplateCategory;
  readonly components: readonly TemplateComponent[];
  readonly parameter_format?: 'POSITIONAL' | 'NAMED';
  readonly [member: string]: unknown;
}

export const TEMPLATE_CATEGORIES = ['AUTHENTICATION', 'MARKETING', 'UTILITY'] as const;

export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];

/** Why a file is no template. Whether Meta would approve it is another question, for a linter. */
export type TemplateFileProblem =
  | { problem: 'not-an-object' }
  /** `member` is a path, for example `components[1].type`. */
  | { problem: 'missing'; member: string }
  | { problem: 'wrong-type'; member: string; expected: 'text' | 'list' | 'object' }
  | { problem: 'bad-name'; given: string }
  | { problem: 'bad-language'; given: string }
  | { problem: 'bad-category'; given: string; known: string[] }
  | { problem: 'bad-parameter-format'; given: string }
  | { problem: 'no-body' }
  | { problem: 'repeated-component'; type: string };

/** The warning is for a language that is not in Meta's list, which Meta may know all the same. */
export type TemplateFileReport =
  | { definition: TemplateDefinition; warnings: { warning: 'unknown-language'; language: string }[] }
  | { problems: TemplateFileProblem[] };

const Definition = z.record(z.string(), z.unknown());
const Component = z.looseObject({ type: z.string().check(z.minLength(1)) });

/** Checks what a JSON or YAML parser made of the file, and puts enum values in capitals as Meta keeps them. All problems at once. */
export function checkTemplateDefinition(data: unknown): TemplateFileReport {
  const read = Definition.safeParse(data);
  if (!read.success) return { problems: [{ problem: 'not-an-object' }] };
  const problems = [...checkTexts(read.data), ...checkParameterFormat(read.data), ...checkComponents(read.data)];
  if (problems.length > 0) return { problems };
  const definition = toDefinition(read.data);
  return { definition, warnings: warn(definition) };
}

type Loose = z.infer<typeof Definition>;

function checkTexts(data: Loose): TemplateFileProblem[] {
  return ['name', 'language', 'category'].flatMap((member) => {
    const value = data[member];
    if (value === undefined || value === null || value === '') return [{ problem: 'missing', member } as const];
    if (typeof value !== 'string') return [{ problem: 'wrong-type', member, expected: 'text' } as const];
    return checkText(member, value);
  });
}

/** Two or three letters, and perhaps a country: `fil` and `prs_AF` are languages of Meta's too. */
const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2})?$/;

function checkText(member: string, given: string): TemplateFileProblem[] {
  if (member === 'name') return TEMPLATE_NAME.test(given) ? [] : [{ problem: 'bad-name', given }];
  if (member === 'language') return LANGUAGE.test(normalizeLanguage(given)) ? [] : [{ problem: 'bad-language', given }];
  if (TEMPLATE_CATEGORIES.some((category) => category === given.toUpperCase())) return [];
  return [{ problem: 'bad-category', given, known: [...TEMPLATE_CATEGORIES] }];
}

function checkParameterFormat({ parameter_format: given }: Loose): TemplateFileProblem[] {
  if (given === undefined) return [];
  if (typeof given !== 'string') return [{ problem: 'wrong-type', member: 'parameter_format', expected: 'text' }];
  return ['POSITIONAL', 'NAMED'].includes(given.toUpperCase()) ? [] : [{ problem: 'bad-parameter-format', given }];
}

/** A template from Meta's library brings its own components. */
function checkComponents({ components, library_template_name }: Loose): TemplateFileProblem[] {
  if (components === undefined && typeof library_template_name === 'string') return [];
  if (components === undefined || components === null) return [{ problem: 'missing', member: 'components' }];
  if (!Array.isArray(components)) return [{ problem: 'wrong-type', member: 'components', expected: 'list' }];
  const broken = components.flatMap((component, index) => checkComponent(component, `components[${index}]`));
  return broken.length > 0 ? broken : checkKinds(components.map((component) => typeOf(component)));
}

function checkComponent(component: unknown, member: string): TemplateFileProblem[] {
  if (Component.safeParse(component).success) return [];
  const read = Definition.safeParse(component);
  if (!read.success) return [{ problem: 'wrong-type', member, expected: 'object' }];
  const { type } = read.data;
  if (type === undefined || type === null || type === '') return [{ problem: 'missing', member: `${member}.type` }];
  return [{ problem: 'wrong-type', member: `${member}.type`, expected: 'text' }];
}

/** One BODY, and at most one of each other kind. */
function checkKinds(types: readonly string[]): TemplateFileProblem[] {
  const repeated = [...new Set(types.filter((type, index) => types.indexOf(type) !== index))];
  return [
    ...(types.includes('BODY') ? [] : [{ problem: 'no-body' } as const]),
    ...repeated.map((type) => ({ problem: 'repeated-component', type }) as const),
  ];
}

function typeOf(component: unknown): string {
  return Component.parse(component).type.toUpperCase();
}

function toDefinition(data: Loose): TemplateDefinition {
  const { name, language, category, components, parameter_format, ...others } = data;
  return {
    name: String(name),
    language: normalizeLanguage(String(language)),
    category: TEMPLATE_CATEGORIES.find((known) => known === String(category).toUpperCase()) ?? 'MARKETING',
    ...(parameter_format !== undefined && {
      parameter_format: String(parameter_format).toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    }),
    ...others,
    components: z
      .array(Component)
      .parse(components ?? [])
      .map(toUpperCaseEnums),
  };
}

function warn({ language }: TemplateDefinition): { warning: 'unknown-language'; language: string }[] {
  return isKnownLanguage(language) ? [] : [{ warning: 'unknown-language', language }];
}

const Nested = z.looseObject({
  type: z.string(),
  format: z.optional(z.string()),
  buttons: z.optional(z.array(z.looseObject({ type: z.string(), otp_type: z.optional(z.string()) }))),
});

/** Meta takes either case and answers capitals; one form makes file and answer comparable. */
function toUpperCaseEnums(component: TemplateComponent): TemplateComponent {
  const read = Nested.safeParse(component);
  if (!read.success) return { ...component, type: component.type.toUpperCase() };
  const { type, format, buttons, ...others } = read.data;
  return {
    type: type.toUpperCase(),
    ...(format !== undefined && { format: format.toUpperCase() }),
    ...others,
    ...(buttons && { buttons: buttons.map(upperButton) }),
  };
}

function upperButton({ type, otp_type, ...others }: { type: string; otp_type?: string | undefined }) {
  return { type: type.toUpperCase(), ...(otp_type !== undefined && { otp_type: otp_type.toUpperCase() }), ...others };
}

/** Where in the file's data a problem is. */
export function memberOf(problem: TemplateFileProblem): MemberPath {
  switch (problem.problem) {
    case 'not-an-object':
      return [];
    case 'missing':
    case 'wrong-type':
      return toPath(problem.member);
    case 'bad-name':
      return ['name'];
    case 'bad-language':
      return ['language'];
    case 'bad-category':
      return ['category'];
    case 'bad-parameter-format':
      return ['parameter_format'];
    case 'no-body':
    case 'repeated-component':
      return ['components'];
  }
}

/** `components[1].type` as a path. */
function toPath(member: string): MemberPath {
  return (member.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
