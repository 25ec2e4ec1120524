import * as z from 'zod/mini';
import { FAILURE_CAUSES } from '../../core/messages/failure-causes.js';
import { OPTOUT_SOURCES } from '../../core/optouts/optout.js';

const text = z.nullable(z.string());

const errors = z.array(z.object({ code: z.number(), title: text, details: text }));

const step = z.object({
  /** `accepted` by Meta's answer, then what webhooks told: `sent`, `delivered`, `read`, `played`, `failed`; `received` of theirs. */
  status: z.string(),
  /** By Meta's clock; of `accepted` by this machine's. */
  at: z.string(),
  /** Since Meta accepted it; null where that was not seen here. */
  lagMs: z.nullable(z.number()),
  /** When it arrived here, and what `webhook events show` calls it by. */
  receivedAt: text,
  eventId: z.nullable(z.number()),
  errors,
});

/** Which row of which bulk run it is; null for all others. */
const bulk = z.nullable(z.object({ runId: z.string(), row: z.number() }));

const windowFacts = z.object({
  state: z.enum(['open', 'closed', 'unknown']),
  lastInboundAt: text,
  closesAt: text,
  /** Written to by way of an advertisement: free until then, or answer until then to make it free. */
  freeEntry: z.nullable(z.object({ state: z.enum(['free', 'waits-for-answer']), until: z.string() })),
});

/** That they do not want to be written to, and how that is known; null where nobody said so. */
const optOut = z.nullable(z.object({ sources: z.array(z.enum(OPTOUT_SOURCES)), note: text, at: z.string() }));

export type OptOutFacts = z.infer<typeof optOut>;

export const messageStory = z.object({
  kind: z.literal('message'),
  /** Null for a row of a bulk run that Meta has not accepted. */
  wamid: text,
  direction: z.enum(['out', 'in']),
  bulk,
  /** The channel it is of; null for one that is not here any more. */
  channel: text,
  /** As it was typed; null for a message that another program sent. */
  recipient: text,
  /** As WhatsApp knows the customer. */
  waId: text,
  /** Why these two differ; null where they do not, or one is not known. */
  waIdDifference: z.nullable(z.enum(['mexico-1', 'argentina-9', 'brazil-ninth-digit', 'other'])),
  /** Meta's type: `text`, `template`, … */
  type: text,
  /** What one reads of it. */
  text,
  template: z.nullable(z.object({ name: z.string(), language: text })),
  /** The furthest step; of a row that was not accepted: `refused`, `unknown`, `waiting`, `again`, `not-sent`, `left-out`. */
  status: z.string(),
  steps: z.array(step),
  price: z.nullable(z.object({ category: text, type: text, billable: z.nullable(z.boolean()) })),
  /** What may be behind a failure, the likeliest first. */
  causes: z.array(z.enum(FAILURE_CAUSES)),
  window: windowFacts,
  optOut,
});

const entry = z.object({
  at: z.string(),
  direction: z.enum(['in', 'out']),
  wamid: text,
  type: text,
  text,
  template: text,
  /** Of ours: how far it came. */
  status: text,
  statusAt: text,
  errors,
  bulk,
  /** False where another program sent it, so that only its statuses are known here. */
  isKnown: z.boolean(),
});

export const contactStory = z.object({
  kind: z.literal('contact'),
  channel: text,
  /** The person, as WhatsApp knows them where that is known: digits, or a business-scoped user id. */
  customer: z.string(),
  name: text,
  /** Everything that this person may be known under, the one that was asked for first. */
  forms: z.array(z.string()),
  window: windowFacts,
  optOut,
  /** The oldest first. */
  timeline: z.array(entry),
  /** Whether there is more than the limit lets through. */
  hasMore: z.boolean(),
});

export type Step = z.infer<typeof step>;
export type WindowFacts = z.infer<typeof windowFacts>;
export type MessageStory = z.infer<typeof messageStory>;
export type TimelineEntry = z.infer<typeof entry>;
export type ContactStory = z.infer<typeof contactStory>;

export const story: z.ZodMiniType<MessageStory | ContactStory> = z.union([messageStory, contactStory]);

export const STEP_COLUMNS = Object.keys(step.shape);
export const ENTRY_COLUMNS = Object.keys(entry.shape);
