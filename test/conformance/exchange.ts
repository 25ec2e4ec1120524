import project from '../../package.json' with { type: 'json' };
import { kindOf } from '../../src/emulator/nodes.js';
import type { NodeKind } from '../../src/emulator/route.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import type { Handler, HttpRequest, HttpResponse } from '../../src/host/host.js';

/** One request with its answer, and what its path named at that time: the request may delete it. */
export interface Exchange {
  readonly to: 'graph' | 'callback';
  /** undefined where the first part of the path names nothing there is. */
  readonly kind: NodeKind | undefined;
  readonly edge: string;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** The same server, and everything that it was asked and answered is written down. */
export function recordGraph(handler: Handler, state: EmulatorState, exchanges: Exchange[]): Handler {
  return async (request) => {
    const [first = '', ...rest] = segmentsOf(request);
    const kind = NAMED[first] ?? kindOf(first, state) ?? (/^\d+$/.test(first) ? undefined : 'none');
    const edge = kind === 'none' ? [withoutSession(first), ...rest].join('/') : rest.join('/');
    const response = await handler(request);
    exchanges.push({ to: 'graph', kind, edge, request: asBuilt(request), response });
    return response;
  };
}

export function recordCallback(handler: Handler, exchanges: Exchange[]): Handler {
  return async (request) => {
    const response = await handler(request);
    exchanges.push({ to: 'callback', kind: 'none', edge: '', request, response });
    return response;
  };
}

/** Sources that run unbuilt do not know their version; the build gives them this one. */
function asBuilt(request: HttpRequest): HttpRequest {
  const { 'user-agent': agent, ...headers } = request.headers;
  if (agent === undefined) return request;
  return { ...request, headers: { ...headers, 'user-agent': agent.replace('0.0.0-dev', project.version) } };
}

const NAMED: Readonly<Record<string, NodeKind>> = { me: 'me', app: 'app' };

function segmentsOf({ url }: HttpRequest): string[] {
  const [, ...segments] = new URL(url).pathname.split('/');
  return /^v\d+\.\d+$/.test(segments[0] ?? '') ? segments.slice(1) : segments;
}

function withoutSession(first: string): string {
  return first.startsWith('upload:') ? 'upload:{session}' : first;
}
