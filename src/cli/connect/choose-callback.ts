import { Failure } from '../../core/failure.js';
import type { CallbackLevel } from '../../core/webhook/level.js';
import { requireCallbackUrl } from '../callback.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { describeFailure } from '../failure-view.js';
import { requireHandshake } from '../handshake.js';

type ConnectContext = Context<Says<'connect'>>;

export interface CallbackChoice {
  readonly verifyToken: string;
  readonly appSecret: string | undefined;
  readonly isEmulator: boolean;
  readonly level: CallbackLevel | undefined;
}

/** Where the person wants messages delivered, at an endpoint that is known to answer; undefined for later. */
export async function askCallback(choice: CallbackChoice, context: ConnectContext): Promise<string | undefined> {
  const { ask, say, note } = context;
  note(say.explainCallback);
  const typed = (await ask.text(say.askCallback, '--callback-url')).trim();
  return typed === '' ? undefined : settleCallback(typed, choice, context);
}

/**
 * Does Meta's handshake first, from here, and names the faulty step. At a terminal it is tried until it works: by now the
 * person has answered too much to begin again, and the usual fault is that their server does not know the verify token.
 */
export async function settleCallback(
  given: string,
  choice: CallbackChoice,
  context: ConnectContext,
): Promise<string | undefined> {
  const { ask, say, note, text, reveal } = context;
  let url = given;
  for (;;) {
    const fault = await findFault(url, choice, context);
    if (fault === undefined) return url;
    if (!ask.possible) throw fault;
    const { message, hint } = describeFailure(fault, text);
    note(`\n${[message, hint].filter(Boolean).join('\n')}`);
    // Shown now and not before: whose server knows a token of theirs already need not see ours.
    if (fault.kind === 'unhealthy') reveal(say.verifyTokenIs(choice.verifyToken));
    const answer = (await ask.text(say.askAgain, '--callback-url')).trim();
    if (answer === '-') return undefined;
    if (answer !== '') url = answer;
  }
}

async function findFault(
  url: string,
  { verifyToken, appSecret, isEmulator, level }: CallbackChoice,
  { host, dryRun }: ConnectContext,
): Promise<Failure | undefined> {
  try {
    requireCallbackUrl(url, verifyToken, { isEmulator, level });
    // A dry run asks nobody.
    if (!dryRun) await requireHandshake(host, url, { verifyToken, appSecret });
    return undefined;
  } catch (thrown) {
    const isTheirs = thrown instanceof Failure && (thrown.kind === 'unhealthy' || thrown.is('callback-url-invalid'));
    if (isTheirs) return thrown;
    throw thrown;
  }
}
