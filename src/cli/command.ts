import type * as z from 'zod/mini';
import type { Text } from '../text/text.js';
import { fold } from '../ui/fold.js';
import { printable } from '../ui/printable.js';
import type { Screen } from '../ui/screen.js';
import type { Context } from './context.js';
import type { Field, Fields } from './field.js';
import type { GlobalOptions } from './global-options.js';
import { type Input, parseInput } from './parse-input.js';

export type CommandPath = keyof Text['commands'];
export type Says<Path extends CommandPath> = Text['commands'][Path]['says'];

/** Arguments and options must be the ones that the catalogue describes, no more and no fewer. */
type Described<Path extends CommandPath, Part extends 'args' | 'options'> = {
  [Key in keyof Text['commands'][Path][Part]]: Field;
};

export interface CommandSpec<Path extends CommandPath, A extends Fields, O extends Fields, Data> {
  /** The words of the command line; the file has the same path. */
  readonly path: Path;
  readonly examples: readonly string[];
  readonly args: A & Described<Path, 'args'>;
  readonly options: O & Described<Path, 'options'>;
  /** What `--json` prints; tests hold the real output against it. Fields are added, never renamed. */
  readonly output: z.ZodMiniType<Data>;
  /** Set when it changes something, here or at Meta: it then has --dry-run and --yes. */
  readonly changes?: true;
  /** Set when it yields item after item: `--json` prints one line for each as it comes. */
  readonly streams?: true;
  /** Whether an item says what would be done: a dry run shows it, as `plan`. */
  foretells?(data: Data): boolean;
  /**
   * The one secret in its data that is printed as it is, because the person must copy it. All others stay hidden there,
   * and this one everywhere else.
   */
  reveals?(data: Data): string;
  /** What `--output csv` prints one line for each, where the data is more than a list. */
  rows?(data: Data): readonly unknown[];
  /** Does the work and gives plain data. Never prints. A generator may yield its report and then throw. */
  run(
    input: Input<A> & Input<O>,
    context: Context<Says<Path>>,
  ): Promise<NoInfer<Data>> | AsyncGenerator<NoInfer<Data>, void, undefined>;
  /** Turns that data into text for a person; a terminal gets its lines broken between words. */
  view(data: Data, screen: Screen, say: Says<Path>, input: Input<A> & Input<O>): string;
  /** Set when that text is for a program, so that no line of it may be broken. */
  readonly verbatim?: true;
  /**
   * Where the command has a --format of its own: `json` prints what `--json` prints, `verbatim` the view without breaking its
   * lines, `human` the view. It goes before --output of a setting; undefined leaves it to that.
   */
  form?(input: Input<A> & Input<O>, globals: GlobalOptions): OutcomeForm | undefined;
}

export type OutcomeForm = 'human' | 'verbatim' | 'json';

export interface Outcome {
  readonly data: unknown;
  /** For CSV; the data itself where it is missing. */
  readonly rows?: () => readonly unknown[];
  /** A secret that may be seen in this data. */
  readonly revealed?: string;
  /** It says what would be done, and a dry run shows it. */
  readonly foretells?: boolean;
  /** Chosen by the command's own --format. */
  readonly form?: OutcomeForm;
  text(screen: Screen): string;
}

/** A command with its types closed over, so that commands of every shape fit one list. */
export interface Command {
  readonly path: CommandPath;
  readonly examples: readonly string[];
  readonly args: Fields;
  readonly options: Fields;
  readonly output: z.ZodMiniType;
  readonly changes: boolean;
  readonly streams: boolean;
  readonly reveals: boolean;
  execute(raw: Record<string, unknown>, context: Context<unknown>): AsyncGenerator<Outcome, void, undefined>;
}

export function command<const Path extends CommandPath, A extends Fields, O extends Fields, Data>(
  spec: CommandSpec<Path, A, O, Data>,
): Command {
  const fields: A & O = { ...spec.args, ...spec.options };
  return {
    path: spec.path,
    examples: spec.examples,
    args: spec.args,
    options: spec.options,
    output: spec.output,
    changes: spec.changes ?? false,
    streams: spec.streams ?? false,
    reveals: spec.reveals !== undefined,
    async *execute(raw, context) {
      const say = saysOf(context.text, spec.path);
      const input = parseInput(fields, raw);
      const form = spec.form?.(input, context.globals);
      const isWhole = spec.verbatim === true || form === 'verbatim';
      const result = spec.run(input, { ...context, say });
      const items = Symbol.asyncIterator in result ? result : [await result];
      for await (const data of items) {
        const rows = spec.rows && (() => spec.rows?.(data) ?? []);
        const revealed = spec.reveals?.(data);
        const foretells = spec.foretells?.(data) ?? false;
        const more = {
          ...(rows && { rows }),
          ...(revealed !== undefined && { revealed }),
          ...(foretells && { foretells }),
          ...(form && { form }),
        };
        const view = (screen: Screen) => spec.view(printable(data), screen, say, input);
        yield { data, ...more, text: (screen) => fold(view(screen), isWhole ? undefined : screen.width) };
      }
    },
  };
}

function saysOf<Path extends CommandPath>(text: Text, path: Path): Says<Path> {
  return text.commands[path].says;
}
