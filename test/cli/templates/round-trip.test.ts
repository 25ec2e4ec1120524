/** S12 of the mission, as code: what is in git, what is at Meta, and nothing between them. Row 54 of user-problems.md. */
import { expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';
import { EVERY_TEMPLATE, type TemplateFileOf } from '../../support/every-template.js';
import { readFolder, writeTemplate } from '../../support/template-folder.js';

const DAY_MS = 86_400_000;

async function planOf(cli: Terminal, folder = 'templates'): Promise<Record<string, number>> {
  const { stdout, stderr } = await cli(`templates plan ${folder} --json --jq .counts`);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const NOTHING = { create: 0, edit: 0, delete: 0, blocked: 0, categoryDrift: 0 };

async function applied(part: TemplateFileOf): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  writeTemplate(cli, part, 'first');
  expect(await cli('templates apply first --yes')).toMatchObject({ code: 0 });
  await cli.advance(DAY_MS);
  return cli;
}

test.each(EVERY_TEMPLATE)('$kind: a file is applied once, and then there is nothing to do', async (part) => {
  const cli = await applied(part);
  expect(await planOf(cli, 'first')).toMatchObject({ ...NOTHING, unchanged: 1 });
});

test.each(EVERY_TEMPLATE)('$kind: pulled, changed, applied and pulled again, the files are the same', async (part) => {
  const cli = await applied(part);
  const name = part.file.name;
  expect(await cli(`templates pull --name ${name} --yes`)).toMatchObject({ code: 0 });
  expect(await planOf(cli)).toMatchObject(NOTHING);
  const pulled = readFolder(cli, 'templates');
  expect(await cli(`templates pull --name ${name}`)).toMatchObject({ code: 0 });
  expect(readFolder(cli, 'templates')).toEqual(pulled);

  const path = `${name}/en_US.yaml`;
  const changed = change(pulled[path] ?? '');
  cli.write(`templates/${path}`, changed);
  expect(await planOf(cli)).toMatchObject({ ...NOTHING, edit: 1 });
  expect(await cli('templates apply --yes')).toMatchObject({ code: 0 });
  await cli.advance(DAY_MS);
  expect(await planOf(cli)).toMatchObject(NOTHING);

  expect(await cli(`templates pull again --name ${name}`)).toMatchObject({ code: 0 });
  const again = readFolder(cli, 'again');
  expect(again[path]).toBe(changed);
  expect(again).toEqual({ ...pulled, [path]: changed });
});

/** What a person would change in it: a word of the body, or where the text is Meta's, whether it warns. */
function change(file: string): string {
  const edited = file
    .replace('today.', 'tomorrow.')
    .replace('this morning.', 'this evening.')
    .replace('under your name', 'in your name');
  if (edited !== file) return edited;
  if (file.includes('add_security_recommendation: true\n'))
    return file.replace(/\n +add_security_recommendation: true/, '');
  return file.replace('- type: BODY', '- type: BODY\n    add_security_recommendation: true');
}
