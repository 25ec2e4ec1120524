import * as z from 'zod/mini';
import type { PhoneNumberId } from '../core/ids.js';
import type { Profile, ProfileChanges } from '../core/profile/profile.js';
import type { Graph } from './graph.js';
import { list, success, text } from './wire.js';

/** Always asks for every field: without `fields` Meta gives next to nothing. */
export async function readProfile(graph: Graph, phoneNumberId: PhoneNumberId): Promise<Profile> {
  const answer = await graph.get({ path: pathOf(phoneNumberId), query: { fields: FIELDS }, answer: profiles });
  return answer.data[0] ?? NOTHING_SET;
}

export interface ProfileUpdate extends ProfileChanges {
  /** From `uploadResumable`. */
  readonly pictureHandle?: string;
}

/** Changes only what is given. Safe to repeat: it sets a state. */
export async function updateProfile(graph: Graph, phoneNumberId: PhoneNumberId, update: ProfileUpdate): Promise<void> {
  const { pictureHandle, ...changes } = update;
  const body = { messaging_product: 'whatsapp', ...changes, profile_picture_handle: pictureHandle };
  await graph.post({ path: pathOf(phoneNumberId), body, answer: success, assumed: true, effect: 'repeatable' });
}

function pathOf(phoneNumberId: PhoneNumberId): string {
  return `/${phoneNumberId}/whatsapp_business_profile`;
}

const FIELDS = 'about,address,description,email,profile_picture_url,websites,vertical';

const NOTHING_SET: Profile = {
  about: null,
  address: null,
  description: null,
  email: null,
  websites: [],
  vertical: null,
  pictureUrl: null,
};

const profile = z.pipe(
  z.looseObject({
    about: text,
    address: text,
    description: text,
    email: text,
    websites: list(z.string()),
    vertical: text,
    profile_picture_url: text,
  }),
  z.transform(
    (wire): Profile => ({
      about: wire.about,
      address: wire.address,
      description: wire.description,
      email: wire.email,
      websites: wire.websites,
      vertical: wire.vertical,
      pictureUrl: wire.profile_picture_url,
    }),
  ),
);

/** Real answers are flat; Meta's OpenAPI file nests the same fields under `business_profile`. */
const nested = z.pipe(
  z.looseObject({ business_profile: profile }),
  z.transform((wire) => wire.business_profile),
);

const profiles = z.looseObject({ data: z.array(z.union([nested, profile])) });
