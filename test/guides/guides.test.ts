/**
 * Runs every console block of the pages in this folder against the emulator and checks that each page tells the truth.
 * `UPDATE=1 npx vitest run test/guides` rewrites the pages with what the program prints today.
 *
 *   $ wabactl …            a command line; `< file` reads a file, `VAR=value` stands in front of it
 *   $ export VAR=value     from here on; VAR=$(wabactl …) takes what that prints, and $VAR gives it
 *   $ cat > file           the indented lines below go into the file
 *   $ cat file             what is in it
 *   # the clock: 1m        time passes, and Meta does what became due
 *   # a listener runs, and Meta tells: sent, failed 131026      of the message that was sent last
 *   wamid.HBgL…            in a command line: the last id that was printed
 *
 * Blocks of another kind than `console` are not run.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { replay } from './replay.js';

const here = new URL('./', import.meta.url);

test.each(readdirSync(here).filter((file) => file.endsWith('.md')))('%s tells the truth', async (name) => {
  const page = new URL(name, here);
  const written = readFileSync(page, 'utf8');
  const actual = await replay(written);
  if (process.env.UPDATE) writeFileSync(page, actual);
  expect(actual).toBe(process.env.UPDATE ? actual : written);
});
