import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkContacts, toContact } from '../../../src/core/messages/contacts.js';
import { readVcard } from '../../../src/core/messages/vcard.js';

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n');

test('a card as phones export it becomes a contact', () => {
  const file = card(
    'N:Torres;Ana;María;Dr.;',
    'FN:Ana Torres',
    'ORG:Luna\\, Bakery;Sales',
    'TITLE:Baker',
    'item1.TEL;TYPE=CELL;waid=15550142233:+1 555 014 2233',
    'EMAIL;TYPE=INTERNET,WORK:ana@luna.example',
    'ADR;TYPE=HOME:;;1 Main St;Springfield;CA;94025;United States',
    'URL:https://luna.example/',
    'BDAY:19900220',
    'PHOTO;ENCODING=b:AAAA',
  );
  expect(readVcard(file)).toEqual([
    {
      name: {
        formatted_name: 'Ana Torres',
        first_name: 'Ana',
        last_name: 'Torres',
        middle_name: 'María',
        prefix: 'Dr.',
      },
      org: { company: 'Luna, Bakery', department: 'Sales', title: 'Baker' },
      phones: [{ phone: '+1 555 014 2233', type: 'CELL', wa_id: '15550142233' }],
      emails: [{ email: 'ana@luna.example', type: 'WORK' }],
      addresses: [
        { street: '1 Main St', city: 'Springfield', state: 'CA', zip: '94025', country: 'United States', type: 'HOME' },
      ],
      urls: [{ url: 'https://luna.example/' }],
      birthday: '1990-02-20',
    },
  ]);
});

test('a file can hold many cards, and lines may be folded', () => {
  const file = `${card('FN:Ana', 'NOTE:long', ' er')}\n${card('FN:José Mu', ' ñoz')}`;
  expect(readVcard(file).map(({ name }) => name)).toEqual([
    { formatted_name: 'Ana' },
    { formatted_name: 'José Muñoz' },
  ]);
});

test('version 2.1 writes other letters in numbers, and types without a name', () => {
  const file = card('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Mu=C3=B1oz;Jos=C3=\r\n=A9;;;', 'TEL;CELL:600111222');
  expect(readVcard(file)).toEqual([
    {
      name: { formatted_name: 'José Muñoz', first_name: 'José', last_name: 'Muñoz' },
      phones: [{ phone: '600111222', type: 'CELL' }],
    },
  ]);
});

test('what is no card holds no contact', () => {
  expect(readVcard('BEGIN:VCARD\nFN:Ana')).toEqual([]);
  expect(readVcard('Ana, 600111222')).toEqual([]);
});

test('no file brings it down', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('N:;;', 'TEL;=:', 'TEL;TYPE="a:b":1', 'BDAY:2', 'ORG', ';:', 'N;ENCODING=QUOTED-PRINTABLE:=='),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const contact of readVcard(card(...lines)))
        expect(checkContacts([toContact(contact)])).toBeInstanceOf(Array);
    }),
  );
});
