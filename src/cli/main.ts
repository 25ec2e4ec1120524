import { CommanderError } from 'commander';
import { EXIT_CODES, Failure } from '../core/failure.js';
import { advisedVersion } from '../core/meta/graph-versions.js';
import { createRedactor, type Redactor } from '../core/redact.js';
import type { Exchange } from '../graph/graph.js';
import type { Host } from '../host/host.js';
import { findTakeovers } from '../store/find-takeovers.js';
import { chooseLanguage, loadText } from '../text/language.js';
import type { Language, Text } from '../text/text.js';
import { type ColorWish, wantsColor } from '../ui/color.js';
import { createScreen } from '../ui/create-screen.js';
import { fold } from '../ui/fold.js';
import { printable } from '../ui/printable.js';
import { createStyle } from '../ui/style.js';
import type { Outcome } from './command.js';
import { findPath, requireKnownWords, withoutHelpCommand } from './command-words.js';
import { createContext } from './create-context.js';
import { viewPlan } from './dry-run-view.js';
import { viewExchange, viewExchangeLine } from './exchange-view.js';
import { describeFailure, explainFailure } from './failure-view.js';
import { type GlobalOptions, parseGlobals } from './global-options.js';
import { leaveWords } from './optional-values.js';
import { createWriter, escapeForTerminals } from './output.js';
import { createProgram, type Invocation } from './program.js';
import type { Restored } from './restore-takeovers.js';
import { createSession, type Session } from './session.js';
import { loadCommands, TREE } from './tree.js';
import { VERSION } from './version.js';

interface Surroundings {
  readonly host: Host;
  readonly text: Text;
  readonly language: Language;
  readonly redactor: Redactor;
}

/** Runs one command line and returns its exit code. The only place that catches everything. */
export async function main(given: readonly string[], host: Host): Promise<number> {
  const argv = withoutHelpCommand(given);
  const language = chooseLanguage(languageFlag(argv), host.env, host.locale);
  const text = await loadText(language);
  const surroundings = { host, text, language, redactor: createRedactor() };
  const manner = { json: asksForJson(argv, host), color: colorFlag(argv) };
  try {
    requireKnownWords(argv);
    const path = findPath(argv);
    const loaded = path && (await TREE[path]());
    const onInvoke = async (invocation: Invocation) => {
      await invoke(invocation, parseGlobals(invocation.globals), surroundings, manner);
    };
    const program = createProgram({ host, text, version: VERSION, loaded, onInvoke });
    await program.parseAsync(leaveWords(argv, loaded), { from: 'user' });
    return 0;
  } catch (thrown) {
    // Commander has already written its own help or version.
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    return report(thrown, manner, surroundings);
  }
}

/** How a failure is told. */
interface Manner {
  json: boolean;
  readonly color: ColorWish;
}

/** These flags are needed before the options are parsed, because the parser itself speaks. */
function languageFlag(argv: readonly string[]): string | undefined {
  return rawValue(argv, '--lang');
}

function colorFlag(argv: readonly string[]): ColorWish {
  const given = rawValue(argv, '--color');
  return given === 'always' || given === 'never' ? given : 'auto';
}

function rawValue(argv: readonly string[], long: string, short = long): string | undefined {
  const at = argv.findIndex((token) => token === long || token === short);
  const joined = argv.find((token) => token.startsWith(`${long}=`));
  return joined?.slice(long.length + 1) ?? (at >= 0 ? argv[at + 1] : undefined);
}

/** A usage error happens before options are known, so its format is read from the raw arguments. */
function asksForJson(argv: readonly string[], host: Host): boolean {
  if (argv.includes('--json') || argv.includes('-ojson')) return true;
  if (argv.some((token) => token === '--jq' || token.startsWith('--jq='))) return true;
  return (rawValue(argv, '--output', '-o') ?? host.env.WABACTL_OUTPUT) === 'json';
}

/** Executes one command and prints what it gives. */
async function invoke(
  invocation: Invocation,
  globals: GlobalOptions,
  surroundings: Surroundings,
  manner: Manner,
): Promise<void> {
  const { host, text, redactor } = surroundings;
  const { command, raw } = invocation;
  const session = openSession(globals, surroundings);
  try {
    const format = globals.jq === undefined ? (await session.settings()).output.value : 'json';
    // A file of settings may ask for JSON too, which the arguments alone could not tell.
    manner.json = format === 'json';
    if (globals.jq !== undefined) await (await import('./jq.js')).requireJq(globals.jq);
    await restoreCallbacks(command.path, globals, session, surroundings);
    const context = createContext({ ...surroundings, globals, session, loadCommands, runCommandLine: main });
    const { stdout, env } = host;
    const screen = createScreen({ stdout, env, text, color: globals.color ?? 'auto', now: host.now() });
    const hide = redactor.hideKnown;
    const writer = createWriter({ host, format, jq: globals.jq, streams: command.streams, screen, hide });
    let foretold: Outcome | undefined;
    for await (const outcome of command.execute(raw, context)) {
      if (outcome.foretells) foretold = outcome;
      if (globals.dryRun) continue;
      await writer.write(outcome);
      // A stream may go on for days, and its reader may be slower than what arrives.
      await host.stdout.ready();
    }
    if (globals.dryRun) await writer.write(viewPlan(session.plan, foretold));
  } catch (thrown) {
    throw await explain(thrown, session);
  } finally {
    await session.close();
  }
}

/** These speak of the program only, and are as quick as it can be. */
const ABOUT_ITSELF: readonly string[] = ['help', 'completion'];

/** A callback that a killed listener left taken over is put back by whatever runs next. */
async function restoreCallbacks(
  path: string,
  globals: GlobalOptions,
  session: Session,
  { host, text, redactor }: Surroundings,
): Promise<void> {
  if (globals.dryRun || ABOUT_ITSELF.includes(path) || findTakeovers(host.folders.state).length === 0) return;
  const { restoreTakeovers } = await import('./restore-takeovers.js');
  await restoreTakeovers(session, host, (restored) => {
    if (globals.quiet) return;
    const line = describeRestored(restored, text);
    host.stderr.write(`${fold(redactor.hideAll(printable(line)), host.stderr.columns)}\n`);
  });
}

function describeRestored(restored: Restored, text: Text): string {
  const { level, previousUrl } = restored.taken;
  if ('failure' in restored) {
    const { message, hint } = describeFailure(restored.failure, text);
    return `${message}. ${hint ?? ''}`;
  }
  const { outcome, current } = restored.result;
  return outcome === 'put-back'
    ? text.relay.putBackLate(level, previousUrl)
    : text.relay.notOursAnyMore(level, current, previousUrl);
}

/** Looks for the cause of a refusal that Meta words alike for many; whatever fails meanwhile, the refusal stays. */
async function explain(thrown: unknown, session: Session): Promise<unknown> {
  const { mayBeWrongId, nameWrongId } = await import('./wrong-ids.js');
  return mayBeWrongId(thrown) ? nameWrongId(thrown, session).catch(() => thrown) : thrown;
}

/** From here on it is wise to slow down, https://developers.facebook.com/docs/graph-api/overview/rate-limiting */
const BUSY_PERCENT = 80;

function openSession(globals: GlobalOptions, { host, text, redactor }: Surroundings): Session {
  const say = (line: string) => host.stderr.write(`${fold(redactor.hideAll(printable(line)), host.stderr.columns)}\n`);
  const warned = new Set<string>();
  return createSession({
    host,
    globals,
    redactor,
    // Only where it is shown: secrets are looked for in every byte of an answer.
    ...((globals.debug || globals.verbose) && {
      onExchange: (exchange: Exchange) => say(globals.debug ? viewExchange(exchange) : viewExchangeLine(exchange)),
    }),
    onWait: (ms) => {
      if (!globals.quiet) say(text.waiting(Math.round(ms / 1000)));
    },
    onUsage: (usage) => {
      const isWorthAWord = usage.percent >= BUSY_PERCENT && !warned.has(usage.scope);
      if (isWorthAWord && !globals.quiet) say(text.usageHigh(usage.percent, usage.minutesToRegainAccess));
      if (isWorthAWord) warned.add(usage.scope);
    },
    onOldVersion: ({ value, origin, source }, { endsOn, state }) => {
      const setBy = origin === 'default' ? null : source;
      const advised = advisedVersion(host.now());
      if (!globals.quiet) say(text.oldVersion({ version: value, setBy, endsOn, hasEnded: state === 'ended', advised }));
    },
    onKeychainFallback: () => {
      if (!globals.quiet) say(text.keychainFallback);
    },
    onSecretLeftOut: (failure) => {
      if (!globals.quiet) say(text.withoutSecret(String(describeFailure(failure, text).message)));
    },
  });
}

function report(thrown: unknown, { json, color }: Manner, { host, text, redactor }: Surroundings): number {
  const failure = host.stop.aborted && !(thrown instanceof Failure) ? new Failure('interrupted', {}) : thrown;
  const style = createStyle(wantsColor(color, { env: host.env, isTTY: host.stderr.isTTY }));
  const shown = json
    ? escapeForTerminals(JSON.stringify({ error: describeFailure(failure, text) }))
    : fold(explainFailure(failure, text, style), host.stderr.columns);
  host.stderr.write(`${redactor.hideAll(shown)}\n`);
  return EXIT_CODES[failure instanceof Failure ? failure.kind : 'bug'];
}
