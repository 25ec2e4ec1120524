import { appToken, authenticate } from './auth.js';
import { parseFields } from './fields.js';
import type { Intake } from './intake.js';
import { asText } from './json-values.js';
import { findTarget, NODE_TYPE_NAMES, type Target } from './nodes.js';
import { checkPermissions } from './permissions.js';
import { Refusal } from './refusal.js';
import { unknownField, unknownObject, unknownPath } from './refusals.js';
import type { Answer, Call, FieldSelection, Route, World } from './route.js';
import type { App, Token } from './state.js';
import { checkUsage, countCall, usageHeaders } from './usage.js';

/** From an intake to an answer: who asks, what the path names, what may be done, then the route. Throws Refusal. */
export async function dispatch(intake: Intake, routes: readonly Route[], world: World): Promise<Answer> {
  const open = findOpenRoute(intake, routes);
  if (open) return run(open, { kind: 'none', id: '', edge: open.edge }, intake, NOBODY, world);
  const caller = authenticate(intake, world.state, world.nowMs());
  const { route, target } = findRoute(intake, routes, caller.token, world);
  checkPermissions({ route, target, token: caller.token, state: world.state });
  return run(route, target, intake, caller, world);
}

interface Caller {
  readonly token: Token;
  readonly app: App;
}

const NO_APP: App = {
  id: '',
  name: '',
  secret: '',
  mode: 'live',
  requireAppSecretProof: false,
  redirectUris: [],
  loginConfigurations: [],
  subscription: undefined,
};

/** Stands for the caller of routes that are asked without a token, and never gets near the state. */
const NOBODY: Caller = { token: appToken('', NO_APP), app: NO_APP };

function findOpenRoute({ method, segments }: Intake, routes: readonly Route[]): Route | undefined {
  const edge = segments.join('/');
  return routes.find((route) => route.token === 'none' && route.method === method && route.edge === edge);
}

function findRoute(
  intake: Intake,
  routes: readonly Route[],
  token: Token,
  { state }: World,
): { route: Route; target: Target } {
  const { method, segments } = intake;
  const rootEdges = routes.filter(({ kind }) => kind === 'none').map(({ edge }) => edge);
  const target = findTarget(segments, rootEdges, token, state);
  if (!target) throw unknownTarget(method, segments);
  const route = routes.find((one) => one.method === method && one.kind === target.kind && one.edge === target.edge);
  if (route) return { route, target };
  throw noSuchRoute(method, target, routes);
}

function unknownTarget(method: string, segments: readonly string[]): Refusal {
  const [first = ''] = segments;
  if (/^\d+$/.test(first)) return unknownObject(method, first);
  if (first === '')
    return new Refusal({
      message: `Unsupported ${method.toLowerCase()} request.`,
      code: 100,
      type: 'GraphMethodException',
    });
  return unknownPath(segments.join('/'));
}

/** An edge that other kinds of node have tells that the id is of the wrong kind; one that none has is no path at all. */
function noSuchRoute(method: string, target: Target, routes: readonly Route[]): Refusal {
  const { kind, id, edge } = target;
  const elsewhere = routes.some((route) => route.edge === edge);
  if (!elsewhere) return unknownPath(edge);
  const sameNode = routes.some((route) => route.edge === edge && route.kind === kind);
  if (method === 'GET' && !sameNode) return unknownField(edge, NODE_TYPE_NAMES[kind]);
  return unknownObject(method, id);
}

async function run(route: Route, target: Target, intake: Intake, caller: Caller, world: World): Promise<Answer> {
  const usage = countCall(target, caller.app, world.state, world.nowMs());
  const headers = usageHeaders(usage);
  try {
    // What is asked without a token is nobody's call.
    if (route.token !== 'none') checkUsage(usage, target);
    const answer = await route.handle(toCall(route, target, intake, caller, world));
    return { ...answer, headers: { ...headers, ...answer.headers } };
  } catch (problem) {
    if (problem instanceof Refusal) problem.headers = { ...headers, ...problem.headers };
    throw problem;
  }
}

function toCall(route: Route, target: Target, intake: Intake, { token, app }: Caller, world: World): Call {
  const { origin, version, body, files, headers, tokenSource } = intake;
  // They were checked, and no route may keep them with what it stores.
  const { appsecret_proof: _, appsecret_time: __, ...params } = intake.params;
  return {
    method: route.method,
    kind: target.kind,
    id: target.id,
    edge: target.edge,
    params,
    fields: selectionOf(route, params),
    body,
    files,
    headers,
    origin,
    url: intake.url.href,
    tokenSource,
    version,
    token,
    app,
    world,
  };
}

/** On other methods `fields` is a parameter of its own, for example the webhook fields to subscribe to. */
function selectionOf({ method }: Route, { fields }: Call['params']): FieldSelection | undefined {
  const text = asText(fields);
  return method !== 'GET' || !text ? undefined : parseFields(text);
}
