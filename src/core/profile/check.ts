import { countCharacters } from '../characters.js';
import { PROFILE_LIMITS } from '../meta/limits.js';
import { VERTICALS } from '../meta/verticals.js';
import { nearest } from '../nearest.js';
import type { Profile, ProfileChanges } from './profile.js';
import { findVertical } from './vertical.js';

/** One thing that Meta would refuse, as data; the sentences stand with the failure `profile-invalid`. */
export type ProfileProblem =
  | { field: 'about'; problem: 'empty' }
  | { field: TextField | 'websites'; problem: 'too-long'; given: string; length: number; limit: number }
  | { field: 'email'; problem: 'malformed'; given: string }
  | { field: 'websites'; problem: 'malformed' | 'no-scheme' | 'empty'; given: string }
  | { field: 'websites'; problem: 'too-many'; count: number; limit: number }
  | { field: 'vertical'; problem: 'unknown'; given: string; nearest: string | null; known: string[] }
  | { field: 'vertical'; problem: 'read-only'; given: string }
  | { field: 'vertical'; problem: 'cannot-be-emptied' };

type TextField = 'about' | 'address' | 'description' | 'email';

/**
 * Everything that is wrong with the changes, at once, before any request. With the `current` profile, an empty vertical
 * is let through where none was ever set.
 */
export function checkProfileChanges(changes: ProfileChanges, current?: Profile): ProfileProblem[] {
  const { about, address, description, email, websites, vertical } = changes;
  return [
    ...(about !== undefined ? checkAbout(about) : []),
    ...(address !== undefined ? checkLength('address', address, PROFILE_LIMITS.addressMax) : []),
    ...(description !== undefined ? checkLength('description', description, PROFILE_LIMITS.descriptionMax) : []),
    ...(email !== undefined ? checkEmail(email) : []),
    ...(websites !== undefined ? checkWebsites(websites) : []),
    ...(vertical !== undefined ? checkVertical(vertical, current) : []),
  ];
}

/** The changes as Meta takes them: the vertical as its API value, whatever language it was given in. Check them first. */
export function toProfileUpdate(changes: ProfileChanges): ProfileChanges {
  if (changes.vertical === undefined) return changes;
  return { ...changes, vertical: findVertical(changes.vertical)?.value ?? changes.vertical };
}

/** `about` is the one text that Meta does not let a business clear. */
function checkAbout(about: string): ProfileProblem[] {
  if (about.trim() === '') return [{ field: 'about', problem: 'empty' }];
  return checkLength('about', about, PROFILE_LIMITS.aboutMax);
}

function checkLength(field: TextField | 'websites', given: string, limit: number): ProfileProblem[] {
  const length = countCharacters(given);
  return length > limit ? [{ field, problem: 'too-long', given, length, limit }] : [];
}

/** One @, something before it, and a dotted host behind it: what can be said without asking a mail server. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

function checkEmail(email: string): ProfileProblem[] {
  const tooLong = checkLength('email', email, PROFILE_LIMITS.emailMax);
  return email === '' || EMAIL.test(email)
    ? tooLong
    : [...tooLong, { field: 'email', problem: 'malformed', given: email }];
}

function checkWebsites(websites: readonly string[]): ProfileProblem[] {
  const { websitesMax, websiteMax } = PROFILE_LIMITS;
  const count = websites.length;
  return [
    ...(count > websitesMax ? [{ field: 'websites', problem: 'too-many', count, limit: websitesMax } as const] : []),
    ...websites.flatMap((website) => [...checkLength('websites', website, websiteMax), ...checkAddress(website)]),
  ];
}

function checkAddress(website: string): ProfileProblem[] {
  if (website === '') return [{ field: 'websites', problem: 'empty', given: website }];
  if (!/^https?:\/\//i.test(website)) return [{ field: 'websites', problem: 'no-scheme', given: website }];
  return URL.canParse(website) ? [] : [{ field: 'websites', problem: 'malformed', given: website }];
}

function checkVertical(given: string, current: Profile | undefined): ProfileProblem[] {
  if (given.trim() === '') return isUnset(current) ? [] : [{ field: 'vertical', problem: 'cannot-be-emptied' }];
  const found = findVertical(given);
  if (found) return found.settable ? [] : [{ field: 'vertical', problem: 'read-only', given }];
  const known = VERTICALS.filter(({ settable }) => settable).map(({ value }) => value);
  return [{ field: 'vertical', problem: 'unknown', given, nearest: nearestVertical(given), known }];
}

function isUnset(current: Profile | undefined): boolean {
  return current !== undefined && (current.vertical === null || ['', 'UNDEFINED'].includes(current.vertical));
}

/** By value or label, and then named as the API does. */
function nearestVertical(given: string): string | null {
  const settable = VERTICALS.filter((vertical) => vertical.settable);
  const names = new Map(
    settable.flatMap(({ value, english, spanish }) =>
      [value, english, spanish].map((name) => [name.toLowerCase(), value]),
    ),
  );
  const best = nearest(given.toLowerCase(), [...names.keys()]);
  return best === null ? null : (names.get(best) ?? null);
}
