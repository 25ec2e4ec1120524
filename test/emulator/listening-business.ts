import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import type { RunningEmulator } from './running-emulator.js';

// biome-ignore lint/suspicious/noExplicitAny: tests look into webhooks freely and fail loudly where a member is missing.
type Value = any;

const CALLBACK = 'https://hooks.luna.example/whatsapp';

/** Subscribes the default app to everything, and collects what the emulator delivers, oldest first. */
export function listenTo({ emulator, hosts }: RunningEmulator): { field: string; value: Value }[] {
  const changes: { field: string; value: Value }[] = [];
  const { appId, wabaId } = DEFAULT_IDS;
  const fields = [
    'messages',
    'message_template_status_update',
    'message_template_quality_update',
    'message_template_components_update',
    'template_category_update',
  ].map((name) => ({ name, version: 'v25.0' }));
  const app = emulator.state.apps.get(appId);
  if (app) app.subscription = { callbackUrl: CALLBACK, verifyToken: 'token', fields };
  emulator.state.wabas.get(wabaId)?.subscribedApps.set(appId, { appId, override: undefined });
  hosts.set(new URL(CALLBACK).host, async ({ body }) => {
    const delivery = JSON.parse(new TextDecoder().decode(body));
    for (const entry of delivery.entry) changes.push(...entry.changes);
    return { status: 200, headers: {}, body: new Uint8Array() };
  });
  return changes;
}
