import { comingCategory, type TemplateFacts } from './list-facts.js';

/** What webhook events told of a template beside what the API answers. */
export interface TemplateNews {
  /** The last change of its status. */
  readonly status: StatusNews | null;
  /** Unix seconds at which Meta moves it to another category. */
  readonly changesAt: number | null;
}

export interface StatusNews {
  readonly event: string;
  /** ISO 8601, by this machine's clock. */
  readonly at: string;
  /** `FIRST_PAUSE`, `SECOND_PAUSE`, `RATE_LIMITING_PAUSE`. */
  readonly pause: string | null;
  /** Of a rejection, in Meta's words. */
  readonly reason: string | null;
  readonly recommendation: string | null;
}

/** What is known of a template in trouble only because a listener heard it. */
export interface TemplateDetails {
  readonly rejectionReason: string | null;
  readonly recommendation: string | null;
  /** ISO 8601. */
  readonly pausedUntil: string | null;
  readonly categoryChangesAt: string | null;
}

export const NO_DETAILS: TemplateDetails = {
  rejectionReason: null,
  recommendation: null,
  pausedUntil: null,
  categoryChangesAt: null,
};

/**
 * How long a pause for low quality lasts; the third time the template is disabled. A pause by pacing has no end.
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines#template-pausing
 */
const PAUSE_HOURS: Readonly<Record<string, number>> = { FIRST_PAUSE: 3, SECOND_PAUSE: 6 };

/** News of a state that the template is no longer in say nothing about it. */
export function detailsOf(template: TemplateFacts, news: TemplateNews | undefined): TemplateDetails {
  const status = news?.status?.event === template.status ? news.status : null;
  const hours = PAUSE_HOURS[status?.pause ?? ''];
  const isPaused = status?.event === 'PAUSED' && hours !== undefined;
  const isRejected = status?.event === 'REJECTED';
  const changesAt = comingCategory(template) === null ? null : (news?.changesAt ?? null);
  return {
    rejectionReason: isRejected ? status.reason : null,
    recommendation: isRejected ? status.recommendation : null,
    pausedUntil: isPaused ? new Date(Date.parse(status.at) + hours * 3_600_000).toISOString() : null,
    categoryChangesAt: changesAt === null ? null : new Date(changesAt * 1000).toISOString(),
  };
}

/** Whether a webhook could have told more about it. */
export function mayHaveNews(template: TemplateFacts): boolean {
  return template.status === 'REJECTED' || template.status === 'PAUSED' || comingCategory(template) !== null;
}
