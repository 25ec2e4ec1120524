import * as z from 'zod/mini';
import { MESSAGE_LIMITS } from '../meta/limits.js';
import type { MemberPath } from '../templates/source.js';
import { checkCount, type PartProblem } from './parts.js';

const text = z.optional(z.string());

const name = z.strictObject({
  formatted_name: z.string(),
  first_name: text,
  last_name: text,
  middle_name: text,
  suffix: text,
  prefix: text,
});
const phone = z.strictObject({ phone: text, type: text, wa_id: text });
const email = z.strictObject({ email: z.string(), type: text });
const url = z.strictObject({ url: z.string(), type: text });
const org = z.strictObject({ company: text, department: text, title: text });
const postal = z.strictObject({
  street: text,
  city: text,
  state: text,
  zip: text,
  country: text,
  country_code: text,
  type: text,
});

const contact = z.strictObject({
  name: z.union([z.string(), name]),
  phones: z.optional(z.array(z.union([z.string(), phone]))),
  emails: z.optional(z.array(z.union([z.string(), email]))),
  addresses: z.optional(z.array(postal)),
  org: z.optional(z.union([z.string(), org])),
  urls: z.optional(z.array(z.union([z.string(), url]))),
  birthday: text,
});

/** Meta's own names; where only the text matters, the text alone will do. */
export const contactsFile = z.array(contact);
export type GivenContact = z.infer<typeof contact>;

/** A contact as it goes on the wire. */
export interface Contact {
  readonly name: Readonly<z.infer<typeof name>>;
  readonly phones?: readonly z.infer<typeof phone>[];
  readonly emails?: readonly z.infer<typeof email>[];
  readonly addresses?: readonly z.infer<typeof postal>[];
  readonly org?: z.infer<typeof org>;
  readonly urls?: readonly z.infer<typeof url>[];
  readonly birthday?: string;
}

export function toContact({
  name: given,
  phones,
  emails,
  addresses,
  org: company,
  urls,
  birthday,
}: GivenContact): Contact {
  return {
    name: toName(typeof given === 'string' ? { formatted_name: given } : given),
    ...(phones && { phones: phones.map((each) => (typeof each === 'string' ? { phone: each } : each)) }),
    ...(emails && { emails: emails.map((each) => (typeof each === 'string' ? { email: each } : each)) }),
    ...(addresses && { addresses }),
    ...(company !== undefined && { org: typeof company === 'string' ? { company } : company }),
    ...(urls && { urls: urls.map((each) => (typeof each === 'string' ? { url: each } : each)) }),
    ...(birthday !== undefined && { birthday }),
  };
}

/** Older pages of Meta's demand one more part of the name than the whole one; newer ones do not (UNSURE), so it is always sent. */
function toName(given: z.infer<typeof name>): z.infer<typeof name> {
  const { formatted_name: whole, ...parts } = given;
  return Object.values(parts).some((part) => part !== undefined) ? given : { formatted_name: whole, first_name: whole };
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/contacts-messages */
export function checkContacts(contacts: readonly Contact[]): PartProblem[] {
  if (contacts.length === 0) return [{ field: 'contacts', problem: 'missing', option: '--name' }];
  return [
    ...checkCount('contacts', contacts.length, MESSAGE_LIMITS.contactsMax),
    ...contacts.flatMap((each, place) => checkContact(each, [place])),
  ];
}

function checkContact({ name: given, phones = [], emails = [], birthday }: Contact, at: MemberPath): PartProblem[] {
  const problems: PartProblem[] = [];
  if (given.formatted_name.trim() === '')
    problems.push({ field: 'contact-name', member: [...at, 'name'], problem: 'empty' });
  for (const [place, { phone: number = '' }] of phones.entries()) {
    const member = [...at, 'phones', place];
    if (!/\d/.test(number)) problems.push({ field: 'contact-phone', member, problem: 'not-a-number', given: number });
  }
  for (const [place, { email: address }] of emails.entries()) {
    const member = [...at, 'emails', place];
    if (address.trim() === '') problems.push({ field: 'contact-email', member, problem: 'empty' });
  }
  if (birthday !== undefined && !isDay(birthday)) {
    problems.push({ field: 'contact-birthday', member: [...at, 'birthday'], problem: 'not-a-day', given: birthday });
  }
  return problems;
}

function isDay(given: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return false;
  const date = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given);
}
