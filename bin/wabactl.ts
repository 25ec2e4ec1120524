/**
 * The launcher. CommonJS, because Node starts that faster, and it knows as little as it can: the version, and the answers
 * that were made when the program was built. Everything else is `main.js`, loaded only then
 */
import { existsSync, fstatSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemLocale } from '../src/host/system-locale.js';
import { chooseLanguage } from '../src/text/language.js';
import { instantAnswerFile } from './instant-answers.js';
import { createLoader } from './load-program.js';

declare const WABACTL_VERSION: string;

/** The program lays help out for this many columns where it cannot ask a terminal, and the answers were made so. */
const ANSWER_COLUMNS = 80;

const argv = process.argv.slice(2);
const answer = instantAnswer();
if (answer === undefined) void runProgram();
else printNow(answer);

function instantAnswer(): string | undefined {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) return `${WABACTL_VERSION}\n`;
  const file = instantAnswerFile(argv, chooseLanguage(undefined, process.env, systemLocale()));
  if (file === undefined || !fitsOutput()) return undefined;
  const path = join(__dirname, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** A terminal of another width gets its own layout, from the program. */
function fitsOutput(): boolean {
  return !fstatSync(1).isCharacterDevice() || !process.stdout.isTTY || process.stdout.columns === ANSWER_COLUMNS;
}

/** Past `process.stdout`, which takes time to set up. */
function printNow(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A full pipe that does not wait: the rest goes the slow way, which waits for the reader.
    if (code === 'EAGAIN') process.stdout.write(bytes.subarray(written));
    // Who has gone has seen enough (`wabactl --help | head -1`).
    else if (code !== 'EPIPE') throw error;
  }
}

async function runProgram(): Promise<void> {
  const { run } = createLoader(__dirname, require).load();
  // Stays when Node runs out of work before the command has ended, which would else look like success.
  process.exitCode = 1;
  process.exitCode = await run(argv);
}
