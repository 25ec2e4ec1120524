import { describe, expect, test } from 'vitest';
import { Failure, type FailureFacts, type FailureId } from '../../src/core/failure.js';
import { SIGNATURE_CAUSES } from '../../src/core/webhook/explain-signature.js';
import type { HandshakeFault } from '../../src/core/webhook/handshake.js';
import { failures as english } from '../../src/text/en/failures.js';
import { failures as spanish } from '../../src/text/es/failures.js';

const evidence = {
  status: 302,
  contentType: 'text/plain',
  body: '"115"',
  expected: '115',
  location: 'https://b.example/',
};
const body = { part: 'body', text: 'Hola {{1}}', button: null } as const;

const faults: HandshakeFault[] = [
  'redirect',
  'tunnel-page',
  'forbidden',
  'login-demanded',
  'firewall',
  'signature-demanded',
  'underscored-names',
  'not-found',
  'method-not-allowed',
  'server-error',
  'status',
  'empty',
  'quoted',
  'json',
  'html',
  'trailing-whitespace',
  'byte-order-mark',
  'compressed',
  'wide-characters',
  'wrong-body',
  'accepts-any-token',
];

const samples: { [Id in FailureId]?: FailureFacts[Id][] } = {
  'profile-invalid': [
    { problems: [{ field: 'about', problem: 'empty' }], picture: null },
    {
      problems: [
        { field: 'websites', problem: 'too-long', given: 'https://a.example', length: 300, limit: 256 },
        { field: 'email', problem: 'malformed', given: 'x' },
        { field: 'websites', problem: 'no-scheme', given: 'a.example' },
        { field: 'websites', problem: 'too-many', count: 3, limit: 2 },
        { field: 'vertical', problem: 'unknown', given: 'RETAILL', nearest: 'RETAIL', known: ['RETAIL'] },
        { field: 'vertical', problem: 'read-only', given: 'NOT_A_BIZ' },
        { field: 'vertical', problem: 'cannot-be-emptied' },
      ],
      picture: { path: 'logo.png', problem: { problem: 'damaged' } },
    },
  ],
  'profile-differs': [{ count: 1 }, { count: 2 }],
  'profile-file-invalid': [
    {
      path: 'profile.yaml',
      problems: [
        { problem: 'syntax', line: 1, column: 2, detail: 'odd' },
        { problem: 'not-an-object', line: null, column: null },
        { problem: 'unknown-member', member: 'mail', nearest: 'email', line: 1, column: 1 },
        { problem: 'wrong-type', member: 'about', expected: 'text', line: 1, column: 1 },
        { problem: 'wrong-type', member: 'websites', expected: 'list', line: 1, column: 1 },
        { problem: 'picture-missing', path: 'logo.png', line: 1, column: 1 },
        { problem: 'picture', path: 'logo.png', picture: { problem: 'damaged' }, line: 1, column: 1 },
      ],
    },
  ],
  'picture-invalid': [
    { path: 'logo.gif', problem: { problem: 'not-jpeg-or-png', found: 'gif' } },
    { path: 'logo.gif', problem: { problem: 'not-jpeg-or-png', found: null } },
    { path: 'logo.png', problem: { problem: 'damaged' } },
    { path: 'logo.png', problem: { problem: 'too-large', bytes: 6_000_000, limit: 5_242_880 } },
  ],
  'profile-nothing-to-change': [{}],
  'message-invalid': [
    {
      problems: [
        { field: 'body', problem: 'empty' },
        { field: 'reply-to', problem: 'not-a-message-id', given: '1' },
      ],
    },
  ],
  'template-not-found': [
    { name: 'oder', nearest: 'order' },
    { name: 'oder', nearest: null },
  ],
  'template-language-needed': [{ name: 'order', languages: ['en', 'es'] }],
  'template-language-unknown': [
    { name: 'order', language: 'en', languages: ['en_US'], suggested: 'en_US' },
    { name: 'order', language: 'pt', languages: ['en_US'], suggested: null },
  ],
  'template-not-approved': ['PENDING', 'IN_APPEAL', 'REJECTED', 'PAUSED', 'DISABLED', 'ARCHIVED', 'LOCKED'].map(
    (status) => ({ name: 'order', language: 'es', status }),
  ),
  'template-parameters-wrong': [
    {
      name: 'order',
      language: 'es',
      copyOf: null,
      problems: [
        { ...body, problem: 'missing-parameter', name: '1' },
        { part: 'body', problem: 'surplus-parameter', given: 'x', text: 'Hola', expected: [] },
        { part: 'header', problem: 'surplus-parameter', given: 'x', text: 'Hola {{1}}', expected: ['1'] },
        { part: 'button', problem: 'empty-value', name: '1', button: 1 },
        { part: 'body', problem: 'forbidden-whitespace', name: '1', found: 'spaces', button: null },
        { part: 'body', problem: 'too-long', length: 1100, limit: 1024 },
        { part: 'body', problem: 'not-a-parameter', name: '1' },
        { part: 'header', problem: 'missing-header', format: 'IMAGE' },
        { part: 'header', problem: 'missing-header', format: 'LOCATION' },
        { part: 'header', problem: 'wrong-header', format: null, given: 'media' },
        { part: 'header', problem: 'wrong-header', format: 'IMAGE', given: 'location' },
        { part: 'header', problem: 'not-a-location', given: 'here' },
        { part: 'header', problem: 'not-a-product', given: 'cake' },
        { part: 'button', problem: 'missing-button-value', button: 0, type: 'MPM' },
        { part: 'button', problem: 'missing-button-value', button: 0, type: 'COPY_CODE' },
        { part: 'button', problem: 'wrong-button-value', button: 0, type: 'MPM', member: null },
        { part: 'button', problem: 'wrong-button-value', button: 0, type: 'URL', member: null },
        { part: 'button', problem: 'wrong-button-value', button: 0, type: 'MPM', member: 'sections' },
        { part: 'template', problem: 'not-marketing', category: 'UTILITY' },
        { part: 'header', problem: 'needs-marketing-messages' },
        { part: 'template', problem: 'missing-value', member: 'offer_ends' },
        { part: 'template', problem: 'surplus-value', member: 'cards' },
        { part: 'template', problem: 'wrong-value', member: 'order_status.reference_id' },
        { part: 'template', problem: 'wrong-number-of-cards', given: 1, min: 2, max: 10 },
        { part: 'template', problem: 'wrong-number-of-cards', given: 1, min: 3, max: 3 },
        { part: 'template', problem: 'not-a-coming-time', given: '1209600000' },
        {
          part: 'header',
          problem: 'wrong-media',
          inner: { field: 'media', problem: 'no-such-media', given: 'x', kind: 'image' },
        },
        { field: 'to', problem: 'not-a-recipient', given: 'Pablo' },
        { part: 'card', problem: 'in-card', card: 1, inner: { ...body, problem: 'missing-parameter', name: '1' } },
        { part: 'button', problem: 'surplus-button-value', button: 3, type: null },
        { part: 'button', problem: 'surplus-button-value', button: 0, type: 'PHONE_NUMBER' },
        { part: 'button', problem: 'value-too-long', button: 0, length: 21, limit: 20 },
        { part: 'button', problem: 'not-alphanumeric', button: 0, given: '25%' },
        { part: 'template', problem: 'missing-code' },
        { part: 'template', problem: 'surplus-code' },
        { part: 'template', problem: 'code-too-long', length: 16, limit: 15 },
        { part: 'template', problem: 'needs-phone-number' },
        { part: 'template', problem: 'unsupported-component', component: 'CAROUSEL' },
      ],
    },
    {
      name: 'order',
      language: 'es',
      problems: [{ ...body, problem: 'missing-parameter', name: '1' }],
      copyOf: '2026-11-23T10:00:00.000Z',
    },
  ],
  'params-file-invalid': [
    {
      path: 'values.yaml',
      problems: [
        { problem: 'not-an-object' },
        { problem: 'unknown-member', member: 'parms', known: ['params'] },
        ...(['text', 'list', 'object', 'params', 'header', 'buttons'] as const).map(
          (expected) => ({ problem: 'wrong-type', member: 'cards[0]', expected }) as const,
        ),
        { problem: 'syntax', line: 2, column: 1, detail: 'Nested mappings are not allowed' },
        { problem: 'syntax', line: null, column: null, detail: 'Too many nested brackets' },
      ],
    },
  ],
  'callback-url-invalid': [
    {
      url: 'http://a.example/a+b',
      problems: [
        { problem: 'not-https' },
        { problem: 'plus-in-path' },
        { problem: 'too-long', length: 201, limit: 200 },
      ],
    },
  ],
  'verify-token-invalid': (
    ['empty', 'looks-like-access-token', 'is-another-secret', 'has-spaces', 'not-ascii'] as const
  ).map((problem) => ({
    problem,
  })),
  'handshake-failed': faults.map((fault) => ({ url: 'https://a.example/', fault, evidence })),
  'callback-check-failed': [
    { url: 'https://a.example/', failed: [{ check: 'handshake', reasons: ['quoted'] }] },
    {
      url: 'https://a.example/',
      failed: [
        { check: 'address', reasons: ['plus-in-path', 'not-https'] },
        { check: 'handshake', reasons: ['forbidden'] },
      ],
    },
  ],
  'webhook-not-subscribed': [
    { wabaId: '1', appId: '2', otherApps: ['3'] },
    { wabaId: '1', appId: '2', otherApps: [] },
  ],
  'callback-not-taken': [
    { url: 'https://a.example/', level: 'phone', found: null, missingFields: [] },
    { url: 'https://a.example/', level: 'waba', found: 'https://b.example/', missingFields: [] },
    { url: 'https://a.example/', level: 'app', found: 'https://a.example/', missingFields: ['messages'] },
  ],
  'callback-not-removed': [{ url: 'https://a.example/', level: 'app' }],
  'app-not-available': [
    { appId: '2', state: 'LIMITED', reasons: ['It is in development mode.'], dashboardUrl: 'https://b.example/' },
    { appId: '2', state: 'BLOCKED', reasons: [], dashboardUrl: 'https://b.example/' },
  ],
  'webhook-fields-missing': [{ appId: '2', missing: ['messages'] }],
  'signature-malformed': [{}],
  'signature-wrong': [
    { causes: [], wrongKey: null },
    { causes: [...SIGNATURE_CAUSES], wrongKey: null },
    ...(['app-secret', 'token', 'verify-token'] as const).map((role) => ({
      causes: [],
      wrongKey: { role, appId: role === 'token' ? null : '2', channels: ['shop'] },
    })),
  ],
  'still-subscribed': [{ wabaId: '1', appId: '2' }],
  'webhook-fields-invalid': [
    {
      problems: [
        { problem: 'unknown', field: 'mesages', nearest: 'messages' },
        { problem: 'unknown', field: 'x', nearest: null },
        { problem: 'both', field: 'calls' },
      ],
    },
  ],
  'no-app-callback': [{ appId: '2' }],
  'webhook-fields-not-taken': [{ appId: '2', missing: ['calls'], stillTicked: ['flows'] }],
  'events-timed-out': [{ expected: 2, arrived: 1, waitedSeconds: 60 }],
};

const cases = Object.entries(samples).flatMap(([id, facts]) => facts.map((each) => new Failure(id as FailureId, each)));

describe.each([
  ['English', english],
  ['Spanish', spanish],
])('in %s', (_language, sentences) => {
  test.each(cases.map((failure) => [failure.id, failure] as const))('%s is told in words', (_id, failure) => {
    const { message, hint = '' } = explain(sentences, failure);
    expect(message).not.toMatch(/undefined|\[object|NaN|\bnull\b|\.$/);
    expect(hint).toMatch(/^$|[.?]$/);
  });
});

test('the two languages differ in every sentence', () => {
  const same = cases.filter((failure) => explain(english, failure).message === explain(spanish, failure).message);
  expect(same.map(({ id }) => id)).toEqual([]);
});

test('a verify token that looks like an access token is never repeated', () => {
  expect(english['verify-token-invalid']({ problem: 'looks-like-access-token' }).message).not.toContain('EAA');
});

/** The id and the facts belong together by construction, which the type of a mixed list cannot say. */
function explain(sentences: typeof english, { id, facts }: Failure) {
  const sentence = sentences[id] as (given: unknown) => { message: string; hint?: string };
  return sentence(facts);
}
