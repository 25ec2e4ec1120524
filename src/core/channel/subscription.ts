import type { AppId } from '../ids.js';

/** An app that receives a WABA's webhooks; without one nothing arrives, whatever the app's own settings say. */
export interface SubscribedApp {
  readonly id: AppId;
  readonly name: string | null;
  readonly link: string | null;
  /** Where this WABA's messages go instead of to the app's callback. */
  readonly overrideCallbackUrl: string | null;
}

/** The webhook settings of an app for one kind of object; WhatsApp's is `whatsapp_business_account`. */
export interface AppSubscription {
  readonly object: string;
  readonly callbackUrl: string | null;
  readonly active: boolean | null;
  readonly fields: readonly { readonly name: string; readonly version: string | null }[];
}

/** A callback that replaces the app's. Meta calls it at once, with the verify token, before it answers. */
export interface CallbackOverride {
  readonly callbackUrl: string;
  readonly verifyToken: string;
}
