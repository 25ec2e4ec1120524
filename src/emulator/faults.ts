import { NetworkFault } from '../core/network-fault.js';
import type { HttpResponse } from '../host/host.js';
import { Refusal } from './refusal.js';
import type { EmulatorState, Fault } from './state.js';

/** The oldest fault that waits for such a request, used up by one. */
export function takeFault(state: EmulatorState, method: string, path: string): Fault | undefined {
  const fault = state.faults.find(
    (one) =>
      one.times > 0 &&
      (one.method === undefined || one.method.toUpperCase() === method) &&
      (one.pathEndsWith === undefined || path.endsWith(one.pathEndsWith)),
  );
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times <= 0) state.faults.splice(state.faults.indexOf(fault), 1);
  return fault;
}

/** The connection is cut: a server that serves the emulator must destroy the socket when its handler throws this. */
export function cutConnection(): NetworkFault {
  return new NetworkFault('broken', 'ECONNRESET', true);
}

/** The refusal that a `refuse` fault answers with. */
export function refusalOf(action: Extract<Fault['action'], { kind: 'refuse' }>): Refusal {
  const { httpStatus, code, subcode, message = `(#${code}) Injected by /_emulator/faults` } = action;
  return new Refusal({ message, code, httpStatus, ...(subcode !== undefined && { subcode }) });
}

/** What a proxy in front of Meta may answer: any body, for example an HTML page with 502. */
export function rawResponse({
  httpStatus,
  body,
  contentType,
}: Extract<Fault['action'], { kind: 'raw' }>): HttpResponse {
  return { status: httpStatus, headers: { 'content-type': contentType }, body: new TextEncoder().encode(body) };
}
