import { countCharacters } from '../characters.js';
import type { MemberPath, Place } from '../templates/source.js';

/** What a message is made of, as far as something can be wrong with it. */
export type PartName =
  | 'body'
  | 'caption'
  | 'callback-data'
  | 'header'
  | 'footer'
  | 'buttons'
  | 'button-id'
  | 'button-title'
  | 'list-button'
  | 'sections'
  | 'section-title'
  | 'rows'
  | 'section-rows'
  | 'row-id'
  | 'row-title'
  | 'row-description'
  | 'link-label'
  | 'link'
  | 'flow'
  | 'flow-label'
  | 'flow-data'
  | 'latitude'
  | 'longitude'
  | 'contacts'
  | 'contact-name'
  | 'contact-phone'
  | 'contact-email'
  | 'contact-birthday'
  | 'catalog'
  | 'products'
  | 'section-products'
  | 'product'
  | 'address-field'
  | 'pin-code'
  | 'message'
  | 'emoji'
  | 'type'
  | 'recipient'
  | 'content';

/** What is wrong with one part. */
type PartFault =
  | { readonly problem: 'empty' }
  | { readonly problem: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly problem: 'too-many'; readonly count: number; readonly limit: number }
  /** `option` gives it. */
  | { readonly problem: 'missing'; readonly option: string }
  | { readonly problem: 'repeated'; readonly given: string }
  | { readonly problem: 'not-allowed' }
  | { readonly problem: 'not-a-link'; readonly given: string }
  | { readonly problem: 'not-a-number'; readonly given: string }
  | { readonly problem: 'out-of-range'; readonly given: number; readonly min: number; readonly max: number }
  | { readonly problem: 'not-a-message-id'; readonly given: string }
  | { readonly problem: 'not-a-recipient'; readonly given: string }
  | { readonly problem: 'missing-content'; readonly given: string }
  | { readonly problem: 'not-an-emoji'; readonly given: string }
  | { readonly problem: 'not-a-day'; readonly given: string }
  | {
      readonly problem: 'unknown';
      readonly given: string;
      readonly nearest: string | null;
      readonly known: readonly string[];
    }
  /** One of them, and only one. */
  | { readonly problem: 'either-or'; readonly options: readonly string[] };

export type PartProblem = {
  readonly field: PartName;
  /** Where it stands in what the message was made of: `['sections', 0, 'rows', 2, 'title']`. */
  readonly member?: MemberPath;
  /** Where it stands in the file, if it came from one. */
  readonly at?: Place & { readonly path: string };
} & PartFault;

/** A text that has 1 to `limit` characters. */
export function checkPart(field: PartName, text: string, limit: number, member?: MemberPath): PartProblem[] {
  const where = { field, ...(member && { member }) };
  if (text.trim() === '') return [{ ...where, problem: 'empty' }];
  return checkLength(field, text, limit, member);
}

export function checkLength(
  field: PartName,
  text: string | undefined,
  limit: number,
  member?: MemberPath,
): PartProblem[] {
  const length = countCharacters(text ?? '');
  return length > limit ? [{ field, ...(member && { member }), problem: 'too-long', length, limit }] : [];
}

export function checkCount(field: PartName, count: number, limit: number, member?: MemberPath): PartProblem[] {
  return count > limit ? [{ field, ...(member && { member }), problem: 'too-many', count, limit }] : [];
}

/** One problem for each text that was there before. */
export function checkUnique(
  field: PartName,
  texts: readonly { readonly text: string; readonly member: MemberPath }[],
): PartProblem[] {
  const seen = new Set<string>();
  return texts.flatMap(({ text, member }) => {
    const isRepeated = seen.has(text) && text.trim() !== '';
    seen.add(text);
    return isRepeated ? [{ field, member, problem: 'repeated', given: text } as const] : [];
  });
}
