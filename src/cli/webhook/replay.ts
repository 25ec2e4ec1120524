import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { toQuery } from '../../core/webhook/event-filter.js';
import type { LoggedDelivery } from '../../store/delivery-log.js';
import type { IndexedEvent } from '../../store/event-index.js';
import { findListener } from '../../store/running-listener.js';
import { type AppSecret, findAppSecrets, nameOf } from '../app-secrets.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { withColumns } from '../csv-columns.js';
import { flag, integer, list, optional, url } from '../field.js';
import {
  ANSWER_COLUMNS,
  type Answer,
  answer,
  summarizeAnswers,
  summary,
  viewAnswer,
  viewSummary,
} from './deliver/answer.js';
import { requireTaken } from './deliver/judge-answers.js';
import { sendDeliveries } from './deliver/send-deliveries.js';
import { LISTENER_URL, requireTarget } from './deliver/target.js';
import { FILTER_FLAGS, readFilter, TIME_FLAGS } from './filter-flags.js';
import { chooseEvents, isNothing, REPLAY_MAX } from './replay/choose-events.js';
import { type ReplayItem, requireKept, toItems, toOutgoing } from './replay/recorded-deliveries.js';

const replayed = z.object({
  ...answer.shape,
  /** The events that it was sent for; the delivery may hold more. */
  eventIds: z.array(z.number()),
  /** When it came from Meta. */
  receivedAt: z.nullable(z.string()),
});

const COLUMNS = [...ANSWER_COLUMNS, 'eventIds', 'receivedAt'];

/** So many are sent without a question. */
const UNASKED = 50;

export const replay = command({
  path: 'webhook replay',
  examples: [
    'wabactl webhook replay 4711',
    'wabactl webhook replay 100..200 --to http://127.0.0.1:8080/webhook --rate 10',
    'wabactl webhook replay --status failed --since 2h',
    'wabactl webhook replay --last 5 --single',
  ],
  args: { ids: list('[ids...]') },
  options: {
    ...FILTER_FLAGS,
    ...TIME_FLAGS,
    last: optional(integer('--last <count>', { min: 1, max: REPLAY_MAX })),
    to: optional(url('--to <url>')),
    single: flag('--single'),
    rate: optional(integer('--rate <per-second>', { min: 1, max: 10_000 })),
  },
  output: z.union([replayed, summary]),
  rows: (each) => [withColumns(COLUMNS, each)],
  streams: true,
  changes: true,
  async *run(input, context) {
    const { host, session, dryRun } = context;
    const choice = { ids: input.ids, last: input.last, conditions: toQuery(readFilter(input, host.now())) };
    if (isNothing(choice)) throw new Failure('missing-argument', { argument: 'ids', command: 'webhook replay' });
    const channel = await session.channel();
    const stateFolder = host.folders.state;
    const items = toItems(chooseEvents(await session.events(), channel.id, choice), input.single);
    requireKept(stateFolder, items);
    const target = await requireTarget(input.to ?? usualTarget(stateFolder), items.length, context);
    if (items.length > UNASKED && target.isHere)
      await context.ask.confirm(context.say.askMany(items.length, target.url));
    const secretOf = await secretFinder(context);
    const outgoing = toOutgoing(items, { stateFolder, url: target.url, single: input.single, secretOf });
    if (dryRun) {
      for (const { headers, body } of outgoing) {
        session.plan.requests.push({ method: 'POST', url: target.url, headers, body: new TextDecoder().decode(body) });
      }
      return;
    }
    const answers: Answer[] = [];
    const sending = { host, url: target.url, rate: input.rate, atOnce: 1, count: items.length };
    for await (const each of sendDeliveries(outgoing, sending)) {
      answers.push(each);
      yield { ...each, ...aboutItem(items[each.delivery - 1]) };
    }
    if (answers.length > 1) yield summarizeAnswers(target.url, answers);
    requireTaken(target.url, answers);
  },
  view(each, screen, say) {
    if (each.kind === 'summary') return viewSummary(each, screen, say);
    return viewAnswer(each, screen, say, say.events(spell(each.eventIds), each.eventIds.length));
  },
});

/** Where the delivery went when it came: to the server that is forwarded to, else to the listener itself. */
function usualTarget(stateFolder: string): string {
  const listener = findListener(stateFolder);
  return listener?.forwardTo ?? listener?.url ?? LISTENER_URL;
}

function aboutItem(item: ReplayItem | undefined): { eventIds: number[]; receivedAt: string | null } {
  const events = item?.events ?? [];
  return { eventIds: events.map(({ id }) => id), receivedAt: events[0]?.receivedAt ?? null };
}

/** Many events of one delivery lie side by side. */
function spell(ids: readonly number[]): string {
  const [first, last] = [ids[0], ids.at(-1)];
  const isRow = ids.length > 2 && Number(last) - Number(first) === ids.length - 1;
  return isRow ? `${first}..${last}` : ids.join(', ');
}

/** Of the app that signed the delivery, else of the event's channel, else of the channel in use. */
async function secretFinder({ session }: Context<Says<'webhook replay'>>) {
  const { channels } = await session.config.read();
  const { known } = await findAppSecrets(session, channels);
  const names = new Map(channels.map((channel) => [channel.id, nameOf(channel)]));
  return ({ appId }: LoggedDelivery, { channelId }: IndexedEvent): AppSecret | undefined =>
    known.find((secret) => appId !== null && secret.appId === appId) ??
    known.find((secret) => secret.channels.includes(names.get(channelId) ?? '')) ??
    known[0];
}
