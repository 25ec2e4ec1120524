import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';
import { command, type Says } from '../command.js';
import { gatherWebhookFacts, type Level, type WebhookFacts } from '../webhook-facts.js';

const LEVELS: readonly Level[] = ['phone', 'waba', 'app'];

const callback = z.nullable(z.string());

export const status = command({
  path: 'webhook status',
  examples: ['wabactl webhook status', 'wabactl webhook status --json --jq .winner'],
  args: {},
  options: {},
  output: z.object({
    displayPhoneNumber: z.nullable(z.string()),
    phoneNumberId: z.string(),
    wabaId: z.string(),
    appId: z.string(),
    subscribed: z.boolean(),
    otherApps: z.readonly(z.array(z.object({ id: z.string(), name: z.nullable(z.string()) }))),
    callbacks: z.object({ phone: callback, waba: callback, app: callback }),
    winner: z.nullable(z.enum(['phone', 'waba', 'app'])),
    fields: z.nullable(z.readonly(z.array(z.string()))),
    healthy: z.boolean(),
  }),
  async *run(_input, { session }) {
    const { wabaId, phoneNumberId, record } = await session.channel();
    const facts = await gatherWebhookFacts(session);
    const fault = findFault(facts, wabaId);
    const displayPhoneNumber = record?.displayPhoneNumber ?? null;
    yield { displayPhoneNumber, phoneNumberId, wabaId, ...facts, healthy: fault === undefined };
    if (fault) throw fault;
  },
  view(facts, screen, say) {
    const { style } = screen;
    const others = facts.otherApps.map(({ id, name }) => `${name ?? '?'} (${id})`).join(', ');
    const subscription = facts.subscribed ? style.good(say.subscribed) : style.bad(say.notSubscribed);
    const callbacks = LEVELS.map((level) => {
      const url = facts.callbacks[level];
      const wins = level === facts.winner ? ` ${style.good(`← ${say.wins}`)}` : '';
      return `${say.levels[level]}: ${url ?? style.dim(say.notSet)}${wins}`;
    });
    const lines = details(
      [
        [say.labels.number, `${facts.displayPhoneNumber ?? ''} (${facts.phoneNumberId})`.trim()],
        [say.labels.app, facts.appId],
        [say.labels.subscription, others === '' ? subscription : `${subscription}\n${say.otherApps(others)}`],
        [say.labels.fields, viewFields(facts.fields, screen, say)],
        [say.labels.callbacks, callbacks.join('\n')],
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

function viewFields(fields: readonly string[] | null, { style }: Screen, say: Says<'webhook status'>): string {
  if (fields === null) return style.dim(say.fieldsUnknown);
  return fields.includes('messages') ? style.good(say.messagesTicked(fields.length)) : style.bad(say.messagesMissing);
}
