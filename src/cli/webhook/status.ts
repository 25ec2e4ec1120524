import * as z from 'zod/mini';
import type { AppHealth } from '../../core/channel/health.js';
import { Failure } from '../../core/failure.js';
import { CALLBACK_LEVELS, fieldsByLevel } from '../../core/webhook/level.js';
import { queryEvents } from '../../store/event-index.js';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { callbackLevel } from '../callback.js';
import { command, type Says } from '../command.js';
import { flag } from '../field.js';
import type { Session } from '../session.js';
import { gatherWebhookFacts, readAppHealth, type WebhookFacts } from '../webhook-facts.js';
import { handshakeResult, tryCallback } from './status/try-callback.js';

const callback = z.nullable(z.string());
const fieldNames = z.array(z.string());

const report = z.object({
  displayPhoneNumber: z.nullable(z.string()),
  phoneNumberId: z.string(),
  wabaId: z.string(),
  appId: z.string(),
  /** Meta has no API for it: only the dashboard tells whether the app is published. */
  appMode: z.literal('not-checked'),
  appDashboardUrl: z.string(),
  /** What Meta says about the app in its verdict on the number; null when it says nothing, or not to this token. */
  appHealth: z.nullable(z.object({ state: z.string(), reasons: z.readonly(z.array(z.string())) })),
  subscribed: z.boolean(),
  otherApps: z.readonly(z.array(z.object({ id: z.string(), name: z.nullable(z.string()) }))),
  callbacks: z.object({ phone: callback, waba: callback, app: callback }),
  winner: z.nullable(callbackLevel),
  fields: z.nullable(z.readonly(fieldNames)),
  /** The ticked fields by the level whose callback gets them: some always go to the app's. */
  fieldsByLevel: z.nullable(z.object({ phone: fieldNames, waba: fieldNames, app: fieldNames })),
  /** Whether the callback that wins answers a handshake now; null without --check, or where there is none. */
  handshake: z.nullable(handshakeResult),
  /** The newest event of this channel that arrived on this machine; null when none did, as when Meta delivers elsewhere. */
  lastEvent: z.nullable(
    z.object({
      id: z.number(),
      receivedAt: z.string(),
      field: z.string(),
      kind: z.string(),
      detail: z.nullable(z.string()),
    }),
  ),
  healthy: z.boolean(),
});

type Report = z.infer<typeof report>;

export const status = command({
  path: 'webhook status',
  examples: ['wabactl webhook status', 'wabactl webhook status --check', 'wabactl webhook status --json --jq .winner'],
  args: {},
  options: { check: flag('--check') },
  output: report,
  async *run(input, { session, host }) {
    const { wabaId, phoneNumberId, record } = await session.channel();
    const facts = await gatherWebhookFacts(session);
    const { appId, callbacks, fields, winner } = facts;
    const winnerUrl = winner && callbacks[winner];
    const appHealth = await readAppHealth(session);
    const appDashboardUrl = `https://developers.facebook.com/apps/${appId}/dashboard/`;
    const app = { appMode: 'not-checked' as const, appDashboardUrl, appHealth };
    const tried = input.check && winnerUrl !== null ? await tryCallback(host, winnerUrl, session) : null;
    const fault = findFault(facts, wabaId) ?? findAppFault(appHealth, appId, appDashboardUrl) ?? tried?.fault;
    yield {
      displayPhoneNumber: record?.displayPhoneNumber ?? null,
      phoneNumberId,
      wabaId,
      ...facts,
      ...app,
      fieldsByLevel: fields && fieldsByLevel(callbacks, fields),
      handshake: tried?.handshake ?? null,
      lastEvent: await lastEventOf(session),
      healthy: fault === undefined,
    };
    if (fault) throw fault;
  },
  view(facts, screen, say) {
    const { style } = screen;
    const others = facts.otherApps.map(({ id, name }) => `${name ?? '?'} (${id})`).join(', ');
    const subscription = facts.subscribed ? style.good(say.subscribed) : style.bad(say.notSubscribed);
    const lines = details(
      [
        [say.labels.number, `${facts.displayPhoneNumber ?? ''} (${facts.phoneNumberId})`.trim()],
        [say.labels.app, facts.appId],
        [say.labels.published, viewPublished(facts, screen, say)],
        [say.labels.subscription, others === '' ? subscription : `${subscription}\n${say.otherApps(others)}`],
        [say.labels.fields, viewFields(facts.fields, screen, say)],
        [say.labels.callbacks, viewCallbacks(facts, screen, say)],
        [say.labels.handshake, viewHandshake(facts.handshake, screen, say)],
        [say.labels.lastEvent, viewLastEvent(facts.lastEvent, screen, say)],
      ],
      screen,
    );
    return facts.healthy ? `${lines}\n\n${say.works}\n${say.next}` : lines;
  },
});

/** The first broken link of the chain, in the order in which a message passes it. */
function findFault(
  { subscribed, appId, otherApps, fields, winner }: WebhookFacts,
  wabaId: string,
): Failure | undefined {
  if (!subscribed) {
    return new Failure('webhook-not-subscribed', { wabaId, appId, otherApps: otherApps.map(({ id }) => id) });
  }
  // Setting a callback ticks the fields as well, so it is the better advice where both are missing.
  if (winner === null) return new Failure('no-callback', { appId });
  return fields === null || fields.includes('messages')
    ? undefined
    : new Failure('webhook-fields-missing', { appId, missing: ['messages'] });
}

function findAppFault(health: AppHealth | null, appId: string, dashboardUrl: string): Failure | undefined {
  if (health === null || health.state === 'AVAILABLE') return undefined;
  const { state, reasons } = health;
  return new Failure('app-not-available', { appId, state, reasons: [...reasons], dashboardUrl });
}

async function lastEventOf(session: Session): Promise<Report['lastEvent']> {
  const { id: channelId } = await session.channel();
  const [newest] = queryEvents(await session.events(), { channelId, limit: 1, newestFirst: true });
  if (newest === undefined) return null;
  const { id, receivedAt, field, kind, detail } = newest;
  return { id, receivedAt, field, kind, detail };
}

function viewHandshake(
  handshake: Report['handshake'],
  { style }: Screen,
  say: Says<'webhook status'>,
): string | undefined {
  if (handshake === null) return undefined;
  const { outcome, reason, status, milliseconds } = handshake;
  if (outcome === 'unchecked') return style.warn(say.handshakeUntried);
  if (outcome === 'passed') return style.good(say.handshakePassed(milliseconds ?? 0));
  return style.bad(say.handshakeFailed(status === null ? (reason ?? '') : String(status)));
}

function viewLastEvent(last: Report['lastEvent'], { style, now, text }: Screen, say: Says<'webhook status'>): string {
  if (last === null) return style.dim(say.noEvent);
  const what = [last.field, ...(last.field === last.kind ? [] : [last.kind]), last.detail ?? ''].join(' ').trim();
  return say.lastEvent(relativeTime(new Date(last.receivedAt), now, text.language), what, last.id);
}

function viewPublished({ appHealth, appDashboardUrl }: Report, { style }: Screen, say: Says<'webhook status'>): string {
  const notChecked = style.warn(say.publishedNotChecked(appDashboardUrl));
  if (appHealth === null || appHealth.state === 'AVAILABLE') return notChecked;
  return `${notChecked}\n${style.bad(say.appHealth(appHealth.state, appHealth.reasons.join(' ')))}`;
}

function viewCallbacks({ callbacks, winner }: Report, { style }: Screen, say: Says<'webhook status'>): string {
  const lines = CALLBACK_LEVELS.map((level) => {
    const wins = level === winner ? ` ${style.good(`← ${say.wins}`)}` : '';
    return `${say.levels[level]}: ${callbacks[level] ?? style.dim(say.notSet)}${wins}`;
  });
  return [...lines, style.dim(say.routes)].join('\n');
}

function viewFields(fields: readonly string[] | null, { style }: Screen, say: Says<'webhook status'>): string {
  if (fields === null) return style.dim(say.fieldsUnknown);
  return fields.includes('messages') ? style.good(say.messagesTicked(fields.length)) : style.bad(say.messagesMissing);
}
