import * as z from 'zod/mini';
import { command } from '../command.js';
import { findVerifyToken } from '../verify-token.js';

export const verifyToken = command({
  path: 'webhook verify-token',
  examples: ['wabactl webhook verify-token', 'wabactl webhook verify-token | ssh my-server "cat > verify-token.txt"'],
  args: {},
  options: {},
  output: z.object({ verifyToken: z.string() }),
  changes: true,
  reveals: (data) => data.verifyToken,
  async run(_input, context) {
    const { session, note, say, dryRun } = context;
    const { value, isMade } = await findVerifyToken(await session.channel(), context);
    if (isMade && !dryRun) note(say.made);
    return { verifyToken: value };
  },
  view: ({ verifyToken: value }) => value,
});
