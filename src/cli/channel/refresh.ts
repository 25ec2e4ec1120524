import * as z from 'zod/mini';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { command, type Says } from '../command.js';
import { name, optional } from '../field.js';
import { SIGN_IN_FIELDS } from '../sign-in/sign-in-flags.js';
import { keepToken } from './keep-token.js';
import { findNewToken } from './renewal.js';
import { storedChannel } from './stored-channel.js';

const life = z.object({
  /** ISO 8601; null for one that never expires, and where Meta did not say. */
  expiresAt: z.nullable(z.string()),
  type: z.nullable(z.string()),
});

export const refresh = command({
  path: 'channel refresh',
  examples: [
    'wabactl channel refresh',
    'wabactl channel refresh shop --login',
    'wabactl channel refresh shop --token-stdin < token.txt',
  ],
  args: { name: optional(name('[name]')) },
  options: SIGN_IN_FIELDS,
  output: z.object({
    name: z.string(),
    changed: z.boolean(),
    /** How it was renewed: a new token was given, or Meta prolonged the one there was; null when it needed nothing. */
    by: z.nullable(z.enum(['new-token', 'prolonged'])),
    before: z.nullable(life),
    after: life,
    scopes: z.readonly(z.array(z.string())),
  }),
  changes: true,
  async run({ name: given, ...flags }, context) {
    const record = await storedChannel(given, context.session);
    const found = await findNewToken(record, flags, context);
    const { by, facts, before } = found;
    const after = { expiresAt: found.expiresAt, type: facts?.type ?? null };
    const report = { name: record.name, by, before, after, scopes: facts?.scopes ?? [] };
    if (by === null) return { ...report, changed: false };
    await keepToken(record, found, context);
    return { ...report, changed: true };
  },
  view(report, screen, say) {
    const { changed, before, after, scopes } = report;
    const headline = changed ? say.done(report.name) : say.alive(report.name);
    const rows: [string, string | undefined][] = [
      [say.labels.before, changed && before ? viewLife(before, screen, say) : undefined],
      [say.labels.now, viewLife(after, screen, say)],
      [say.labels.scopes, scopes.join(', ') || undefined],
    ];
    const kept = changed ? [screen.style.dim(say.kept)] : [];
    return [`${screen.style.good('✓')} ${headline}`, details(rows, screen), ...kept, '', say.next].join('\n');
  },
});

function viewLife(
  { expiresAt, type }: z.infer<typeof life>,
  { now, text }: Screen,
  say: Says<'channel refresh'>,
): string {
  const end = expiresAt === null ? say.noEnd : say.ends(relativeTime(new Date(expiresAt), now, text.language));
  return [type, end].filter(Boolean).join(', ');
}
