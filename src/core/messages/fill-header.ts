import { countCharacters } from '../characters.js';
import { TEMPLATE_LIMITS } from '../meta/limits.js';
import { fillHoles } from '../templates/holes.js';
import type { TemplateHeader } from '../templates/parts.js';
import { fillText } from './fill-text.js';
import { type Filled, fault, NOTHING, type SendParameter } from './send-component.js';
import type { HeaderLocation, HeaderMedia, HeaderValue, PartValues } from './template-values.js';

const KINDS: Readonly<Record<string, HeaderValue['kind']>> = {
  TEXT: 'text',
  IMAGE: 'media',
  VIDEO: 'media',
  DOCUMENT: 'media',
  GIF: 'media',
  LOCATION: 'location',
  PRODUCT: 'product',
};

/** What a header of this format takes; undefined for a format that this version does not know. */
export function headerKind(format: string): HeaderValue['kind'] | undefined {
  return KINDS[format];
}

/** A media, location or product header is a required parameter of every send, although it has no hole (error 132012). */
export function fillHeader(header: TemplateHeader | undefined, values: PartValues, isNamed: boolean): Filled {
  const { header: value } = values;
  if (header === undefined) return value === undefined ? NOTHING : fault(wrongHeader(null, value));
  const { format } = header;
  const kind = headerKind(format);
  if (kind === undefined) {
    return fault({ part: 'template', problem: 'unsupported-component', component: `HEADER ${format}` });
  }
  if (kind === 'text') return fillTitle(header, values, isNamed);
  if (value === undefined) return fault({ part: 'header', problem: 'missing-header', format });
  if (value.kind !== kind) return fault(wrongHeader(format, value));
  return {
    components: [{ type: 'header', parameters: [toHeaderParameter(format, value)] }],
    problems: [],
    shown: { headerLabel: labelOf(value) },
  };
}

function fillTitle(header: TemplateHeader, { header: value, named = {} }: PartValues, isNamed: boolean): Filled {
  const { text, holes } = header;
  if (value && value.kind !== 'text') return fault(wrongHeader(holes.length === 0 ? null : 'TEXT', value));
  const [hole] = holes;
  // The one hole of a named header may be filled by its name or as the header.
  const byName = value && isNamed && hole !== undefined ? { ...named, [hole]: value.text } : named;
  const positional = value === undefined || (isNamed && hole !== undefined) ? [] : [value.text];
  const filled = fillText({ part: 'header', text, holes }, positional, byName, isNamed);
  const length = countCharacters(fillHoles(text, filled.shown.header ?? {}));
  const limit = TEMPLATE_LIMITS.headerTextMax;
  if (length <= limit) return filled;
  return { ...filled, problems: [...filled.problems, { part: 'header', problem: 'too-long', length, limit }] };
}

function wrongHeader(format: string | null, { kind }: HeaderValue) {
  return { part: 'header', problem: 'wrong-header', format, given: kind } as const;
}

function toHeaderParameter(format: string, value: Exclude<HeaderValue, { kind: 'text' }>): SendParameter {
  switch (value.kind) {
    case 'media':
      return toMediaParameter(format, value.media);
    case 'location':
      return { type: 'location', location: toWireLocation(value.location) };
    case 'product':
      return { type: 'product', product: value.product };
  }
}

/** Only a document shows a file name. */
function toMediaParameter(format: string, { filename, ...media }: HeaderMedia): SendParameter {
  const type = format.toLowerCase();
  const isNamedFile = type === 'document' && filename !== undefined;
  return { type, [type]: { ...media, ...(isNamedFile && { filename }) } };
}

/** Meta's examples write the coordinates as text. */
function toWireLocation({ latitude, longitude, name, address }: HeaderLocation): Record<string, string> {
  return {
    latitude: String(latitude),
    longitude: String(longitude),
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
  };
}

/** What a picture of the message says in the place of a file, a map or a product. */
function labelOf(value: Exclude<HeaderValue, { kind: 'text' }>): string {
  switch (value.kind) {
    case 'media':
      return value.media.filename ?? ('link' in value.media ? value.media.link : value.media.id);
    case 'location':
      return value.location.name ?? `${value.location.latitude}, ${value.location.longitude}`;
    case 'product':
      return value.product.product_retailer_id;
  }
}
