import * as z from 'zod/mini';
import { PICTURE_LIMITS, PROFILE_LIMITS } from '../core/meta/limits.js';
import { VERTICALS } from '../core/meta/verticals.js';
import { publicFilePath } from './downloads.js';
import { decodeJsonText, parseParams, wireChoice, wireText } from './params.js';
import { parameterInvalid } from './refusals.js';
import type { Call } from './route.js';
import type { Phone, Profile } from './state.js';

/** Meta does not say in which unit it counts; code points here. */
function between(min: number, max: number) {
  return wireText.check(
    z.refine(
      (text) => [...text].length >= min && [...text].length <= max,
      min > 0 ? `must be between ${min} and ${max} characters long` : `must be at most ${max} characters long`,
    ),
  );
}

const website = between(0, PROFILE_LIMITS.websiteMax).check(
  z.refine((url) => /^https?:\/\/[^\s/]+/i.test(url), 'must be a URL that starts with http:// or https://'),
);

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-profiles */
const changes = z.object({
  messaging_product: wireChoice(['whatsapp']),
  about: z.optional(between(PROFILE_LIMITS.aboutMin, PROFILE_LIMITS.aboutMax)),
  address: z.optional(between(0, PROFILE_LIMITS.addressMax)),
  description: z.optional(between(0, PROFILE_LIMITS.descriptionMax)),
  email: z.optional(
    between(0, PROFILE_LIMITS.emailMax).check(
      z.refine(
        (email) => email === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email),
        'must be a valid email address',
      ),
    ),
  ),
  websites: z.optional(
    z.pipe(
      z.transform(decodeJsonText),
      z
        .array(website)
        .check(z.maxLength(PROFILE_LIMITS.websitesMax, `must have at most ${PROFILE_LIMITS.websitesMax} elements`)),
    ),
  ),
  vertical: z.optional(wireChoice(['', ...VERTICALS.filter(({ settable }) => settable).map(({ value }) => value)])),
  profile_picture_handle: z.optional(wireText),
});

/** Only what is sent changes; an empty text clears the field, except `about` (UNSURE: one source). */
export function changeProfile({ profile }: Phone, call: Call): void {
  const {
    messaging_product: _,
    profile_picture_handle: handle,
    vertical,
    websites,
    ...texts
  } = parseParams(changes, call.params);
  const picture = handle === undefined ? undefined : pictureOf(handle, call);
  for (const name of ['about', 'address', 'description', 'email'] as const) set(profile, name, texts[name]);
  set(profile, 'vertical', vertical);
  set(profile, 'profile_picture_url', picture);
  if (websites?.length === 0) delete profile.websites;
  else if (websites) profile.websites = websites;
}

function set(profile: Profile, name: Exclude<keyof Profile, 'websites'>, value: string | undefined): void {
  if (value === '') delete profile[name];
  else if (value !== undefined) profile[name] = value;
}

/** The handle `h` of a finished upload of JPEG or PNG. Meta publishes no size limit; 5 MB is a provider's (UNSURE). */
function pictureOf(handle: string, { world }: Call): string {
  const uploaded = world.state.handles.get(handle);
  if (!uploaded) throw parameterInvalid('profile_picture_handle', 'is not a valid upload handle');
  if (!/^image\/(jpe?g|png)$/.test(uploaded.mimeType))
    throw parameterInvalid('profile_picture_handle', 'must be a JPEG or PNG image');
  if (uploaded.bytes.length > PICTURE_LIMITS.maxBytes)
    throw parameterInvalid('profile_picture_handle', 'must be at most 5 MB');
  return publicFilePath(handle);
}
