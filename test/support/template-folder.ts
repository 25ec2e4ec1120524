import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Terminal } from './cli.js';
import type { TemplateFileOf } from './every-template.js';
import { png } from './pictures.js';

/** Files of the kinds that a media header takes: their first bytes, which is what they are known by. */
const SAMPLES: Readonly<Record<string, Uint8Array>> = {
  'cake.png': png(640, 640),
  'bread.png': png(480, 480),
  'oven.mp4': new Uint8Array([0, 0, 0, 24, ...Buffer.from('ftypmp42\0\0\0\0mp42isom')]),
  'bill.pdf': new Uint8Array(Buffer.from('%PDF-1.7\n%%EOF\n')),
};

/** Writes a template file with its samples beside it, as `templates/<name>/<language>.json`, which is YAML too. */
export function writeTemplate(cli: Terminal, { file }: TemplateFileOf, folder = 'templates'): string {
  const text = JSON.stringify(file, null, 2);
  const path = `${folder}/${file.name}/${file.language}.yaml`;
  cli.write(path, text);
  for (const [name, bytes] of Object.entries(SAMPLES)) {
    if (text.includes(name)) cli.write(`${folder}/${file.name}/${name}`, bytes);
  }
  return path;
}

/** Every file below a folder, by its path there. */
export function readFolder(cli: Terminal, folder: string): Record<string, string> {
  const root = join(cli.home, folder);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(root.length + 1), readFileSync(path).toString('latin1')]),
  );
}
