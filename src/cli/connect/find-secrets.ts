import { findAppSecretFlaw, findTokenFlaw } from '../../core/channel/token-shape.js';
import { Failure } from '../../core/failure.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { type FoundSecret, secretOfEnvironment } from '../found-secret.js';

export interface SecretFlags {
  readonly tokenFile: string | undefined;
  readonly tokenStdin: boolean;
  readonly appSecretFile: string | undefined;
}

type ConnectContext = Context<Says<'connect'>>;

/** Flags first, then the environment, then the person at the terminal. Its shape is judged before Meta sees it. */
export async function findToken(flags: SecretFlags, context: ConnectContext): Promise<FoundSecret> {
  const token =
    (await tokenOfFlags(flags, context)) ?? (await secretOfEnvironment(context.host, 'token')) ?? (await type(context));
  context.session.learn(token.value);
  const looksLike = findTokenFlaw(token.value);
  if (looksLike) throw new Failure('token-looks-wrong', { looksLike, tokenSource: token.source });
  return token;
}

async function type({ ask, say, note }: ConnectContext): Promise<FoundSecret> {
  if (ask.possible) note(say.explain);
  return { value: (await ask.secret(say.askToken, say.instead)).trim(), source: say.typed };
}

async function tokenOfFlags(
  { tokenFile, tokenStdin }: SecretFlags,
  { readInput }: ConnectContext,
): Promise<FoundSecret | undefined> {
  if (tokenStdin && tokenFile !== undefined) {
    throw new Failure('conflicting-options', { first: '--token-stdin', second: '--token-file' });
  }
  const path = tokenStdin ? '-' : tokenFile;
  if (path === undefined) return undefined;
  const option = tokenStdin ? '--token-stdin' : '--token-file';
  const value = new TextDecoder().decode(await readInput(path, option)).trim();
  return { value, source: tokenStdin ? option : `${option} ${path}` };
}

/** The app secret of a flag or of the environment. It is a help, not a need, so there may be none. */
export async function appSecretGiven(flags: SecretFlags, context: ConnectContext): Promise<string | undefined> {
  const found = (await appSecretOfFlags(flags, context)) ?? (await secretOfEnvironment(context.host, 'app-secret'));
  return found && requireShape(found, context);
}

/** Only where somebody can be asked; Enter skips it. */
export async function askAppSecret(context: ConnectContext): Promise<string | undefined> {
  const { ask, say } = context;
  if (!ask.possible) return undefined;
  const value = (await ask.secret(say.askAppSecret, '--app-secret-file')).trim();
  return value === '' ? undefined : requireShape({ value, source: say.typed }, context);
}

async function appSecretOfFlags(
  { appSecretFile: path }: SecretFlags,
  { readInput }: ConnectContext,
): Promise<FoundSecret | undefined> {
  if (path === undefined) return undefined;
  const option = '--app-secret-file';
  const value = new TextDecoder().decode(await readInput(path, option)).trim();
  return { value, source: path === '-' ? option : `${option} ${path}` };
}

/** People mix up the app secret, the app id and the access token; sent to Meta, each gives the same unclear refusal. */
function requireShape({ value, source }: FoundSecret, { session }: ConnectContext): string {
  session.learn(value);
  const looksLike = findAppSecretFlaw(value);
  if (looksLike) throw new Failure('app-secret-looks-wrong', { looksLike, source });
  return value;
}
