import { TextCounts } from './counts.js';

export type CountedStatus = 'sent' | 'delivered' | 'read' | 'failed';

/**
 * What was sent since the start or the last reset: exact however few messages are kept, so that it can judge whether each row
 * of a run was accepted once.
 */
export class Tally {
  accepted = 0;
  /** By Meta's code: sends that were refused at once. */
  readonly refused = new Map<number, number>();
  /** Each step that happened, not each webhook about it. */
  readonly statuses: Record<CountedStatus, number> = { sent: 0, delivered: 0, read: 0, failed: 0 };
  /** By Meta's code: accepted messages that failed. */
  readonly failed = new Map<number, number>();
  /** Accepted messages by wa_id. */
  readonly recipients = new TextCounts();
  /** Accepted messages by their `biz_opaque_callback_data`. */
  readonly callbackData = new TextCounts();

  countAccepted(waId: string, callbackData: string | undefined): void {
    this.accepted += 1;
    this.recipients.add(waId);
    if (callbackData !== undefined) this.callbackData.add(callbackData);
  }

  countRefused(code: number): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
  }

  countStatus(status: CountedStatus, code: number | undefined): void {
    this.statuses[status] += 1;
    if (status === 'failed' && code !== undefined) this.failed.set(code, (this.failed.get(code) ?? 0) + 1);
  }

  clear(): void {
    this.accepted = 0;
    this.refused.clear();
    Object.assign(this.statuses, { sent: 0, delivered: 0, read: 0, failed: 0 });
    this.failed.clear();
    this.recipients.clear();
    this.callbackData.clear();
  }
}
