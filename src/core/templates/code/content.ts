import type { TemplateComponent } from '../template.js';
import { asList, asRecord, asText } from '../wire-values.js';
import { type Normalizing, normalizeComponents, samplesIn } from './normalize.js';

/** One thing that the file and the account say differently; null where a side does not have it. */
export interface ContentDifference {
  /** `body.text`, `buttons[1].url`, `carousel.cards[0].header.format`. */
  readonly member: string;
  readonly file: string | null;
  readonly account: string | null;
}

interface Entry {
  readonly value: string;
  /** Compared even if the other side lacks it. Others are compared only where both have them: Meta does not read back all. */
  readonly firm: boolean;
}

type Content = ReadonlyMap<string, Entry>;

/**
 * What would have to change at Meta. Sample media are left out, since Meta reads back another file's link at every read,
 * and so are labels that Meta presets where the file is silent about them.
 */
export function compareContents(
  file: readonly TemplateComponent[],
  account: readonly TemplateComponent[],
  context: Normalizing,
): ContentDifference[] {
  const [ours, theirs] = [contentOf(file, context), contentOf(account, context)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((member) => {
    const [own, other] = [ours.get(member), theirs.get(member)];
    if (own?.value === other?.value) return [];
    if ((!own || !other) && !(own ?? other)?.firm) return [];
    return [{ member, file: own?.value ?? null, account: other?.value ?? null }];
  });
}

function contentOf(components: readonly TemplateComponent[], context: Normalizing): Content {
  const entries = new Map<string, Entry>();
  for (const component of normalizeComponents(components, context)) enter(component, '', entries);
  return entries;
}

function enter(component: TemplateComponent, prefix: string, entries: Map<string, Entry>): void {
  const { type, buttons, cards, example: _, ...rest } = component;
  const at = `${prefix}${type.toLowerCase()}`;
  const samples = type === 'BODY' ? samplesIn(component, 'body_text') : samplesIn(component, 'header_text');
  if (!['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL'].includes(type))
    entries.set(at, { value: 'yes', firm: true });
  enterMembers(rest, `${at}.`, entries);
  for (const [hole, value] of samples) entries.set(`${at}.sample.${hole}`, { value, firm: true });
  for (const [index, button] of (asList(buttons) ?? []).entries())
    enterButton(button, `${prefix}buttons[${index}]`, entries);
  for (const [index, card] of (asList(cards) ?? []).entries()) {
    const parts = asList(asRecord(card)?.components) ?? [];
    for (const part of parts) enter({ type: '', ...asRecord(part) }, `${at}.cards[${index}].`, entries);
  }
}

/** Labels of a one-time password button that were not chosen are Meta's, in the template's language. */
function enterButton(button: unknown, at: string, entries: Map<string, Entry>): void {
  const members = asRecord(button) ?? {};
  const isPreset = members.type === 'OTP';
  enterMembers(members, `${at}.`, entries, (key) => FIRM.has(key) && !(isPreset && key === 'text'));
}

const FIRM: ReadonlySet<string> = new Set([
  'type',
  'format',
  'text',
  'url',
  'phone_number',
  'example',
  'otp_type',
  'add_security_recommendation',
  'code_expiration_minutes',
  'limited_time_offer',
  'supported_apps',
]);

function enterMembers(
  members: Readonly<Record<string, unknown>>,
  prefix: string,
  entries: Map<string, Entry>,
  isFirm: (key: string) => boolean = (key) => FIRM.has(key),
): void {
  for (const [key, value] of Object.entries(members)) {
    if (key !== 'sample') enterValue(value, `${prefix}${key}`, isFirm(key), entries);
  }
}

function enterValue(value: unknown, at: string, firm: boolean, entries: Map<string, Entry>): void {
  const text = asText(value);
  if (text !== undefined) entries.set(at, { value: text, firm });
  for (const [index, item] of (asList(value) ?? []).entries()) enterValue(item, `${at}[${index}]`, firm, entries);
  for (const [key, item] of Object.entries(asRecord(value) ?? {})) enterValue(item, `${at}.${key}`, firm, entries);
}
