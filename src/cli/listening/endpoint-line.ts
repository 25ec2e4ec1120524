import * as z from 'zod/mini';

/** What an endpoint tells of itself, beside what it keeps. */
export const handshake = z.object({ kind: z.literal('handshake'), at: z.string() });

export const refused = z.object({
  kind: z.literal('refused'),
  at: z.string(),
  method: z.string(),
  reason: z.string(),
  /** Channels that a delivery with an unknown signature may be for, since their app's secret is not known here. */
  channelsWithoutSecret: z.readonly(z.array(z.string())),
  /** How many such requests this line stands for: of a flood not each has a line of its own. */
  times: z.number(),
});

/** Deliveries that could not be kept, and so were not answered 200; Meta sends them again. */
export const notKept = z.object({
  kind: z.literal('not-kept'),
  at: z.string(),
  problem: z.string(),
  /** It went on to the callback behind us all the same, and Meta got the answer of that one. */
  isPassedOn: z.boolean(),
});

export type RefusedLine = z.infer<typeof refused>;

export type EndpointLine = z.infer<typeof handshake> | RefusedLine | z.infer<typeof notKept>;
