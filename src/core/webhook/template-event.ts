import type * as z from 'zod/mini';
import { normalizeLanguage } from '../meta/languages.js';
import type { TemplateEvent } from './event.js';
import { hashIdentity } from './identity.js';
import type { Place } from './place.js';
import { TemplateValue } from './wire.js';

type Value = z.infer<typeof TemplateValue>;
type Change = Pick<TemplateEvent, 'change' | 'from' | 'to'>;

/** undefined for values about something else. The keys decide: Meta's page prints the wrong field for the quality event. */
export function toTemplateEvent(raw: unknown, place: Place): TemplateEvent | undefined {
  const read = TemplateValue.safeParse(raw);
  if (!read.success) return undefined;
  const { message_template_id: templateId, message_template_name: name, message_template_language, reason } = read.data;
  if (templateId === null && name === null) return undefined;
  return {
    kind: 'template',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: place.entryAt,
    ...readChange(read.data),
    templateId,
    name,
    language: message_template_language === null ? null : normalizeLanguage(message_template_language),
    reason: reason === 'NONE' ? null : reason,
    raw,
  };
}

function readChange(value: Value): Change {
  if (value.new_quality_score !== null) {
    return { change: 'quality', from: value.previous_quality_score, to: value.new_quality_score };
  }
  if (value.event !== null) return { change: 'status', from: null, to: value.event };
  return readCategory(value) ?? { change: 'components', from: null, to: null };
}

/** Before a change `new_category` is the present one and `correct_category` the coming one; after it only the former. */
function readCategory({ new_category, correct_category, previous_category, category }: Value): Change | undefined {
  if (correct_category !== null) {
    return { change: 'category-announced', from: new_category ?? category, to: correct_category };
  }
  return new_category === null ? undefined : { change: 'category', from: previous_category, to: new_category };
}
