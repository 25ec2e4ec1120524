import { describe, expect, test } from 'vitest';
import { createLoginListener, type FinalAnswer } from '../../../src/cli/sign-in/login-listener.js';
import { loadText } from '../../../src/text/language.js';

const ADDRESS = 'http://localhost:41234/wabactl/login?state=mine&code=';

/** A listener with what it took, and a browser that asks it under a name. */
async function listener() {
  const taken: FinalAnswer[] = [];
  const text = await loadText('en');
  const handler = createLoginListener({ state: 'mine', text, onAnswer: (answer) => void taken.push(answer) });
  const open = async (url: string, host: string | undefined) => {
    const { status } = await handler({ method: 'GET', url, headers: host === undefined ? {} : { host } });
    return status;
  };
  return { taken, open };
}

describe('the listener that waits for a login', () => {
  test('takes one answer, though a second comes before it has closed', async () => {
    const { taken, open } = await listener();
    const host = 'localhost:41234';
    expect(await Promise.all([open(`${ADDRESS}first`, host), open(`${ADDRESS}second`, host)])).toEqual([200, 404]);
    expect(taken).toEqual([{ kind: 'code', code: 'first' }]);
  });

  test.each([
    ['evil.example'],
    ['evil.example:41234'],
    ['localhost.evil.example'],
    ['localhost:41234.evil.example'],
    ['127.0.0.1:41234'],
    [undefined],
  ])('takes nothing from a browser that calls it %s', async (host) => {
    const { taken, open } = await listener();
    expect([await open(`${ADDRESS}theirs`, host), taken]).toEqual([403, []]);
    expect(await open(`${ADDRESS}mine`, 'localhost')).toBe(200);
  });
});
