import { Failure } from '../../core/failure.js';
import type { AppId } from '../../core/ids.js';
import {
  dialogOrigin,
  LOGIN_PATH,
  LOGIN_SCOPES,
  parseLoginAnswer,
  successPage,
  toDialogUrl,
} from '../../core/login/dialog.js';
import { toVerifyToken } from '../../core/webhook/verify-token.js';
import { type Client, type GrantedToken, prolongToken, redeemCode } from '../../graph/oauth.js';
import { toAppToken } from '../../graph/subscriptions.js';
import { kindOf } from '../active-channel.js';
import { askUntilRight } from '../ask-until-right.js';
import type { Context } from '../context.js';
import { graphId } from '../field.js';
import { parseInput } from '../parse-input.js';
import { appSecretGiven, checkedAppSecret } from './given-secrets.js';
import { createLoginListener, type FinalAnswer } from './login-listener.js';
import { withProgress } from './notices.js';
import type { Credentials, SignInTarget } from './sign-in.js';
import { loginTimeoutOf, type SignInFlags } from './sign-in-flags.js';

type SomeContext = Context<unknown>;

const STATE_BYTES = 24;
/** A redirect holds a code and a state; nobody honest sends this listener a body. */
const MAX_BODY_BYTES = 1_024;
/** What lives less is made to live longer; Meta gives about 60 days. */
const SHORT_LIVED_SECONDS = 7 * 86_400;

/** One login, the same for both ways that the answer can come. */
interface Login {
  readonly client: Client;
  readonly state: string;
  readonly flags: SignInFlags;
  /** Where the dialog is shown. */
  readonly origin: string;
  readonly version: string;
}

interface Consent {
  readonly answer: FinalAnswer;
  readonly redirectUri: string;
}

/** From the dialog to a long-lived token. Needs a person; they are told what to do at each step. */
export async function logIn(flags: SignInFlags, target: SignInTarget, context: SomeContext): Promise<Credentials> {
  const { ask, host, session, text } = context;
  if (!ask.possible) throw new Failure('login-needs-person', { instead: text.signIn.instead });
  const { graphUrl, channel } = target;
  const client = await askClient(flags, target, context);
  const login: Login = {
    client,
    flags,
    state: toVerifyToken(host.randomBytes(STATE_BYTES)),
    origin: dialogOrigin(graphUrl, kindOf(graphUrl) === 'live'),
    version: (await session.settings()).graphVersion.value,
  };
  const consent = await askConsent(login, context);
  const appToken = { value: toAppToken(client.appId, client.appSecret), source: text.signIn.appSecretInstead };
  const graph = await session.graphFor({ graphUrl, token: appToken, appSecret: undefined, channel });
  const token = await withProgress(context, text.signIn.loggedIn, async () => {
    const granted = await redeemCode(graph, client, requireCode(consent.answer, context), consent.redirectUri);
    session.learn(granted.token);
    return isShortLived(granted) ? prolongToken(graph, client, { token: granted.token, type: 'USER' }) : granted;
  });
  session.learn(token.token);
  return { token: { value: token.token, source: text.signIn.loginSource(client.appId) }, ...client };
}

function isShortLived({ expiresInSeconds }: GrantedToken): boolean {
  return expiresInSeconds !== null && expiresInSeconds < SHORT_LIVED_SECONDS;
}

function requireCode(answer: FinalAnswer, { session }: SomeContext): string {
  if (answer.kind === 'denied') throw new Failure('login-denied', {});
  if (answer.kind === 'failed') throw new Failure('login-failed', { code: answer.code, graphMessage: answer.message });
  session.learn(answer.code);
  return answer.code;
}

/** The app and its secret: as given, as known of the channel, else as the person types them. */
async function askClient(flags: SignInFlags, known: SignInTarget, context: SomeContext): Promise<Client> {
  const { ask, host, note, text } = context;
  const { explainLogin, askAppId, needAppSecret, appSecretInstead, typed } = text.signIn;
  const givenId = flags.appId ?? (host.env.WABACTL_APP_ID || null) ?? known.appId;
  const givenSecret = (await appSecretGiven(flags, context)) ?? known.appSecret;
  if (givenId === null || givenSecret === undefined) note(explainLogin);
  const typedId = givenId ?? (await ask.text(askAppId, '--app-id')).trim();
  const { appId } = parseInput({ appId: graphId('--app-id <id>') }, { appId: typedId });
  const typeSecret = async () =>
    checkedAppSecret({ value: await ask.secret(needAppSecret, appSecretInstead), source: typed }, context);
  const appSecret = givenSecret ?? (await askUntilRight(context, ['app-secret-looks-wrong'], typeSecret));
  return { appId: appId as AppId, appSecret };
}

async function askConsent(login: Login, context: SomeContext): Promise<Consent> {
  if (!login.flags.browser) return consentByPaste(login, context, { open: false });
  return (await consentByListener(login, context)) ?? consentByPaste(login, context, { open: true });
}

/**
 * The browser comes back to this machine by itself. An app that is live may not send it to plain http, not even to
 * localhost, and shows an error instead of coming back: then the person presses Enter, and this gives undefined, as it
 * does where no browser can be opened.
 */
async function consentByListener(login: Login, context: SomeContext): Promise<Consent | undefined> {
  const { host, text, note, ask } = context;
  const { signIn } = text;
  const done = new AbortController();
  let answered: (answer: FinalAnswer) => void = () => {};
  const answer = new Promise<FinalAnswer>((resolve) => {
    answered = resolve;
  });
  const listener = createLoginListener({ state: login.state, text, onAnswer: answered });
  const served = await host.listen({ port: 0, maxBodyBytes: MAX_BODY_BYTES }, listener);
  try {
    const redirectUri = `http://localhost:${served.port}${LOGIN_PATH}`;
    const dialog = dialogOf(login, redirectUri);
    if (!(await host.openBrowser(dialog))) {
      note(signIn.notOpened);
      return undefined;
    }
    note(`${signIn.opened}\n${dialog}`);
    const pressed = ask.enter(signIn.waitingForLogin, done.signal);
    const outOfTime = host.sleep(loginTimeoutOf(login.flags), done.signal).then(() => 'timed-out' as const);
    const first = await Promise.race([answer, outOfTime, whenPressed(pressed)]);
    done.abort();
    // Until the question is taken away, the terminal is not ready for the next.
    await pressed.catch(() => false);
    // Ctrl-C ends the wait as well.
    if (host.stop.aborted) throw new Failure('interrupted', {});
    if (first === 'timed-out') throw timedOut(login);
    return first === 'pressed' ? undefined : { answer: first, redirectUri };
  } finally {
    done.abort();
    await served.close();
  }
}

/** Never, when the question was taken away instead. */
async function whenPressed(enter: Promise<boolean>): Promise<'pressed'> {
  return (await enter) ? 'pressed' : new Promise<never>(() => {});
}

function timedOut({ flags }: Login): Failure {
  return new Failure('login-timed-out', { waitedSeconds: Math.round(loginTimeoutOf(flags) / 1000) });
}

/** The browser may be on another machine: the person carries the address over. */
async function consentByPaste(login: Login, context: SomeContext, { open }: { open: boolean }): Promise<Consent> {
  const { ask, host, text, note } = context;
  const { explainPaste, askPaste, instead, pasteUnrelated, pasteOfOther } = text.signIn;
  const redirectUri = successPage(login.origin);
  const dialog = dialogOf(login, redirectUri);
  note(`${explainPaste}\n${dialog}`);
  if (open) await host.openBrowser(dialog);
  for (;;) {
    const answer = parseLoginAnswer(await ask.text(askPaste, instead), login.state);
    if (answer.kind === 'unrelated') note(pasteUnrelated);
    else if (answer.kind === 'wrong-state') note(pasteOfOther);
    else return { answer, redirectUri };
  }
}

function dialogOf({ client, state, origin, version, flags }: Login, redirectUri: string): string {
  const { appId } = client;
  return toDialogUrl({ origin, version, appId, redirectUri, state, scopes: LOGIN_SCOPES, configId: flags.configId });
}
