import { Failure } from '../../core/failure.js';
import { askUntilRight } from '../ask-until-right.js';
import type { Context } from '../context.js';
import type { FoundSecret } from '../found-secret.js';
import { logIn } from './browser-login.js';
import { appSecretGiven, checkedToken, tokenGiven } from './given-secrets.js';
import type { SignInFlags } from './sign-in-flags.js';

/** A token that nobody has inspected yet. */
export interface Credentials {
  readonly token: FoundSecret;
  /** As it was given, or as the login needed it. */
  readonly appSecret: string | undefined;
  /** Of a login, which knows to which app it is; null for a token that somebody gave. */
  readonly appId: string | null;
}

/** For whom a token is wanted. */
export interface SignInTarget {
  readonly graphUrl: string;
  /** Of a channel that gets a new token; null for a new channel. */
  readonly channel: string | null;
  /** What is known already, so that nobody is asked for it. */
  readonly appId: string | null;
  readonly appSecret: string | undefined;
  /** A token of another app would break the channel, and is refused. */
  readonly keepsApp: boolean;
}

type SomeContext = Context<unknown>;

/** Flags first, then the environment, then the person at the terminal, who may choose to log in by the browser. */
export async function signIn(flags: SignInFlags, target: SignInTarget, context: SomeContext): Promise<Credentials> {
  const given = await tokenGiven(flags, context);
  // A flag says more than a variable that is set for all commands.
  if (given && !flags.login) return { token: given, appSecret: await appSecretGiven(flags, context), appId: null };
  const way = flags.login ? 'login' : await chooseWay(context);
  if (way === 'login') return logIn(flags, target, context);
  return { token: await typeToken(context), appSecret: await appSecretGiven(flags, context), appId: null };
}

async function chooseWay({ ask, text, note }: SomeContext): Promise<'token' | 'login'> {
  const { askWay, ways, explainWays, instead } = text.signIn;
  const choices = (['token', 'login', 'explain'] as const).map((value) => ({ name: ways[value], value }));
  for (;;) {
    if (!ask.possible) throw new Failure('no-terminal', { question: text.signIn.askToken, flag: instead });
    const chosen = await ask.choose(askWay, instead, choices);
    if (chosen !== 'explain') return chosen;
    note(`\n${explainWays}\n`);
  }
}

async function typeToken(context: SomeContext): Promise<FoundSecret> {
  const { ask, text, note } = context;
  const { askToken, explainToken, instead, typed } = text.signIn;
  note(explainToken);
  return askUntilRight(context, ['token-looks-wrong'], async () =>
    checkedToken({ value: await ask.secret(askToken, instead), source: typed }, context),
  );
}
