import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The names, versions and licence texts of all packages that ended up in these esbuild bundles. */
export async function gatherLicenses(metafiles) {
  const bundled = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0])
    .filter((folder) => folder !== undefined);
  const notices = await Promise.all([...new Set(bundled)].sort().map(noticeOf));
  return `wabactl contains these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} ${version} is bundled, but names no licence`);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return `${name} ${version} (${license})\n\n${texts.map((text) => `${text.trim()}\n`).join('\n')}`;
}
