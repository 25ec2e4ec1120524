import type { TemplateSendProblem } from '../messages/template-values.js';
import type { MessageProblem } from '../messages/text.js';

/** Why a message was not sent, or was sent and did not arrive. */
export interface MessageFailures {
  'message-invalid': { problems: MessageProblem[] };
  'recipient-invalid': { given: string };
  'template-not-found': { name: string; nearest: string | null };
  'template-language-needed': { name: string; languages: string[] };
  'template-language-unknown': { name: string; language: string; languages: string[]; suggested: string | null };
  'template-not-approved': { name: string; language: string; status: string };
  'template-parameters-wrong': { name: string; language: string; problems: TemplateSendProblem[] };
  /** Meta accepted it and later reported that it failed. */
  'message-failed': { messageId: string; recipient: string; errors: DeliveryError[] };
  /** The awaited status did not come in time; it may still come. */
  'wait-timed-out': { messageId: string; awaited: string; lastStatus: string; waitedSeconds: number };
}

/** Meta's reason in a status of a message, or beside a message that it could not pass on. Branch on `code` only. */
export interface DeliveryError {
  code: number;
  title: string | null;
  details: string | null;
  href: string | null;
}

export const messageFailures = {
  'message-invalid': 'usage',
  'recipient-invalid': 'usage',
  'template-not-found': 'usage',
  'template-language-needed': 'usage',
  'template-language-unknown': 'usage',
  'template-not-approved': 'usage',
  'template-parameters-wrong': 'usage',
  'message-failed': 'undelivered',
  'wait-timed-out': 'undelivered',
} as const;
