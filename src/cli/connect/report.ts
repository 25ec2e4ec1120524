import * as z from 'zod/mini';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { callbackResult } from '../callback.js';
import type { Says } from '../command.js';

/** What one run of `connect` found and did. */
export const connectReport = z.object({
  name: z.string(),
  created: z.boolean(),
  kind: z.enum(['live', 'emulator']),
  phoneNumberId: z.string(),
  displayPhoneNumber: z.string(),
  verifiedName: z.string(),
  wabaId: z.string(),
  wabaName: z.string(),
  appId: z.nullable(z.string()),
  /** The state of the number at Meta; only CONNECTED can send and receive. */
  status: z.nullable(z.string()),
  token: z.object({
    source: z.string(),
    type: z.nullable(z.string()),
    expiresAt: z.nullable(z.string()),
    scopes: z.readonly(z.array(z.string())),
  }),
  subscription: z.enum(['subscribed', 'already-subscribed', 'left-alone', 'skipped']),
  callback: z.nullable(callbackResult),
});

type ConnectReport = z.infer<typeof connectReport>;

export function viewReport(report: ConnectReport, screen: Screen, say: Says<'connect'>): string {
  const { name, displayPhoneNumber, wabaName, wabaId, created, callback } = report;
  const account = `${wabaName} (${wabaId})`;
  const headline = created
    ? say.connected(name, displayPhoneNumber, account)
    : say.updated(name, displayPhoneNumber, account);
  const rows: [string, string | undefined][] = [
    [say.token, viewToken(report, screen, say)],
    [say.numberStatus, viewStatus(report, screen)],
    [say.subscription, viewSubscription(report, screen, say)],
    [say.callback, callback ? say.callbackAt(callback.url, callback.level) : say.noCallback],
    [say.fields, viewMissingField(report, screen, say)],
  ];
  const next = callback ? say.nextSend : say.nextWebhook;
  return `${screen.style.good('✓')} ${headline}\n${details(rows, screen)}\n\n${next}`;
}

function viewToken({ token: { type, expiresAt } }: ConnectReport, { now, text }: Screen, say: Says<'connect'>): string {
  if (type === null) return say.expiryUnknown;
  if (expiresAt === null) return `${type}, ${say.neverExpires}`;
  return `${type}, ${say.expires} ${relativeTime(new Date(expiresAt), now, text.language)}`;
}

/** Meta's own word, and only when the number cannot be used: what is as it should be needs no line. */
function viewStatus({ status }: ConnectReport, { style }: Screen): string | undefined {
  return status === null || status === 'CONNECTED' ? undefined : style.warn(status);
}

function viewSubscription({ subscription }: ConnectReport, { style }: Screen, say: Says<'connect'>): string {
  if (subscription === 'skipped') return style.warn(say.notSubscribed);
  if (subscription === 'left-alone') return style.warn(say.leftAlone);
  return subscription === 'subscribed' ? say.subscribed : say.alreadySubscribed;
}

/** A callback of the account gets only what is ticked in the app, and there nothing can be ticked without its callback. */
function viewMissingField({ callback }: ConnectReport, { style }: Screen, say: Says<'connect'>): string | undefined {
  if (!callback?.fields || callback.fields.includes('messages')) return undefined;
  return style.warn(say.messagesNotTicked);
}
