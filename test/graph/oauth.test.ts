import { describe, expect, test } from 'vitest';
import type { AppId } from '../../src/core/ids.js';
import { prolongToken, redeemCode } from '../../src/graph/oauth.js';
import { fault, refusal, scripted } from './scripted-fetch.js';

const client = { appId: '634974688087057' as AppId, appSecret: '0123456789abcdef0123456789abcdef' };
const granted = { body: { access_token: 'EAAnew', token_type: 'bearer', expires_in: 5400 } };
const BACK = 'http://localhost:41234/wabactl/login';

describe('a token that is asked for', () => {
  test('goes by POST as a form, without a token and with no secret in the URL', async () => {
    const session = scripted([granted]);
    expect(await redeemCode(session.graph, client, 'AQcode', BACK)).toEqual({
      token: 'EAAnew',
      expiresInSeconds: 5400,
    });
    const [request] = session.requests;
    expect([request?.method, new URL(request?.url ?? '').search]).toEqual(['POST', '']);
    expect(request?.headers.authorization).toBe(undefined);
    expect(Object.fromEntries(new URLSearchParams(new TextDecoder().decode(request?.body)))).toEqual({
      client_id: client.appId,
      client_secret: client.appSecret,
      code: 'AQcode',
      redirect_uri: BACK,
    });
  });

  test('may never expire', async () => {
    const { graph } = scripted([{ body: { access_token: 'EAAnew', token_type: 'bearer' } }]);
    expect(await prolongToken(graph, client, { token: 'EAAold', type: 'USER' })).toEqual({
      token: 'EAAnew',
      expiresInSeconds: null,
    });
  });

  test.each([
    ['SYSTEM_USER', 'true'],
    ['USER', undefined],
    [null, undefined],
  ])('that is prolonged for a %s asks for 60 days: %s', async (type, asked) => {
    const session = scripted([granted]);
    await prolongToken(session.graph, client, { token: 'EAAold', type });
    const form = new URLSearchParams(new TextDecoder().decode(session.requests[0]?.body));
    expect(Object.fromEntries(form)).toEqual({
      client_id: client.appId,
      client_secret: client.appSecret,
      grant_type: 'fb_exchange_token',
      fb_exchange_token: 'EAAold',
      ...(asked && { set_token_expires_in_60_days: asked }),
    });
  });

  test('is not asked for twice when the answer is lost: the code may be used up', async () => {
    const session = scripted([fault('timeout', { sent: true })]);
    await expect(redeemCode(session.graph, client, 'AQcode', BACK)).rejects.toMatchObject({ id: 'unreachable' });
    expect(session.requests).toHaveLength(1);
  });

  test.each([
    [100, 36007, { id: 'login-code-refused', facts: { why: 'expired' } }],
    [100, 36009, { id: 'login-code-refused', facts: { why: 'used' } }],
    [100, 36008, { id: 'login-code-refused', facts: { why: 'redirect' } }],
    [191, undefined, { id: 'login-code-refused', facts: { why: 'redirect' } }],
    [1, undefined, { id: 'app-secret-wrong' }],
    [101, undefined, { id: 'app-id-wrong' }],
    [190, 463, { id: 'token-refused' }],
  ])('is refused with %i/%s, and the cause is named', async (code, subcode, failure) => {
    const { graph } = scripted([refusal(code, subcode === undefined ? {} : { subcode })]);
    await expect(redeemCode(graph, client, 'AQcode', BACK)).rejects.toMatchObject(failure);
  });
});
