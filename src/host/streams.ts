import { Failure } from '../core/failure.js';
import type { Sink, Source } from './host.js';
import { systemCode } from './network-errors.js';

interface SinkOptions {
  /** Called at the first use, because making a stream costs a millisecond or two and many commands never use stderr. */
  open(): NodeJS.WriteStream;
  /** Called once, when whoever read has gone. What is written after that is dropped. */
  readerIsGone?(): void;
  isMuted?(): boolean;
}

const GONE = new Set(['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED']);

/** A stream of the process as a Sink. */
export function openSink({ open, readerIsGone, isMuted }: SinkOptions): Sink {
  let stream: NodeJS.WriteStream | undefined;
  let isBroken = false;
  const opened = (): NodeJS.WriteStream => {
    stream ??= open().on('error', (error) => {
      if (!GONE.has(systemCode(error))) throw error;
      if (!isBroken) readerIsGone?.();
      isBroken = true;
    });
    return stream;
  };
  return {
    get isTTY() {
      return opened().isTTY === true;
    },
    get columns() {
      // A terminal that does not know its size says 0.
      return opened().columns || undefined;
    },
    write(output) {
      if (!isBroken && !isMuted?.()) opened().write(output);
    },
    async ready() {
      if (isBroken || !stream?.writableNeedDrain) return;
      const behind = stream;
      // A reader that goes away never catches up.
      await new Promise<void>((resolve) => {
        const done = () => {
          behind.off('drain', done).off('error', done).off('close', done);
          resolve();
        };
        behind.on('drain', done).on('error', done).on('close', done);
      });
    },
  };
}

/** Standard input, read only when a command asks for it; Ctrl-C ends the wait with Failure `interrupted`. */
export function openSource(stop: AbortSignal): Source {
  return {
    get isTTY() {
      return process.stdin.isTTY === true;
    },
    async bytes() {
      const pieces: Uint8Array[] = [];
      for await (const piece of readUntil(stop)) pieces.push(piece);
      return new Uint8Array(Buffer.concat(pieces));
    },
    pieces: () => readUntil(stop),
  };
}

async function* readUntil(stop: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  if (stop.aborted) throw new Failure('interrupted', {});
  const giveUp = () => process.stdin.destroy();
  stop.addEventListener('abort', giveUp, { once: true });
  try {
    for await (const piece of process.stdin) yield Buffer.from(piece);
  } catch (error) {
    throw stop.aborted ? new Failure('interrupted', {}) : error;
  } finally {
    stop.removeEventListener('abort', giveUp);
  }
}
