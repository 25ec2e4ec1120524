import { Failure } from '../../core/failure.js';
import { sign } from '../../core/webhook/signature.js';
import type { Handler, Host } from '../../host/host.js';
import { createListener, type Delivery } from '../../listener/listener.js';
import type { AppSecrets } from '../app-secrets.js';
import type { DeliveryRules } from './delivery-rules.js';
import type { EndpointLine } from './endpoint-line.js';
import type { KeptAs, Recorder } from './recorder.js';
import { createRefusals, type Refusals } from './refusals.js';

export interface EndpointOptions {
  readonly secrets: AppSecrets;
  readonly rules: DeliveryRules;
  readonly verifyToken: string;
  /** Any when it is left out. */
  readonly path: string | undefined;
  readonly recorder: Recorder;
  /** Hears what is told of requests that are no deliveries, and of deliveries that could not be kept. */
  readonly lines: { push(line: EndpointLine): void };
  readonly host: Host;
  /** Whoever stands behind this endpoint gets every delivery, whatever becomes of it here. */
  readonly passesOn: boolean;
  /** After Meta's 200; what is kept may differ from what came, where something had to be hidden. */
  onKept?(delivery: Delivery, kept: KeptAs): void;
}

/** Where Meta's requests come in: what it answers, what it keeps, and what is told of it. */
export interface Endpoint {
  readonly handler: Handler;
  readonly refusals: Refusals;
  /** A handshake and a signed delivery, by the way that Meta's take. Throws Failure `self-test-failed`. */
  testItself(url: string): Promise<void>;
  /** The same by any other way that should lead here, without a judgement. Rejects with a NetworkFault. */
  tryWay(url: string): Promise<SelfTest>;
}

export interface SelfTest {
  /** The status, and 0 where something else than the challenge came back. */
  readonly handshake: number;
  readonly delivery: number;
  /** Whether the delivery came to this listener, and not to whoever else answers there. */
  readonly hasArrived: boolean;
}

export function createEndpoint(options: EndpointOptions): Endpoint {
  const { verifyToken, secrets, rules, path, recorder, lines, host } = options;
  const refusals = createRefusals(secrets);
  const selfTest = selfTestBody(Buffer.from(host.randomBytes(16)).toString('hex'));
  let isTesting = false;
  let hasArrived = false;
  const now = () => host.now().toISOString();

  const onDelivery = async (delivery: Delivery) => {
    // Nobody else can guess its bytes.
    if (isTesting && Buffer.compare(delivery.body, selfTest) === 0) {
      hasArrived = true;
      return;
    }
    try {
      const kept = await recorder.keep(delivery);
      options.onKept?.(delivery, kept);
    } catch (thrown) {
      const problem = thrown instanceof Failure && thrown.is('file-not-writable') ? thrown.facts.problem : '?';
      lines.push({ kind: 'not-kept', at: now(), problem, isPassedOn: options.passesOn });
      throw thrown;
    }
  };
  const handler = createListener({
    verifyToken,
    appSecrets: secrets.known.map(({ value }) => value),
    ...(path !== undefined && { path }),
    now: host.now,
    isOfRightApp: rules.isOfRightApp,
    onDelivery,
    onHandshake: () => {
      if (!isTesting) lines.push({ kind: 'handshake', at: now() });
    },
    onRefused: (request) => {
      const refused = refusals.note(request);
      if (refused) lines.push(refused);
    },
  });
  const tryWay = async (url: string): Promise<SelfTest> => {
    isTesting = true;
    hasArrived = false;
    try {
      const statuses = await test(url, { host, verifyToken, body: selfTest, secret: secrets.known[0]?.value });
      return { ...statuses, hasArrived };
    } finally {
      isTesting = false;
    }
  };
  return {
    handler,
    refusals,
    tryWay,
    async testItself(url) {
      const { hasArrived: _, ...statuses } = await tryWay(url);
      if (statuses.handshake !== 200 || statuses.delivery !== 200) {
        throw new Failure('self-test-failed', { url, ...statuses });
      }
    },
  };
}

function selfTestBody(random: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ object: 'whatsapp_business_account', entry: [], test: random }));
}

interface Test {
  readonly host: Host;
  readonly verifyToken: string;
  readonly body: Uint8Array;
  readonly secret: string | undefined;
}

const TIMEOUT = { timeoutMs: 5_000 };

function withQuery(url: string, asked: Readonly<Record<string, string>>): string {
  const whole = new URL(url);
  for (const [name, value] of Object.entries(asked)) whole.searchParams.set(name, value);
  return whole.href;
}

async function test(url: string, { host, verifyToken, body, secret }: Test) {
  const challenge = Buffer.from(host.randomBytes(4)).toString('hex');
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': verifyToken };
  const handshake = await host.fetch({ method: 'GET', url: withQuery(url, asked), headers: {} }, TIMEOUT);
  const signature = secret === undefined ? {} : { 'x-hub-signature-256': sign(body, secret) };
  const headers = { 'content-type': 'application/json', 'content-length': String(body.byteLength), ...signature };
  const delivery = await host.fetch({ method: 'POST', url, headers, body }, TIMEOUT);
  const isSame = new TextDecoder().decode(handshake.body) === challenge;
  return { handshake: isSame || handshake.status !== 200 ? handshake.status : 0, delivery: delivery.status };
}
