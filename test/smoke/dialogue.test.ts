/** Every question of the dialogues, in a real terminal of 80 columns: each can be answered, and left with Ctrl-C. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { seedWithThreeNumbers } from '../cli/connect/seeds.js';
import { bareEnvironment, openTerminal, run, startEmulator } from './built-program.js';

interface Step {
  /** What the screen shows when the question is there. */
  readonly shows: string;
  readonly keys: string;
}

/** `connect`, from nothing to a channel, with a token; answers are the same in every language. */
const CONNECT: Readonly<Record<'en' | 'es', readonly Step[]>> = {
  en: [
    { shows: 'How will you sign in', keys: '\r' },
    { shows: 'Access token (it is not shown)', keys: `${DEFAULT_TOKEN}\r` },
    { shows: 'Which number?', keys: '\r' },
    { shows: 'App secret (it is not shown', keys: `${DEFAULT_IDS.appSecret}\r` },
    { shows: 'Address of your server', keys: 'http://127.0.0.1:9/\r' },
    { shows: 'Enter to try again', keys: '-\r' },
  ],
  es: [
    { shows: '¿Cómo quiere identificarse', keys: '\r' },
    { shows: 'Token de acceso (no se muestra)', keys: `${DEFAULT_TOKEN}\r` },
    { shows: '¿Qué número?', keys: '\r' },
    { shows: 'Clave secreta de la aplicación (no se muestra', keys: `${DEFAULT_IDS.appSecret}\r` },
    { shows: 'Dirección de su servidor', keys: 'http://127.0.0.1:9/\r' },
    { shows: 'Intro para probar otra vez', keys: '-\r' },
  ],
};

const CTRL_C = '\u0003';

describe.each(['en', 'es'] as const)('connect in %s', (language) => {
  const steps = CONNECT[language];

  test('goes from nothing to a channel', async () => {
    const { url } = await startEmulator(seedWithThreeNumbers());
    const env = await bareEnvironment();
    const terminal = await openTerminal(['connect', '--graph-url', url, '--lang', language], env);
    for (const { shows, keys } of steps) {
      await terminal.shows(shows);
      terminal.type(keys);
    }
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).not.toContain(DEFAULT_TOKEN);
    expect(terminal.screen()).not.toContain(DEFAULT_IDS.appSecret);
    expect(JSON.parse((await run(['channel', 'list', '--json'], env)).stdout)).toHaveLength(1);
  });

  test.each(steps.map(({ shows }, at) => [shows, at] as const))('ends with Ctrl-C at "%s"', async (_shows, at) => {
    const { url } = await startEmulator(seedWithThreeNumbers());
    const env = await bareEnvironment();
    const terminal = await openTerminal(['connect', '--graph-url', url, '--lang', language], env);
    for (const { shows, keys } of steps.slice(0, at)) {
      await terminal.shows(shows);
      terminal.type(keys);
    }
    await terminal.shows(steps[at]?.shows ?? '');
    terminal.type(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    // What was kept by then can be read, and is enough to go on from.
    const { exitCode, stdout } = await run(['channel', 'list', '--json'], env);
    expect([exitCode, JSON.parse(stdout).length]).toEqual([0, at >= 4 ? 1 : 0]);
  });
});

test('the PIN of a number is asked twice without being shown, and can be left with Ctrl-C at both', async () => {
  const { url } = await startEmulator();
  const env = await bareEnvironment();
  const token = { ...env, WABACTL_TOKEN: DEFAULT_TOKEN };
  await run(['connect', '--graph-url', url, '--no-input'], token);
  for (const typed of [[], ['314159']]) {
    const terminal = await openTerminal(['phone', 'set-pin'], env);
    await terminal.shows('New PIN for the number');
    for (const pin of typed) {
      terminal.type(`${pin}\r`);
      await terminal.shows('The same PIN again');
    }
    terminal.type(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    expect(terminal.screen()).not.toContain('314159');
  }
});
