import * as z from 'zod/mini';
import { command } from './command.js';
import { oneOf } from './field.js';

export const help = command({
  path: 'help',
  examples: ['wabactl help exit-codes', 'wabactl help environment'],
  args: { topic: oneOf('<topic>', ['exit-codes', 'environment', 'output']) },
  options: {},
  output: z.object({ topic: z.string(), text: z.string() }),
  async run({ topic }, { say }) {
    return { topic, text: say.topics[topic] };
  },
  view: ({ text }) => text,
});
