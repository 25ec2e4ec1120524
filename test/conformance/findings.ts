import type { HttpResponse } from '../../src/host/host.js';
import type { Node } from './document.js';
import type { Exchange } from './exchange.js';
import type { Judge } from './judge.js';
import { chooseOperation, type Operation, webhookOperation } from './operations.js';

/** Our own receivers answer in their own words. */
export const ACCEPTED: HttpResponse = { status: 200, headers: {}, body: new Uint8Array() };

/** All there is to say about a tour, each thing once. */
export interface Findings {
  readonly objections: string[];
  /** What the document does not have. */
  readonly strangers: string[];
}

export async function judgeAll(document: Node, judge: Judge, exchanges: readonly Exchange[]): Promise<Findings> {
  const objections = new Set<string>();
  const strangers = new Set<string>();
  for (const exchange of exchanges) {
    if (isOurOwn(exchange)) continue;
    const { to, request, response } = exchange;
    const operation = operationOf(document, exchange);
    const name = nameOf(exchange);
    if (!operation) strangers.add(name);
    const found = operation
      ? await judge.exchange(operation, request, response)
      : judge.error(name, to === 'graph' ? response : ACCEPTED);
    for (const objection of found) objections.add(objection);
  }
  return { objections: [...objections].sort(), strangers: [...strangers].sort() };
}

/** The emulator's remote control is no part of Meta's API. */
function isOurOwn({ request }: Exchange): boolean {
  return new URL(request.url).pathname.startsWith('/_emulator/');
}

function operationOf(document: Node, { to, kind, edge, request }: Exchange): Operation | undefined {
  if (to === 'callback') return request.method === 'POST' ? webhookOperation(document) : undefined;
  return kind && chooseOperation(document, request.method, kind, edge);
}

function nameOf({ to, kind, edge, request }: Exchange): string {
  const path = kind === 'none' ? edge : [`{${kind ?? 'unknown object'}}`, edge].filter(Boolean).join('/');
  return to === 'callback' ? `${request.method} to a callback` : `${request.method} /${path}`;
}
