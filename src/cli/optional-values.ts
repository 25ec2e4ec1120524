import { nearest } from '../core/nearest.js';
import type { Command } from './command.js';

/**
 * `send text --wait +34600111222 Hello`: a value that may be left out is taken by commander from whatever word comes next. An
 * option with known values moves behind that word, unless the word is one of them, or one of them mistyped.
 */
export function leaveWords(argv: readonly string[], command: Command | undefined): readonly string[] {
  const options = Object.values(command?.options ?? {}).filter(({ flags, values }) => flags.includes('[') && values);
  return options.reduce((words, { flags, values = [] }) => leaveWord(words, flags.split(' ')[0] ?? '', values), argv);
}

function leaveWord(argv: readonly string[], flag: string, values: readonly string[]): readonly string[] {
  const at = argv.indexOf(flag);
  const next = argv[at + 1];
  const end = argv.indexOf('--');
  if (at < 0 || next === undefined || next.startsWith('-') || (end >= 0 && end < at)) return argv;
  if (nearest(next, values) !== null) return argv;
  const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
  const place = end < 0 ? rest.length : end - 1;
  return [...rest.slice(0, place), flag, ...rest.slice(place)];
}
