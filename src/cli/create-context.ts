import { Failure } from '../core/failure.js';
import type { Redactor } from '../core/redact.js';
import type { FileWriter, Host } from '../host/host.js';
import type { Language, Text } from '../text/text.js';
import { fold } from '../ui/fold.js';
import { printable } from '../ui/printable.js';
import type { Context, Questions } from './context.js';
import type { GlobalOptions } from './global-options.js';
import type { Session } from './session.js';

export interface ContextOptions {
  readonly host: Host;
  readonly text: Text;
  readonly language: Language;
  readonly redactor: Redactor;
  readonly globals: GlobalOptions;
  readonly session: Session;
  readonly loadCommands: Context<unknown>['loadCommands'];
  readonly runCommandLine: Context<unknown>['runCommandLine'];
}

export function createContext(options: ContextOptions): Context<unknown> {
  const { host, text, language, redactor, globals, session, loadCommands, runCommandLine } = options;
  const ask = createQuestions(host, globals, text);
  let taken: { readonly by: string; readonly bytes: Promise<Uint8Array> } | undefined;
  const note = (line: string) => {
    // What Meta or a file said may stand in it.
    if (!globals.quiet) host.stderr.write(`${fold(redactor.hideAll(printable(line)), host.stderr.columns)}\n`);
  };
  return {
    host,
    text,
    language,
    say: undefined,
    globals,
    session,
    dryRun: globals.dryRun,
    note,
    reveal(line) {
      if (ask.possible) host.stderr.write(`${fold(printable(line), host.stderr.columns)}\n`);
    },
    verbose(line) {
      if (globals.verbose || globals.debug) note(line);
    },
    ask,
    async readInput(path, option) {
      if (path !== '-') return host.readFile(path);
      if (taken && taken.by !== option) throw new Failure('stdin-taken-twice', { first: taken.by, second: option });
      taken ??= { by: option, bytes: host.stdin.bytes() };
      return taken.bytes;
    },
    openInput(path, option) {
      if (path !== '-') return host.readFileInPieces(path);
      if (taken) throw new Failure('stdin-taken-twice', { first: taken.by, second: option });
      taken = { by: option, bytes: Promise.resolve(new Uint8Array()) };
      return host.stdin.pieces();
    },
    async writeFile(path, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      if (globals.dryRun) session.plan.writes.push({ path, what: text.dryRun.fileOf(bytes.length) });
      else await host.writeFile(path, bytes);
    },
    writeOutput(bytes) {
      if (globals.dryRun) session.plan.writes.push({ path: '-', what: text.dryRun.fileOf(bytes.length) });
      else host.stdout.write(bytes);
    },
    async openFileWriter(path) {
      if (!globals.dryRun) return host.openFileWriter(path);
      return countBytes((bytes) => session.plan.writes.push({ path, what: text.dryRun.fileOf(bytes) }));
    },
    async removeFile(path) {
      if (globals.dryRun) session.plan.writes.push({ path, what: text.dryRun.removal });
      else await host.removeFile(path);
    },
    loadCommands,
    runCommandLine,
  };
}

/** What a dry run writes: nothing, but how much it would be is told. */
function countBytes(finished: (bytes: number) => void): FileWriter {
  let bytes = 0;
  return {
    write(text) {
      bytes += new TextEncoder().encode(text).length;
    },
    async finish() {
      finished(bytes);
    },
    async discard() {},
  };
}

/** Columns that stand before a question and before a choice, and one that stays free. */
const QUESTION_MARK = 3;
const CHOICE_MARK = 3;

/** Nobody is asked without a terminal on both ends, with --no-input, or under CI. */
function createQuestions(host: Host, globals: GlobalOptions, text: Text): Questions {
  const possible = host.stdin.isTTY && host.stderr.isTTY && globals.input && !host.env.CI;
  const widthOf = (taken: number) => host.stderr.columns && host.stderr.columns - taken;
  /** A question may hold what Meta said, for example a display name. */
  const ask = async <Value>(
    question: string,
    instead: string,
    answer: (question: string) => Promise<Value>,
  ): Promise<Value> => {
    if (!possible) throw new Failure('no-terminal', { question, flag: instead });
    return answer(fold(printable(question), widthOf(QUESTION_MARK)));
  };
  // Its further lines stand under the first, behind the mark of the one that is chosen.
  const choice = (name: string) => fold(printable(name), widthOf(CHOICE_MARK)).replaceAll('\n', '\n  ');
  return {
    possible,
    enter: (question, cancel) => host.ask.enter(fold(question, widthOf(QUESTION_MARK)), cancel),
    text: (question, instead, initial) => ask(question, instead, (shown) => host.ask.text(shown, initial)),
    secret: (question, instead) => ask(question, instead, (shown) => host.ask.secret(shown)),
    choose: (question, instead, choices) =>
      ask(question, instead, (shown) =>
        host.ask.choose(
          shown,
          choices.map(({ name, value }) => ({ name: choice(name), short: shortOf(printable(name)), value })),
        ),
      ),
    async confirm(question) {
      if (globals.yes || globals.dryRun) return;
      const words = { yes: text.yes, no: text.no };
      const agreed = await ask(question, '--yes', (shown) => host.ask.confirm(shown, false, words));
      if (!agreed) throw new Failure('declined', {});
    },
    async confirmTyped(question, expected) {
      if (globals.yes || globals.dryRun) return;
      const typed = await ask(question, '--yes', (shown) => host.ask.text(shown, undefined));
      if (typed.trim() !== expected) throw new Failure('declined', {});
    },
  };
}

/** The choice without what explains it, which stands behind a dot or in brackets. */
function shortOf(name: string): string {
  return name.split(/ · | \(/)[0] ?? name;
}
