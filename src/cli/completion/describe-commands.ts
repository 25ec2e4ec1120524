import type { Text } from '../../text/text.js';
import type { Command, CommandPath } from '../command.js';
import { groupsOf, wordsBelow } from '../command-groups.js';
import type { Field, Fields } from '../field.js';
import { CHANGE_FIELDS, GLOBAL_FIELDS } from '../global-options.js';

/** What a shell can offer behind `words`: the next words, and options with their values. */
export interface Completable {
  readonly words: readonly string[];
  readonly next: readonly { readonly word: string; readonly summary: string }[];
  readonly options: readonly OptionWords[];
}

export interface OptionWords {
  /** For example `--language` and `-l`. */
  readonly names: readonly string[];
  readonly help: string;
  readonly takesValue: boolean;
  readonly values: readonly string[];
}

/** Every place of the command tree: the top, each group, each command. */
export function describeCommands(text: Text, commands: readonly Command[]): Completable[] {
  const help: OptionWords = { names: ['-h', '--help'], help: text.help.help, takesValue: false, values: [] };
  const globals = [...toOptions(GLOBAL_FIELDS, text.globals), help];
  const paths = commands.map(({ path }) => path);
  const groups = [...new Set(paths.flatMap(groupsOf))];
  const summaryOf = (path: CommandPath) => text.commands[path].summary;
  const root: Completable = {
    words: [],
    next: [
      ...paths.filter((path) => !path.includes(' ')).map((path) => ({ word: path, summary: summaryOf(path) })),
      ...groups
        .filter((group) => !group.includes(' '))
        .map((word) => ({ word, summary: text.groups[word as keyof Text['groups']] })),
    ],
    options: globals,
  };
  const summaries: Readonly<Record<string, string>> = text.groups;
  const nextOf = (group: string) =>
    wordsBelow(group, paths).map((word) => {
      const path = paths.find((each) => each === `${group} ${word}`);
      return { word, summary: path === undefined ? (summaries[`${group} ${word}`] ?? '') : summaryOf(path) };
    });
  const isCommand = (group: string) => paths.some((path) => path === group);
  const below = groups
    .filter((group) => !isCommand(group))
    .map((group) => ({ words: group.split(' '), next: nextOf(group), options: globals }));
  const ofCommands = commands.map((command) => {
    const place = describeCommand(text, command, globals);
    return groups.includes(command.path) ? { ...place, next: nextOf(command.path) } : place;
  });
  return [root, ...below, ...ofCommands];
}

function describeCommand(text: Text, command: Command, globals: readonly OptionWords[]): Completable {
  const { path, args, options, changes } = command;
  const words: Record<string, string> = text.commands[path].options;
  const ofChanges = changes ? toOptions(CHANGE_FIELDS, text.globals) : [];
  return {
    words: path.split(' '),
    next: Object.values<Field>(args).flatMap(({ values = [] }) => values.map((word) => ({ word, summary: '' }))),
    options: [...toOptions(options, words), ...ofChanges, ...globals],
  };
}

function toOptions(fields: Fields, words: Readonly<Record<string, string>>): OptionWords[] {
  return Object.entries(fields).map(([key, { flags, values = [] }]) => ({
    names: flags.match(/(?<!\S)-{1,2}[\w-]+/g) ?? [],
    help: words[key] ?? '',
    takesValue: flags.includes('<'),
    values,
  }));
}
