import { Failure } from '../core/failure.js';
import { nearest } from '../core/nearest.js';
import type { CommandPath } from './command.js';
import { wordsBelow } from './command-groups.js';
import { VALUED_GLOBALS } from './global-options.js';
import { GROUPS, PATHS } from './tree.js';

/** The command that a command line names, or undefined for help, a group alone, or nothing known. */
export function findPath(argv: readonly string[]): CommandPath | undefined {
  const words = commandWords(argv);
  const candidates = words.map((_, at) => words.slice(0, words.length - at).join(' '));
  return PATHS.find((path) => path === candidates.find((words) => PATHS.some((known) => known === words)));
}

/** As many words as a command has at most. */
const MOST_WORDS = Math.max(...PATHS.map((path) => path.split(' ').length));

/** The first words that are neither options nor values of global options. */
function commandWords(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < argv.length && words.length < MOST_WORDS; at++) {
    const token = argv[at] ?? '';
    if (token === '--') break;
    if (VALUED_GLOBALS.has(token)) at++;
    else if (!token.startsWith('-')) words.push(token);
  }
  return words;
}

/** What may stand first on a command line. */
const COMMANDS: readonly string[] = [...GROUPS, ...PATHS].filter((path) => !path.includes(' '));

const TOPICS: readonly string[] = ['exit-codes', 'environment', 'output'];

/** `help` alone and `help templates list` are other spellings of `--help`; only the topics are a command. */
export function withoutHelpCommand(argv: readonly string[]): readonly string[] {
  const [first, second] = commandWords(argv);
  if (first !== 'help' || isTopic(second) || argv.includes('--help') || argv.includes('-h')) return argv;
  const at = argv.indexOf('help');
  return [...argv.slice(0, at), ...argv.slice(at + 1), '--help'];
}

/** A mistyped topic too, and what is like nothing, so that the command itself names the right ones. */
function isTopic(word: string | undefined): boolean {
  if (word === undefined) return false;
  if (COMMANDS.includes(word)) return false;
  return TOPICS.includes(word) || nearest(word, TOPICS) !== null || nearest(word, COMMANDS) === null;
}

/** Refuses words that name nothing before commander sees a `--help` behind them and answers that instead. */
export function requireKnownWords(argv: readonly string[]): void {
  const words = commandWords(argv);
  const [first] = words;
  if (first === undefined || findPath(argv)) return;
  const group = words.map((_, at) => words.slice(0, words.length - at).join(' ')).find((each) => GROUPS.includes(each));
  const given = group === undefined ? first : words[group.split(' ').length];
  if (given === undefined) return;
  const known = group === undefined ? [...COMMANDS] : wordsBelow(group, PATHS);
  throw new Failure('unknown-command', { given, nearest: nearest(given, known), known });
}
