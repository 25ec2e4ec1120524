import { findTokenFlaw } from '../../core/channel/token-shape.js';
import { Failure } from '../../core/failure.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { type FoundSecret, secretOfEnvironment } from '../session.js';

interface TokenFlags {
  readonly tokenFile: string | undefined;
  readonly tokenStdin: boolean;
  readonly appSecretFile: string | undefined;
}

type ConnectContext = Context<Says<'connect'>>;

/** Flags first, then the environment, then the person at the terminal. Its shape is judged before Meta sees it. */
export async function findToken(flags: TokenFlags, context: ConnectContext): Promise<FoundSecret> {
  const { ask, say, note, host } = context;
  const found = (await tokenOfFlags(flags, context)) ?? (await secretOfEnvironment(host, 'token'));
  if (!found && ask.possible) note(say.explain);
  const token = found ?? { value: (await ask.secret(say.askToken, say.instead)).trim(), source: say.askToken };
  const looksLike = findTokenFlaw(token.value);
  if (looksLike) throw new Failure('token-looks-wrong', { looksLike, tokenSource: token.source });
  return token;
}

async function tokenOfFlags(
  { tokenFile, tokenStdin }: TokenFlags,
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

/** The app secret is a help, not a need: nothing is asked without a terminal, and Enter skips it. */
export async function findAppSecret(
  flags: TokenFlags,
  known: string | undefined,
  context: ConnectContext,
): Promise<string | undefined> {
  const { ask, say, host, readInput } = context;
  if (flags.appSecretFile !== undefined) {
    return new TextDecoder().decode(await readInput(flags.appSecretFile, '--app-secret-file')).trim();
  }
  const found = (await secretOfEnvironment(host, 'app-secret'))?.value ?? known;
  if (found !== undefined || !ask.possible) return found;
  const typed = (await ask.secret(say.askAppSecret, '--app-secret-file')).trim();
  return typed === '' ? undefined : typed;
}
