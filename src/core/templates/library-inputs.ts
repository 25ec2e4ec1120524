import { parsePhoneNumber } from '../phone/number.js';
import { findHoles } from './holes.js';
import type { LibraryButton } from './library.js';

/** What a library template's button needs of its own: where it leads is the business's. */
export interface NeededInput {
  /** Zero-based place among the buttons. */
  readonly index: number;
  readonly kind: 'url' | 'phone-number';
  /** The button's label. */
  readonly text: string;
}

export interface GivenInput {
  readonly name: string;
  readonly value: string;
}

export type InputFault =
  | { readonly fault: 'missing'; readonly index: number; readonly kind: NeededInput['kind']; readonly text: string }
  | { readonly fault: 'wrong'; readonly index: number; readonly kind: NeededInput['kind']; readonly given: string }
  /** A link with a variable, without an example of it for the reviewers. */
  | { readonly fault: 'example-missing'; readonly index: number; readonly given: string }
  | { readonly fault: 'no-such-button'; readonly option: string; readonly given: string; readonly count: number };

/** Other kinds need nothing that this program knows of (UNSURE for FLOW, CATALOG and APP); Meta says so if they do. */
export function neededInputs(buttons: readonly LibraryButton[]): NeededInput[] {
  return buttons.flatMap(({ type, text }, index): NeededInput[] => {
    if (type === 'URL') return [{ index, kind: 'url', text }];
    return type === 'PHONE_NUMBER' ? [{ index, kind: 'phone-number', text }] : [];
  });
}

/** `library_template_button_inputs` as Meta wants them, or everything that is wrong with what was given. */
export function toButtonInputs(
  buttons: readonly LibraryButton[],
  given: { readonly buttons: readonly GivenInput[]; readonly examples: readonly GivenInput[] },
): { inputs: Record<string, unknown>[] } | { faults: InputFault[] } {
  const needed = neededInputs(buttons);
  const faults: InputFault[] = [
    ...strays(given.buttons, '--button', needed),
    ...strays(given.examples, '--example', needed),
    ...needed.flatMap((each) => faultsOf(each, valueFor(each, given.buttons), valueFor(each, given.examples))),
  ];
  if (faults.length > 0) return { faults };
  return {
    inputs: needed.map((each) => toInput(each, valueFor(each, given.buttons) ?? '', valueFor(each, given.examples))),
  };
}

function valueFor({ index }: NeededInput, given: readonly GivenInput[]): string | undefined {
  return given.find(({ name }) => name === String(index))?.value;
}

function strays(given: readonly GivenInput[], option: string, needed: readonly NeededInput[]): InputFault[] {
  return given
    .filter(({ name }) => !needed.some(({ index }) => String(index) === name))
    .map(({ name }) => ({ fault: 'no-such-button', option, given: name, count: needed.length }));
}

function faultsOf(needed: NeededInput, value: string | undefined, example: string | undefined): InputFault[] {
  const { index, kind, text } = needed;
  if (value === undefined) return [{ fault: 'missing', index, kind, text }];
  if (!isFit(kind, value)) return [{ fault: 'wrong', index, kind, given: value }];
  const wantsExample = kind === 'url' && findHoles(value).length > 0 && example === undefined;
  return wantsExample ? [{ fault: 'example-missing', index, given: value }] : [];
}

/** Whether a button may lead there. */
export function isFit(kind: NeededInput['kind'], value: string): boolean {
  if (kind === 'phone-number') return parsePhoneNumber(value) !== undefined;
  const filled = value.replaceAll(/\{\{[^{}]*\}\}/g, 'x');
  return URL.canParse(filled) && /^https?:$/.test(new URL(filled).protocol);
}

function toInput({ kind }: NeededInput, value: string, example: string | undefined): Record<string, unknown> {
  if (kind === 'phone-number') return { type: 'PHONE_NUMBER', phone_number: value };
  return { type: 'URL', url: { base_url: value, ...(example !== undefined && { url_suffix_example: example }) } };
}
