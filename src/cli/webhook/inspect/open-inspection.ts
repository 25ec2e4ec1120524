import type { Host, Served } from '../../../host/host.js';
import { createInspector } from '../../../listener/inspect/inspector.js';
import type { Language } from '../../../text/text.js';
import { INSPECT_PAGE } from './page-asset.js';
import { createRecordedSource, type RecordedSource, type RecordedSourceOptions } from './recorded-source.js';

export interface InspectionOptions extends RecordedSourceOptions {
  readonly port: number;
  readonly language: Language;
  readonly host: Host;
  hide(text: string): string;
}

export interface Inspection {
  /** With the key to the page behind the `#`. */
  readonly url: string;
  readonly source: RecordedSource;
  close(): Promise<void>;
}

/** Long enough that nobody guesses it while the listener runs; the next one has another. */
const TOKEN_BYTES = 24;
/** The page sends no body at all. */
const MAX_BODY_BYTES = 1_000;

/** Serves the page on a port of its own: what is open to Meta, and through a tunnel to everybody, must not lead to it. */
export async function openInspection(options: InspectionOptions): Promise<Inspection> {
  const { host, language, port } = options;
  const source = createRecordedSource(options);
  const token = Buffer.from(host.randomBytes(TOKEN_BYTES)).toString('base64url');
  let served: Served | undefined;
  const handler = createInspector({
    source,
    page: INSPECT_PAGE,
    language,
    token,
    port: () => served?.port,
    sleep: host.sleep,
    hide: options.hide,
  });
  served = await host.listen({ port, maxBodyBytes: MAX_BODY_BYTES }, handler);
  return { url: `http://127.0.0.1:${served.port}/#${token}`, source, close: served.close };
}
