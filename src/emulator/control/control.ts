import { Hono } from 'hono';
import type { HttpRequest } from '../../host/host.js';
import { accountControls } from './accounts.js';
import type { Control, ControlParts } from './call.js';
import { faultControls } from './faults.js';
import { messageControls } from './messages.js';
import { ControlProblem } from './problem.js';
import { runControls } from './run.js';
import { templateControls } from './templates.js';

const controls: readonly Control[] = [
  ...runControls,
  ...templateControls,
  ...messageControls,
  ...accountControls,
  ...faultControls,
];

interface Env {
  Bindings: { request: HttpRequest };
}

/** The interface for people and tests who want something to happen: not part of Meta's API, and only for this machine. */
export function createControl(parts: ControlParts): Hono<Env> {
  const app = new Hono<Env>();
  app.use('*', async (c, next) => {
    const problem = strangerProblem(c.env.request);
    return problem ? c.json({ error: problem }, 403) : next();
  });
  app.get('/', (c) => c.json({ name: 'wabactl emulator', endpoints: controls.map(describe) }));
  for (const { method, path, handle } of controls) {
    app.on(method, path, async (c) => {
      const { request } = c.env;
      const origin = `http://${request.headers.host}`;
      try {
        return c.json(
          (await handle({ ...parts, path: c.req.param(), body: readJson(request), origin })) ?? { success: true },
        );
      } catch (problem) {
        if (problem instanceof ControlProblem) return c.json({ error: problem.message }, problem.status);
        throw problem;
      }
    });
  }
  app.all('*', (c) => c.json({ error: 'Unknown control call; GET /_emulator lists them.' }, 404));
  return app;
}

function describe({ method, path, about, example }: Control) {
  return { method, path: `/_emulator${path}`, about, ...(example !== undefined && { example }) };
}

function readJson({ body }: HttpRequest): unknown {
  if (!body?.length) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new ControlProblem(400, 'The body is not valid JSON.');
  }
}

/**
 * A web page may make its visitor's browser talk to this machine: under a foreign name that it lets point here (DNS
 * rebinding, so the Host header must be the loopback's) or across origins (so a foreign Origin is refused).
 */
function strangerProblem({ headers }: HttpRequest): string | undefined {
  const host = headers.host ?? '';
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)) {
    return 'The control interface answers only to localhost, 127.0.0.1 and [::1] in the Host header.';
  }
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`)
    return 'The control interface refuses requests of other web pages.';
  return undefined;
}
