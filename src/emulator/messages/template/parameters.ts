/**
 * The parameters of a template message on their own, before they are held against the template: the first, fourth, fifth
 * and last of Meta's checks. The sentences are captured from Meta.
 */
import { TEMPLATE_LIMITS } from '../../../core/meta/limits.js';
import { asList, asObject, asText, type JsonObject } from '../../json-values.js';
import { Refusal } from '../../refusal.js';
import { cloudRefusal } from '../../refusals.js';
import { checkMedia, isMediaKind, NEITHER_ID_NOR_LINK, type Sender } from '../media.js';
import { invalidParameter } from '../refusals.js';

/** A component as it was sent, with its place for the refusals. */
export interface SentComponent {
  /** In lower case. */
  readonly type: string;
  readonly subType: string;
  readonly index: string | undefined;
  readonly parameters: readonly JsonObject[];
  readonly cards: readonly JsonObject[];
  /** `template.components.0`. */
  readonly path: string;
}

/** Members without which the schema of a nested object is not met. */
const NESTED: Readonly<Record<string, readonly string[]>> = {
  currency: ['fallback_value', 'code', 'amount_1000'],
  date_time: ['fallback_value'],
  location: ['longitude', 'latitude'],
  // UNSURE: captured are the three above.
  product: ['product_retailer_id', 'catalog_id'],
};

export function toSentComponents(value: unknown, path: string): SentComponent[] {
  return (asList(value) ?? []).map((item, index) => {
    const component = asObject(item) ?? {};
    return {
      type: asText(component.type)?.toLowerCase() ?? '',
      subType: asText(component.sub_type)?.toLowerCase() ?? '',
      index: asText(component.index),
      parameters: (asList(component.parameters) ?? []).map((parameter) => asObject(parameter) ?? {}),
      cards: (asList(component.cards) ?? []).map((card) => asObject(card) ?? {}),
      path: `${path}.${index}`,
    };
  });
}

/** A parameter without a type but with a text counts as text; the type's case matters, unlike elsewhere. */
export function typeOf(parameter: JsonObject): string {
  return asText(parameter.type) ?? (parameter.text === undefined ? '' : 'text');
}

/** The first check: nested objects are complete. */
export function checkSchema({ parameters, path }: SentComponent): void {
  for (const [index, parameter] of parameters.entries()) {
    const type = typeOf(parameter);
    const nested = asObject(parameter[type]);
    const missing =
      nested && (Object.hasOwn(NESTED, type) ? (NESTED[type] ?? []) : []).filter((name) => nested[name] === undefined);
    if (!missing || missing.length === 0) continue;
    const field = `${path}.parameters.${index}.${type}`;
    throw new Refusal({
      message: `Your request has violated JSON schema constraint 'required' for the JSON field '${field}', please check the JSON schema for the JSON field '${field}' and make sure your request is valid for missing : ${missing.map((name) => `'${name}'`).join(', ')}`,
      code: 100,
    });
  }
}

const CARRIED = ['text', 'currency', 'date_time', 'image', 'video', 'document', 'gif', 'location', 'product'];

/** The fourth and fifth: each parameter carries what its type names, and media have an id or a link. */
export function checkCarried({ parameters, path }: SentComponent, sender: Sender): void {
  for (const [index, parameter] of parameters.entries()) {
    const type = typeOf(parameter);
    if (!CARRIED.includes(type)) continue;
    if (parameter[type] === undefined) {
      throw invalidParameter(`Parameter '${type}' is mandatory for component parameter type '${type}'`);
    }
    checkParameterMedia(type, asObject(parameter[type]), sender, bracketed(`${path}.parameters.${index}.${type}`));
  }
}

function checkParameterMedia(type: string, media: JsonObject | undefined, sender: Sender, path: string): void {
  const kind = type === 'gif' ? 'video' : type;
  if (!isMediaKind(kind)) return;
  if (media?.id === undefined && media?.link === undefined) throw badParameters(NEITHER_ID_NOR_LINK);
  checkMedia(kind, media, sender, path);
  if (type === 'document') checkHeaderDocument(media, sender);
}

/** A document in a header is a PDF. UNSURE: which refusal another one gets. */
function checkHeaderDocument(media: JsonObject, { world }: Sender): void {
  const mimeType = world.state.media.get(asText(media.id) ?? '')?.mimeType;
  if (mimeType === undefined || mimeType.startsWith('application/pdf')) return;
  throw badParameters(`header: Unsupported document mime type ${mimeType}. Please use application/pdf.`);
}

/** `template.components.0.image` as Graph writes it in other refusals: `template['components'][0]['image']`. */
function bracketed(path: string): string {
  const [root = '', ...rest] = path.split('.');
  return root + rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `['${part}']`)).join('');
}

/** The last but one; since v23.0 with code 132018. */
export function checkValueTexts({ parameters }: SentComponent): void {
  const tooManySpaces = ' '.repeat(TEMPLATE_LIMITS.parameterSpacesMax + 1);
  for (const parameter of parameters) {
    const text = typeOf(parameter) === 'text' ? (asText(parameter.text) ?? '') : '';
    if (/[\n\r\t]/.test(text) || text.includes(tooManySpaces)) {
      throw badParameters('Param text cannot have new-line/tab characters or more than 4 consecutive spaces');
    }
  }
}

/** What a reader sees in the place of the variable. */
export function renderedValue(parameter: JsonObject): string {
  const type = typeOf(parameter);
  if (type === 'text') return asText(parameter.text) ?? '';
  return asText(asObject(parameter[type])?.fallback_value) ?? '';
}

/** Meta writes the apostrophe of this title typographically. */
export function badParameters(details: string): Refusal {
  return cloudRefusal(132018, 'There’s an issue with the parameters in your template', details);
}
