import type { CompiledTemplate } from './compile-template.js';
import type { TemplateSendProblem } from './template-values.js';

/** Which of Meta's two ways a message takes; the second is for MARKETING templates only. */
export type MessageEdge = 'messages' | 'marketing_messages';

/** As somebody asks for it with `--via`; undefined leaves it to the template. */
export const VIAS = ['messages', 'marketing-messages'] as const;
export type Via = (typeof VIAS)[number] | undefined;

/** An animation goes by the second way only, https://developers.facebook.com/docs/whatsapp/marketing-messages-lite-api */
export function edgeOf({ parts }: CompiledTemplate, via: Via): MessageEdge {
  const chosen = via ?? (parts.header?.format === 'GIF' ? 'marketing-messages' : 'messages');
  return chosen === 'messages' ? 'messages' : 'marketing_messages';
}

export function checkEdge(edge: MessageEdge, { template, parts }: CompiledTemplate): TemplateSendProblem[] {
  const { category } = template;
  if (edge === 'messages') {
    return parts.header?.format === 'GIF' ? [{ part: 'header', problem: 'needs-marketing-messages' }] : [];
  }
  return category.toUpperCase() === 'MARKETING' ? [] : [{ part: 'template', problem: 'not-marketing', category }];
}
