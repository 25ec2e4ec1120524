import { sha256Of } from '../../core/digest.js';
import { toProfileUpdate } from '../../core/profile/check.js';
import { withoutSignature } from '../../core/profile/diff.js';
import type { Profile, ProfileChanges } from '../../core/profile/profile.js';
import { readProfile, updateProfile } from '../../graph/profile.js';
import { saveProfile } from '../../store/profile-cache.js';
import { rememberedPicture, rememberPicture } from '../../store/profile-pictures.js';
import type { Context } from '../context.js';
import { uploadFile } from '../upload-file.js';
import type { PictureFile } from './profile-file.js';

/** What of the wanted profile Meta does not have yet. */
export interface ProfilePlan {
  readonly before: Profile;
  readonly wanted: ProfileChanges;
  /** `unknown`: it was not sent from this machine, so that it may be another one, and counts as the same. */
  readonly picture: 'none' | 'same' | 'changed' | 'unknown';
}

type ProfileContext = Pick<Context<unknown>, 'session' | 'host' | 'dryRun'>;

export async function planProfile(
  changes: ProfileChanges,
  picture: PictureFile | undefined,
  { session }: Pick<ProfileContext, 'session'>,
): Promise<ProfilePlan> {
  const { phoneNumberId } = await session.channel();
  const before = await readProfile(await session.graph(), phoneNumberId);
  const known = picture && rememberedPicture(await session.database(), phoneNumberId);
  return { before, wanted: needed(before, toProfileUpdate(changes)), picture: comparePicture(before, picture, known) };
}

function comparePicture(
  { pictureUrl }: Profile,
  picture: PictureFile | undefined,
  known: ReturnType<typeof rememberedPicture>,
): ProfilePlan['picture'] {
  if (!picture) return 'none';
  if (pictureUrl === null) return 'changed';
  if (!known) return 'unknown';
  // Somebody else set another one since.
  const isOurs = known.link === null || known.link === withoutSignature(pictureUrl);
  return isOurs && known.sha256 === sha256Of(picture.bytes) ? 'same' : 'changed';
}

/** Only what differs: what Meta already has is not sent again. */
export function needed(current: Profile, changes: ProfileChanges): ProfileChanges {
  const differs = ([field, value]: [string, unknown]) => {
    const now = current[field as keyof ProfileChanges];
    return JSON.stringify(value) !== JSON.stringify(now ?? '');
  };
  return Object.fromEntries(Object.entries(changes).filter(differs));
}

/** Uploads the picture, sends the change, and reads the profile back as Meta has it then. */
export async function changeProfile(
  wanted: ProfileChanges,
  picture: PictureFile | undefined,
  context: ProfileContext,
): Promise<Profile> {
  const { session, host, dryRun } = context;
  const { id, phoneNumberId } = await session.channel();
  const graph = await session.graph();
  const handle = picture && (await uploadFile({ ...picture, fileName: nameOf(picture) }, context));
  await updateProfile(graph, phoneNumberId, { ...wanted, ...(handle !== undefined && { pictureHandle: handle }) });
  const after = await readProfile(graph, phoneNumberId);
  const at = host.now().toISOString();
  const database = await session.database();
  saveProfile(database, id, { profile: after, syncedAt: at });
  if (picture && !dryRun) {
    const link = after.pictureUrl === null ? null : withoutSignature(after.pictureUrl);
    rememberPicture(database, phoneNumberId, { sha256: sha256Of(picture.bytes), link, at });
  }
  return after;
}

function nameOf({ mimeType }: PictureFile): string {
  return mimeType === 'image/png' ? 'picture.png' : 'picture.jpg';
}
