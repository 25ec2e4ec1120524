import { expect, test } from 'vitest';
import { judgeHandshake, judgeWrongToken, toChallenge, toHandshakeUrl } from '../../../src/core/webhook/handshake.js';

function answer(status: number, body: string, headers: Record<string, string> = {}) {
  return { status, headers, body: new TextEncoder().encode(body) };
}

test('the challenge as the whole body passes, whatever its content type', () => {
  expect(judgeHandshake(answer(200, '1158201444', { 'content-type': 'text/html' }), '1158201444')).toEqual({
    ok: true,
  });
});

const faults: [string, ReturnType<typeof answer>][] = [
  ['quoted', answer(200, '"1158201444"')],
  ['json', answer(200, '{"hub.challenge":"1158201444"}')],
  ['trailing-whitespace', answer(200, '1158201444\n')],
  ['byte-order-mark', answer(200, '\ufeff1158201444')],
  ['empty', answer(200, '')],
  ['html', answer(200, '<!DOCTYPE html><html></html>')],
  ['wrong-body', answer(200, '1158201445')],
  ['wrong-body', answer(200, 'OK')],
  ['redirect', answer(302, '', { location: 'https://www.acme.example/' })],
  ['forbidden', answer(403, 'Forbidden')],
  ['forbidden', answer(401, '')],
  ['not-found', answer(404, '')],
  ['method-not-allowed', answer(405, '')],
  ['server-error', answer(502, '')],
  ['status', answer(201, '1158201444')],
  ['status', answer(400, '')],
  ['tunnel-page', answer(404, '', { 'ngrok-error-code': 'ERR_NGROK_3200' })],
  ['tunnel-page', answer(200, '<html>ngrok-skip-browser-warning</html>')],
];

test.each(faults)('names the fault %s', (fault, given) => {
  expect(judgeHandshake(given, '1158201444')).toMatchObject({ ok: false, fault, evidence: { status: given.status } });
});

test('the evidence holds the start of the body and where a redirect leads', () => {
  const verdict = judgeHandshake(answer(301, 'é'.repeat(300), { location: 'https://b.example/' }), '1');
  expect(verdict).toMatchObject({
    evidence: { body: 'é'.repeat(200), location: 'https://b.example/', contentType: null, expected: '1' },
  });
});

test('a wrong verify token must not get the challenge back', () => {
  expect(judgeWrongToken(answer(200, '1158201444'), '1158201444')).toMatchObject({ fault: 'accepts-any-token' });
  expect(judgeWrongToken(answer(403, ''), '1158201444')).toEqual({ ok: true });
});

test('asks as Meta does and keeps the query of the callback', () => {
  const url = new URL(toHandshakeUrl('https://acme.example/hook?tenant=7', { challenge: '42', verifyToken: 'a+b c' }));
  expect([...url.searchParams]).toEqual([
    ['tenant', '7'],
    ['hub.mode', 'subscribe'],
    ['hub.challenge', '42'],
    ['hub.verify_token', 'a+b c'],
  ]);
});

test('challenges are ten digits without a leading zero', () => {
  const challenges = [
    [0, 0, 0, 0, 0],
    [255, 255, 255, 255, 255],
    [1, 2, 3, 4, 5],
  ].map((bytes) => toChallenge(Uint8Array.from(bytes)));
  expect(challenges.every((challenge) => /^[1-9]\d{9}$/.test(challenge))).toBe(true);
  expect(new Set(challenges).size).toBe(3);
});
