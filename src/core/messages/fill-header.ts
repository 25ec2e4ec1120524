import type { TemplateHeader } from '../templates/parts.js';
import { fillText } from './fill-text.js';
import type { Filled, SendParameter } from './send-component.js';
import type { HeaderLocation, HeaderMedia, TemplateSendProblem, TemplateValues } from './template-values.js';

const MEDIA_FORMATS = new Set(['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF']);

/** A media or location header is a required parameter of every send, although it has no hole (error 132012). */
export function fillHeader(header: TemplateHeader | undefined, values: TemplateValues, isNamed: boolean): Filled {
  const format = header?.format;
  if (header && format !== undefined && MEDIA_FORMATS.has(format)) return fillMedia(format, values);
  if (format === 'LOCATION') return fillLocation(values);
  if (header && format !== 'TEXT') {
    return fault({ part: 'template', problem: 'unsupported-component', component: `HEADER ${format}` });
  }
  const target = { part: 'header', text: header?.text ?? '', holes: header?.holes ?? [] } as const;
  const positional = values.headerText === undefined ? [] : [values.headerText];
  const filled = fillText(target, positional, values.named ?? {}, isNamed);
  return { ...filled, problems: [...filled.problems, ...findSurplusMedia(values, null)] };
}

function fillMedia(format: string, values: TemplateValues): Filled {
  const { headerMedia } = values;
  if (headerMedia === undefined) return fault({ part: 'header', problem: 'missing-media', format });
  const problems = values.headerLocation ? [surplusMedia(format)] : [];
  return { ...filledWith(toMediaParameter(format, headerMedia)), problems: [...problems, ...findSurplusText(values)] };
}

/** Only a document shows a file name. */
function toMediaParameter(format: string, { filename, ...media }: HeaderMedia): SendParameter {
  const type = format.toLowerCase();
  const isNamedFile = type === 'document' && filename !== undefined;
  return { type, [type]: { ...media, ...(isNamedFile && { filename }) } };
}

function fillLocation(values: TemplateValues): Filled {
  const { headerLocation } = values;
  if (headerLocation === undefined) return fault({ part: 'header', problem: 'missing-location' });
  const problems = values.headerMedia ? [surplusMedia('LOCATION')] : [];
  const parameter = { type: 'location', location: toWireLocation(headerLocation) };
  return { ...filledWith(parameter), problems: [...problems, ...findSurplusText(values)] };
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

function filledWith(parameter: SendParameter): Filled {
  return { components: [{ type: 'header', parameters: [parameter] }], problems: [], filled: {} };
}

function findSurplusMedia(values: TemplateValues, format: string | null): TemplateSendProblem[] {
  return values.headerMedia || values.headerLocation ? [surplusMedia(format)] : [];
}

function surplusMedia(format: string | null): TemplateSendProblem {
  return { part: 'header', problem: 'surplus-media', format };
}

function findSurplusText({ headerText }: TemplateValues): TemplateSendProblem[] {
  if (headerText === undefined) return [];
  return [{ part: 'header', problem: 'surplus-parameter', given: headerText, text: '', expected: [] }];
}

function fault(problem: TemplateSendProblem): Filled {
  return { components: [], problems: [problem], filled: {} };
}
