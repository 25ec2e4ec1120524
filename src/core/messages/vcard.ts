import type { GivenContact } from './contacts.js';

/** One line of a card: `TEL;TYPE=CELL;waid=34600111222:+34 600 11 12 22`. */
interface Property {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
}

/** The contacts of a .vcf file, of version 2.1 to 4.0 (RFC 6350); what a message cannot carry is left out. */
export function readVcard(file: string): GivenContact[] {
  const contacts: GivenContact[] = [];
  let card: Property[] | undefined;
  for (const line of unfold(file)) {
    if (/^BEGIN:VCARD$/i.test(line)) card = [];
    else if (/^END:VCARD$/i.test(line) && card) {
      contacts.push(toContact(card));
      card = undefined;
    } else {
      const property = card && readProperty(line);
      if (property) card?.push(property);
    }
  }
  return contacts;
}

/** A line that begins with a blank goes on from the one before; so does one after a `=` in quoted-printable text. */
function unfold(file: string): string[] {
  const lines = file
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n');
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    if (before?.endsWith('=') && isQuotedPrintable(before)) whole[whole.length - 1] = before.slice(0, -1) + line;
    else whole.push(line);
  }
  return whole.map((line) => line.trim());
}

const isQuotedPrintable = (line: string): boolean => /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(line);

function readProperty(line: string): Property | undefined {
  const [, head = '', raw = ''] = /^((?:[^:"]|"[^"]*")+):(.*)$/.exec(line) ?? [];
  const [first = '', ...rest] = head.split(';');
  if (first === '') return undefined;
  const parameters = new Map<string, string[]>();
  for (const each of rest) {
    // Version 2.1 writes `TEL;CELL` for `TEL;TYPE=CELL`.
    const [, key = 'TYPE', value = ''] = /^(?:([^=]+)=)?"?(.*?)"?$/.exec(each) ?? [];
    const name = key.toUpperCase();
    parameters.set(name, [...(parameters.get(name) ?? []), ...value.split(',')]);
  }
  const value = isQuotedPrintable(line) ? decodeQuotedPrintable(raw) : raw;
  // `item1.TEL` groups a number with its label.
  return { name: first.replace(/^[^.]*\./, '').toUpperCase(), parameters, value };
}

function decodeQuotedPrintable(text: string): string {
  const bytes: number[] = [];
  for (const [part] of text.matchAll(/=[0-9A-F]{2}|[\s\S]/giu)) {
    if (/^=[0-9A-F]{2}$/i.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function toContact(card: readonly Property[]): GivenContact {
  const all = (name: string) => card.filter((property) => property.name === name);
  const one = (name: string) => textOf(all(name)[0]);
  const parts = all('N')[0];
  const company = partsOf(all('ORG')[0]);
  const title = one('TITLE');
  const [phones, emails, urls, addresses] = [all('TEL'), all('EMAIL'), all('URL'), all('ADR')];
  const birthday = toDay(one('BDAY'));
  return {
    name: toName(one('FN'), parts && partsOf(parts)),
    ...(phones.length > 0 && { phones: phones.map(toPhone) }),
    ...(emails.length > 0 && { emails: emails.map((each) => ({ email: textOf(each) ?? '', ...typeOf(each) })) }),
    ...(addresses.length > 0 && { addresses: addresses.map(toAddress) }),
    ...((company.length > 0 || title !== undefined) && { org: toOrg(company, title) }),
    ...(urls.length > 0 && { urls: urls.map((each) => ({ url: textOf(each) ?? '', ...typeOf(each) })) }),
    ...(birthday !== undefined && { birthday }),
  };
}

function toName(whole: string | undefined, [last, first, middle, prefix, suffix]: readonly string[] = []) {
  const given = [prefix, first, middle, last, suffix].filter((part) => part).join(' ');
  return {
    formatted_name: whole ?? given,
    ...(first && { first_name: first }),
    ...(last && { last_name: last }),
    ...(middle && { middle_name: middle }),
    ...(suffix && { suffix }),
    ...(prefix && { prefix }),
  };
}

/** WhatsApp's own cards say under which id it knows the number; without it the customer is offered to invite the person. */
function toPhone(property: Property) {
  const waId = property.parameters.get('WAID')?.[0];
  const phone = (textOf(property) ?? '').replace(/^tel:/i, '');
  return { phone, ...typeOf(property), ...(waId && { wa_id: waId }) };
}

function toAddress(property: Property) {
  const [, , street, city, state, zip, country] = partsOf(property);
  return {
    ...(street && { street }),
    ...(city && { city }),
    ...(state && { state }),
    ...(zip && { zip }),
    ...(country && { country }),
    ...typeOf(property),
  };
}

function toOrg([company, department]: readonly string[], title: string | undefined) {
  return { ...(company && { company }), ...(department && { department }), ...(title !== undefined && { title }) };
}

const NO_KIND: readonly string[] = ['PREF', 'VOICE', 'INTERNET', 'WAID'];

function typeOf({ parameters }: Property): { type?: string } {
  const type = parameters.get('TYPE')?.find((each) => !NO_KIND.includes(each.toUpperCase()));
  return type ? { type: type.toUpperCase() } : {};
}

/** `19990123` and `1999-01-23T…` are days too; a birthday without its year has no place in a message. */
function toDay(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** `Luna\, Bakery;Sales` is two parts: a backslash takes a sign its meaning. */
function partsOf(property: Property | undefined): string[] {
  const parts = property?.value.match(/(?:\\[\s\S]|[^;\\])*(?:;|$)/g) ?? [];
  const texts = parts.map((part) => withoutBackslashes(part.replace(/;$/, '')).trim());
  return texts.at(-1) === '' ? texts.slice(0, -1) : texts;
}

function textOf(property: Property | undefined): string | undefined {
  const text = property && withoutBackslashes(property.value).trim();
  return text === '' ? undefined : text;
}

function withoutBackslashes(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}
