import * as z from 'zod/mini';
import { command } from './command.js';
import { describeCommands } from './completion/describe-commands.js';
import { SHELLS, toScript } from './completion/scripts.js';
import { oneOf } from './field.js';

export const completion = command({
  path: 'completion',
  examples: [
    'wabactl completion bash > ~/.local/share/bash-completion/completions/wabactl',
    'source <(wabactl completion zsh)',
    'wabactl completion fish > ~/.config/fish/completions/wabactl.fish',
  ],
  args: { shell: oneOf('<shell>', SHELLS) },
  options: {},
  output: z.object({ shell: z.string(), script: z.string() }),
  async run({ shell }, { text, loadCommands }) {
    return { shell, script: toScript(shell, describeCommands(text, await loadCommands())) };
  },
  view: ({ script }) => script,
  verbatim: true,
});
