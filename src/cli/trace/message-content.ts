import * as z from 'zod/mini';

const Summary = z.looseObject({
  template: z.optional(z.string()),
  language: z.optional(z.string()),
  latitude: z.optional(z.union([z.number(), z.string()])),
  longitude: z.optional(z.union([z.number(), z.string()])),
});

export interface MessageContent {
  readonly text: string | null;
  readonly template: { readonly name: string; readonly language: string | null } | null;
}

/** Members of a summary that hold what a person reads, the most telling first; each kind of message has its own. */
const READABLE = ['body', 'text', 'caption', 'contacts', 'name', 'address', 'emoji', 'filename', 'media'];

/** What lists show of a message that was sent, out of what was noted of it then. */
export function contentOf(summary: unknown): MessageContent {
  const { data } = Summary.safeParse(summary);
  if (!data) return { text: null, template: null };
  const { template, language, latitude, longitude, ...others } = data;
  const place = latitude === undefined || longitude === undefined ? null : `${latitude},${longitude}`;
  return {
    text: readableIn(others) ?? place,
    template: template === undefined ? null : { name: template, language: language ?? null },
  };
}

function readableIn(summary: Readonly<Record<string, unknown>>): string | undefined {
  return READABLE.map((key) => readable(summary[key])).find((text) => text !== '');
}

const Members = z.record(z.string(), z.unknown());

/** Empty where there is nothing to read. A body that was sent as it is has its text one step deeper. */
function readable(value: unknown): string {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(', ');
  if (typeof value === 'string') return value;
  const { data } = Members.safeParse(value);
  return (data && readableIn(data)) ?? '';
}
