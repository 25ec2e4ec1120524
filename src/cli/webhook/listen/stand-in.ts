import { Failure } from '../../../core/failure.js';
import { NetworkFault } from '../../../core/network-fault.js';
import { type CallbackLevel, isSameUrl } from '../../../core/webhook/level.js';
import { toStandInUrl } from '../../../core/webhook/relay-request.js';
import type { TunnelName } from '../../../core/webhook/tunnels.js';
import type { Handler, Host, Pool } from '../../../host/host.js';
import { createTee, createTeeingListener } from '../../../listener/tee.js';
import { requireCallbackUrl } from '../../callback.js';
import type { Context } from '../../context.js';
import { setCallbackAt } from '../../put-back.js';
import type { Endpoint } from './endpoint.js';
import type { LineQueue } from './line-queue.js';
import type { Line, ListenSays, PassedOnLine } from './lines.js';
import { createPassedOnLines, type PassedOnLines } from './passed-on.js';
import { planTakeOver, splitFields, type TakenOver, type TakeOverPlan, takeOver } from './take-over.js';
import { openTunnel, type Tunnel } from './tunnel.js';

export interface StandInWishes {
  /** An address that leads here already. */
  readonly publicUrl: string | undefined;
  readonly tunnel: TunnelName | undefined;
  readonly level: CallbackLevel | undefined;
  readonly previousTokenFile: string | undefined;
  /** True: to whoever got the deliveries before. */
  readonly tee: string | true | undefined;
  /** The only path that is listened at. */
  readonly path: string | undefined;
}

/** What a listener that stands in the place of a callback will do, decided before anything is changed. */
export interface StandInPlan {
  /** undefined when no callback is taken over. */
  readonly takeOver: TakeOverPlan | undefined;
  readonly passOnTo: string | null;
}

export async function planStandIn(wishes: StandInWishes, context: Context<ListenSays>): Promise<StandInPlan> {
  const { ask, text } = context;
  requireNoContradiction(wishes);
  const { tee, level = 'phone' } = wishes;
  const plan = await planTakeOverOf(wishes, context);
  const passOnTo = typeof tee === 'string' ? tee : tee ? (plan?.originUrl ?? null) : null;
  if (tee === true && passOnTo === null) throw new Failure('tee-without-origin', { level });
  const { publicUrl } = wishes;
  if (publicUrl !== undefined && passOnTo !== null && isSameUrl(standInUrl(publicUrl, wishes, passOnTo), passOnTo)) {
    throw new Failure('tee-in-circle', { url: passOnTo });
  }
  // Whoever lives from these messages gets none of them meanwhile.
  if (plan?.originUrl && passOnTo === null) await ask.confirm(text.relay.ask(plan.originUrl));
  return { takeOver: plan, passOnTo };
}

async function planTakeOverOf(wishes: StandInWishes, { session, host }: Context<ListenSays>) {
  if (!takesOver(wishes)) return undefined;
  const { level = 'phone', previousTokenFile: file, publicUrl } = wishes;
  // Whoever puts the callback back may stand in another folder.
  const previousTokenFile = file === undefined || IS_ABSOLUTE.test(file) ? file : `${host.cwd}/${file}`;
  const plan = await planTakeOver(session, host, { level, previousTokenFile });
  // Who was told of this address before loses nothing to it.
  const isOurs = publicUrl !== undefined && isSameUrl(standInUrl(publicUrl, wishes, null), plan.originUrl);
  return isOurs ? { ...plan, originUrl: null } : plan;
}

const IS_ABSOLUTE = /^([\\/]|[a-z]:)/i;

function takesOver({ publicUrl, tunnel }: StandInWishes): boolean {
  return publicUrl !== undefined || tunnel !== undefined;
}

function requireNoContradiction(wishes: StandInWishes): void {
  const { publicUrl, tunnel, level, previousTokenFile, tee } = wishes;
  if (publicUrl !== undefined && tunnel !== undefined) {
    throw new Failure('conflicting-options', { first: '--public-url', second: '--tunnel' });
  }
  if (takesOver(wishes)) return;
  const alone = (option: string) => new Failure('takeover-option-alone', { option });
  if (level !== undefined) throw alone('--level');
  if (previousTokenFile !== undefined) throw alone('--previous-verify-token-file');
  if (tee === true) throw alone('--tee');
}

/** Our address as Meta gets it. */
function standInUrl(base: string, { path }: Pick<StandInWishes, 'path'>, passOnTo: string | null): string {
  if (path === undefined) return toStandInUrl(base, passOnTo);
  const url = new URL(base);
  return url.pathname === '/' ? new URL(path, url).href : url.href;
}

/** A tunnel's address is known only when it is open. */
const ADDRESS_TO_COME = 'https://address-of-the-tunnel.example';

/** What Meta would be told, in a dry run: that we stand in, and that everything is as before. */
export async function rehearseStandIn(
  { takeOver: plan, passOnTo }: StandInPlan,
  wishes: StandInWishes,
  verifyToken: string,
): Promise<void> {
  if (!plan) return;
  const { level, place, fields, previousUrl } = plan;
  const callbackUrl = standInUrl(wishes.publicUrl ?? ADDRESS_TO_COME, wishes, passOnTo);
  await setCallbackAt(level, place, { callback: { callbackUrl, verifyToken }, fields });
  const callback = previousUrl === null ? null : { callbackUrl: previousUrl, verifyToken };
  await setCallbackAt(level, place, { callback, fields });
}

export interface StandInFacts {
  readonly publicUrl: string | null;
  readonly level: CallbackLevel | null;
  /** Who got the messages before. */
  readonly insteadOf: string | null;
  readonly passedOnTo: string | null;
  /** What Meta delivers here, of what is ticked in the app; null when that is not known. */
  readonly fields: readonly string[] | null;
}

/** Stands in the place of a callback, from when the endpoint answers until it is to stop. */
export interface StandIn {
  readonly handler: Handler;
  begin(port: number): Promise<StandInFacts>;
  /** The callback is put back; what still comes is passed on all the same. */
  end(): Promise<void>;
  /** Once the endpoint answers no more. */
  close(): Promise<void>;
  /** Lines for what was only counted. */
  rest(): PassedOnLine[];
}

export interface StandInOptions {
  readonly plan: StandInPlan;
  readonly wishes: StandInWishes;
  readonly verifyToken: string;
  readonly endpoint: Endpoint;
  readonly lines: LineQueue<Line>;
  readonly context: Context<ListenSays>;
}

export function createStandIn(options: StandInOptions): StandIn {
  return new Standing(options);
}

class Standing implements StandIn {
  #answer: Handler;
  #tunnel: Tunnel | undefined;
  #taken: TakenOver | undefined;
  #pool: Pool | undefined;
  /** Moves of the tunnel, one after the other. */
  #moving: Promise<void> = Promise.resolve();
  #isEnding = false;
  readonly #passedOn: PassedOnLines;

  constructor(readonly options: StandInOptions) {
    const { verbose, debug } = options.context.globals;
    this.#answer = options.endpoint.handler;
    this.#passedOn = createPassedOnLines(verbose || debug);
  }

  rest(): PassedOnLine[] {
    return this.#passedOn.rest();
  }

  readonly handler: Handler = (request) => this.#answer(request);

  async begin(port: number): Promise<StandInFacts> {
    const { plan, wishes } = this.options;
    const base = wishes.publicUrl ?? (await this.#openTunnel(port));
    const publicUrl = plan.takeOver && base !== undefined ? await this.#takeOver(plan.takeOver, base) : null;
    if (!plan.takeOver) await this.#beginTee(undefined);
    const insteadOf = plan.takeOver?.originUrl ?? null;
    const fields = (plan.takeOver && splitFields(plan.takeOver)?.here) ?? null;
    return { publicUrl, level: plan.takeOver?.level ?? null, insteadOf, passedOnTo: plan.passOnTo, fields };
  }

  readonly end = async (): Promise<void> => {
    this.#isEnding = true;
    await this.#moving;
    const { takeOver: plan } = this.options.plan;
    const { note, text } = this.options.context;
    const taken = this.#taken;
    this.#taken = undefined;
    if (!taken || !plan) return;
    const { outcome, current } = await taken.putBack();
    const { level, previousUrl } = plan;
    note(
      outcome === 'not-ours'
        ? text.relay.notOursAnyMore(level, current, previousUrl)
        : text.relay.putBack(level, previousUrl),
    );
  };

  readonly close = async (): Promise<void> => {
    await this.#tunnel?.close();
    await this.#pool?.close();
  };

  async #openTunnel(port: number): Promise<string | undefined> {
    const { wishes, context, lines } = this.options;
    const { host, note, text } = context;
    const { tunnel } = wishes;
    if (tunnel === undefined) return undefined;
    note(text.relay.tunnelOpening(tunnel));
    const tell = (state: 'lost' | 'moved', url: string | null) =>
      lines.push({ kind: 'tunnel', at: host.now().toISOString(), tunnel, state, url });
    this.#tunnel = await openTunnel(tunnel, port, host, {
      onLost: () => tell('lost', null),
      onMoved: (base) => {
        this.#moving = this.#moving.then(() => this.#move(base, (url) => tell('moved', url))).catch(lines.fail);
      },
      onEnded: lines.fail,
    });
    return this.#tunnel.url;
  }

  async #move(base: string, moved: (url: string) => void): Promise<void> {
    const { wishes, plan } = this.options;
    if (!this.#taken || this.#isEnding) return;
    const url = standInUrl(base, wishes, plan.passOnTo);
    await this.#taken.moveTo(url);
    moved(url);
  }

  async #takeOver(plan: TakeOverPlan, base: string): Promise<string> {
    const { context, wishes, verifyToken, plan: standIn } = this.options;
    const { session, host, note, text } = context;
    const { channel, level, appUrl } = plan;
    const url = standInUrl(base, wishes, standIn.passOnTo);
    requireCallbackUrl(url, verifyToken, { isEmulator: channel.kind === 'emulator', level });
    if (!(await tryPublicAddress(url, this.options))) note(text.relay.notTestedFromHere(url));
    await this.#beginTee(new URL(url).pathname);
    this.#taken = await takeOver(plan, { url, verifyToken }, session, host);
    const split = splitFields(plan);
    if (split && split.toApp.length > 0) note(text.relay.alwaysToApp(split.toApp.join(', '), appUrl));
    if (split && !split.here.includes('messages')) note(text.relay.messagesNotTicked(level));
    return url;
  }

  async #beginTee(ownPath: string | undefined): Promise<void> {
    const { plan, endpoint, verifyToken, lines, context } = this.options;
    const { host } = context;
    const { passOnTo } = plan;
    if (passOnTo === null) return;
    this.#pool = await host.openPool();
    const tee = createTee({
      fetch: this.#pool.fetch,
      originUrl: passOnTo,
      ownPath,
      now: host.now,
      onPassedOn: (passed) => {
        const line = this.#passedOn.note(passed);
        if (line) lines.push(line);
      },
    });
    // That a delivery could not be kept is told where it is kept.
    this.#answer = createTeeingListener(endpoint.handler, tee, { verifyToken, ownPath, onNotRecorded: () => {} });
  }
}

/** A tunnel's name takes some seconds until everybody knows it. */
const TRIES = 30;
const PAUSE_MS = 1_000;

/**
 * Sends a handshake and a signed delivery by the way that Meta's will take, and sees whether they come in here. False when
 * the name servers of this machine do not know the address of a tunnel yet: Meta asks others, and tries it itself.
 */
async function tryPublicAddress(url: string, { endpoint, wishes, context }: StandInOptions): Promise<boolean> {
  const { host } = context;
  const isTunnel = wishes.tunnel !== undefined;
  for (let tries = 1; ; tries++) {
    const problem = await tryOnce(url, endpoint);
    if (!problem) return true;
    const isLast = !isTunnel || tries === TRIES || problem.is('tunnel-changes-body');
    const isUnknownYet = isTunnel && problem.is('callback-unreachable') && problem.facts.reason === 'dns';
    if (isLast && isUnknownYet) return false;
    if (isLast) throw problem;
    await pause(host);
  }
}

async function pause(host: Host): Promise<void> {
  await host.sleep(PAUSE_MS);
  if (host.stop.aborted) throw new Failure('interrupted', {});
}

async function tryOnce(url: string, endpoint: Endpoint): Promise<Failure | undefined> {
  try {
    const { handshake, delivery, hasArrived } = await endpoint.tryWay(url);
    if (hasArrived && handshake === 200 && delivery === 200) return undefined;
    // We refuse what does not fit its signature any more.
    if (handshake === 200 && delivery === 401) return new Failure('tunnel-changes-body', { url });
    return new Failure('public-url-leads-elsewhere', { url, status: handshake === 200 ? delivery : handshake });
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    return new Failure('callback-unreachable', { url, reason: thrown.reason, code: thrown.code }, thrown);
  }
}
