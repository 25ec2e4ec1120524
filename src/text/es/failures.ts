import type { FailureSentences } from '../text.js';
import { bulkPlanSentences } from './failures/bulk-plan.js';
import { bulkRunSentences } from './failures/bulk-run.js';
import { channelSentences } from './failures/channel.js';
import { commandLineSentences } from './failures/command-line.js';
import { deliverySentences } from './failures/delivery.js';
import { emulatorSentences } from './failures/emulator.js';
import { graphSentences } from './failures/graph.js';
import { loginSentences } from './failures/login.js';
import { mediaSentences } from './failures/media.js';
import { messageSentences } from './failures/messages.js';
import { phoneSentences } from './failures/phone.js';
import { profileSentences } from './failures/profile.js';
import { recipientSentences } from './failures/recipients.js';
import { storeSentences } from './failures/store.js';
import { templateWriteSentences } from './failures/template-writes.js';
import { templateSentences } from './failures/templates.js';
import { webhookSentences } from './failures/webhook.js';
import { webhookEventSentences } from './failures/webhook-events.js';
import { webhookRelaySentences } from './failures/webhook-relay.js';
import { webhookReplaySentences } from './failures/webhook-replay.js';
import { webhookTriggerSentences } from './failures/webhook-trigger.js';
import { webhookVerifySentences } from './failures/webhook-verify.js';

export const failures: FailureSentences = {
  ...commandLineSentences,
  ...channelSentences,
  ...loginSentences,
  ...graphSentences,
  ...storeSentences,
  ...phoneSentences,
  ...profileSentences,
  ...templateSentences,
  ...templateWriteSentences,
  ...messageSentences,
  ...bulkRunSentences,
  ...deliverySentences,
  ...recipientSentences,
  ...mediaSentences,
  ...recipientSentences,
  ...bulkRunSentences,
  ...bulkPlanSentences,
  ...webhookSentences,
  ...webhookEventSentences,
  ...webhookRelaySentences,
  ...webhookTriggerSentences,
  ...webhookReplaySentences,
  ...webhookVerifySentences,
  ...emulatorSentences,
};
