import { checkContacts, contactsFile, type GivenContact, toContact } from '../../core/messages/contacts.js';
import { readVcard } from '../../core/messages/vcard.js';
import { parsePhoneNumber } from '../../core/phone/number.js';
import { flag, list, optional, text } from '../field.js';
import { parseContent, type ReadContent, tellFaults } from './content-file.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

const MEMBERS = [
  ...['name', 'formatted_name', 'first_name', 'last_name', 'middle_name', 'suffix', 'prefix'],
  ...['phones', 'phone', 'type', 'wa_id', 'emails', 'email', 'urls', 'url', 'birthday'],
  ...[
    'addresses',
    'street',
    'city',
    'state',
    'zip',
    'country',
    'country_code',
    'org',
    'company',
    'department',
    'title',
  ],
];

export const contacts = messageCommand({
  path: 'send contacts',
  examples: [
    'wabactl send contacts +34600111222 --name "Ana Torres" --phone "+34 600 11 12 22" --on-whatsapp --org "Luna Bakery"',
    'wabactl send contacts +34600111222 --file team.vcf',
  ],
  args: { to: recipient },
  options: {
    name: optional(text('--name <name>')),
    phone: list('--phone <number>'),
    onWhatsapp: flag('--on-whatsapp'),
    email: list('--email <address>'),
    org: optional(text('--org <company>')),
    url: list('--url <link>'),
    file: optional(text('--file <file>')),
    ...messageOptions,
  },
  async make(input, { readInput }) {
    const file =
      input.file === undefined ? { problems: [] } : readFile(input.file, await readInput(input.file, '--file'));
    const all = [...(file.content ?? []), ...readTyped(input)].map(toContact);
    return {
      type: 'contacts',
      problems: tellFaults(checkContacts(all), file, {}),
      summary: { contacts: all.map(({ name }) => name.formatted_name) },
      content: () => all,
    };
  },
});

/** A file of cards, as phones and address books export them, or of contacts in Meta's own words. */
function readFile(path: string, bytes: Uint8Array): ReadContent<GivenContact[]> {
  const file = new TextDecoder().decode(bytes);
  if (/^\s*BEGIN:VCARD/i.test(file)) {
    const content = readVcard(file);
    const nowhere = { field: 'file', path, line: null, column: null } as const;
    return { content, problems: content.length === 0 ? [{ ...nowhere, problem: 'no-contact' }] : [] };
  }
  return parseContent(path, bytes, { schema: contactsFile, members: MEMBERS });
}

interface TypedContact {
  readonly name: string | undefined;
  readonly phone: readonly string[];
  readonly onWhatsapp: boolean;
  readonly email: readonly string[];
  readonly org: string | undefined;
  readonly url: readonly string[];
}

/** One contact, if there is anything of it; without its name it is told what is missing. */
function readTyped({ name, phone, onWhatsapp, email, org, url }: TypedContact): GivenContact[] {
  if (name === undefined && phone.length + email.length + url.length === 0 && org === undefined) return [];
  return [
    {
      name: name ?? '',
      ...(phone.length > 0 && { phones: phone.map((number) => toPhone(number, onWhatsapp)) }),
      ...(email.length > 0 && { emails: [...email] }),
      ...(org !== undefined && { org }),
      ...(url.length > 0 && { urls: [...url] }),
    },
  ];
}

/** With WhatsApp's own id the card offers to write to the person, without it to invite them. */
function toPhone(phone: string, onWhatsapp: boolean) {
  const waId = onWhatsapp ? parsePhoneNumber(phone) : undefined;
  return { phone, ...(waId !== undefined && { wa_id: waId }) };
}
