import { normalizeComponents, samplesIn } from './code/normalize.js';
import { fillHoles, findHoles } from './holes.js';
import type { TemplateComponent } from './template.js';
import { asList, asRecord, asText } from './wire-values.js';

/** A message as its reader sees it: everything filled in, formatting still as markers. */
export interface MessagePreview extends PreviewCard {
  readonly language: string;
  /** The headline of a limited-time offer. */
  readonly offer: PreviewOffer | null;
  readonly footer: string | null;
  /** The text is Meta's own, in the template's language; here it stands in English unless Meta read it back. */
  readonly isMetasText: boolean;
  /** The reader is asked whether the business may call. */
  readonly asksToCall: boolean;
  readonly cards: readonly PreviewCard[];
}

export interface PreviewOffer {
  readonly text: string;
  readonly expires: boolean;
  /** ISO 8601, in a message; null in a template, which does not know it yet. */
  readonly ends: string | null;
}

export interface PreviewCard {
  readonly header: PreviewHeader | null;
  readonly body: string;
  readonly buttons: readonly PreviewButton[];
}

export interface PreviewHeader {
  /** TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION, PRODUCT, or one that this version does not know. */
  readonly format: string;
  /** Of TEXT. */
  readonly text: string | null;
  /** The sample's file beside the template, as written there; in a message what stands in its place. */
  readonly sample: string | null;
}

export interface PreviewButton {
  readonly type: string;
  /** Null where Meta writes it, in the reader's language. */
  readonly label: string | null;
  /** Where it leads: an address, a number, a code to copy. */
  readonly target: string | null;
}

/** What fills the holes of a message or of a card; one without a value has its sample, and without a sample stays as it is. */
export interface PreviewCardValues {
  readonly header?: Readonly<Record<string, string>>;
  /** What stands for the header's file, place or product. */
  readonly headerLabel?: string;
  readonly body?: Readonly<Record<string, string>>;
  /** The variable part of a button's address, by the button's zero-based place. */
  readonly buttons?: Readonly<Record<number, string>>;
}

export interface PreviewValues extends PreviewCardValues {
  /** The one-time code. */
  readonly code?: string;
  /** ISO 8601. */
  readonly offerEnds?: string;
  /** Of as many cards as are sent; of products these may be more than the template has. */
  readonly cards?: readonly PreviewCardValues[];
  /** In a message nothing stands in for a value that is missing. */
  readonly withoutSamples?: boolean;
}

export interface Previewed {
  readonly language: string;
  readonly category: string;
  readonly components: readonly TemplateComponent[];
}

/** From a file's shape or from Meta's, whichever it is. */
export function previewOf({ language, category, components }: Previewed, values: PreviewValues = {}): MessagePreview {
  const isCode = category.toUpperCase() === 'AUTHENTICATION';
  const own = values.withoutSamples ? components.map(withoutExamples) : components;
  const known = normalizeComponents(own, { category: category.toUpperCase() });
  const find = (type: string) => known.find((component) => component.type === type);
  // What Meta read back is in the template's language; a file has no text there.
  const read = (type: string) => asText(components.find((component) => component.type.toUpperCase() === type)?.text);
  const body = isCode
    ? fillHoles(read('BODY') ?? codeText(find('BODY')), codeValues(values))
    : filled(find('BODY'), 'body_text', values.body);
  const offer = asRecord(find('LIMITED_TIME_OFFER')?.limited_time_offer);
  return {
    language,
    header: headerOf(find('HEADER'), values),
    offer: offer ? offerOf(offer, values.offerEnds ?? null) : null,
    body,
    footer: isCode ? (read('FOOTER') ?? codeFooter(find('FOOTER'))) : (asText(find('FOOTER')?.text) ?? null),
    isMetasText: isCode,
    buttons: buttonsOf(find('BUTTONS'), values.buttons),
    asksToCall: find('CALL_PERMISSION_REQUEST') !== undefined,
    cards: cardsOf(asList(find('CAROUSEL')?.cards) ?? [], values.cards),
  };
}

function codeValues({ code, body, withoutSamples }: PreviewValues): Readonly<Record<string, string>> {
  if (code !== undefined) return { 1: code };
  return withoutSamples ? { ...body } : { 1: '123456', ...body };
}

/** Meta's preset, https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates */
function codeText(body: TemplateComponent | undefined): string {
  const advice = body?.add_security_recommendation === true ? ' For your security, do not share this code.' : '';
  return `*{{1}}* is your verification code.${advice}`;
}

function codeFooter(footer: TemplateComponent | undefined): string | null {
  const minutes = footer?.code_expiration_minutes;
  return minutes === undefined ? null : `This code expires in ${minutes} minutes.`;
}

function filled(
  component: TemplateComponent | undefined,
  list: 'body_text' | 'header_text',
  values: Readonly<Record<string, string>> = {},
): string {
  if (component === undefined) return '';
  return fillHoles(asText(component.text) ?? '', { ...Object.fromEntries(samplesIn(component, list)), ...values });
}

function headerOf(header: TemplateComponent | undefined, values: PreviewCardValues): PreviewHeader | null {
  if (header === undefined) return null;
  const format = asText(header.format) ?? 'TEXT';
  const text = format === 'TEXT' ? filled(header, 'header_text', values.header) : null;
  return { format, text, sample: values.headerLabel ?? asText(header.sample) ?? null };
}

function offerOf(offer: Readonly<Record<string, unknown>>, ends: string | null): PreviewOffer {
  return { text: asText(offer.text) ?? '', expires: asText(offer.has_expiration) === 'true', ends };
}

/** Cards of products that a template has no model for look like its first one. */
function cardsOf(models: readonly unknown[], values: readonly PreviewCardValues[] | undefined): PreviewCard[] {
  return (values ?? models.map(() => ({}))).map((each, at) => cardOf(models[at] ?? models[0], each));
}

/** Samples stand under `example`, wherever there are some. */
function withoutExamples(component: TemplateComponent): TemplateComponent {
  const strip = (inner: unknown): unknown => {
    const record = asRecord(inner);
    if (!record) return asList(inner)?.map(strip) ?? inner;
    return Object.fromEntries(
      Object.entries(record).flatMap(([key, one]) => (key === 'example' ? [] : [[key, strip(one)]])),
    );
  };
  return { ...asRecord(strip(component)), type: component.type };
}

function cardOf(card: unknown, values: PreviewCardValues): PreviewCard {
  const parts = (asList(asRecord(card)?.components) ?? []).map((part) => ({ type: '', ...asRecord(part) }));
  const find = (type: string) => parts.find((part) => part.type === type);
  return {
    header: headerOf(find('HEADER'), values),
    body: filled(find('BODY'), 'body_text', values.body),
    buttons: buttonsOf(find('BUTTONS'), values.buttons),
  };
}

function buttonsOf(component: TemplateComponent | undefined, values: PreviewValues['buttons'] = {}): PreviewButton[] {
  return (asList(component?.buttons) ?? []).map((button, index) => buttonOf(asRecord(button) ?? {}, values[index]));
}

function buttonOf(button: Readonly<Record<string, unknown>>, value: string | undefined): PreviewButton {
  const label = asText(button.otp_type === 'COPY_CODE' ? button.text : (button.autofill_text ?? button.text));
  return { type: asText(button.type) ?? '', label: label ?? null, target: targetOf(button, value) };
}

function targetOf(button: Readonly<Record<string, unknown>>, value: string | undefined): string | null {
  const example = asText(asList(button.example)?.[0] ?? button.example);
  if (button.type === 'COPY_CODE') return value ?? (example || null);
  const url = asText(button.url);
  if (url === undefined) return asText(button.phone_number) ?? null;
  const [hole] = findHoles(url);
  const part = value ?? example;
  return hole === undefined || part === undefined ? url : fillHoles(url, { [hole]: part });
}

/** Where a client shows two buttons and the rest behind "See all options". */
export const BUTTONS_SHOWN = 3;

/** WhatsApp on a computer shows no template with four buttons or more, nor one with a quick reply beside another kind. */
export function isHiddenOnDesktop({ buttons }: Pick<PreviewCard, 'buttons'>): boolean {
  const replies = buttons.filter(({ type }) => type === 'QUICK_REPLY').length;
  return buttons.length >= 4 || (replies > 0 && replies < buttons.length);
}
