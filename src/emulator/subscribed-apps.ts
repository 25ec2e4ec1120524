import { appLink } from './app-link.js';
import type { Call } from './route.js';
import type { Waba } from './state.js';

/** The apps that a WABA sends webhooks to, as the edge lists them. */
export function subscribedAppsOf({ subscribedApps }: Waba, { world }: Call) {
  return [...subscribedApps.values()].map(({ appId, override }) => ({
    whatsapp_business_api_data: { id: appId, name: world.state.apps.get(appId)?.name ?? '', link: appLink(appId) },
    ...(override && { override_callback_uri: override.callbackUrl }),
  }));
}
