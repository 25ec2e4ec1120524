import { Failure } from '../core/failure.js';
import type { Text } from '../text/text.js';
import type { ColorWish } from '../ui/color.js';
import { type Field, flag, name, oneOf, optional, text, url } from './field.js';
import { parseInput } from './parse-input.js';

export type OutputFormat = 'human' | 'json' | 'csv';

/** The options that every command has, as the user gave them; what counts in the end is in `session.settings()`. */
export interface GlobalOptions {
  readonly lang: 'en' | 'es' | undefined;
  readonly json: boolean;
  readonly output: OutputFormat | undefined;
  readonly jq: string | undefined;
  readonly color: ColorWish | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  /** `--no-input` makes it false. */
  readonly input: boolean;
  readonly channel: string | undefined;
  readonly graphUrl: string | undefined;
  readonly graphVersion: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const noInput: Field<boolean> = { ...flag('--no-input') };

/** In the order of the help. The last two are offered only by commands that change something. */
export const GLOBAL_FIELDS = {
  channel: optional(name('-c, --channel <name>')),
  output: optional(oneOf('-o, --output <format>', ['human', 'json', 'csv'])),
  json: flag('--json'),
  jq: optional(text('--jq <expression>')),
  lang: optional(oneOf('--lang <language>', ['en', 'es'])),
  color: optional(oneOf('--color <when>', ['auto', 'always', 'never'])),
  input: noInput,
  quiet: flag('--quiet'),
  verbose: flag('--verbose'),
  debug: flag('--debug'),
  graphUrl: optional(url('--graph-url <url>')),
  graphVersion: optional(text('--graph-version <version>')),
} as const;

export const CHANGE_FIELDS = {
  dryRun: flag('--dry-run'),
  yes: flag('-y, --yes'),
} as const;

export type GlobalKey = keyof typeof GLOBAL_FIELDS | keyof typeof CHANGE_FIELDS;

/** Checks the global options, and that they do not contradict each other. */
export function parseGlobals(raw: Record<string, unknown>): GlobalOptions {
  const parsed: GlobalOptions = parseInput({ ...GLOBAL_FIELDS, ...CHANGE_FIELDS }, raw);
  if (parsed.json && parsed.output !== undefined && parsed.output !== 'json') {
    throw new Failure('conflicting-options', { first: '--json', second: `--output ${parsed.output}` });
  }
  if (parsed.quiet && (parsed.verbose || parsed.debug)) {
    throw new Failure('conflicting-options', { first: '--quiet', second: parsed.debug ? '--debug' : '--verbose' });
  }
  return parsed;
}

/** Long and short spellings of the global options that take a value, so that a value is not taken for a command word. */
export const VALUED_GLOBALS: ReadonlySet<string> = new Set(
  Object.values(GLOBAL_FIELDS)
    .map(({ flags }) => flags)
    .filter((flags) => flags.includes('<'))
    .flatMap((flags) => flags.match(/-{1,2}[\w-]+/g) ?? []),
);

export function globalHelp(text: Text, key: GlobalKey): string {
  return text.globals[key];
}
