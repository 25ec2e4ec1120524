import * as z from 'zod/mini';
import type { TemplateDefinition } from './definition.js';
import type { Template, TemplateComponent } from './template.js';

/** One part of a template that an edit changes; null for one that is not there. */
export interface EditedPart {
  /** `category`, `parameter_format`, `HEADER`, `BODY`, `BUTTON 2`, `CAROUSEL`, … */
  readonly part: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What an edit would change, part by part in the order of the message. `sampleChanged`: the link that Meta answers for a
 * sample tells nothing about its content, so the caller says whether it is another file than the last one.
 */
export function describeEdit(present: Template, wanted: TemplateDefinition, sampleChanged: boolean): EditedPart[] {
  const isPreset = wanted.category === 'AUTHENTICATION';
  const before = partsOf(isPreset ? present.components.map(withoutText) : present.components);
  const after = partsOf(withPresentButtons(wanted, present));
  const parts = [...new Set([...before.keys(), ...after.keys()])];
  const settings = settingsOf(present, wanted);
  const contents = parts.map((part) => ({ part, before: before.get(part) ?? null, after: after.get(part) ?? null }));
  return [
    ...[...settings, ...contents].filter((each) => each.before !== each.after),
    ...(sampleChanged ? [{ part: 'sample', before: null, after: null }] : []),
  ];
}

/** Beside the components; what the file does not say stays as it is. */
function settingsOf(present: Template, wanted: TemplateDefinition): EditedPart[] {
  const setting = (part: string, before: unknown, after: unknown): EditedPart => ({
    part,
    before: String(before),
    after: String(after ?? before),
  });
  const ttl = present.messageSendTtlSeconds;
  return [
    setting('category', present.category, wanted.category),
    setting('parameter_format', present.parameterFormat ?? 'POSITIONAL', wanted.parameter_format),
    ...(wanted.message_send_ttl_seconds === undefined
      ? []
      : [setting('message_send_ttl_seconds', ttl, wanted.message_send_ttl_seconds)]),
  ];
}

/** The text of an AUTHENTICATION template is Meta's own: it is answered, but stands in no file. */
function withoutText(component: TemplateComponent): TemplateComponent {
  const { text: _, example: __, ...others } = component;
  return { ...others, type: component.type };
}

const Buttons = z.looseObject({ type: z.string(), buttons: z.array(z.looseObject({ type: z.string() })) });

/** A one-time-password button is answered as a URL button, with links of Meta's own; only its place can be compared. */
function withPresentButtons({ components }: TemplateDefinition, present: Template): readonly TemplateComponent[] {
  const there = present.components.map((component) => Buttons.safeParse(component).data).find(Boolean)?.buttons ?? [];
  return components.map((component) => {
    const { success, data } = Buttons.safeParse(component);
    if (!success) return component;
    const buttons = data.buttons.map((button, at) => {
      const other = there[at];
      return button.type === 'OTP' && other?.type.toUpperCase() === 'URL' ? other : button;
    });
    return { ...component, buttons };
  });
}

function partsOf(components: readonly TemplateComponent[]): Map<string, string> {
  return new Map(
    components.flatMap((component): [string, string][] => {
      const type = component.type.toUpperCase();
      const { success, data } = Buttons.safeParse(component);
      if (!success) return [[type, toText(component)]];
      return data.buttons.map((button, at) => [`BUTTON ${at + 1}`, `${button.type.toUpperCase()} ${toText(button)}`]);
    }),
  );
}

const Read = z.looseObject({ type: z.string(), format: z.optional(z.string()), text: z.optional(z.string()) });

/** As a person writes it: its format and its text, then what else it holds. */
function toText(component: unknown): string {
  const { type: _, format, text, ...others } = Read.parse(component);
  const rest = Object.entries(others)
    .map(([key, value]): [string, string] => [key, key === 'phone_number' ? digitsOf(value) : stable(value)])
    .filter(([key, value]) => key !== 'sample' && !EMPTY.has(value))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}: ${value}`);
  const shownFormat = format === undefined || format.toUpperCase() === 'TEXT' ? undefined : format.toUpperCase();
  return [shownFormat, text, ...rest].filter((line) => line !== undefined).join('\n');
}

/** Meta takes a number with and without its plus, and answers as it likes. */
function digitsOf(value: unknown): string {
  return String(value).replace(/\D/g, '');
}

/** What is left of a media header's example without its link. */
const EMPTY: ReadonlySet<string> = new Set(['{}', 'null', 'undefined']);

/** Keys in one order, enum values in capitals, and no handles or samples. */
function stable(value: unknown): string {
  if (typeof value === 'string') return value;
  return (
    JSON.stringify(value, (key, member: unknown) => {
      if (key === 'header_handle' || key === 'sample') return undefined;
      if (['type', 'format', 'otp_type'].includes(key) && typeof member === 'string') return member.toUpperCase();
      if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
      const entries = Object.entries(member).filter(([, inner]) => !isHandleOnly(inner));
      return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
    }) ?? 'undefined'
  );
}

/** `{header_handle: […]}` stands only on one side, where the other names its sample. */
function isHandleOnly(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'header_handle');
}
