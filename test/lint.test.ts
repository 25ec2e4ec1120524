import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What reaches past the Host. Each stands on a line of its own, so that a report names it by its line. */
const REACHES = [
  'Date.now()',
  'new Date()',
  'Math.random()',
  'crypto.randomUUID()',
  'crypto.getRandomValues(new Uint8Array(1))',
  'performance.now()',
  'process.exit(1)',
  'process.env.HOME',
  "process['exitCode']",
  "console.log('x')",
  "console.error('x', 1)",
  'setTimeout(() => {}, 1)',
  'setInterval(() => {}, 1)',
  'setImmediate(() => {})',
  "fetch('https://example.com')",
  "fetch('https://example.com', { method: 'POST' })",
  "globalThis.fetch('https://example.com')",
];

const HARMLESS = [
  'new Date(0)',
  "new Date('2026-01-01')",
  'Date.UTC(2026, 0)',
  'host.fetch(request, {})',
  'host.now()',
  'Math.max(1, 2)',
  'post.process',
];

let copy = '';

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'wabactl-lint-'));
  await Promise.all(['biome.json', 'lint'].map((name) => cp(name, join(copy, name), { recursive: true })));
});

afterAll(() => rm(copy, { recursive: true, force: true }));

/** Those of the lines that the project's own configuration objects to, in a file at this place. */
async function linesRefused(file: string, lines: readonly string[]): Promise<string[]> {
  const path = join(copy, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, lines.map((line, at) => `export const x${at} = ${line};\n`).join(''));
  const biome = resolve('node_modules/.bin/biome');
  const { stdout } = await execa(biome, ['lint', '--max-diagnostics=none', '--reporter=github', file], {
    cwd: copy,
    reject: false,
    // Its report says nothing when a program such as CI asks for another form.
    env: { NO_COLOR: '1' },
  });
  const reported = [...stdout.matchAll(/line=(\d+).*Ask the Host/g)].map(([, line]) => Number(line));
  return lines.filter((_, at) => reported.includes(at + 1));
}

test('the lint rule sees every way to reach past the Host', async () => {
  expect(await linesRefused('src/core/planted.ts', REACHES)).toEqual(REACHES);
});

test('the lint rule lets through what asks the Host or is pure', async () => {
  expect(await linesRefused('src/core/harmless.ts', HARMLESS)).toEqual([]);
});

test('src/host is the door, so the rule is silent there', async () => {
  expect(await linesRefused('src/host/planted.ts', REACHES)).toEqual([]);
});
