import { expect, test } from 'vitest';
import { terminal } from '../support/cli.js';

const pairLimit = { kind: 'refuse', httpStatus: 400, code: 131056 } as const;

test('says that it waits when Meta asks for more than a moment, and then sends once', async () => {
  const cli = terminal();
  await cli.connect();
  cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 2, action: pairLimit });
  const { code, stderr } = await cli('send text +15550142233 hello');
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Meta asks to wait; trying again in 4 s …\n' });
  expect([...cli.emulator.state.messages.values()]).toHaveLength(1);
});

test('says the same in Spanish, and nothing with --quiet', async () => {
  const cli = terminal();
  await cli.connect();
  cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 2, action: pairLimit });
  expect((await cli('send text +15550142233 hola --lang es')).stderr).toContain('se intenta de nuevo en 4 s');
  cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 2, action: pairLimit });
  expect((await cli('send text +15550142233 hola --quiet')).stderr).toBe('');
});
