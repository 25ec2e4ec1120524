import { describe, expect, test } from 'vitest';
import { addressKindOf, isAddress } from '../../../src/core/webhook/verify/address-kind.js';
import { judgeTimes, summarizeTimes } from '../../../src/core/webhook/verify/answer-time.js';
import { firstDifference, showBytes } from '../../../src/core/webhook/verify/byte-difference.js';
import { judgeCertificate, type TlsInspection } from '../../../src/core/webhook/verify/certificate.js';
import { CHECKS, REASONS, redirectFacts, toCheck } from '../../../src/core/webhook/verify/check.js';
import { accentedDelivery, largeDelivery, paddedDelivery } from '../../../src/core/webhook/verify/test-delivery.js';
import { en } from '../../../src/text/en.js';
import { es } from '../../../src/text/es.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the first byte that differs', () => {
  test.each([
    ['123', '123', undefined],
    ['123', '123\n', { offset: 3, expected: null, received: '\\n (0x0a)' }],
    ['123', '"123"', { offset: 0, expected: '1 (0x31)', received: '" (0x22)' }],
    ['123', '12', { offset: 2, expected: '3 (0x33)', received: null }],
    ['123', '１23', { offset: 0, expected: '1 (0x31)', received: '１ (0xef)' }],
    ['123', '12\u200b3', { offset: 2, expected: '3 (0x33)', received: '\\u200b (0xe2)' }],
  ])('of %j and %j', (expected, received, difference) => {
    expect(firstDifference(bytes(expected), bytes(received))).toEqual(difference);
  });

  test('may be one that is no UTF-8', () => {
    const received = Uint8Array.from([0x31, 0xff]);
    expect(firstDifference(bytes('123'), received)).toEqual({
      offset: 1,
      expected: '2 (0x32)',
      received: '\\xff (0xff)',
    });
  });
});

test.each([
  ['a\tb\r\nc', 20, 'a\\tb\\r\\nc'],
  ['\ufeffabc', 20, '\\ufeffabc'],
  ['\u0000\u001b[31m', 20, '\\x00\\x1b[31m'],
  ['👋🏽 ñ', 20, '👋🏽 ñ'],
  ['123456', 3, '123…'],
  ['', 3, ''],
])('%j is shown in %i characters as %s', (text, limit, shown) => {
  expect(showBytes(bytes(text), limit)).toBe(shown);
});

test.each([
  ['93.184.215.14', 'public'],
  ['172.32.0.1', 'public'],
  ['2606:2800:21f:cb07::1', 'public'],
  ['127.0.0.53', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.0.1', 'private'],
  ['169.254.169.254', 'private'],
  ['100.64.0.1', 'private'],
  ['0.0.0.0', 'private'],
  ['fd00::1', 'private'],
  ['fe80::1', 'private'],
])('%s is %s', (address, kind) => {
  expect([isAddress(address), addressKindOf(address)]).toEqual([true, kind]);
});

test('a name is no address', () => {
  expect(isAddress('10.example')).toBe(false);
});

describe('a certificate', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const own = {
    subject: 'CN=shop.example',
    issuer: 'CN=Authority',
    names: ['shop.example'],
    validFrom: '2026-10-01T00:00:00.000Z',
    validTo: '2027-10-01T00:00:00.000Z',
  };
  const good: TlsInspection = { protocol: 'TLSv1.3', chainFault: null, isForName: true, chain: [own] };
  const dated = (dates: Partial<typeof own>, chainFault: string | null = null) => ({
    ...good,
    chainFault,
    chain: [{ ...own, ...dates }],
  });

  test.each<[string, TlsInspection, string[]]>([
    ['that is good', good, []],
    ['that ends in thirteen days', dated({ validTo: '2026-12-06T11:00:00.000Z' }), ['expires-soon']],
    ['that ends in fourteen days', dated({ validTo: '2026-12-07T11:00:00.000Z' }), []],
    ['that has ended', dated({ validTo: '2026-11-23T09:00:00.000Z' }, 'CERT_HAS_EXPIRED'), ['expired']],
    ['of the future', dated({ validFrom: '2026-11-24T00:00:00.000Z' }, 'CERT_NOT_YET_VALID'), ['not-yet-valid']],
    ['of itself', dated({ issuer: own.subject }, 'DEPTH_ZERO_SELF_SIGNED_CERT'), ['self-signed']],
    ['alone', { ...good, chainFault: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, ['chain-incomplete']],
    [
      'of an own authority',
      { ...good, chainFault: 'SELF_SIGNED_CERT_IN_CHAIN', chain: [own, { ...own, subject: 'CN=Authority' }] },
      ['unknown-authority'],
    ],
    ['of another name', { ...good, isForName: false, chainFault: 'ERR_TLS_CERT_ALTNAME_INVALID' }, ['wrong-name']],
    ['over TLS 1.0', { ...good, protocol: 'TLSv1' }, ['old-tls']],
    ['over TLS 1.2', { ...good, protocol: 'TLSv1.2' }, []],
  ])('%s', (_, inspection, problems) => {
    expect(judgeCertificate(inspection, now)).toEqual(problems);
  });
});

test.each([
  [[40, 60, 50], { count: 3, median: 50, slowest: 60 }, undefined],
  [[40, 3_001], { count: 2, median: 3_001, slowest: 3_001 }, 'slow'],
  [[1_001, 1_001, 900], { count: 3, median: 1_001, slowest: 1_001 }, 'slower-than-advised'],
])('%j ms', (milliseconds, summary, reason) => {
  const found = summarizeTimes(milliseconds);
  expect(found).toEqual(summary);
  expect(found && judgeTimes(found)).toBe(reason);
});

test('the test deliveries are as long as they say, ASCII alone, and JSON', () => {
  const decode = (body: Uint8Array) => new TextDecoder().decode(body);
  expect(paddedDelivery(95_000)).toHaveLength(95_000);
  for (const body of [accentedDelivery(0), largeDelivery(0), paddedDelivery(500)].map(decode)) {
    expect(body).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(body)).toMatchObject({ object: 'whatsapp_business_account' });
  }
  expect(decode(accentedDelivery(0))).toContain('\\u00e1 \\u00e9 \\u00f1');
});

describe('every step and every reason is told in both languages', () => {
  const english = en.commands['webhook verify'].says;
  const spanish = es.commands['webhook verify'].says;
  const facts = {
    addresses: ['10.0.0.1'],
    code: 'ECODE',
    earlier: 'name',
    option: '--no-large',
    location: 'https://a.example/login',
    length: 201,
    limit: 200,
    names: ['a.example'],
    issuer: 'CN=Authority',
    validFrom: '2026-10-01T00:00:00.000Z',
    validTo: '2027-10-01T00:00:00.000Z',
    daysLeft: 3,
    protocol: 'TLSv1.1',
    count: 3,
    median: 2,
    slowest: 9,
    bytes: 2_950_000,
    acceptedBytes: 95_000,
    key: 'token',
  } as const;
  const check = toCheck('name', 'failed', {
    facts: { ...facts, addresses: [...facts.addresses], names: [...facts.names] },
    status: 500,
    sent: 'GET /',
  });

  test.each(REASONS)('%s', (reason) => {
    const [one, other] = [english.reasons[reason](check), spanish.reasons[reason](check)];
    for (const { found, cause = '' } of [one, other]) {
      expect(found).toMatch(/\S/);
      expect(found).not.toMatch(/undefined|null|NaN|\.$/);
      expect(cause).not.toMatch(/undefined|null|NaN/);
      expect(cause).toMatch(/^$|[.]$/);
    }
    expect(one.found).not.toBe(other.found);
    expect(one.cause === undefined).toBe(other.cause === undefined);
  });

  test.each(CHECKS)('%s', (name) => {
    expect(english.checks[name]).not.toBe(spanish.checks[name]);
  });

  test.each([
    ['/login?next=/webhook', 'login'],
    ['https://a.example/webhook', 'https'],
    ['/webhook/', 'slash'],
    ['http://www.a.example/webhook', 'host'],
    ['/elsewhere', 'other'],
    ['/webhook', 'other'],
    ['http://[', 'other'],
  ] as const)('a redirect to %s', (location, kind) => {
    const facts = redirectFacts('http://a.example/webhook', location);
    expect(facts).toEqual({ location, redirect: kind });
    const redirected = toCheck('handshake', 'failed', { facts });
    expect(english.reasons.redirect(redirected).cause).toMatch(/^(Register|Take|A slash).*\.$/);
    expect(spanish.reasons['delivery-redirected'](redirected).cause).toMatch(/^(Registre|Saque|La diferencia).*\.$/);
  });
});
