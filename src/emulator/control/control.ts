import { Hono } from 'hono';
import { isTooDeep } from '../../core/json-depth.js';
import type { Handler, HttpRequest, HttpResponse } from '../../host/host.js';
import { controlProblem } from '../strangers.js';
import { accountControls } from './accounts.js';
import type { Control, ControlParts } from './call.js';
import { faultControls } from './faults.js';
import { loginControls } from './logins.js';
import { messageControls } from './messages.js';
import { ControlProblem } from './problem.js';
import { runControls } from './run.js';
import { sendingControls } from './sending.js';
import { sentControls } from './sent.js';
import { templateControls } from './templates.js';
import { webhookControls } from './webhooks.js';

const controls: readonly Control[] = [
  ...runControls,
  ...templateControls,
  ...sendingControls,
  ...sentControls,
  ...messageControls,
  ...webhookControls,
  ...accountControls,
  ...loginControls,
  ...faultControls,
];

interface Env {
  Bindings: { request: HttpRequest };
}

/** The interface for people and tests who want something to happen: not part of Meta's API, and only for this machine. */
export function createControl(parts: ControlParts): Handler {
  const app = createApp(parts);
  return async (request) => {
    const problem = controlProblem(request.headers);
    const response = problem
      ? Response.json({ error: problem }, { status: 403 })
      : await app.fetch(toRequest(request), { request });
    return toHttpResponse(response);
  };
}

function createApp(parts: ControlParts): Hono<Env> {
  const app = new Hono<Env>().basePath('/_emulator');
  app.get('/', (c) => c.json({ name: 'wabactl emulator', endpoints: controls.map(describe) }));
  for (const { method, path, handle } of controls) {
    app.on(method, path, async (c) => {
      const { request } = c.env;
      const origin = `http://${request.headers.host}`;
      try {
        return c.json(
          (await handle({ ...parts, path: c.req.param(), query: c.req.query(), body: readJson(request), origin })) ?? {
            success: true,
          },
        );
      } catch (problem) {
        if (problem instanceof ControlProblem) return c.json({ error: problem.message }, problem.status);
        throw problem;
      }
    });
  }
  app.notFound((c) => c.json({ error: 'Unknown control call; GET /_emulator lists them.' }, 404));
  return app;
}

function describe({ method, path, about, example }: Control) {
  return { method, path: `/_emulator${path.replace('{.+}', '')}`, about, ...(example !== undefined && { example }) };
}

function readJson({ body }: HttpRequest): unknown {
  if (!body?.length) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new ControlProblem(400, 'The body is not valid JSON.');
  }
  if (isTooDeep(value)) throw new ControlProblem(400, 'The body is nested too deep.');
  return value;
}

/** Hono only routes here: the body is read from the plain request. */
function toRequest({ method, url }: HttpRequest): Request {
  // A Request cannot carry the methods that browsers may never use.
  return new Request(url, { method: /^(CONNECT|TRACE|TRACK)$/i.test(method) ? 'OPTIONS' : method });
}

async function toHttpResponse(response: Response): Promise<HttpResponse> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
