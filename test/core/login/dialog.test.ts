import { describe, expect, test } from 'vitest';
import { dialogOrigin, parseLoginAnswer, successPage, toDialogUrl } from '../../../src/core/login/dialog.js';

const wish = {
  origin: 'https://www.facebook.com',
  version: 'v25.0',
  appId: '712300456789012',
  redirectUri: 'http://localhost:41234/wabactl/login',
  state: 'random',
  scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
  configId: undefined,
};

describe('the address of the dialog', () => {
  test('asks for the permissions by name, and again for those that were declined', () => {
    expect(toDialogUrl(wish)).toBe(
      'https://www.facebook.com/v25.0/dialog/oauth?client_id=712300456789012&redirect_uri=http%3A%2F%2Flocalhost%3A41234%2Fwabactl%2Flogin&state=random&response_type=code&scope=whatsapp_business_management%2Cwhatsapp_business_messaging&auth_type=rerequest',
    );
  });

  test('leaves them to the configuration of Login for Business where there is one', () => {
    const { searchParams } = new URL(toDialogUrl({ ...wish, configId: '1180045678901234' }));
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: wish.appId,
      redirect_uri: wish.redirectUri,
      state: 'random',
      response_type: 'code',
      config_id: '1180045678901234',
      override_default_response_type: 'true',
    });
  });

  test('is at Facebook for Meta, and at the emulator for an emulator', () => {
    expect(dialogOrigin('https://graph.facebook.com', true)).toBe('https://www.facebook.com');
    expect(dialogOrigin('http://127.0.0.1:4290', false)).toBe('http://127.0.0.1:4290');
    expect(successPage('https://www.facebook.com')).toBe('https://www.facebook.com/connect/login_success.html');
  });
});

describe('the address that the browser ended at', () => {
  const at = (query: string) => parseLoginAnswer(`http://localhost:41234/wabactl/login?${query}`, 'random');

  test('holds the code, with what Facebook appends to it', () => {
    expect(at('code=AQabc&state=random#_=_')).toEqual({ kind: 'code', code: 'AQabc' });
  });

  test('says that the person said no', () => {
    expect(at('error=access_denied&error_reason=user_denied&state=random')).toEqual({ kind: 'denied' });
  });

  test("says in Facebook's words what went wrong", () => {
    const query = 'error_code=1349048&error_message=Can%27t+load+URL&state=random';
    expect(at(query)).toEqual({ kind: 'failed', code: '1349048', message: "Can't load URL" });
  });

  test.each(['code=AQabc&state=other', 'code=AQabc', 'error=access_denied&state=', 'code=AQ&state=random2'])(
    '%s is of another login, and nothing of it is taken',
    (query) => {
      expect(at(query)).toEqual({ kind: 'wrong-state' });
    },
  );

  test.each(['', 'state=random', 'hello', 'https://www.facebook.com/'])('%j is none', (query) => {
    expect(at(query)).toEqual({ kind: 'unrelated' });
    expect(parseLoginAnswer(query, 'random')).toEqual({ kind: 'unrelated' });
  });

  test('may have white space around it, as copying brings along', () => {
    expect(parseLoginAnswer(' https://x.example/?code=1&state=random\n', 'random')).toEqual({
      kind: 'code',
      code: '1',
    });
  });
});
