import { parseDocument, stringify } from 'yaml';
import * as z from 'zod/mini';
import { readProfileData } from '../../core/profile/file.js';
import type { Profile, ProfileChanges } from '../../core/profile/profile.js';
import { readProfile } from '../../graph/profile.js';
import { command } from '../command.js';
import { optional, text } from '../field.js';
import { parseYaml } from '../yaml-source.js';
import { needed } from './change-profile.js';
import { DEFAULT_FILE } from './profile-file.js';

export const pull = command({
  path: 'profile pull',
  examples: ['wabactl profile pull', 'wabactl profile pull shop/profile.yaml --yes'],
  args: { file: optional(text('[file]')) },
  options: {},
  output: z.object({ file: z.string(), change: z.enum(['new', 'updated', 'unchanged']) }),
  changes: true,
  async run({ file = DEFAULT_FILE }, { session, host, ask, say, writeFile }) {
    const { phoneNumberId } = await session.channel();
    const profile = await readProfile(await session.graph(), phoneNumberId);
    const present = await host.readFileIfExists(file);
    if (present === undefined) {
      await writeFile(file, stringify(contentOf(profile), { lineWidth: 0 }));
      return { file, change: 'new' as const };
    }
    if (saysTheSame(file, present, profile)) return { file, change: 'unchanged' as const };
    await ask.confirm(say.ask(file));
    await writeFile(file, update(present, profile));
    return { file, change: 'updated' as const };
  },
  view({ file, change }, { style }, say) {
    if (change === 'unchanged') return say.unchanged(file);
    return `${style.good('✓')} ${say.written(file)}\n${say.picture}\n\n${say.next}`;
  },
});

/** Only what is set; the picture is a file of the owner's, and Meta gives a link that ends. */
function contentOf({ pictureUrl: _, ...fields }: Profile): Record<string, unknown> {
  const isSet = ([, value]: [string, unknown]) => value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(isSet));
}

function saysTheSame(path: string, bytes: Uint8Array, profile: Profile): boolean {
  const parsed = parseYaml(path, bytes);
  const read = 'source' in parsed ? readProfileData(parsed.source.data) : undefined;
  if (!read || !('file' in read)) return false;
  const missing = Object.keys(contentOf(profile)).filter((field) => !(field in read.file.changes));
  return missing.length === 0 && Object.keys(needed(profile, read.file.changes as ProfileChanges)).length === 0;
}

/** Comments, order and the picture of the file stay; a file that cannot be read is written anew. */
function update(bytes: Uint8Array, profile: Profile): string {
  const document = parseDocument(new TextDecoder().decode(bytes));
  const content = contentOf(profile);
  if (document.errors.length > 0 || !('has' in (document.contents ?? {}))) return stringify(content, { lineWidth: 0 });
  for (const [field, value] of Object.entries(content)) document.set(field, value);
  for (const field of ['about', 'address', 'description', 'email', 'websites', 'vertical']) {
    if (!(field in content) && document.has(field)) document.delete(field);
  }
  return document.toString({ lineWidth: 0 });
}
