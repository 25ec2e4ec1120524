import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { KNOWN_EVENTS } from '../../core/webhook/known-events.js';
import { findListener } from '../../store/running-listener.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { withColumns } from '../csv-columns.js';
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
import { type Outgoing, sendDeliveries } from './deliver/send-deliveries.js';
import { type Signing, signBytes, signJson } from './deliver/sign-delivery.js';
import { LISTENER_URL, requireTarget } from './deliver/target.js';
import { args, options, type TriggerInput } from './trigger/options.js';
import { readWish, type WishedDelivery } from './trigger/wish.js';

const eventKind = z.object({
  kind: z.literal('event-kind'),
  name: z.string(),
  field: z.string(),
  type: z.string(),
  /** Meta's word inside the field; null where it has none. */
  detail: z.nullable(z.string()),
});

const COLUMNS = [...ANSWER_COLUMNS, 'name', 'field'];

/** Meta delivers in parallel. With a rate that the person named, a slow server must not slow it down. */
const AT_ONCE = 10;
const AT_ONCE_WITH_RATE = 200;

export const trigger = command({
  path: 'webhook trigger',
  examples: [
    'wabactl webhook trigger --list',
    'wabactl webhook trigger message-text --text "¿Está listo mi pedido?" --from +15550142233',
    'wabactl webhook trigger status-failed --error 131049 --message-id wamid.HBgL…',
    'wabactl webhook trigger status-read --disorder --duplicate 2 --to http://127.0.0.1:8080/webhook',
    'wabactl webhook trigger text --burst 500 --rate 100',
  ],
  args,
  options,
  output: z.union([eventKind, answer, summary]),
  rows: (each) => [withColumns(COLUMNS, each)],
  streams: true,
  changes: true,
  async *run(input, context) {
    if (input.list) {
      yield* listKinds(input.kind ?? '');
      return;
    }
    const { host, session, dryRun } = context;
    const channel = await session.channel();
    const signing = await chooseSigning(input, context);
    const deliveries = await readWish(input, channel, context);
    const address = input.to ?? findListener(host.folders.state)?.url ?? LISTENER_URL;
    const { url: target } = await requireTarget(address, deliveries.length, context);
    const outgoing = signAll(deliveries, target, signing);
    if (dryRun) {
      for (const { headers, body } of outgoing) {
        session.plan.requests.push({ method: 'POST', url: target, headers, body: new TextDecoder().decode(body) });
      }
      return;
    }
    const atOnce = atOnceOf(input);
    const answers: Answer[] = [];
    for await (const each of sendDeliveries(outgoing, {
      host,
      url: target,
      count: outgoing.length,
      rate: input.rate,
      atOnce,
    })) {
      answers.push(each);
      yield each;
    }
    if (answers.length > 1) yield summarizeAnswers(target, answers);
    requireTaken(target, answers);
  },
  view(each, screen, say) {
    switch (each.kind) {
      case 'event-kind':
        return `${each.name.padEnd(NAME_WIDTH)} ${screen.style.dim(`${each.field} ${each.detail ?? ''}`.trimEnd())}`;
      case 'answer':
        return viewAnswer(each, screen, say);
      case 'summary':
        return viewSummary(each, screen, say);
    }
  },
});

/** What is to come in an order comes one after the other. */
function atOnceOf({ disorder, duplicate, rate }: TriggerInput): number {
  if (disorder || duplicate > 1) return 1;
  return rate === undefined ? AT_ONCE : AT_ONCE_WITH_RATE;
}

/** Those with this in their name or field. */
function listKinds(part: string) {
  const wanted = part.toLowerCase();
  const fitting = KNOWN_EVENTS.filter(({ name, field }) => name.includes(wanted) || field.includes(wanted));
  if (fitting.length === 0) throw new Failure('unknown-event-kind', { given: part, nearest: null });
  return fitting.map(({ kind: type, ...rest }) => ({ kind: 'event-kind' as const, type, ...rest }));
}

const NAME_WIDTH = Math.max(...KNOWN_EVENTS.map(({ name }) => name.length));

async function chooseSigning(
  { badSignature, signature }: TriggerInput,
  { host, session }: Context<Says<'webhook trigger'>>,
): Promise<Signing> {
  if (badSignature && !signature) {
    throw new Failure('conflicting-options', { first: '--bad-signature', second: '--no-signature' });
  }
  if (!signature) return { signature: 'none', secret: undefined };
  if (badSignature) return { signature: 'wrong', secret: Buffer.from(host.randomBytes(16)).toString('hex') };
  const channel = await session.channel();
  const secret = await session.secret('app-secret', channel);
  if (!secret) throw new Failure('no-app-secret', { channel: channel.name });
  return { signature: 'valid', secret: secret.value };
}

/** What is sent again is signed once. */
function signAll(deliveries: readonly WishedDelivery[], target: string, signing: Signing): Outgoing[] {
  const signed = new Map<unknown, Outgoing>();
  return deliveries.map(({ json, bytes }) => {
    const known = signed.get(json);
    if (known) return known;
    const made = bytes === undefined ? signJson(json, target, signing) : signBytes(bytes, json, target, signing);
    signed.set(json, made);
    return made;
  });
}
