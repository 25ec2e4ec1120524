import * as z from 'zod/mini';
import { LIMIT_NAMES, MEANINGS, RAISES } from '../../core/limits/limit.js';

const maybeText = z.nullable(z.string());
const maybeNumber = z.nullable(z.number());

const gap = z.nullable(
  z.object({
    cause: z.enum(['permission', 'access', 'refused', 'not-given']),
    permission: maybeText,
    code: maybeNumber,
  }),
);

const limit = z.object({
  limit: z.enum(LIMIT_NAMES),
  scope: z.enum(['number', 'account', 'portfolio', 'app']),
  value: maybeText,
  field: maybeText,
  meaning: z.enum(MEANINGS),
  name: maybeText,
  used: maybeNumber,
  max: maybeNumber,
  usedPercent: maybeNumber,
  raisedBy: z.readonly(z.array(z.enum(RAISES))),
  raisedTo: maybeNumber,
  gap,
});

const obstacle = z.object({
  entityType: z.string(),
  id: maybeText,
  canSendMessage: z.string(),
  code: maybeNumber,
  words: maybeText,
  solution: maybeText,
});

export const limitsReport = z.object({
  displayPhoneNumber: maybeText,
  phoneNumberId: z.string(),
  wabaId: z.string(),
  businessId: maybeText,
  limits: z.readonly(z.array(limit)),
  /** Different people to whom this machine sent templates on this channel in the last 24 hours. */
  templateRecipients24h: z.number(),
  /** Null where Meta refused to tell. */
  obstacles: z.nullable(z.readonly(z.array(obstacle))),
});

export type LimitsReport = z.infer<typeof limitsReport>;
