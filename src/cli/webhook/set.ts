import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { isSameUrl } from '../../core/webhook/level.js';
import type { Screen } from '../../ui/screen.js';
import { callbackResult, ensureSubscribed, placeCallback, requireCallbackUrl } from '../callback.js';
import { type CallbackPlace, readCallbackState } from '../callback-state.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { flag, oneOf, optional, text, url } from '../field.js';
import type { FoundSecret } from '../found-secret.js';
import { requireHandshake } from '../handshake.js';
import { rememberPlaced } from '../placed-callbacks.js';
import { findVerifyToken, keepVerifyToken } from '../verify-token.js';
import { placeOf } from '../webhook-facts.js';

type SetContext = Context<Says<'webhook set'>>;

const result = z.object({
  ...callbackResult.shape,
  subscription: z.enum(['subscribed', 'already-subscribed']),
  otherApps: z.readonly(z.array(z.object({ id: z.string(), name: z.nullable(z.string()) }))),
});

type Result = z.infer<typeof result>;

export const set = command({
  path: 'webhook set',
  examples: [
    'wabactl webhook set https://example.com/webhook',
    'wabactl webhook set https://example.com/webhook --level phone',
    'wabactl webhook set https://example.com/webhook --verify-token-file verify-token.txt --dry-run',
  ],
  args: { url: optional(url('[url]')) },
  options: {
    level: optional(oneOf('--level <level>', ['app', 'waba', 'phone'])),
    verifyTokenFile: optional(text('--verify-token-file <file>')),
    verifyTokenStdin: flag('--verify-token-stdin'),
  },
  output: result,
  changes: true,
  async run(input, context) {
    const { session, host, dryRun, note, say } = context;
    const { level } = input;
    const channel = await session.channel();
    const callbackUrl = input.url ?? (await context.ask.text(say.askUrl, '<url>')).trim();
    const token = await findVerifyToken(channel, context, await verifyTokenOfFlags(input, context));
    requireCallbackUrl(callbackUrl, token.value, { isEmulator: channel.kind === 'emulator', level });
    if (token.isMade && !dryRun) note(say.made);
    const place = await placeOf(session);
    if (level === 'app') await confirmTakeOver(callbackUrl, place, context);
    // Before anything changes: an endpoint that does not answer is the user's to mend first. A dry run asks nobody.
    const appSecret = (await session.optionalSecret('app-secret', channel))?.value;
    if (!dryRun) await requireHandshake(host, callbackUrl, { verifyToken: token.value, appSecret });
    const { state: subscription, otherApps } = await ensureSubscribed(place.graph, place.wabaId, place.appId);
    const verifyToken = token.value;
    const before = (token.isNew ? undefined : channel.record?.placed) ?? {};
    const { result: outcome, placed } = await placeCallback({
      ...place,
      callbackUrl,
      verifyToken,
      level,
      placed: before,
      dryRun,
    });
    // Only now: what Meta was given last is what is remembered.
    if (token.isNew && !token.isMade && channel.record) await keepVerifyToken(verifyToken, channel, context);
    if (channel.record) await rememberPlaced(session.config, channel.record.id, placed);
    return { ...outcome, changed: outcome.changed || subscription === 'subscribed', subscription, otherApps };
  },
  view: viewResult,
});

async function verifyTokenOfFlags(
  { verifyTokenFile, verifyTokenStdin }: { verifyTokenFile: string | undefined; verifyTokenStdin: boolean },
  { readInput }: SetContext,
): Promise<FoundSecret | undefined> {
  if (verifyTokenStdin && verifyTokenFile !== undefined) {
    throw new Failure('conflicting-options', { first: '--verify-token-stdin', second: '--verify-token-file' });
  }
  const path = verifyTokenStdin ? '-' : verifyTokenFile;
  if (path === undefined) return undefined;
  const option = verifyTokenStdin ? '--verify-token-stdin' : '--verify-token-file';
  const value = new TextDecoder().decode(await readInput(path, option)).trim();
  return { value, source: verifyTokenStdin ? option : `${option} ${path}` };
}

/** Other accounts may live from the callback that the app has. */
async function confirmTakeOver(
  callbackUrl: string,
  place: CallbackPlace,
  { session, ask, say }: SetContext,
): Promise<void> {
  // Names the channel whose secret is missing; without it the app's callback cannot be set.
  if (!place.app) await session.appGraph();
  const { callbacks } = await readCallbackState(place);
  if (callbacks.app === null || isSameUrl(callbacks.app, callbackUrl)) return;
  await ask.confirm(say.askTakeOver(callbacks.app, callbackUrl));
}

/** The callback that gets the messages although another one was set. */
function outrankingOf({ url: wanted, winner, winnerUrl }: Pick<Result, 'url' | 'winner' | 'winnerUrl'>) {
  if (winner === null || winnerUrl === null || isSameUrl(winnerUrl, wanted)) return undefined;
  return { level: winner, url: winnerUrl };
}

function viewResult(outcome: Result, screen: Screen, say: Says<'webhook set'>): string {
  const { subscription, replacedUrl, addedFields, appCallbackUrl } = outcome;
  const names = outcome.otherApps.map(({ id, name }) => `${name ?? '?'} (${id})`).join(', ');
  const lines: (string | undefined)[] = [
    viewHeadline(outcome, screen, say),
    subscription === 'subscribed' ? say.subscribed : undefined,
    replacedUrl === null ? undefined : say.replaced(replacedUrl),
    addedFields.length === 0 ? undefined : say.ticked(addedFields.join(', ')),
    appCallbackUrl === null ? undefined : say.appKeeps(appCallbackUrl),
    viewFields(outcome, screen, say),
    names === '' ? undefined : say.otherApps(names),
    '',
    say.next,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/** What was set, and loudly that it does not count where another callback goes before it. */
function viewHeadline(outcome: Result, { style }: Screen, say: Says<'webhook set'>): string {
  const { url: callbackUrl, level, changed } = outcome;
  const outranking = outrankingOf(outcome);
  if (outranking) {
    return `${style.bad('!')} ${say.setInVain(callbackUrl, level)}\n${style.bad(say.outranked(outranking.url, outranking.level))}`;
  }
  return changed ? `${style.good('✓')} ${say.set(callbackUrl, level)}` : say.unchanged(callbackUrl, level);
}

/** An override gets only what is ticked in the app, and without a callback of its own an app can tick nothing. */
function viewFields(
  { fields, level, url: callbackUrl, appCallbackUrl }: Result,
  { style }: Screen,
  say: Says<'webhook set'>,
): string | undefined {
  if (fields === null) return style.warn(say.fieldsUnknown);
  if (fields.includes('messages')) return undefined;
  const appHasNone = level !== 'app' && appCallbackUrl === null && fields.length === 0;
  return style.bad(appHasNone ? say.nothingToTick(callbackUrl) : say.messagesMissing(appCallbackUrl ?? callbackUrl));
}
