import { expect, test } from 'vitest';
import { createContext } from '../../src/cli/create-context.js';
import { parseGlobals } from '../../src/cli/global-options.js';
import { createSession } from '../../src/cli/session.js';
import { createRedactor } from '../../src/core/redact.js';
import { loadText } from '../../src/text/language.js';
import { createFakeHost, createNetwork } from '../support/fake-host.js';

const LINE = 'The verify token is s3cret-for-the-server';

/** What is on the terminal after a secret was shown to the person who needs it. */
async function revealed(surroundings: { tty: boolean; env?: Record<string, string>; input?: boolean }) {
  const { tty, env = {}, input = true } = surroundings;
  const host = createFakeHost({
    home: '/nowhere',
    env,
    tty,
    columns: 200,
    stdin: '',
    answers: [],
    network: createNetwork(),
    clock: { nowMs: 0 },
  });
  const redactor = createRedactor();
  redactor.learn('s3cret-for-the-server');
  const globals = { ...parseGlobals({}), input };
  const session = createSession({
    host,
    globals,
    redactor,
    onExchange: () => {},
    onWait: () => {},
    onUsage: () => {},
    onOldVersion: () => {},
    onKeychainFallback: () => {},
    onSecretLeftOut: () => {},
  });
  const context = createContext({
    host,
    text: await loadText('en'),
    language: 'en',
    redactor,
    globals,
    session,
    loadCommands: async () => [],
    runCommandLine: async () => 0,
  });
  context.reveal(LINE);
  return host.err.join('');
}

test('a secret is shown to the person at a terminal who needs it', async () => {
  expect(await revealed({ tty: true })).toBe(`${LINE}\n`);
});

test.each([
  ['in a pipe', { tty: false }],
  ['on a build server', { tty: true, env: { CI: 'true' } }],
  ['with --no-input', { tty: true, input: false }],
])('it is not shown %s, where nobody can be asked', async (_name, surroundings) => {
  expect(await revealed(surroundings)).toBe('');
});
