import type { Handler } from '../host/host.js';

/** With a word that nobody else can know, so that a stranger cannot pass off a delivery as our own test. */
const PROBE_HEADER = 'x-wabactl-probe';

export interface Probe {
  readonly headers: Readonly<Record<string, string>>;
  /** The body of our own test as it came here; undefined while it did not. */
  arrived(): Uint8Array | undefined;
  /** A listener before which our own tests are taken away: they are no deliveries. */
  guard(handler: Handler): Handler;
}

/** A test that goes out to a public address and must come back in here. */
export function createProbe(word: string): Probe {
  let body: Uint8Array | undefined;
  return {
    headers: { [PROBE_HEADER]: word },
    arrived: () => body,
    guard: (handler) => async (request) => {
      if (request.headers[PROBE_HEADER] !== word) return handler(request);
      body = request.body ?? new Uint8Array();
      return { status: 200, headers: {}, body: new Uint8Array() };
    },
  };
}
