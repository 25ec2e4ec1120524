/**
 * Runs the built program on other Node lines than the one at hand. The npm package `node` brings each binary; they lie in
 * `.nodes`, outside of our dependencies, because each is 190 MiB.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const LINES = ['22', '24'];

const run = (file, args, options) => execFileSync(file, args, { stdio: 'inherit', ...options });

for (const line of LINES) {
  const home = `.nodes/${line}`;
  const node = `${home}/node_modules/node/bin/node`;
  if (!existsSync(node)) {
    run('npm', ['install', '--prefix', home, '--no-save', '--no-package-lock', '--loglevel=error', `node@${line}`]);
  }
  run(node, ['--version']);
  run(node, ['dist/wabactl.cjs', '--version']);
  run(node, ['dist/wabactl.cjs', 'demo']);
  run(node, ['node_modules/vitest/vitest.mjs', 'run', 'test/smoke']);
}
