import * as z from 'zod/mini';
import { type AppId, type BusinessId, isGraphId, type PhoneNumberId, type WabaId } from '../ids.js';
import type { OptOutWords } from '../optouts/words.js';
import type { PlacedCallbacks } from '../webhook/level.js';

/**
 * One WhatsApp number that this machine may act for, as remembered by `connect`. It holds no secret: those are kept
 * under its `id` in the secret store, so that the configuration can be shown and copied.
 */
export interface ChannelRecord {
  /** Ours, not Meta's: it stays the same when the channel is renamed or connected anew. */
  readonly id: string;
  /** What the user calls it; unique on this machine. */
  readonly name: string;
  /** An emulator's channel never talks to Meta's host, and a live one to no other. */
  readonly kind: ChannelKind;
  readonly graphUrl: string;
  readonly appId: AppId | null;
  readonly appName: string | null;
  readonly businessId: BusinessId | null;
  readonly wabaId: WabaId;
  readonly wabaName: string;
  readonly phoneNumberId: PhoneNumberId;
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  /** As `debug_token` names it, for example SYSTEM_USER. */
  readonly tokenType: string | null;
  /** ISO 8601; null for a token that never expires, or when Meta did not say. */
  readonly tokenExpiresAt: string | null;
  /** Left out where Meta has another verify token, or none, as far as is known here. */
  readonly placed?: PlacedCallbacks | undefined;
  /** Left out while replies are not looked at for them. */
  readonly optOutWords?: OptOutWords | undefined;
  /** ISO 8601. */
  readonly connectedAt: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

const channelKind = z.enum(['live', 'emulator']);

export type ChannelKind = z.infer<typeof channelKind>;

const isId = (value: unknown): boolean => typeof value === 'string' && isGraphId(value);

/** Loose, so that what a newer version added to a record survives a rewrite by this one. */
export const channelRecord = z.looseObject({
  id: z.string(),
  name: z.string(),
  kind: channelKind,
  graphUrl: z.string(),
  appId: z.nullable(z.custom<AppId>(isId)),
  appName: z.nullable(z.string()),
  businessId: z.nullable(z.custom<BusinessId>(isId)),
  wabaId: z.custom<WabaId>(isId),
  wabaName: z.string(),
  phoneNumberId: z.custom<PhoneNumberId>(isId),
  displayPhoneNumber: z.string(),
  verifiedName: z.string(),
  tokenType: z.nullable(z.string()),
  tokenExpiresAt: z.nullable(z.string()),
  placed: z.optional(
    z.looseObject({ phone: z.optional(z.string()), waba: z.optional(z.string()), app: z.optional(z.string()) }),
  ),
  optOutWords: z.optional(z.looseObject({ stop: z.array(z.string()), resume: z.array(z.string()) })),
  connectedAt: z.string(),
  updatedAt: z.string(),
});
