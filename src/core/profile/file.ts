import * as z from 'zod/mini';
import { nearest } from '../nearest.js';
import type { ProfileChanges } from './profile.js';

/** A profile as a file in git says it: what it does not mention is left alone, what is empty is cleared. */
export interface ProfileFile {
  readonly changes: ProfileChanges;
  /** Path of the picture, relative to the file. */
  readonly picture: string | undefined;
}

/** Why a member of a file is none of a profile; what Meta would refuse is `ProfileProblem`. */
export type ProfileFileProblem =
  | { readonly problem: 'not-an-object' }
  | { readonly problem: 'unknown-member'; readonly member: string; readonly nearest: string | null }
  | { readonly problem: 'wrong-type'; readonly member: string; readonly expected: 'text' | 'list' };

const PROFILE_MEMBERS = ['about', 'address', 'description', 'email', 'websites', 'vertical', 'picture'] as const;

const Members = z.record(z.string(), z.unknown());

/** Every problem at once. A single website may stand without a list; null is as good as empty. */
export function readProfileData(
  data: unknown,
): { readonly file: ProfileFile } | { readonly problems: ProfileFileProblem[] } {
  const read = Members.safeParse(data);
  if (!read.success) return { problems: [{ problem: 'not-an-object' }] };
  const { picture, websites, ...texts } = read.data;
  const problems = [
    ...Object.keys(read.data).flatMap(checkName),
    ...Object.entries({ ...texts, picture }).flatMap(([member, value]) => checkText(member, value)),
    ...(isList(websites) ? [] : [{ problem: 'wrong-type', member: 'websites', expected: 'list' } as const]),
  ];
  if (problems.length > 0) return { problems };
  const changes = Object.fromEntries(Object.entries(texts).map(([member, value]) => [member, value ?? '']));
  const file = picture === undefined || picture === null ? undefined : String(picture);
  return {
    file: { changes: { ...changes, ...(websites !== undefined && { websites: toList(websites) }) }, picture: file },
  };
}

function checkName(member: string): ProfileFileProblem[] {
  if (PROFILE_MEMBERS.some((known) => known === member)) return [];
  return [{ problem: 'unknown-member', member, nearest: nearest(member, [...PROFILE_MEMBERS]) }];
}

function checkText(member: string, value: unknown): ProfileFileProblem[] {
  const isKnown = PROFILE_MEMBERS.some((known) => known === member);
  if (!isKnown || value === undefined || value === null || typeof value === 'string') return [];
  return [{ problem: 'wrong-type', member, expected: 'text' }];
}

function isList(websites: unknown): boolean {
  if (websites === undefined || websites === null || typeof websites === 'string') return true;
  return Array.isArray(websites) && websites.every((website) => typeof website === 'string');
}

function toList(websites: unknown): string[] {
  if (Array.isArray(websites)) return websites.map(String);
  return websites === null || websites === '' ? [] : [String(websites)];
}
