import * as z from 'zod/mini';
import type { WebhookConfiguration } from '../core/channel/phone-number.js';
import { maybe, text } from './wire.js';

const urls = z.looseObject({ phone_number: text, whatsapp_business_account: text, application: text });

/** The field `webhook_configuration` of a number. A level that has no callback is left out, or is an empty text. */
export const webhookConfiguration = z.pipe(
  maybe(urls),
  z.transform(
    (wire): WebhookConfiguration => ({
      phoneNumber: wire?.phone_number || null,
      waba: wire?.whatsapp_business_account || null,
      application: wire?.application || null,
    }),
  ),
);
