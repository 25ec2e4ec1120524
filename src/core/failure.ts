import { type BulkPlanFailures, bulkPlanFailures } from './failures/bulk-plan.js';
import { type BulkRunFailures, bulkRunFailures } from './failures/bulk-run.js';
import { type ChannelFailures, channelFailures } from './failures/channel.js';
import { type CommandLineFailures, commandLineFailures } from './failures/command-line.js';
import { type DeliveryFailures, deliveryFailures } from './failures/delivery.js';
import { type EmulatorFailures, emulatorFailures } from './failures/emulator.js';
import { type GraphFailures, graphFailures } from './failures/graph.js';
import { type LoginFailures, loginFailures } from './failures/login.js';
import { type MediaFailures, mediaFailures } from './failures/media.js';
import { type MessageFailures, messageFailures } from './failures/messages.js';
import { type PhoneFailures, phoneFailures } from './failures/phone.js';
import { type ProfileFailures, profileFailures } from './failures/profile.js';
import { type RecipientFailures, recipientFailures } from './failures/recipients.js';
import { type StoreFailures, storeFailures } from './failures/store.js';
import { type TemplateWriteFailures, templateWriteFailures } from './failures/template-writes.js';
import { type TemplateFailures, templateFailures } from './failures/templates.js';
import { type WebhookFailures, webhookFailures } from './failures/webhook.js';
import { type WebhookEventFailures, webhookEventFailures } from './failures/webhook-events.js';
import { type WebhookRelayFailures, webhookRelayFailures } from './failures/webhook-relay.js';
import { type WebhookReplayFailures, webhookReplayFailures } from './failures/webhook-replay.js';
import { type WebhookTriggerFailures, webhookTriggerFailures } from './failures/webhook-trigger.js';
import { type WebhookVerifyFailures, webhookVerifyFailures } from './failures/webhook-verify.js';

/**
 * Every failure a user can meet has an id and facts; its kind alone decides the exit code. The sentences stand in
 * `text`, in both languages, under the same id, so a failure without a Spanish sentence does not compile. An error of
 * any other class is a bug in this program and is reported as one.
 */
export const EXIT_CODES = {
  bug: 1,
  usage: 2,
  auth: 3,
  refused: 4,
  unreachable: 5,
  unhealthy: 6,
  undelivered: 7,
  cancelled: 130,
} as const;

export type FailureKind = keyof typeof EXIT_CODES;

/** The facts that go with each failure id. Facts are shown by `--json`, so they never hold a secret. */
export type FailureFacts = CommandLineFailures &
  ChannelFailures &
  LoginFailures &
  GraphFailures &
  StoreFailures &
  PhoneFailures &
  ProfileFailures &
  TemplateFailures &
  TemplateWriteFailures &
  MessageFailures &
  BulkRunFailures &
  DeliveryFailures &
  RecipientFailures &
  MediaFailures &
  RecipientFailures &
  BulkRunFailures &
  BulkPlanFailures &
  WebhookFailures &
  WebhookEventFailures &
  WebhookRelayFailures &
  WebhookTriggerFailures &
  WebhookReplayFailures &
  WebhookVerifyFailures &
  EmulatorFailures;

export type FailureId = keyof FailureFacts;

const KINDS: Record<FailureId, FailureKind> = {
  ...commandLineFailures,
  ...channelFailures,
  ...loginFailures,
  ...graphFailures,
  ...storeFailures,
  ...phoneFailures,
  ...profileFailures,
  ...templateFailures,
  ...templateWriteFailures,
  ...messageFailures,
  ...bulkRunFailures,
  ...deliveryFailures,
  ...recipientFailures,
  ...mediaFailures,
  ...recipientFailures,
  ...bulkRunFailures,
  ...bulkPlanFailures,
  ...webhookFailures,
  ...webhookEventFailures,
  ...webhookRelayFailures,
  ...webhookTriggerFailures,
  ...webhookReplayFailures,
  ...webhookVerifyFailures,
  ...emulatorFailures,
};

/** Thrown for everything that a user can mend or must know; see EXIT_CODES for what a script can act on. */
export class Failure<Id extends FailureId = FailureId> extends Error {
  override readonly name = 'Failure';
  readonly id: Id;
  readonly facts: FailureFacts[Id];

  constructor(id: Id, facts: FailureFacts[Id], cause?: unknown) {
    super(id, { cause });
    this.id = id;
    this.facts = facts;
  }

  get kind(): FailureKind {
    return KINDS[this.id];
  }

  /** True for a failure with this id; narrows its facts. */
  is<Other extends FailureId>(id: Other): this is Failure<Other> {
    return (this.id as FailureId) === id;
  }
}
