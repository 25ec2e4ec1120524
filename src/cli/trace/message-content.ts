import * as z from 'zod/mini';

const Summary = z.looseObject({ template: z.optional(z.string()), language: z.optional(z.string()) });

export interface MessageContent {
  readonly text: string | null;
  readonly template: { readonly name: string; readonly language: string | null } | null;
}

/** Members of a summary that hold what a person reads, the most telling first; each kind of message has its own. */
const READABLE = ['body', 'text', 'caption', 'title', 'name', 'emoji', 'address', 'filename', 'media'];

/** What lists show of a message that was sent, out of what was noted of it then. */
export function contentOf(summary: unknown): MessageContent {
  const { data } = Summary.safeParse(summary);
  if (!data) return { text: null, template: null };
  const { template, language, ...others } = data;
  const known = READABLE.map((key) => others[key]).find((value) => typeof value === 'string' && value !== '');
  const text = known ?? Object.values(others).find((value) => typeof value === 'string' && value !== '') ?? null;
  return {
    text: typeof text === 'string' ? text : null,
    template: template === undefined ? null : { name: template, language: language ?? null },
  };
}
