import { expect, onTestFinished } from 'vitest';
import type { PlannedRequest } from '../../src/core/dry-run.js';
import type { NetworkReason } from '../../src/core/failures/graph.js';
import { NetworkFault } from '../../src/core/network-fault.js';
import { createGraph, type GraphOptions } from '../../src/graph/client.js';
import type { Exchange, Graph, Usage } from '../../src/graph/graph.js';
import type { HttpRequest } from '../../src/host/host.js';

/** One answer of the script: a body is sent as JSON unless it is a text. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Step = Answer | NetworkFault;

export interface Session {
  readonly graph: Graph;
  readonly requests: HttpRequest[];
  readonly timeoutsMs: number[];
  /** Milliseconds that the client waited between attempts. */
  readonly waits: number[];
  readonly planned: PlannedRequest[];
  readonly exchanges: Exchange[];
  readonly usages: Usage[];
}

export const TOKEN = 'EAAtoken1234567890abcdef';

/**
 * A client whose network is a script. A question that the script has no answer to fails the test, and so does an
 * answer that nobody asked for.
 */
export function scripted(steps: readonly Step[], options: Partial<GraphOptions> & { dry?: boolean } = {}): Session {
  const { dry, ...overrides } = options;
  const left = [...steps];
  onTestFinished(() => expect(left, 'answers that nobody asked for').toEqual([]));
  const seen: Omit<Session, 'graph'> = {
    requests: [],
    timeoutsMs: [],
    waits: [],
    planned: [],
    exchanges: [],
    usages: [],
  };
  const graph = createGraph({
    fetch: async (request, { timeoutMs }) => {
      seen.requests.push(request);
      seen.timeoutsMs.push(timeoutMs);
      const step = left.shift();
      if (step === undefined) throw new Error(`The script has no answer to ${request.method} ${request.url}`);
      if (step instanceof NetworkFault) throw step;
      return toResponse(step);
    },
    baseUrl: 'https://graph.facebook.com',
    version: 'v25.0',
    token: TOKEN,
    origin: { channel: 'shop', tokenSource: 'keychain' },
    userAgent: 'wabactl/0.0.0',
    now: () => new Date('2026-11-22T12:00:00Z'),
    sleep: async (ms) => void seen.waits.push(ms),
    random: () => 0.5,
    onExchange: (exchange) => seen.exchanges.push(exchange),
    onUsage: (usage) => seen.usages.push(usage),
    dryRun: dry ? (request) => seen.planned.push(request) : undefined,
    ...overrides,
  });
  return { graph, ...seen };
}

/** An answer of Meta's own refusal shape. */
export function refusal(code: number, rest: { status?: number; subcode?: number; transient?: boolean } = {}): Answer {
  const { status = 400, subcode, transient } = rest;
  return {
    status,
    body: {
      error: {
        message: `(#${code}) Words that change`,
        type: 'OAuthException',
        code,
        error_subcode: subcode,
        is_transient: transient,
        fbtrace_id: 'Atrace',
      },
    },
  };
}

export function fault(reason: NetworkReason, { sent }: { sent: boolean }): NetworkFault {
  return new NetworkFault(reason, reason.toUpperCase(), sent);
}

function toResponse({ status = 200, headers = {}, body }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers, body: new TextEncoder().encode(text) };
}
