import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/core/failures/graph.js';
import { en } from '../../src/text/en.js';
import { es } from '../../src/text/es.js';

const origin = { channel: 'shop', tokenSource: 'WABACTL_TOKEN' };

function aRefusal(code: number, rest: Partial<Refusal> = {}): Refusal {
  const words = { message: `(#${code}) Title`, details: null, userTitle: null, userMessage: null, fbtraceId: null };
  return { httpStatus: 400, code, subcode: null, transient: false, ...words, ...rest };
}

test.each([456, 457, 458, 459, 460, 461, 462, 463, 464, 465, 466, 467, 468, 492])(
  'a token that died of 190/%i is told apart from one that Meta cannot read',
  (subcode) => {
    const explain = (text: typeof en) =>
      text.failures['token-refused']({ graph: aRefusal(190, { subcode }), ...origin });
    const unreadable = en.failures['token-refused']({ graph: aRefusal(190), ...origin });
    expect(explain(en).message).not.toBe(unreadable.message);
    expect(explain(es).message).toMatch(/^Meta rechazó el token de acceso del canal 'shop' \(de WABACTL_TOKEN\): /);
  },
);

// user-problems.md 83: which token, whose, and where the new one must go.
test.each([
  [{ channel: 'shop', tokenSource: 'keychain' }, 'and run `wabactl channel refresh shop`'],
  [{ channel: 'shop', tokenSource: 'WABACTL_TOKEN' }, 'and put it in the place of the one in WABACTL_TOKEN'],
  [{ channel: null, tokenSource: '--token-stdin' }, 'and run `wabactl connect` again'],
])('an expired token of %o names them, and the way to a new one', (origin, way) => {
  const { message, hint } = en.failures['token-refused']({ graph: aRefusal(190, { subcode: 463 }), ...origin });
  expect(message).toContain(`(from ${origin.tokenSource}): it has expired`);
  expect(hint).toBe(`Make a new token ${way}; a system-user token does not depend on a person and need not expire.`);
});

test('a permission of the family 200 to 299 points to the page of permissions', () => {
  const { hint } = en.failures['permission-refused']({ graph: aRefusal(230), channel: null, tokenSource: 'stdin' });
  expect(hint).toContain('https://developers.facebook.com/docs/permissions');
});

test('an unknown object is explained by its three causes', () => {
  const { message, hint } = en.failures['object-unknown']({
    graph: aRefusal(100, { subcode: 33 }),
    object: '123',
    ...origin,
  });
  expect(message).toContain('no object 123');
  expect(hint).toMatch(/of another kind.*deleted.*not among the assets/);
});

describe('a limit says when to come back', () => {
  test.each([
    [null, 'Wait some minutes and try again.', 'Espere unos minutos y vuelva a intentarlo.'],
    [1, 'Try again in 1 second.', 'Vuelva a intentarlo dentro de 1 segundo.'],
    [90, 'Try again in 90 seconds.', 'Vuelva a intentarlo dentro de 90 segundos.'],
    [720, 'Try again in 12 minutes.', 'Vuelva a intentarlo dentro de 12 minutos.'],
    [7200, 'Try again in 2 hours.', 'Vuelva a intentarlo dentro de 2 horas.'],
  ])('%s seconds', (retryAfterSeconds, english, spanish) => {
    const facts = { graph: aRefusal(80007), retryAfterSeconds };
    expect([en, es].map((text) => text.failures['rate-limited'](facts).hint)).toEqual([english, spanish]);
  });
});

test('a message whose fate is unknown is said to be perhaps sent, and not repeated', () => {
  const facts = { host: 'graph.facebook.com', sent: 'message', reason: 'timeout', code: 'ETIMEDOUT' } as const;
  expect(en.failures['outcome-unknown'](facts).message).toBe(
    'The message may have been sent: graph.facebook.com did not answer in time (ETIMEDOUT), so it is not sent again',
  );
});

test('a refusal that nothing is known about is told in Meta’s most useful words, and where to look further', () => {
  const graph = aRefusal(999_999, { details: 'The thing is too blue.' });
  expect(en.failures.refused({ graph })).toEqual({
    message: 'Meta refused this: The thing is too blue.',
    hint: 'Look for code 999999 at https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes.',
  });
});
