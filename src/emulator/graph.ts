import type { HttpRequest, HttpResponse } from '../host/host.js';
import { dispatch } from './dispatch.js';
import type { EmulatorEvent } from './events.js';
import { cutConnection, rawResponse, refusalOf, takeFault } from './faults.js';
import { takeIn } from './intake.js';
import { pause } from './playing/played-send.js';
import { randomUpTo } from './playing/plays.js';
import { Refusal, toErrorBody } from './refusal.js';
import type { World } from './route.js';
import { allRoutes } from './routes/all.js';
import type { Fault } from './state.js';
import { newestVersion, servedVersion } from './versions.js';

export interface GraphParts {
  readonly world: World;
  emit(event: EmulatorEvent): void;
}

interface Outcome {
  readonly response: HttpResponse;
  /** Meta's error code, when it was refused. */
  readonly code: number | undefined;
  /** The connection is cut instead. */
  readonly isCut?: boolean;
}

/** 403 in Meta's form, though Meta has no such refusal. */
export function refuseStranger(problem: string, request: HttpRequest, { world, emit }: GraphParts): HttpResponse {
  const { response, code } = refused(new Refusal({ message: problem, code: 1, httpStatus: 403 }), {}, request, world);
  emit({ kind: 'request', method: request.method, path: new URL(request.url).pathname, status: response.status, code });
  return response;
}

/** One request of the Graph API to one response, through the fault that may wait for it. */
export async function answerGraph(request: HttpRequest, parts: GraphParts): Promise<HttpResponse> {
  const method = request.method.toUpperCase();
  const path = new URL(request.url).pathname.replace(/\/+$/, '');
  const action = takeFault(parts.world.state, method, path)?.action;
  const outcome = action?.kind === 'drop' ? undefined : await withFault(request, action, parts);
  await takeTime(parts.world);
  const cut = action?.kind === 'drop' || action?.kind === 'lose-answer' || outcome?.isCut === true;
  const status = cut ? undefined : outcome?.response.status;
  parts.emit({ kind: 'request', method, path, status, code: outcome?.code });
  if (cut || !outcome) throw cutConnection();
  return outcome.response;
}

/** The work is done by now, as it is where an answer is long under way: what happens to the client meanwhile undoes nothing. */
async function takeTime(world: World): Promise<void> {
  const { answerDelayMs, answerDelaySpreadMs } = world.state.settings;
  if (answerDelayMs + answerDelaySpreadMs > 0)
    await pause(world, answerDelayMs + randomUpTo(answerDelaySpreadMs, world));
}

async function withFault(
  request: HttpRequest,
  action: Fault['action'] | undefined,
  parts: GraphParts,
): Promise<Outcome> {
  if (action?.kind === 'raw') return { response: rawResponse(action), code: undefined };
  if (action?.kind === 'refuse') return refused(refusalOf(action), action.headers ?? {}, request, parts.world);
  if (action?.kind === 'delay') await pause(parts.world, action.ms);
  return answer(request, parts);
}

async function answer(request: HttpRequest, { world, emit }: GraphParts): Promise<Outcome> {
  try {
    const intake = await takeIn(request, world.nowMs());
    const { status, body, headers = {}, isCut = false } = await dispatch(intake, allRoutes, world);
    return { response: toHttp({ status, body, headers }, request, world), code: undefined, isCut };
  } catch (problem) {
    if (problem instanceof Refusal) return refused(problem, problem.headers, request, world);
    emit({ kind: 'fault', fault: problem });
    const bug = new Refusal({ message: 'An unknown error has occurred.', code: 1, httpStatus: 500 });
    return refused(bug, {}, request, world);
  }
}

function refused(
  { error }: Refusal,
  headers: Readonly<Record<string, string>>,
  request: HttpRequest,
  world: World,
): Outcome {
  const traceId = `A${Buffer.from(world.newHex(32), 'hex').toString('base64url')}`;
  const challenge = error.code === 190 || error.code === 104 ? { 'www-authenticate': challengeOf(error.message) } : {};
  const body = toErrorBody(error, traceId);
  const status = error.httpStatus ?? 400;
  return {
    response: toHttp({ status, body, headers: { ...challenge, ...headers } }, request, world),
    code: error.code,
  };
}

function challengeOf(message: string): string {
  return `OAuth "Facebook Platform" "invalid_token" "${message}"`;
}

interface Content {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** With the headers that Graph always sends; support staff ask for the trace ids. A text is a page, all else JSON. */
function toHttp({ status, body, headers }: Content, { url }: HttpRequest, { newHex, nowMs }: World): HttpResponse {
  const asked = /^\/(v\d+\.\d+)(?:\/|$)/.exec(new URL(url).pathname)?.[1] ?? '';
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'cache-control': 'private, no-cache, no-store, must-revalidate',
      'facebook-api-version': servedVersion(asked, nowMs()) ?? newestVersion(),
      'x-fb-request-id': `A${newHex(20)}`,
      'x-fb-trace-id': newHex(11),
      'x-fb-debug': newHex(32),
      'x-fb-rev': '1032845112',
      ...headers,
    },
    body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}
