import { Command as Commander, Option } from 'commander';
import { Failure } from '../core/failure.js';
import { nearest } from '../core/nearest.js';
import type { Host } from '../host/host.js';
import type { Text } from '../text/text.js';
import type { Command, CommandPath } from './command.js';
import { groupsOf } from './command-groups.js';
import type { Field } from './field.js';
import { CHANGE_FIELDS, GLOBAL_FIELDS, type GlobalKey, globalHelp } from './global-options.js';
import { GROUPS, PATHS } from './tree.js';

/** Help is laid out for this width in a pipe, so that a built-in copy of it is the same everywhere. */
const HELP_WIDTH = 80;

export interface Invocation {
  readonly command: Command;
  /** Arguments and options of the command, by key, as commander read them. */
  readonly raw: Record<string, unknown>;
  readonly globals: Record<string, unknown>;
}

export interface ProgramOptions {
  readonly host: Host;
  readonly text: Text;
  readonly version: string;
  /** The one command whose options are known; all others are there by name only. */
  readonly loaded: Command | undefined;
  onInvoke(invocation: Invocation): Promise<void>;
}

/** Commander, but what it refuses becomes our Failure, in the reader's language. These methods are its own seams. */
class Parser extends Commander {
  override createCommand(name?: string): Parser {
    return new Parser(name);
  }
  unknownOption(given: string): never {
    const known = optionNames(this);
    throw new Failure('unknown-option', { given, nearest: nearest(given, known), command: commandLine(this) });
  }
  missingArgument(argument: string): never {
    throw new Failure('missing-argument', { argument: `<${argument}>`, command: commandLine(this) });
  }
  optionMissingArgument(option: Option): never {
    throw new Failure('missing-option-value', { option: option.long ?? option.flags });
  }
  _excessArguments(given: string[]): never {
    if (this.commands.length > 0) refuseWordBelow(this, given[0] ?? '');
    const expected = this.registeredArguments.length;
    throw new Failure('too-many-arguments', { given, expected, command: commandLine(this) });
  }
}

/** A command that has others below it takes no argument, so that a word behind it is a mistyped one of those. */
function refuseWordBelow(command: Commander, given: string): never {
  const known = command.commands.map((each) => each.name());
  throw new Failure('unknown-command', { given, nearest: nearest(given, known), known });
}

function optionNames(command: Commander | null): string[] {
  if (command === null) return [];
  return [...command.options.map(({ long, flags }) => long ?? flags), ...optionNames(command.parent)];
}

function commandLine(command: Commander): string {
  return command.parent === null ? command.name() : `${commandLine(command.parent)} ${command.name()}`;
}

/** Builds a fresh parser for one run. Nothing here lives at module level, so no test can see another's run. */
export function createProgram({ host, text, version, loaded, onInvoke }: ProgramOptions): Commander {
  const program = new Parser('wabactl');
  setUp(program, host, text);
  program.description(text.help.tagline).usage(text.help.usageProgram);
  program.version(version, '-V, --version', text.help.version);
  for (const [key, field] of Object.entries(GLOBAL_FIELDS)) {
    addOption(program, key, field, globalHelp(text, key as GlobalKey));
  }
  const groups = new Map<string, Commander>();
  for (const path of PATHS) {
    for (const group of groupsOf(path)) {
      if (!groups.has(group)) groups.set(group, addGroup(groups.get(parentOf(group)) ?? program, group, text));
    }
    const leaf = addLeaf({ program, groups, path, text, loaded, onInvoke });
    // `send bulk` is a command and has others below it; it stands before them in the tree.
    if (GROUPS.includes(path)) groups.set(path, leaf);
  }
  program.addHelpText('after', `\n${text.help.more}`);
  return program;
}

function setUp(command: Commander, host: Host, text: Text): void {
  command
    .exitOverride()
    .configureOutput({
      writeOut: (line) => host.stdout.write(line),
      writeErr: (line) => host.stderr.write(line),
      getOutHelpWidth: () => host.stdout.columns ?? HELP_WIDTH,
      getOutHasColors: () => false,
    })
    // Below the 40 columns that are commander's own least a narrow terminal would break lines in mid-word.
    .configureHelp({
      minWidthToWrap: 20,
      showGlobalOptions: true,
      styleTitle: (title) => text.help.titles[title] ?? title,
    })
    .helpOption('-h, --help', text.help.help)
    .helpCommand(false)
    .action(() => command.outputHelp());
}

function parentOf(path: string): string {
  return path.split(' ').slice(0, -1).join(' ');
}

function addGroup(parent: Commander, name: string, text: Text): Commander {
  const summary = text.groups[name as keyof Text['groups']];
  const group = parent
    .command(name.split(' ').at(-1) ?? '')
    .description(summary)
    .summary(summary)
    .usage(text.help.usageGroup);
  // Twelve options that every command has would push what the group offers off the screen.
  group.configureHelp({ ...group.configureHelp(), showGlobalOptions: false });
  group.addHelpText('after', `\n${text.help.moreOfGroup(name)}`);
  return group.helpOption('-h, --help', text.help.help).action(() => group.outputHelp());
}

interface Leaf {
  readonly program: Commander;
  readonly groups: ReadonlyMap<string, Commander>;
  readonly path: CommandPath;
  readonly text: Text;
  readonly loaded: Command | undefined;
  onInvoke(invocation: Invocation): Promise<void>;
}

function addLeaf({ program, groups, path, text, loaded, onInvoke }: Leaf): Commander {
  const words = path.split(' ');
  const parent = groups.get(parentOf(path)) ?? program;
  // `.command()` inherits exitOverride, output and help settings from its parent; `.addCommand()` does not.
  const leaf = parent.command(words.at(-1) ?? '').description(text.commands[path].summary);
  leaf.helpOption('-h, --help', text.help.help);
  leaf.configureHelp({ ...leaf.configureHelp(), showGlobalOptions: true });
  if (loaded?.path !== path) return leaf;
  const words_ = text.commands[path];
  for (const [key, field] of Object.entries(loaded.args)) leaf.argument(field.flags, wordsOf(words_.args, key, path));
  const nextPlace = counter();
  for (const [key, field] of Object.entries(loaded.options)) {
    const option = addOption(leaf, key, field, wordsOf(words_.options, key, path), text);
    if (field.ordered) keepPlaces(option, nextPlace);
  }
  if (loaded.changes) {
    for (const [key, field] of Object.entries(CHANGE_FIELDS)) {
      addOption(leaf, key, field, globalHelp(text, key as GlobalKey));
    }
  }
  const examples = loaded.examples.map((line) => `  $ ${line}`).join('\n');
  leaf.usage(usageOf(loaded, text)).addHelpText('after', `\n${text.help.examples}\n${examples}`);
  leaf.action(async () => {
    const args = Object.fromEntries(Object.keys(loaded.args).map((key, at) => [key, leaf.processedArgs[at]]));
    const options = leaf.optsWithGlobals();
    await onInvoke({ command: loaded, raw: { ...options, ...args }, globals: options });
  });
  return leaf;
}

function usageOf(command: Command, text: Text): string {
  const needed = Object.values(command.options)
    .filter(isNeeded)
    .map(({ flags }) => flags);
  return [text.help.usageOptions, ...needed, ...Object.values(command.args).map(({ flags }) => flags)].join(' ');
}

/** An option that cannot be left out belongs in the usage line, where nobody overlooks it. */
function isNeeded({ schema }: Field): boolean {
  return !schema.safeParse(undefined).success;
}

/** The catalogue is typed by key, but only a run can see that a command has no option that it does not describe. */
function wordsOf(words: Record<string, string>, key: string, path: string): string {
  const found = words[key];
  if (found === undefined) throw new Error(`'${path}' has ${key}, which the text catalogue does not describe`);
  return found;
}

/** A default lives in the field, so help reads it from there. */
function addOption(target: Commander, key: string, field: Field, help: string, text?: Text): Option {
  const described = field.fallback === undefined || !text ? help : `${help} (${text.help.default(field.fallback)})`;
  const option = new Option(field.flags, described);
  // A key that is not commander's own would be ignored without a word.
  if (option.attributeName() !== key) throw new Error(`${field.flags} must have the key ${option.attributeName()}`);
  if (field.repeatable) {
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  }
  target.addOption(option);
  return option;
}

function counter(): () => number {
  let count = 0;
  return () => count++;
}

/** Commander gives the values of each option apart, and would lose which came before which. */
function keepPlaces(option: Option, nextPlace: () => number): void {
  option.argParser((text: string, before: object[] | undefined) => [...(before ?? []), { order: nextPlace(), text }]);
}
