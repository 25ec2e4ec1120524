import { expect, test } from 'vitest';
import { NetworkFault } from '../../src/core/network-fault.js';
import { sign } from '../../src/core/webhook/signature.js';
import type { Fetch, HttpRequest } from '../../src/host/host.js';
import { createForwarder, type Forwardable, type Forwarded, type ForwardLimits } from '../../src/listener/forward.js';
import { answer, isIntact, openFarEnd, openPool, SECRET } from './far-end.js';

const NOBODY = new NetworkFault('connect', 'ECONNREFUSED', false);

function logged(id: number): Forwardable {
  const body = new TextEncoder().encode(
    `{"object":"x", "entry":[{"id":${id}}], "text":"\\u00f1\\/${'ñ'.repeat(id % 40)}"}`,
  );
  return { body, headers: { host: 'tunnel.example', 'x-hub-signature-256': sign(body, SECRET), 'x-other': 'kept' } };
}

const idOf = ({ body }: HttpRequest): number =>
  Number(/"id":(\d+)/.exec(new TextDecoder().decode(body ?? new Uint8Array()))?.[1]);

interface Setting {
  readonly fetch: Fetch;
  readonly url?: string;
  readonly limits?: Partial<ForwardLimits>;
  readonly read?: (id: number) => Promise<Forwardable | undefined>;
}

/** With a clock that jumps to the time that is waited for. */
function forwarding({ fetch, url = 'http://127.0.0.1:1/in', limits = {}, read }: Setting) {
  let nowMs = 0;
  const forwarded: Forwarded[] = [];
  const told: string[] = [];
  const waits: number[] = [];
  const forwarder = createForwarder({
    fetch,
    url,
    limits,
    read: read ?? (async (id) => logged(id)),
    now: () => new Date(nowMs),
    async sleep(ms, cancel) {
      await new Promise((continued) => setImmediate(continued));
      if (cancel.aborted) return;
      waits.push(ms);
      nowMs += ms;
    },
    onForwarded: (each) => void forwarded.push(each),
    onGone: (code) => void told.push(`gone ${code}`),
    onBack: (waiting) => void told.push(`back, ${waiting} waiting`),
    onDropped: (id) => void told.push(`dropped ${id}`),
    onFault: (fault) => void told.push(`fault ${fault}`),
  });
  const addAll = (from: number, to: number) => {
    for (let id = from; id <= to; id++) forwarder.add(id);
  };
  return { forwarder, addAll, forwarded, told, waits };
}

/** A server that answers what it is told to, in turn, and 200 when nothing is left to tell. */
function scripted(...answers: (number | NetworkFault)[]) {
  const seen: number[] = [];
  const fetch: Fetch = async (request) => {
    seen.push(idOf(request));
    const next = answers.shift() ?? 200;
    if (next instanceof NetworkFault) throw next;
    return answer(next, `said ${next}`);
  };
  return { seen, fetch };
}

test('bytes and headers reach the server as they were signed, in the order of their arrival', async () => {
  const server = await openFarEnd(async () => answer(200, 'thanks'));
  const { forwarder, addAll, forwarded } = forwarding({ fetch: openPool(), url: server.url, limits: { inFlight: 1 } });
  addAll(1, 200);
  await forwarder.settled();
  expect(server.requests.map(idOf)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  expect(server.requests.filter((request) => !isIntact(request))).toEqual([]);
  expect(server.requests[0]?.headers).toMatchObject({ host: `127.0.0.1:${server.port}`, 'x-other': 'kept' });
  expect(forwarded).toHaveLength(200);
  expect(forwarded[0]).toMatchObject({ deliveryId: 1, attempt: 1, status: 200, problem: null, retryInMs: null });
});

test('what the server answers badly is sent again with growing pauses, and then given up', async () => {
  const { seen, fetch } = scripted(500, 404, 302, 204, 500);
  const { forwarder, forwarded, waits } = forwarding({ fetch });
  forwarder.add(7);
  await forwarder.settled();
  expect(seen).toEqual([7, 7, 7, 7, 7]);
  expect(forwarded.map(({ attempt, status, retryInMs }) => [attempt, status, retryInMs])).toEqual([
    [1, 500, 1_000],
    [2, 404, 5_000],
    [3, 302, 15_000],
    [4, 204, 60_000],
    [5, 500, null],
  ]);
  expect(waits).toEqual([1_000, 5_000, 15_000, 60_000]);
});

test.each([
  ['timed-out', new NetworkFault('timeout', 'ETIMEDOUT', true)],
  ['broken', new NetworkFault('broken', 'ECONNRESET', true)],
])('a delivery that may have been seen but was not answered (%s) is sent again', async (problem, fault) => {
  const { seen, fetch } = scripted(fault);
  const { forwarder, forwarded } = forwarding({ fetch });
  forwarder.add(1);
  await forwarder.settled();
  expect(seen).toEqual([1, 1]);
  expect(forwarded).toMatchObject([
    { status: null, problem, retryInMs: 1_000 },
    { status: 200, problem: null },
  ]);
});

test('a server that is gone is asked ever more seldom by one delivery, and gets all of them in order when it is back', async () => {
  const { seen, fetch } = scripted(200, ...Array.from({ length: 7 }, () => NOBODY));
  const { forwarder, addAll, told, waits, forwarded } = forwarding({ fetch, limits: { inFlight: 1 } });
  addAll(1, 5);
  await forwarder.settled();
  expect(seen).toEqual([1, ...Array.from({ length: 7 }, () => 2), 2, 3, 4, 5]);
  expect(waits).toEqual([250, 500, 1_000, 2_000, 5_000, 5_000, 5_000]);
  expect(told).toEqual(['gone ECONNREFUSED', 'back, 3 waiting']);
  expect(forwarded.map(({ deliveryId, attempt }) => [deliveryId, attempt])).toEqual(
    [1, 2, 3, 4, 5].map((id) => [id, 1]),
  );
});

test('those that were under way when the server went away are one refusal, and keep their places', async () => {
  const { seen, fetch } = scripted(NOBODY, NOBODY, NOBODY);
  const { forwarder, addAll, told, waits } = forwarding({ fetch, limits: { inFlight: 3 } });
  addAll(1, 6);
  await forwarder.settled();
  expect(seen).toEqual([1, 2, 3, 1, 2, 3, 4, 5, 6]);
  expect(waits).toEqual([250]);
  expect(told).toEqual(['gone ECONNREFUSED', 'back, 5 waiting']);
});

test('a second attempt that meets nobody is not counted either', async () => {
  const { seen, fetch } = scripted(500, NOBODY);
  const { forwarder, forwarded, waits } = forwarding({ fetch });
  forwarder.add(1);
  await forwarder.settled();
  expect(seen).toEqual([1, 1, 1]);
  expect(forwarded.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 500],
    [2, 200],
  ]);
  expect(waits).toEqual([1_000, 250]);
});

test('of too many that wait to be sent again, and of what is not kept any more, each that is given up is told', async () => {
  const { fetch } = scripted(500, 500, 500);
  const read = async (id: number) => (id === 9 ? undefined : logged(id));
  const { forwarder, addAll, told } = forwarding({ fetch, read, limits: { repeats: 2, inFlight: 1 } });
  addAll(1, 3);
  forwarder.add(9);
  await forwarder.settled();
  expect(told).toEqual(['dropped 1', 'dropped 9']);
});

test('when more wait for a server that is gone than may, the oldest make room', async () => {
  const { seen, fetch } = scripted(NOBODY);
  const { forwarder, addAll, told } = forwarding({ fetch, limits: { waiting: 3, inFlight: 1 } });
  addAll(1, 6);
  await forwarder.settled();
  expect(told).toEqual(['dropped 2', 'dropped 3', 'gone ECONNREFUSED', 'back, 3 waiting']);
  expect(seen).toEqual([1, 1, 4, 5, 6]);
});

test('a fault of ours is told and stops nothing', async () => {
  const { seen, fetch } = scripted();
  const read = async (id: number) => (id === 1 ? Promise.reject(new Error('damaged')) : logged(id));
  const { forwarder, addAll, told } = forwarding({ fetch, read });
  addAll(1, 2);
  await forwarder.settled();
  expect([seen, told]).toEqual([[2], ['fault Error: damaged']]);
});

test('when it is closed it begins nothing any more, and says how many the server has not taken', async () => {
  let begun: () => void = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const seen: number[] = [];
  const fetch: Fetch = (request) => {
    seen.push(idOf(request));
    begun();
    return new Promise(() => {});
  };
  const { forwarder, addAll } = forwarding({ fetch, limits: { inFlight: 1 } });
  addAll(1, 4);
  await hasBegun;
  expect(forwarder.close()).toBe(4);
  forwarder.add(5);
  expect(seen).toEqual([1]);
});

test('thousands of deliveries to a server that is slow, fails and goes away all arrive as they were signed', async () => {
  let count = 0;
  const server = await openFarEnd(async () => {
    count++;
    if (count % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    if (count === 500) throw new NetworkFault('broken', 'ECONNRESET', true);
    return answer(count % 7 === 0 ? 503 : 200);
  });
  const { forwarder, addAll, forwarded } = forwarding({ fetch: openPool(), url: server.url });
  addAll(1, 1_000);
  await server.close();
  addAll(1_001, 2_000);
  const back = await openFarEnd(async () => answer(200), server.port);
  addAll(2_001, 3_000);
  await forwarder.settled();
  const arrived = [...server.requests, ...back.requests];
  expect(arrived.filter((request) => !isIntact(request))).toEqual([]);
  expect(new Set(arrived.map(idOf)).size).toBe(3_000);
  const taken = forwarded.filter(({ status }) => status === 200);
  expect(new Set(taken.map(({ deliveryId }) => deliveryId)).size).toBe(3_000);
});
