import type { MessageProblem } from '../messages/problems.js';
import type { TemplateSendProblem } from '../messages/template-values.js';
import type { ValuesFileProblem } from '../messages/values-file.js';
import type { TemplateSyntaxProblem } from '../templates/source.js';

/** Why a message was not sent. */
export interface MessageFailures {
  'message-invalid': { problems: MessageProblem[] };
  /** Only what others wrote can be marked as read. */
  'message-not-markable': { wamid: string; reason: 'not-a-message-id' | 'is-ours' };
  'template-not-found': { name: string; nearest: string | null };
  'template-language-needed': { name: string; languages: string[] };
  'template-language-unknown': { name: string; language: string; languages: string[]; suggested: string | null };
  'template-not-approved': { name: string; language: string; status: string };
  'template-parameters-wrong': {
    name: string;
    language: string;
    problems: (TemplateSendProblem | MessageProblem)[];
    /** ISO 8601: when Meta was last asked for the template, where it could not be asked just now. */
    copyOf: string | null;
  };
  'params-file-invalid': { path: string; problems: (ValuesFileProblem | TemplateSyntaxProblem)[] };
}

export const messageFailures = {
  'message-invalid': 'usage',
  'message-not-markable': 'usage',
  'template-not-found': 'usage',
  'template-language-needed': 'usage',
  'template-language-unknown': 'usage',
  'template-not-approved': 'usage',
  'template-parameters-wrong': 'usage',
  'params-file-invalid': 'usage',
} as const;
