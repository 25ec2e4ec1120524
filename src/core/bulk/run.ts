import * as z from 'zod/mini';
import type { PhoneNumberId, TemplateId, WabaId } from '../ids.js';
import type { MessageEdge } from '../messages/message-edge.js';
import type { Template } from '../templates/template.js';

/** One file of recipients with one template, as it was validated and confirmed. It never changes afterwards. */
export interface BulkRun {
  readonly id: string;
  readonly channelId: string;
  readonly phoneNumberId: PhoneNumberId;
  readonly wabaId: WabaId;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The definition that the rows were validated against. */
  readonly template: Template;
  readonly edge: MessageEdge;
  readonly source: { readonly path: string; readonly sha256: string; readonly rows: number };
  readonly counts: BulkCounts;
  /** What the person asked for. */
  readonly limits: BulkLimits;
}

export interface BulkCounts {
  readonly queued: number;
  readonly invalid: number;
  readonly duplicate: number;
  readonly optedOut: number;
}

export interface BulkLimits {
  /** null: as much as Meta lets the number send. */
  readonly perSecond: number | null;
  readonly maxErrorPercent: number;
}

const text = z.nullable(z.string());
const isText = (value: unknown): boolean => typeof value === 'string';

const template: z.ZodMiniType<Template> = z.object({
  id: z.custom<TemplateId>(isText),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string(),
  components: z.array(z.looseObject({ type: z.string() })),
  parameterFormat: text,
  subCategory: text,
  previousCategory: text,
  correctCategory: text,
  rejectedReason: text,
  qualityScore: z.nullable(z.object({ score: z.string(), at: text })),
  libraryTemplateName: text,
  messageSendTtlSeconds: z.nullable(z.number()),
  lastUpdatedAt: text,
});

export const bulkRun: z.ZodMiniType<BulkRun> = z.object({
  id: z.string(),
  channelId: z.string(),
  phoneNumberId: z.custom<PhoneNumberId>(isText),
  wabaId: z.custom<WabaId>(isText),
  createdAt: z.string(),
  template,
  edge: z.enum(['messages', 'marketing_messages']),
  source: z.object({ path: z.string(), sha256: z.string(), rows: z.number() }),
  counts: z.object({ queued: z.number(), invalid: z.number(), duplicate: z.number(), optedOut: z.number() }),
  limits: z.object({ perSecond: z.nullable(z.number()), maxErrorPercent: z.number() }),
});

/** Without those that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Short enough to be typed, for example `20261127-k3f9`. */
export function newRunId(now: Date, randomBytes: Uint8Array): string {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}-${[...randomBytes.subarray(0, 4)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
}

/** A name that cannot lead out of the folder of runs. */
export function isRunId(id: string): boolean {
  return /^\d{8}-[a-z0-9]{4}$/.test(id);
}
