import * as z from 'zod/mini';
import { diffProfiles } from '../../core/profile/diff.js';
import { readProfile } from '../../graph/profile.js';
import { lastProfile, saveProfile } from '../../store/profile-cache.js';
import { relativeTime } from '../../ui/relative-time.js';
import { command } from '../command.js';
import { differenceSchema, profileSchema, viewDifferences, viewProfile } from './profile-view.js';

export const sync = command({
  path: 'profile sync',
  examples: ['wabactl profile sync'],
  args: {},
  options: {},
  output: z.object({
    profile: profileSchema,
    changes: z.array(differenceSchema),
    syncedAt: z.string(),
    previousSyncAt: z.nullable(z.string()),
  }),
  changes: true,
  async run(_input, { session, host }) {
    const channel = await session.channel();
    const profile = await readProfile(await session.graph(), channel.phoneNumberId);
    const database = await session.database();
    const last = lastProfile(database, channel.id);
    const syncedAt = host.now().toISOString();
    saveProfile(database, channel.id, { profile, syncedAt });
    const changes = last ? diffProfiles(last.profile, profile) : [];
    return { profile, changes, syncedAt, previousSyncAt: last?.syncedAt ?? null };
  },
  view({ profile, changes, previousSyncAt }, screen, say) {
    const whole = viewProfile(profile, screen, say);
    if (previousSyncAt === null) return `${whole}\n\n${say.first}`;
    const when = relativeTime(new Date(previousSyncAt), screen.now, screen.text.language);
    if (changes.length === 0) return `${whole}\n\n${say.unchanged(when)}`;
    return `${whole}\n\n${say.changed(changes.length, when)}\n${viewDifferences(changes, screen, say)}`;
  },
});
