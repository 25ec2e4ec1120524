import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { RECOMMENDED_WEBHOOK_FIELDS, WEBHOOK_FIELDS } from '../../core/meta/webhook-fields.js';
import {
  checkFieldWish,
  type FieldPlan,
  findFieldDisagreement,
  planFields,
  splitFieldNames,
} from '../../core/webhook/field-change.js';
import { type Callbacks, fieldsByLevel } from '../../core/webhook/level.js';
import { setAppSubscription, untickFields } from '../../graph/subscriptions.js';
import type { Screen } from '../../ui/screen.js';
import { table } from '../../ui/table.js';
import { callbackLevel, requireOwnWord } from '../callback.js';
import { type AppOfChannel, readCallbackState } from '../callback-state.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { list } from '../field.js';
import { requireHandshake } from '../handshake.js';
import { otherSecrets } from '../verify-token.js';
import { placeOf } from '../webhook-facts.js';

const field = z.object({
  name: z.string(),
  /** Null when it cannot be seen without the app secret. */
  ticked: z.nullable(z.boolean()),
  /** Ticked by `connect`, `webhook set` and `webhook subscribe`. */
  recommended: z.boolean(),
  /** The permission that Meta asks of the token; null for a field that is unknown here. */
  permission: z.nullable(z.string()),
  /** Whose callback gets it: an override takes some fields only. */
  level: callbackLevel,
  url: z.nullable(z.string()),
});

type FieldRow = z.infer<typeof field>;

export const fields = command({
  path: 'webhook fields',
  examples: [
    'wabactl webhook fields',
    'wabactl webhook fields --add calls,flows',
    'wabactl webhook fields --remove history --dry-run',
  ],
  args: {},
  options: { add: list('--add <fields>'), remove: list('--remove <fields>') },
  output: z.object({
    appId: z.string(),
    added: z.readonly(z.array(z.string())),
    removed: z.readonly(z.array(z.string())),
    fields: z.array(field),
  }),
  rows: ({ fields: rows }) => rows,
  changes: true,
  async run(input, context) {
    const { session, ask, say, dryRun } = context;
    const wish = { add: splitFieldNames(input.add), remove: splitFieldNames(input.remove) };
    const isWish = wish.add.length + wish.remove.length > 0;
    // Names the channel whose secret is missing; without it no field can be ticked.
    if (isWish) await session.appGraph();
    const place = await placeOf(session);
    const state = await readCallbackState(place);
    const ticked = state.fields ?? [];
    const problems = checkFieldWish(wish, ticked);
    if (problems.length > 0) throw new Failure('webhook-fields-invalid', { problems });
    const plan = planFields(wish, ticked);
    if (plan.removed.length > 0) await ask.confirm(say.ask(plan.removed.join(', ')));
    const app = place.app;
    if (app) await post(plan, state.callbacks.app, app, context);
    const isChanged = plan.added.length + plan.removed.length > 0;
    const after = isChanged && !dryRun ? await readCallbackState(place) : { ...state, fields: app ? plan.after : null };
    const disagreement = findFieldDisagreement(plan, after.fields ?? []);
    if (disagreement) throw new Failure('webhook-fields-not-taken', { appId: place.appId, ...disagreement });
    const { added, removed } = plan;
    return { appId: place.appId, added, removed, fields: toRows(after.callbacks, after.fields) };
  },
  view({ added, removed, fields: rows }, screen, say, { add, remove }) {
    const { style } = screen;
    const isWish = add.length + remove.length > 0;
    const changes = [
      ...(added.length > 0 ? [`${style.good('✓')} ${say.added(added.join(', '))}`] : []),
      ...(removed.length > 0 ? [`${style.good('✓')} ${say.removed(removed.join(', '))}`] : []),
      ...(isWish && added.length + removed.length === 0 ? [say.nothing] : []),
    ];
    if (isWish) return [...changes, '', say.next].join('\n');
    const unseen = rows.some(({ ticked }) => ticked === null) ? ['', style.warn(say.unseen)] : [];
    return [viewRows(rows, screen, say), ...unseen, '', say.nextAdd].join('\n');
  },
});

/** Of the table, with the longest words of either language; a narrower terminal would break the names, which people copy. */
const TABLE_WIDTH = 115;

function viewRows(rows: readonly FieldRow[], screen: Screen, say: Says<'webhook fields'>): string {
  const { style, width } = screen;
  const cells = rows.map((row) => ({
    mark: markOf(row, style.good('✓')),
    name: row.name,
    carries: say.carries[row.name] ?? say.unknown,
    goesTo: say.levels[row.level] ?? row.level,
  }));
  if (width !== undefined && width < TABLE_WIDTH) {
    return cells
      .map(({ mark, name, carries, goesTo }) => `${mark || ' '} ${name}\n    ${style.dim(`${carries} (${goesTo})`)}`)
      .join('\n');
  }
  const head = [say.head.ticked, say.head.field, say.head.carries, say.head.goesTo];
  return table(
    head,
    cells.map(({ mark, name, carries, goesTo }) => [mark, name, carries, goesTo]),
    screen,
  );
}

function markOf({ ticked }: FieldRow, tick: string): string {
  if (ticked === null) return '?';
  return ticked ? tick : '';
}

/**
 * Ticks with the whole union, since whether Meta adds to the old fields or replaces them is UNSURE. That makes a handshake, so
 * the endpoint must know the verify token; unticking makes none.
 */
async function post(
  { added, removed, after }: FieldPlan,
  callbackUrl: string | null,
  app: AppOfChannel,
  context: Context<Says<'webhook fields'>>,
): Promise<void> {
  if (added.length + removed.length > 0 && callbackUrl === null) {
    throw new Failure('no-app-callback', { appId: app.appId });
  }
  if (added.length > 0 && callbackUrl !== null) {
    const verifyToken = await tokenThatFits(callbackUrl, context);
    await setAppSubscription(app.graph, app.appId, { callbackUrl, verifyToken, fields: [...after, ...removed] });
  }
  if (removed.length > 0) await untickFields(app.graph, app.appId, removed);
}

/** An endpoint that says yes to this token loses nothing when Meta is given it again. A dry run asks nobody. */
async function tokenThatFits(
  callbackUrl: string,
  { session, host, dryRun }: Context<Says<'webhook fields'>>,
): Promise<string> {
  const channel = await session.channel();
  const verifyToken = (await session.secret('verify-token', channel))?.value;
  if (verifyToken === undefined) throw new Failure('no-verify-token', { channel: channel.name });
  requireOwnWord(verifyToken, await otherSecrets(channel, session));
  const appSecret = (await session.optionalSecret('app-secret', channel))?.value;
  if (!dryRun) await requireHandshake(host, callbackUrl, { verifyToken, appSecret });
  return verifyToken;
}

/** Every field that is known, and those that Meta has ticked although nobody here knows them. */
function toRows(callbacks: Callbacks, ticked: readonly string[] | null): FieldRow[] {
  const known = WEBHOOK_FIELDS.map(({ name }) => name);
  const names = [...known, ...(ticked ?? []).filter((name) => !known.includes(name))];
  const byLevel = fieldsByLevel(callbacks, names);
  return names.map((name) => {
    const level = (['phone', 'waba', 'app'] as const).find((each) => byLevel[each].includes(name)) ?? 'app';
    return {
      name,
      ticked: ticked === null ? null : ticked.includes(name),
      recommended: RECOMMENDED_WEBHOOK_FIELDS.includes(name),
      permission: WEBHOOK_FIELDS.find((each) => each.name === name)?.scope ?? null,
      level,
      url: callbacks[level],
    };
  });
}
