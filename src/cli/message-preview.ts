import * as z from 'zod/mini';
import type { MessagePreview } from '../core/templates/preview.js';

const header = z.nullable(
  z.object({ format: z.string(), text: z.nullable(z.string()), sample: z.nullable(z.string()) }),
);
const buttons = z.readonly(
  z.array(z.object({ type: z.string(), label: z.nullable(z.string()), target: z.nullable(z.string()) })),
);
const card = z.object({ header, body: z.string(), buttons });

/** A message as its reader sees it, in `--json`. */
export const messagePreview: z.ZodMiniType<MessagePreview> = z.object({
  ...card.shape,
  language: z.string(),
  offer: z.nullable(z.object({ text: z.string(), expires: z.boolean(), ends: z.nullable(z.string()) })),
  footer: z.nullable(z.string()),
  isMetasText: z.boolean(),
  asksToCall: z.boolean(),
  cards: z.readonly(z.array(card)),
});
