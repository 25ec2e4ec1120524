import type { Template } from '../templates/template.js';
import { hasDropped } from './quality.js';
import type { StopReason } from './stop-reason.js';

/** What a webhook told, as the index of events has it. */
export interface ToldEvent {
  readonly field: string;
  /** Meta's word: the new status, the new quality, the event. */
  readonly detail: string | null;
  /** Of a template: its name and language come first. */
  readonly text: string | null;
}

/** The number's quality has become bad, or its limit has been lowered for that. */
const BAD_NUMBER: ReadonlySet<string> = new Set(['FLAGGED', 'DOWNGRADE']);
const BAD_ACCOUNT: ReadonlySet<string> = new Set(['DISABLED_UPDATE', 'ACCOUNT_RESTRICTION', 'ACCOUNT_DELETED']);
const BAD_TEMPLATE: Readonly<Record<string, StopReason>> = {
  PAUSED: 'template-paused',
  DISABLED: 'template-disabled',
  PENDING_DELETION: 'template-missing',
};

/**
 * Why a run must not go on after this was told; undefined where it speaks of another template, or of nothing bad.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
export function reasonToldBy({ field, detail, text }: ToldEvent, template: Template): StopReason | undefined {
  if (detail === null) return undefined;
  const isOurs = text !== null && `${text} `.startsWith(`${template.name} ${template.language} `);
  switch (field) {
    case 'phone_number_quality_update':
      return BAD_NUMBER.has(detail) ? 'quality-dropped' : undefined;
    case 'account_update':
      return BAD_ACCOUNT.has(detail) ? 'account-blocked' : undefined;
    case 'message_template_status_update':
      return isOurs ? BAD_TEMPLATE[detail] : undefined;
    case 'message_template_quality_update':
      return isOurs && hasDropped(template.qualityScore?.score, detail) ? 'quality-dropped' : undefined;
    default:
      return undefined;
  }
}
