import { Failure } from '../../../core/failure.js';
import {
  readTunnelAddress,
  type TunnelName,
  tunnelCommand,
  withoutTunnelToken,
} from '../../../core/webhook/tunnels.js';
import type { Host, ProgramEnd, RunningProgram } from '../../../host/host.js';

export interface Tunnel {
  /** The first address; where it moves to is told. */
  readonly url: string;
  close(): Promise<void>;
}

export interface TunnelWatch {
  /** It broke off and is being opened again. */
  onLost(): void;
  onMoved(url: string): void;
  /** It cannot be opened any more. */
  onEnded(failure: Failure): void;
}

/** Programs that need an account ask their service first. */
const PATIENCE_MS = 30_000;
/** How often a tunnel that broke off is opened again, and after how long. */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

/** Opens a tunnel to a port of this machine by a program that is installed here. It is closed with us. */
export async function openTunnel(name: TunnelName, port: number, host: Host, watch: TunnelWatch): Promise<Tunnel> {
  const tunnel = new KeptTunnel(name, port, host, watch);
  await tunnel.open();
  return tunnel;
}

class KeptTunnel implements Tunnel {
  url = '';
  #program: RunningProgram | undefined;
  #isClosed = false;

  constructor(
    readonly name: TunnelName,
    readonly port: number,
    readonly host: Host,
    readonly watch: TunnelWatch,
  ) {}

  async open(): Promise<void> {
    const { program, url } = await open(this.name, this.port, this.host, (moved) => this.#move(moved));
    this.#program = program;
    void program.ended.then((end) => this.#reopen(end, 0));
    this.#move(url);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#program?.kill();
  }

  #move(url: string): void {
    const isFirst = this.url === '';
    if (url === this.url || this.#isClosed) return;
    this.url = url;
    if (!isFirst) this.watch.onMoved(url);
  }

  /** A tunnel that cannot be opened again after some tries is lost. */
  async #reopen(end: ProgramEnd, tries: number): Promise<void> {
    if (this.#isClosed) return;
    const pause = PAUSES_MS[tries];
    if (pause === undefined) return this.watch.onEnded(endedFailure(this.name, end));
    if (tries === 0) this.watch.onLost();
    await this.host.sleep(pause);
    if (this.#isClosed || this.host.stop.aborted) return;
    try {
      await this.open();
      // It may have been closed while it was being opened.
      if (this.#isClosed) await this.#program?.kill();
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      await this.#reopen(thrown.is('tunnel-ended') ? { ...thrown.facts } : end, tries + 1);
    }
  }
}

interface Opened {
  readonly program: RunningProgram;
  readonly url: string;
}

async function open(name: TunnelName, port: number, host: Host, moved: (url: string) => void): Promise<Opened> {
  const { file, args } = tunnelCommand(name, port);
  let named: (url: string) => void = () => {};
  const address = new Promise<string>((resolve) => {
    named = resolve;
  });
  const lines: string[] = [];
  let isNamed = false;
  const program = await host.startProgram(file, args, (line) => {
    lines.push(line);
    if (lines.length > 10) lines.shift();
    const url = readTunnelAddress(name, line);
    if (url === undefined) return;
    named(url);
    if (isNamed) moved(url);
    isNamed = true;
  });
  if (!program) throw new Failure('tunnel-not-installed', { tunnel: name, program: file });
  const over = new AbortController();
  const outcome = await Promise.race([address, program.ended, host.sleep(PATIENCE_MS, over.signal)]);
  over.abort();
  if (typeof outcome === 'string') return { program, url: outcome };
  await program.kill();
  if (host.stop.aborted) throw new Failure('interrupted', {});
  if (outcome !== undefined) throw endedFailure(name, outcome);
  const lastLines = lines.map(withoutTunnelToken);
  throw new Failure('tunnel-without-address', { tunnel: name, waitedSeconds: PATIENCE_MS / 1000, lastLines });
}

function endedFailure(tunnel: TunnelName, { exitCode, lastLines }: ProgramEnd): Failure {
  return new Failure('tunnel-ended', { tunnel, exitCode, lastLines: lastLines.map(withoutTunnelToken) });
}
