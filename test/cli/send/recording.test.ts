import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/cli.js';

function sentMessages(cli: ReturnType<typeof terminal>): number {
  return cli.sent().filter((request) => request.endsWith('/messages')).length;
}

test('does not send what it could not note', async () => {
  const cli = terminal();
  await cli.connect();
  writeFileSync(join(cli.home, 'state'), 'a file where the folder should be');
  const { code, stderr } = await cli('send text +15550142233 hello --json');
  expect({ code, sent: sentMessages(cli) }).toEqual({ code: 2, sent: 0 });
  expect(JSON.parse(stderr).error.id).toBe('file-not-writable');
});

test('a message that Meta accepted and nobody could note is still reported as accepted', async () => {
  const cli = terminal();
  await cli.connect();
  await cli('templates sync');
  const handler = cli.emulator.handler;
  // The store breaks between the request and its answer.
  cli.network.servers.set('127.0.0.1:4290', async (request) => {
    const response = await handler(request);
    if (request.url.includes('/messages')) {
      for (const name of ['wabactl.db', 'wabactl.db-wal', 'wabactl.db-shm']) {
        writeFileSync(
          join(cli.home, 'state', name),
          'this is no database any more, and never will be one again'.repeat(200),
        );
      }
      rmSync(join(cli.home, 'state', 'locks.db'), { force: true });
    }
    return response;
  });
  const { code, stdout, stderr } = await cli('send text +15550142233 hello --json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).wamid).toMatch(/^wamid\./);
  expect(stderr).toContain('Do not send it again');
});
