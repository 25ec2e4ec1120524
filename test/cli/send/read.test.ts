import { expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';

const ANA = '+15550142233';

/** Ana wrote; the id of her message. */
async function hear(cli: Terminal): Promise<string> {
  await cli.connect();
  const { stdout } = await cli(`emulator inbound "Is it ready?" --from ${ANA} --json`);
  return JSON.parse(stdout).wamid;
}

test('a message of theirs can be marked as read', async () => {
  const cli = terminal();
  const wamid = await hear(cli);
  const { code, stdout } = await cli(`send read ${wamid}`);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: '✓ The message is marked as read, and all before it in this chat.\n',
  });
  expect(cli.emulator.state.messages.get(wamid)?.status).toBe('read');
});

test('typing is shown, and marks it as read too', async () => {
  const cli = terminal();
  const wamid = await hear(cli);
  const dry = await cli(`send typing ${wamid} --dry-run`);
  expect(dry.stdout).toContain('"typing_indicator"');
  expect(cli.emulator.state.messages.get(wamid)?.status).not.toBe('read');
  expect(JSON.parse((await cli(`send typing ${wamid} --json`)).stdout)).toEqual({ wamid, read: true, typing: true });
  expect(cli.emulator.state.messages.get(wamid)?.status).toBe('read');
});

test('in Spanish', async () => {
  const cli = terminal();
  expect((await cli(`send typing ${await hear(cli)} --lang es`)).stdout).toContain('El cliente ve durante 25 segundos');
});

test('a message of ours cannot be, and that is said before Meta is asked', async () => {
  const cli = terminal();
  await cli.connect();
  const { wamid } = JSON.parse((await cli(`send text ${ANA} Hello --json`)).stdout);
  const before = cli.sent().length;
  const { code, stderr } = await cli(`send read ${wamid}`);
  expect({ code, asked: cli.sent().length - before }).toEqual({ code: 2, asked: 0 });
  expect(stderr).toContain('cannot be marked as read: it was sent from here, and only what you received can be');
});

test('what is no message id, or none of this number, is told', async () => {
  const cli = terminal();
  await cli.connect();
  expect(await cli('send read 12')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'12' cannot be marked as read: it is not a message id"),
  });
  expect((await cli('send read wamid.unknown')).code).toBe(4);
});
