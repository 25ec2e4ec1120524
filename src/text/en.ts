import { bulkSending } from './en/bulk-sending.js';
import { channel } from './en/channel.js';
import { connect } from './en/connect.js';
import { emulator } from './en/emulator.js';
import { eventWords } from './en/event-words.js';
import { failures } from './en/failures.js';
import { general } from './en/general.js';
import { limits } from './en/limits.js';
import { media, mediaWords } from './en/media.js';
import { optout } from './en/optout.js';
import { phone, phoneWords } from './en/phone.js';
import { pictureWarning, profile } from './en/profile.js';
import { send } from './en/send.js';
import { sendBulk } from './en/send-bulk.js';
import { sendKinds } from './en/send-kinds.js';
import { followingWords } from './en/sending.js';
import { signIn } from './en/sign-in.js';
import { previewWords } from './en/templates/preview.js';
import { templates } from './en/templates.js';
import { tools } from './en/tools.js';
import { trace } from './en/trace.js';
import { webhookFields } from './en/webhook/fields.js';
import { webhookVerify } from './en/webhook/verify.js';
import { webhook } from './en/webhook.js';
import { webhookEvents } from './en/webhook-events.js';
import { relayWords } from './en/webhook-relay.js';
import { webhookReplay } from './en/webhook-replay.js';
import { webhookTrigger } from './en/webhook-trigger.js';

/** Every sentence in English; its shape is the shape of every language. */
export const en = {
  language: 'en',
  ...general,
  failures,
  signIn,
  phone: phoneWords,
  preview: previewWords,
  relay: relayWords,
  bulkSending,
  following: followingWords,
  pictureWarning,
  media: mediaWords,
  events: eventWords,
  expectsRefusal: (path: string) =>
    `Meta will probably refuse ${path === '-' ? 'standard input' : path}; \`wabactl templates lint\` finds:`,

  commands: {
    ...connect,
    ...channel,
    ...phone,
    ...profile,
    ...templates,
    ...webhook,
    ...webhookEvents,
    ...webhookTrigger,
    ...webhookReplay,
    ...webhookFields,
    ...webhookVerify,
    ...send,
    ...sendKinds,
    ...sendBulk,
    ...optout,
    ...trace,
    ...media,
    ...limits,
    ...emulator,
    ...tools,
  },
};
