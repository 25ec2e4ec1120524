import type { CallbackLevel } from '../../../core/webhook/level.js';
import type { Handler, Pool } from '../../../host/host.js';
import { createTee, createTeeingListener } from '../../../listener/tee.js';
import { requireCallbackUrl } from '../../callback.js';
import type { Context } from '../../context.js';
import type { Endpoint } from '../../listening/endpoint.js';
import type { LineQueue } from '../../listening/line-queue.js';
import type { Line, ListenSays, PassedOnLine } from './lines.js';
import { createPassedOnLines, type PassedOnLines } from './passed-on.js';
import { tryPublicAddress } from './public-address.js';
import { type StandInPlan, type StandInWishes, standInUrl } from './stand-in-plan.js';
import { splitFields, type TakenOver, type TakeOverPlan, takeOver } from './take-over.js';
import { openTunnel, type Tunnel } from './tunnel.js';

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
    const { context, wishes, verifyToken, endpoint, plan: standIn } = this.options;
    const { session, host, note, text } = context;
    const { channel, level, appUrl } = plan;
    const url = standInUrl(base, wishes, standIn.passOnTo);
    requireCallbackUrl(url, verifyToken, { isEmulator: channel.kind === 'emulator', level });
    const isTunnel = wishes.tunnel !== undefined;
    if (!(await tryPublicAddress(url, { endpoint, isTunnel, host }))) note(text.relay.notTestedFromHere(url));
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
