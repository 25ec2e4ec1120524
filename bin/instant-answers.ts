import type { Language } from '../src/text/text.js';

/**
 * Command lines whose output depends on nothing but the language. The build runs the real program for each and keeps
 * what it printed, so that the launcher can answer without loading the program. Anything else, however close, goes
 * through the program itself.
 */
const INSTANT: Readonly<Record<string, string>> = {
  '': 'help',
  '--help': 'help',
  '-h': 'help',
  help: 'help',
  'completion bash': 'completion-bash',
  'completion zsh': 'completion-zsh',
  'completion fish': 'completion-fish',
};

export const INSTANT_COMMAND_LINES: readonly (readonly string[])[] = Object.keys(INSTANT).map((line) =>
  line === '' ? [] : line.split(' '),
);

/** The file, beside the launcher, with the answer to this command line; undefined when there is none. */
export function instantAnswerFile(argv: readonly string[], language: Language): string | undefined {
  const line = argv.join(' ');
  return Object.hasOwn(INSTANT, line) ? `answers/${INSTANT[line]}.${language}.txt` : undefined;
}
