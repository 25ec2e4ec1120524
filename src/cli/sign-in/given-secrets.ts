import { findAppSecretFlaw, findTokenFlaw, trimSecret } from '../../core/channel/token-shape.js';
import { Failure } from '../../core/failure.js';
import { askUntilRight } from '../ask-until-right.js';
import type { Context } from '../context.js';
import { type FoundSecret, secretOfEnvironment } from '../found-secret.js';
import type { SignInFlags } from './sign-in-flags.js';

type SomeContext = Context<unknown>;

/** The token of a flag, else of the environment; undefined where there is none and somebody must be asked. */
export async function tokenGiven(flags: SignInFlags, context: SomeContext): Promise<FoundSecret | undefined> {
  const token = (await tokenOfFlags(flags, context)) ?? (await secretOfEnvironment(context.host, 'token'));
  return token && checkedToken(token, context);
}

/** Its shape is judged before Meta sees it: people paste all sorts of things in its place. */
export function checkedToken({ value: given, source }: FoundSecret, { session }: SomeContext): FoundSecret {
  const value = trimSecret(given);
  const looksLike = findTokenFlaw(value);
  if (looksLike) throw new Failure('token-looks-wrong', { looksLike, tokenSource: source });
  session.learn(value);
  return { value, source };
}

async function tokenOfFlags(
  { tokenFile, tokenStdin, login }: SignInFlags,
  { readInput }: SomeContext,
): Promise<FoundSecret | undefined> {
  const ways = [tokenStdin && '--token-stdin', tokenFile !== undefined && '--token-file', login && '--login'];
  const [first, second] = ways.filter((way) => way !== false);
  if (first !== undefined && second !== undefined) throw new Failure('conflicting-options', { first, second });
  const path = tokenStdin ? '-' : tokenFile;
  if (path === undefined) return undefined;
  const option = tokenStdin ? '--token-stdin' : '--token-file';
  const value = new TextDecoder().decode(await readInput(path, option));
  return { value, source: tokenStdin ? option : `${option} ${path}` };
}

/** The app secret of a flag or of the environment. It is a help, not a need, so there may be none. */
export async function appSecretGiven(
  { appSecretFile: path }: Pick<SignInFlags, 'appSecretFile'>,
  context: SomeContext,
): Promise<string | undefined> {
  const found =
    path === undefined ? await secretOfEnvironment(context.host, 'app-secret') : await ofFile(path, context);
  return found && checkedAppSecret(found, context);
}

async function ofFile(path: string, { readInput }: SomeContext): Promise<FoundSecret> {
  const option = '--app-secret-file';
  const value = new TextDecoder().decode(await readInput(path, option));
  return { value, source: path === '-' ? option : `${option} ${path}` };
}

/** Only where somebody can be asked; Enter skips it. `accept` says whether it is the right one, and throws if not. */
export async function askAppSecret(
  context: SomeContext,
  appId: string | null,
  accept: (appSecret: string) => Promise<void> = async () => {},
): Promise<string | undefined> {
  const { ask, text, note } = context;
  if (!ask.possible) return undefined;
  const { signIn } = text;
  note(signIn.explainAppSecret(appId));
  return askUntilRight(context, ['app-secret-looks-wrong', 'app-secret-wrong'], async () => {
    const value = (await ask.secret(signIn.askAppSecret, '--app-secret-file')).trim();
    if (value === '') return undefined;
    const appSecret = checkedAppSecret({ value, source: signIn.typed }, context);
    await accept(appSecret);
    return appSecret;
  });
}

/** People mix up the app secret, the app id and the access token; sent to Meta, each gives the same unclear refusal. */
export function checkedAppSecret({ value: given, source }: FoundSecret, { session }: SomeContext): string {
  const value = trimSecret(given);
  const looksLike = findAppSecretFlaw(value);
  if (looksLike) throw new Failure('app-secret-looks-wrong', { looksLike, source });
  // Not before: an app id in its place would be hidden in the address where the person has to log in.
  session.learn(value);
  return value;
}
