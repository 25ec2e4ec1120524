import { countCharacters } from '../characters.js';
import { TEMPLATE_LIMITS } from '../meta/limits.js';
import { fillHoles, findHoles } from './holes.js';

/** A template as a person describes it, by flags or in a dialogue: the kinds that most templates are of. */
export interface Draft {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly header: DraftHeader | null;
  /** Null for AUTHENTICATION, whose text is Meta's own. */
  readonly body: string | null;
  readonly footer: string | null;
  readonly buttons: readonly DraftButton[];
  /** By `header.1`, `body.1`, `button2.1`, or by the variable's name alone. */
  readonly samples: Readonly<Record<string, string>>;
  /** Of the one-time password of an AUTHENTICATION template. */
  readonly expiryMinutes: number | null;
}

export type DraftHeader =
  | { readonly format: 'TEXT'; readonly text: string }
  /** `sample` as the template's file will name it. */
  | { readonly format: 'IMAGE' | 'VIDEO' | 'DOCUMENT'; readonly sample: string }
  | { readonly format: 'LOCATION' };

export type DraftButton =
  | { readonly type: 'QUICK_REPLY'; readonly text: string }
  | { readonly type: 'URL'; readonly text: string; readonly url: string }
  | { readonly type: 'PHONE_NUMBER'; readonly text: string; readonly phone_number: string };

/** One variable that needs an example for the reviewers. */
export interface DraftHole {
  /** `body.1` */
  readonly key: string;
  readonly hole: string;
}

export function holesOf({ header, body, buttons }: Pick<Draft, 'header' | 'body' | 'buttons'>): DraftHole[] {
  const inPart = (part: string, text: string) => findHoles(text).map((hole) => ({ key: `${part}.${hole}`, hole }));
  return [
    ...(header?.format === 'TEXT' ? inPart('header', header.text) : []),
    ...inPart('body', body ?? ''),
    ...grouped(buttons).flatMap((button, at) => (button.type === 'URL' ? inPart(`button${at + 1}`, button.url) : [])),
  ];
}

function sampleOf({ samples }: Pick<Draft, 'samples'>, { key, hole }: DraftHole): string | undefined {
  return samples[key] ?? samples[hole];
}

/** Variables without an example, which Meta refuses (2388043). */
export function missingSamples(draft: Draft): DraftHole[] {
  return holesOf(draft).filter((hole) => !sampleOf(draft, hole));
}

/** Quick replies must stand together: before the other buttons or behind them, as the first one says. */
function grouped(buttons: readonly DraftButton[]): DraftButton[] {
  const replies = buttons.filter(({ type }) => type === 'QUICK_REPLY');
  const others = buttons.filter(({ type }) => type !== 'QUICK_REPLY');
  return buttons[0]?.type === 'QUICK_REPLY' ? [...replies, ...others] : [...others, ...replies];
}

/** The data of a template file, in Meta's own shape. Missing examples are left out. */
export function toTemplateData(draft: Draft): Record<string, unknown> {
  const { name, language, category } = draft;
  const isNamed = holesOf(draft).some(({ hole }) => !/^\d+$/.test(hole));
  return {
    name,
    language,
    category,
    ...(isNamed && { parameter_format: 'NAMED' }),
    components: category === 'AUTHENTICATION' ? authentication(draft) : componentsOf(draft, isNamed),
  };
}

/** The form that needs no app of one's own: the person copies the code. */
function authentication({ expiryMinutes }: Draft): object[] {
  return [
    { type: 'BODY', add_security_recommendation: true },
    ...(expiryMinutes === null ? [] : [{ type: 'FOOTER', code_expiration_minutes: expiryMinutes }]),
    { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
  ];
}

function componentsOf(draft: Draft, isNamed: boolean): object[] {
  const { header, body, footer, buttons } = draft;
  const toButton = (button: DraftButton, at: number) => {
    const sample = button.type === 'URL' ? urlSample(draft, button.url, `button${at + 1}`) : undefined;
    return { ...button, ...(sample !== undefined && { example: [sample] }) };
  };
  return [
    ...(header === null ? [] : [{ type: 'HEADER', ...header, ...headerExample(draft, header, isNamed) }]),
    { type: 'BODY', text: body ?? '', ...bodyExample(draft, body ?? '', isNamed) },
    ...(footer === null ? [] : [{ type: 'FOOTER', text: footer }]),
    ...(buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons: grouped(buttons).map(toButton) }]),
  ];
}

function examplesOf(draft: Draft, part: string, text: string): { name: string; value: string }[] {
  return findHoles(text).flatMap((hole) => {
    const value = sampleOf(draft, { key: `${part}.${hole}`, hole });
    return value ? [{ name: hole, value }] : [];
  });
}

/** `header_text` is a flat list where `body_text` is a list of lists. */
function headerExample(draft: Draft, header: DraftHeader, isNamed: boolean): object {
  if (header.format !== 'TEXT') return {};
  const examples = examplesOf(draft, 'header', header.text);
  if (examples.length === 0) return {};
  if (isNamed) return { example: { header_text_named_params: examples.map(toNamed) } };
  return { example: { header_text: examples.map(({ value }) => value) } };
}

function bodyExample(draft: Draft, body: string, isNamed: boolean): object {
  const examples = examplesOf(draft, 'body', body);
  if (examples.length === 0) return {};
  if (isNamed) return { example: { body_text_named_params: examples.map(toNamed) } };
  return { example: { body_text: [examples.map(({ value }) => value)] } };
}

function toNamed({ name, value }: { name: string; value: string }) {
  return { param_name: name, example: value };
}

/** The whole address, as Meta's own examples show it. */
function urlSample(draft: Draft, url: string, part: string): string | undefined {
  const examples = examplesOf(draft, part, url);
  if (examples.length === 0) return undefined;
  return fillHoles(url, Object.fromEntries(examples.map(({ name, value }) => [name, value])));
}

/** What is wrong with one text, as it can be told while it is typed; the whole is judged when it is a file. */
export type DraftFault =
  | { fault: 'empty' }
  | { fault: 'too-long'; max: number; length: number }
  | { fault: 'line-break' }
  /** Emojis, or what WhatsApp would show bold, italic, struck out or in monospace. */
  | { fault: 'plain-text-only' }
  | { fault: 'variable-at-edge' }
  | { fault: 'variables-mixed' }
  | { fault: 'variables-not-consecutive'; found: string[] }
  | { fault: 'variable-name'; name: string }
  | { fault: 'too-many-variables'; max: number }
  | { fault: 'no-variables-here' };

type TextPart = 'header' | 'body' | 'footer' | 'button';

const MAX: Readonly<Record<TextPart, number>> = {
  header: TEMPLATE_LIMITS.headerTextMax,
  body: TEMPLATE_LIMITS.bodyMax,
  footer: TEMPLATE_LIMITS.footerMax,
  button: TEMPLATE_LIMITS.buttonTextMax,
};

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components */
export function checkDraftText(part: TextPart, text: string): DraftFault[] {
  if (text.trim() === '') return [{ fault: 'empty' }];
  const length = countCharacters(text);
  const max = MAX[part];
  return [
    ...(length > max ? [{ fault: 'too-long', max, length } as const] : []),
    ...(part !== 'body' && text.includes('\n') ? [{ fault: 'line-break' } as const] : []),
    ...((part === 'header' || part === 'footer') && ADORNMENT.test(withoutHoles(text))
      ? [{ fault: 'plain-text-only' } as const]
      : []),
    ...checkHoles(part, text),
  ];
}

/** A lone underscore is none: only what WhatsApp would render counts. */
const ADORNMENT = /\p{Extended_Pictographic}|\*|```|(^|\W)_[^_]+_(\W|$)|~[^~]+~/u;

function withoutHoles(text: string): string {
  return fillHoles(text, Object.fromEntries(findHoles(text).map((hole) => [hole, 'x'])));
}

function checkHoles(part: TextPart, text: string): DraftFault[] {
  const holes = findHoles(text);
  if (holes.length === 0) return [];
  if (part === 'footer' || part === 'button') return [{ fault: 'no-variables-here' }];
  const max = TEMPLATE_LIMITS.headerParametersMax;
  return [
    ...(/^\s*\{\{|\}\}[\s.,;:!?]*$/.test(text) ? [{ fault: 'variable-at-edge' } as const] : []),
    ...(part === 'header' && holes.length > max ? [{ fault: 'too-many-variables', max } as const] : []),
    ...checkHoleNames(holes),
  ];
}

function checkHoleNames(holes: readonly string[]): DraftFault[] {
  const numbers = holes.filter((hole) => /^\d+$/.test(hole));
  if (numbers.length > 0 && numbers.length < holes.length) return [{ fault: 'variables-mixed' }];
  if (numbers.length > 0) {
    const isConsecutive = numbers.every((hole, at) => hole === String(at + 1));
    return isConsecutive ? [] : [{ fault: 'variables-not-consecutive', found: [...holes] }];
  }
  return holes.filter((hole) => !/^[a-z0-9_]+$/.test(hole)).map((name) => ({ fault: 'variable-name', name }));
}
