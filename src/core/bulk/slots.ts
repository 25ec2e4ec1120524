import { plainHead } from '../csv/recipient-column.js';
import type { CompiledTemplate } from '../messages/compile-template.js';
import type { TemplateButton } from '../templates/parts.js';

/** Something of a template that takes a value for each person. */
export interface Slot {
  /** What `--map` and `--param` call it, and the name of a column that needs neither. */
  readonly key: string;
  readonly isRequired: boolean;
  readonly place: SlotPlace;
  /** Other names of columns that can mean nothing else, plain as `plainHead` makes them. */
  readonly aliases: readonly string[];
}

export type SlotPlace =
  | { readonly kind: 'hole'; readonly name: string }
  | { readonly kind: 'header'; readonly format: string }
  | { readonly kind: 'button'; readonly index: number }
  | { readonly kind: 'code' }
  | { readonly kind: 'offer-end' };

/** In the order in which a reader meets them. A carousel's cards differ too much for columns; `--params-file` fills them. */
export function slotsOf({ parts, isNamed, takesCode }: CompiledTemplate): Slot[] {
  if (takesCode) return [{ key: 'code', isRequired: true, place: { kind: 'code' }, aliases: ['codigo', 'otp', '1'] }];
  const { header, body, buttons, offer } = parts;
  const isTextHeader = header?.format === 'TEXT';
  const named = isNamed ? [...(header?.holes ?? []), ...(body?.holes ?? []), ...urlHoles(buttons)] : [];
  const holes = isNamed ? [...new Set(named)] : (body?.holes ?? []);
  const takesHeader = header !== undefined && (isTextHeader ? !isNamed && header.holes.length > 0 : true);
  return [
    ...(takesHeader ? [headerSlot(header.format)] : []),
    ...holes.map(holeSlot),
    ...buttons.flatMap((button) => buttonSlot(button, isNamed)),
    ...(offer ? [offerSlot()] : []),
  ];
}

/** Named ones are filled by their name like those of the body. */
function urlHoles(buttons: readonly TemplateButton[]): string[] {
  return buttons.flatMap(({ holes }) => holes).filter((name) => !/^\d+$/.test(name));
}

const HEADER_WORDS: Readonly<Record<string, readonly string[]>> = {
  IMAGE: ['image', 'imagen'],
  VIDEO: ['video'],
  GIF: ['gif'],
  DOCUMENT: ['document', 'documento'],
  LOCATION: ['location', 'ubicacion'],
  PRODUCT: ['product', 'producto'],
};

function headerSlot(format: string): Slot {
  const words = HEADER_WORDS[format] ?? [];
  const aliases = [
    'encabezado',
    ...words.flatMap((word) => [word, `header ${word}`, `${word} link`, `${word} url`]),
    'header link',
    'header url',
  ];
  return { key: 'header', isRequired: true, place: { kind: 'header', format }, aliases };
}

function holeSlot(name: string): Slot {
  const aliases = /^\d+$/.test(name) ? [`param ${name}`, `parametro ${name}`, `variable ${name}`] : [];
  return { key: name, isRequired: true, place: { kind: 'hole', name }, aliases };
}

/** What must be given at every send; the others have a value that Meta puts in by itself. */
const NEED_VALUE = new Set(['COPY_CODE', 'MPM', 'ORDER_DETAILS']);
const TAKE_VALUE = new Set([...NEED_VALUE, 'QUICK_REPLY', 'FLOW', 'CATALOG', 'VOICE_CALL']);

function buttonSlot({ type, index, holes }: TemplateButton, isNamed: boolean): Slot[] {
  const [hole] = holes;
  const isFilledByName = isNamed && hole !== undefined && !/^\d+$/.test(hole);
  const takesValue = TAKE_VALUE.has(type) || (type === 'URL' && hole !== undefined && !isFilledByName);
  if (!takesValue) return [];
  const aliases = [`boton ${index}`, ...(type === 'COPY_CODE' ? ['coupon', 'cupon'] : [])];
  const isRequired = NEED_VALUE.has(type) || type === 'URL';
  return [{ key: `button_${index}`, isRequired, place: { kind: 'button', index }, aliases }];
}

function offerSlot(): Slot {
  return { key: 'offer_ends', isRequired: true, place: { kind: 'offer-end' }, aliases: ['vence', 'expires'] };
}

/** Whether a column of that name needs no mapping. */
export function isNamedAfter(slot: Slot, head: string): boolean {
  const plain = plainHead(head);
  return plain !== '' && (plain === plainHead(slot.key) || slot.aliases.includes(plain));
}
