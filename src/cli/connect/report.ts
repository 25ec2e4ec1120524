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
  /** What was written, here or at Meta; empty when all was in place already. */
  changed: z.array(
    z.enum(['channel', 'current', 'token', 'app-secret', 'verify-token', 'subscription', 'callback', 'fields']),
  ),
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
    /** The name of the person or system user, else the id. */
    owner: z.nullable(z.string()),
    expiresAt: z.nullable(z.string()),
    scopes: z.readonly(z.array(z.string())),
  }),
  subscription: z.enum(['subscribed', 'already-subscribed', 'left-alone', 'skipped']),
  /** The callback that this run placed; null when it placed none. */
  callback: z.nullable(callbackResult),
  /** Where messages go now, as Meta told after all changes; null when nowhere, or when Meta did not tell. */
  receivesAt: z.nullable(z.string()),
  /** `ready`, or the first thing that is missing. */
  works: z.object({
    sending: z.enum(['ready', 'not-verified', 'not-registered', 'not-connected', 'unknown']),
    receiving: z.enum(['ready', 'not-subscribed', 'no-callback', 'messages-not-ticked']),
  }),
});

type ConnectReport = z.infer<typeof connectReport>;

export function viewReport(report: ConnectReport, screen: Screen, say: Says<'connect'>): string {
  const { name, displayPhoneNumber, wabaName, wabaId, callback, receivesAt } = report;
  const { style } = screen;
  const headline = headlineOf(report, say)(name, displayPhoneNumber, `${wabaName} (${wabaId})`);
  const appKeeps = callback?.appCallbackUrl;
  const rows: [string, string | undefined][] = [
    [say.token, viewToken(report, screen, say)],
    [say.numberStatus, viewStatus(report, screen)],
    [say.subscription, viewSubscription(report, screen, say)],
    [say.callback, receivesAt === null ? say.noCallback : viewCallback(report, receivesAt, say)],
    [say.appCallback, appKeeps ?? undefined],
    [say.fields, report.works.receiving === 'messages-not-ticked' ? style.warn(say.messagesNotTicked) : undefined],
  ];
  const mode = viewPublish(report, say).map((line) => style.dim(line));
  return [
    `${style.good('✓')} ${headline}`,
    details(rows, screen),
    '',
    viewWorks(report, say),
    ...mode,
    nextOf(report, say),
  ].join('\n');
}

function headlineOf({ created, changed }: ConnectReport, say: Says<'connect'>) {
  if (created) return say.connected;
  return changed.length > 0 ? say.updated : say.unchanged;
}

function viewToken({ token }: ConnectReport, { now, text }: Screen, say: Says<'connect'>): string {
  const { type, expiresAt, owner } = token;
  if (type === null) return say.expiryUnknown;
  const end =
    expiresAt === null ? say.neverExpires : say.expires(relativeTime(new Date(expiresAt), now, text.language));
  return [owner === null ? type : `${type} ${owner}`, end].join(', ');
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

function viewCallback({ callback }: ConnectReport, url: string, say: Says<'connect'>): string {
  return callback?.url === url ? say.callbackAt(url, callback.level) : url;
}

/** One line: what works now, and what does not yet. */
function viewWorks({ works: { sending, receiving } }: ConnectReport, say: Says<'connect'>): string {
  return say.works(say.sending[sending], say.receiving[receiving]);
}

/** Meta has no API for an app's mode, so what cannot be checked is said. An emulator says it itself. */
function viewPublish({ works, kind, appId }: ConnectReport, say: Says<'connect'>): string[] {
  return works.receiving === 'ready' && kind === 'live' && appId !== null ? [say.publish(appId)] : [];
}

/** The command that mends the first missing thing, or what one does with a channel that works. */
function nextOf({ works: { sending, receiving } }: ConnectReport, say: Says<'connect'>): string {
  if (sending === 'not-verified') return say.next.verify;
  if (sending === 'not-registered') return say.next.register;
  if (sending === 'not-connected') return say.next.number;
  return receiving === 'ready' ? say.next.send : say.next[receiving];
}
