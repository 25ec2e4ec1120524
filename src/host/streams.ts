import { Failure } from '../core/failure.js';
import type { Sink, Source } from './host.js';

/**
 * A stream of the process as a Sink. Touched on first use, because making one costs a millisecond or two and many
 * commands never write to stderr. A reader who has gone is reported once, and what is written after that is dropped.
 */
export function openSink(open: () => NodeJS.WriteStream, readerIsGone: () => void): Sink {
  let stream: NodeJS.WriteStream | undefined;
  let isBroken = false;
  const opened = (): NodeJS.WriteStream => {
    stream ??= open().on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED' && error.code !== 'EIO') throw error;
      if (!isBroken) readerIsGone();
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
    write(text) {
      if (!isBroken) opened().write(text);
    },
  };
}

/** Standard input, read only when a command asks for it; Ctrl-C ends the wait with Failure `interrupted`. */
export function openSource(stop: AbortSignal): Source {
  return {
    get isTTY() {
      return process.stdin.isTTY === true;
    },
    async text() {
      if (stop.aborted) throw new Failure('interrupted', {});
      const giveUp = () => process.stdin.destroy();
      stop.addEventListener('abort', giveUp, { once: true });
      try {
        return await readAll(process.stdin);
      } catch (error) {
        throw stop.aborted ? new Failure('interrupted', {}) : error;
      } finally {
        stop.removeEventListener('abort', giveUp);
      }
    },
  };
}

async function readAll(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  // TextDecoder drops the byte order mark that PowerShell puts in front.
  return new TextDecoder().decode(Buffer.concat(chunks));
}
