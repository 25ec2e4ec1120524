import type { FileWriter, Host } from '../host/host.js';
import type { Language, Text } from '../text/text.js';
import type { Command } from './command.js';
import type { GlobalOptions } from './global-options.js';
import type { Session } from './session.js';

/** What a command's `run` receives. Whatever can fail is a method, so `--help` needs no token. */
export interface Context<Say> {
  readonly host: Host;
  readonly text: Text;
  readonly language: Language;
  /** The sentences of this command. */
  readonly say: Say;
  readonly globals: GlobalOptions;
  /** Configuration, channel, Graph client, stores: each opened when it is first asked for. */
  readonly session: Session;
  /** True with --dry-run: nothing is sent or written, but noted in `plan`. */
  readonly dryRun: boolean;
  /** Says something to the person watching. Goes to stderr, so it never spoils piped data; silent with --quiet. */
  note(text: string): void;
  /**
   * Shows a secret that the person must copy, at the terminal where they answer questions and nowhere else: not in a
   * pipe, a log or under CI. The only way past the redactor.
   */
  reveal(text: string): void;
  /** Like note, but only with --verbose. */
  verbose(text: string): void;
  readonly ask: Questions;
  /** A file the user named; `-` is standard input, which only one of the options can have. */
  readInput(path: string, option: string): Promise<Uint8Array>;
  /** The same piece by piece, for what may be larger than the memory; standard input can be read so only once. */
  openInput(path: string, option: string): AsyncIterable<Uint8Array>;
  /** Writes a file of the user's, whole or not at all, with the folders on the way; a dry run only notes it. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /** Gives a file on standard output, where `-` was named for it: the command then has no other data. */
  writeOutput(bytes: Uint8Array): void;
  /** The same piece by piece. */
  openFileWriter(path: string): Promise<FileWriter>;
  /** Removes a file of the user's; a dry run only notes it. */
  removeFile(path: string): Promise<void>;
  /** Every command there is, for those that speak about all of them. */
  loadCommands(): Promise<readonly Command[]>;
  /** Runs another command line on a host of the caller's, as `demo` does; gives its exit code. */
  runCommandLine(argv: readonly string[], host: Host): Promise<number>;
}

/** Questions that fail with the flag to pass instead, where nobody can be asked. */
export interface Questions {
  readonly possible: boolean;
  text(question: string, instead: string, initial?: string): Promise<string>;
  secret(question: string, instead: string): Promise<string>;
  choose<Value>(
    question: string,
    instead: string,
    choices: readonly { readonly name: string; readonly value: Value }[],
  ): Promise<Value>;
  /** Waits for Enter; false when `cancel` aborted first. Ask it only where asking is possible. */
  enter(question: string, cancel: AbortSignal): Promise<boolean>;
  /** For a change that deserves a second thought; `--yes` answers it. Throws Failure `declined` on no. */
  confirm(question: string): Promise<void>;
  /** For one that cannot be undone: the person types `expected`; `--yes` answers it. Throws Failure `declined` otherwise. */
  confirmTyped(question: string, expected: string): Promise<void>;
}
