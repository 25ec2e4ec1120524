import { bulkSending } from './es/bulk-sending.js';
import { channel } from './es/channel.js';
import { connect } from './es/connect.js';
import { emulator } from './es/emulator.js';
import { eventWords } from './es/event-words.js';
import { failures } from './es/failures.js';
import { general } from './es/general.js';
import { limits } from './es/limits.js';
import { media, mediaWords } from './es/media.js';
import { optout } from './es/optout.js';
import { phone, phoneWords } from './es/phone.js';
import { pictureWarning, profile } from './es/profile.js';
import { send } from './es/send.js';
import { sendBulk } from './es/send-bulk.js';
import { sendKinds } from './es/send-kinds.js';
import { followingWords } from './es/sending.js';
import { signIn } from './es/sign-in.js';
import { previewWords } from './es/templates/preview.js';
import { templates } from './es/templates.js';
import { tools } from './es/tools.js';
import { trace } from './es/trace.js';
import { webhookFields } from './es/webhook/fields.js';
import { webhookVerify } from './es/webhook/verify.js';
import { webhook } from './es/webhook.js';
import { webhookEvents } from './es/webhook-events.js';
import { relayWords } from './es/webhook-relay.js';
import { webhookReplay } from './es/webhook-replay.js';
import { webhookTrigger } from './es/webhook-trigger.js';
import type { Text } from './text.js';

/** Every sentence in Spanish, formal (usted) and neutral between countries. */
export const es: Text = {
  language: 'es',
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
  expectsRefusal: (path) =>
    `Es probable que Meta rechace ${path === '-' ? 'la entrada estándar' : path}; \`wabactl templates lint\` encuentra:`,

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
