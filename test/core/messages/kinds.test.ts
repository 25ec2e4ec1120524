import { describe, expect, test } from 'vitest';
import { checkAddress } from '../../../src/core/messages/address.js';
import { checkButtons, parseButton } from '../../../src/core/messages/buttons.js';
import { checkContacts, toContact } from '../../../src/core/messages/contacts.js';
import { checkFlow, type Flow } from '../../../src/core/messages/flow.js';
import { checkLink, checkSurroundings } from '../../../src/core/messages/interactive.js';
import { checkList, parseRow } from '../../../src/core/messages/list.js';
import { readLocation } from '../../../src/core/messages/location.js';
import type { PartProblem } from '../../../src/core/messages/parts.js';
import { checkProductHeader, checkProducts, toProductAction } from '../../../src/core/messages/products.js';
import { readRawMessage } from '../../../src/core/messages/raw.js';
import { checkReaction } from '../../../src/core/messages/reaction.js';
import { groupBySection } from '../../../src/core/messages/sections.js';

const x = (length: number) => '🥐'.repeat(length);
/** `field problem` of each, which is all that these tests are about. */
const told = (problems: readonly PartProblem[]) => problems.map(({ field, problem }) => `${field} ${problem}`);

describe('what stands around the action', () => {
  test('a body of 1024, a header and a footer of 60 characters', () => {
    expect(checkSurroundings({ body: x(1024), headerText: x(60), footer: x(60) })).toEqual([]);
    const problems = checkSurroundings({ body: x(1025), headerText: x(61), footer: x(61) });
    expect(told(problems)).toEqual(['body too-long', 'header too-long', 'footer too-long']);
    expect(problems[0]).toMatchObject({ length: 1025, limit: 1024, member: ['body'] });
  });

  test('no empty text', () => {
    const problems = checkSurroundings({ body: ' ', headerText: ' ', footer: '' });
    expect(told(problems)).toEqual(['body empty', 'header empty', 'footer empty']);
  });

  test('a body is needed, but for a single product', () => {
    expect(told(checkSurroundings({ body: undefined }))).toEqual(['body missing']);
    expect(checkSurroundings({ body: undefined }, { bodyOptional: true })).toEqual([]);
  });
});

describe('reply buttons', () => {
  test('id and title, or one for both', () => {
    expect(parseButton('yes=Yes, please')).toEqual({ id: 'yes', title: 'Yes, please' });
    expect(parseButton('Yes')).toEqual({ id: 'Yes', title: 'Yes' });
    expect(parseButton('sum=1+1=2')).toEqual({ id: 'sum', title: '1+1=2' });
  });

  test('one to three, of 20 characters, with ids of 256', () => {
    const longest = { id: x(256), title: x(20) };
    expect(checkButtons([longest, { id: '2', title: 'B' }, { id: '3', title: 'C' }])).toEqual([]);
    expect(told(checkButtons([]))).toEqual(['buttons missing']);
    const four = ['A', 'B', 'C', 'D'].map((title) => ({ id: title, title }));
    expect(checkButtons(four)).toEqual([{ field: 'buttons', problem: 'too-many', count: 4, limit: 3 }]);
    const tooLong = checkButtons([{ id: x(257), title: x(21) }]);
    expect(told(tooLong)).toEqual(['button-title too-long', 'button-id too-long']);
  });

  test('different ids and titles', () => {
    const twins = [
      { id: 'a', title: 'Yes' },
      { id: 'a', title: 'Yes' },
    ];
    expect(told(checkButtons(twins))).toEqual(['button-id repeated', 'button-title repeated']);
  });
});

describe('lists', () => {
  test('rows as they are typed', () => {
    expect(parseRow('carrot=Carrot cake|With nuts')).toEqual({
      id: 'carrot',
      title: 'Carrot cake',
      description: 'With nuts',
    });
    expect(parseRow('plain=Plain|')).toEqual({ id: 'plain', title: 'Plain' });
    expect(parseRow('Plain')).toEqual({ id: 'Plain', title: 'Plain' });
    expect(parseRow('a=1|x=2|y')).toEqual({ id: 'a', title: '1', description: 'x=2|y' });
  });

  const row = (id: string, part: object = {}) => ({ id, title: `Row ${id}`, ...part });
  const rows = (count: number) => Array.from({ length: count }, (_, place) => row(String(place)));

  test('ten rows in all sections together', () => {
    expect(checkList('Cakes', [{ rows: rows(10) }])).toEqual([]);
    const problems = checkList('Cakes', [
      { title: 'A', rows: rows(6) },
      { title: 'B', rows: rows(11).slice(6) },
    ]);
    expect(problems).toEqual([{ field: 'rows', member: ['sections'], problem: 'too-many', count: 11, limit: 10 }]);
    expect(told(checkList(undefined, []))).toEqual(['list-button missing', 'rows missing']);
  });

  test('every limit of a row, of a section and of the button', () => {
    const longest = row(x(200), { title: x(24), description: x(72) });
    expect(checkList(x(20), [{ title: x(24), rows: [longest] }])).toEqual([]);
    const tooLong = row(x(201), { title: x(25), description: x(73) });
    expect(told(checkList(x(21), [{ title: x(25), rows: [tooLong] }]))).toEqual([
      'list-button too-long',
      'section-title too-long',
      'row-title too-long',
      'row-id too-long',
      'row-description too-long',
    ]);
  });

  test('titles as soon as there are two sections, a row in each, and no id twice', () => {
    const problems = checkList('Cakes', [
      { rows: [row('a')] },
      { title: 'B', rows: [row('a')] },
      { title: 'C', rows: [] },
    ]);
    expect(told(problems)).toEqual(['section-title missing', 'section-rows missing', 'row-id repeated']);
    expect(problems.at(-1)).toMatchObject({ member: ['sections', 1, 'rows', 0, 'id'], given: 'a' });
  });

  test('ten sections', () => {
    const sections = Array.from({ length: 11 }, (_, place) => ({ title: 'S', rows: [row(String(place))] }));
    expect(told(checkList('Cakes', sections))).toEqual(['sections too-many', 'rows too-many']);
  });
});

test('what is typed below a title belongs to it', () => {
  const word = (order: number, text: string) => ({ order, text });
  const sections = groupBySection(
    [word(1, 'Sweet'), word(4, 'Salty')],
    [word(0, 'A'), word(2, 'B'), word(3, 'C')],
    (text) => text,
  );
  expect(sections).toEqual([{ items: ['A'] }, { title: 'Sweet', items: ['B', 'C'] }, { title: 'Salty', items: [] }]);
  expect(groupBySection([], [], (text) => text)).toBeUndefined();
});

test('a link needs a label of 20 characters and an address', () => {
  expect(checkLink(x(20), 'https://luna.example/menu?x=1')).toEqual([]);
  for (const url of ['luna.example', 'ftp://luna.example', 'https://', 'https://a b', 'https://[']) {
    expect(told(checkLink(x(21), url))).toEqual(['link-label too-long', 'link not-a-link']);
  }
});

describe('places', () => {
  test('as one or as two', () => {
    const luna = { latitude: '-33.45', longitude: '-70.66' };
    expect(readLocation({ at: ' -33.45, -70.66 ', name: 'Luna' })).toEqual({
      location: { ...luna, name: 'Luna' },
      problems: [],
    });
    expect(readLocation({ ...luna, address: '1 Main St' }).location).toEqual({ ...luna, address: '1 Main St' });
    expect(readLocation({ latitude: '90', longitude: '-180' }).problems).toEqual([]);
  });

  test.each([
    [{}, ['latitude missing', 'longitude missing']],
    [{ at: '1' }, ['latitude not-a-number']],
    [{ at: '-33,45,-70,66' }, ['latitude not-a-number']],
    [{ at: '1,2', latitude: '1' }, ['latitude either-or']],
    [{ latitude: '91', longitude: '180.1' }, ['latitude out-of-range', 'longitude out-of-range']],
    [{ latitude: 'north', longitude: '1e2' }, ['latitude not-a-number', 'longitude not-a-number']],
  ])('%j is no place', (given, problems) => {
    expect(told(readLocation(given).problems)).toEqual(problems);
  });
});

describe('contacts', () => {
  test('texts are enough where nothing else is known', () => {
    expect(toContact({ name: 'Ana', phones: ['+1'], emails: ['a@b'], urls: ['https://a'], org: 'Luna' })).toEqual({
      name: { formatted_name: 'Ana', first_name: 'Ana' },
      phones: [{ phone: '+1' }],
      emails: [{ email: 'a@b' }],
      urls: [{ url: 'https://a' }],
      org: { company: 'Luna' },
    });
    const named = { formatted_name: 'Ana T', last_name: 'T' };
    expect(toContact({ name: named })).toEqual({ name: named });
  });

  test('1 to 257 of them', () => {
    const ana = toContact({ name: 'Ana' });
    expect(checkContacts(Array(257).fill(ana))).toEqual([]);
    expect(told(checkContacts(Array(258).fill(ana)))).toEqual(['contacts too-many']);
    expect(told(checkContacts([]))).toEqual(['contacts missing']);
  });

  test('a name, numbers that are some, and a day', () => {
    const wrong = toContact({ name: ' ', phones: ['+34600111222', 'none'], emails: [''], birthday: '1990-02-30' });
    expect(told(checkContacts([wrong]))).toEqual([
      'contact-name empty',
      'contact-phone not-a-number',
      'contact-email empty',
      'contact-birthday not-a-day',
    ]);
    expect(told(checkContacts([toContact({ name: 'Ana', birthday: '20 May' })]))).toEqual([
      'contact-birthday not-a-day',
    ]);
  });
});

describe('products', () => {
  const one = [{ products: ['A'] }];
  const several = [{ title: 'Bread', products: ['A', 'B'] }];

  test('one product has a card of its own', () => {
    expect(toProductAction('C', one)).toEqual({ catalog_id: 'C', product_retailer_id: 'A' });
    expect(toProductAction('C', [...several, { products: ['C'] }])).toEqual({
      catalog_id: 'C',
      sections: [
        { title: 'Bread', product_items: [{ product_retailer_id: 'A' }, { product_retailer_id: 'B' }] },
        { product_items: [{ product_retailer_id: 'C' }] },
      ],
    });
  });

  test('a list needs a header, a card has none', () => {
    expect(told(checkProductHeader(several, undefined))).toEqual(['header missing']);
    expect(told(checkProductHeader(one, 'Ours'))).toEqual(['header not-allowed']);
    expect([...checkProductHeader(one, undefined), ...checkProductHeader(several, 'Ours')]).toEqual([]);
  });

  test('30 products in ten sections with titles', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, place) => `SKU-${place}`);
    expect(checkProducts('C', [{ title: x(24), products: ids(30) }])).toEqual([]);
    expect(told(checkProducts('C', [{ title: x(25), products: ids(31) }]))).toEqual([
      'products too-many',
      'section-title too-long',
    ]);
    expect(told(checkProducts(undefined, []))).toEqual(['catalog missing', 'products missing']);
    const sections = Array.from({ length: 11 }, () => ({ title: 'S', products: ['A'] }));
    expect(told(checkProducts('C', sections))).toEqual(['sections too-many']);
    expect(told(checkProducts('C', [{ products: ['A', ''] }, { title: 'B', products: [] }]))).toEqual([
      'section-title missing',
      'product empty',
      'section-products missing',
    ]);
  });
});

describe('Flows', () => {
  const flow: Flow = {
    id: '1',
    name: undefined,
    label: 'Book',
    token: undefined,
    screen: undefined,
    data: undefined,
    asksServer: false,
    isDraft: false,
  };

  test.each([
    [{}, []],
    [{ screen: 'FIRST', data: { day: 1 } }, []],
    [{ name: 'booking' }, ['flow either-or']],
    [{ id: undefined }, ['flow either-or']],
    [{ label: undefined }, ['flow-label missing']],
    [{ label: ' ' }, ['flow-label empty']],
    [{ data: {} }, ['flow-data empty']],
    [{ asksServer: true, screen: 'FIRST' }, ['flow-data either-or']],
  ])('%j', (part, problems) => {
    expect(told(checkFlow({ ...flow, ...part }))).toEqual(problems);
  });
});

test('an address has the fields of an Indian one', () => {
  expect(checkAddress({ values: { city: 'Mumbai', in_pin_code: '400051' }, saved: [], errors: {} })).toEqual([]);
  const problems = checkAddress({
    values: { citty: 'Mumbai', in_pin_code: '4000511' },
    saved: [{ id: 'home', value: { zip: '1' } }],
    errors: { in_pin_code: 'We do not deliver there' },
  });
  expect(told(problems)).toEqual(['address-field unknown', 'pin-code too-long', 'address-field unknown']);
  expect(problems[0]).toMatchObject({ nearest: 'city', member: ['values', 'citty'] });
});

test.each([
  ['wamid.A', '👍', false, []],
  ['wamid.A', '👨‍👩‍👧', false, []],
  ['wamid.A', '🇲🇽', false, []],
  ['wamid.A', '1️⃣', false, []],
  ['wamid.A', undefined, true, []],
  ['12', '👍', false, ['message not-a-message-id']],
  ['wamid.A', '👍👍', false, ['emoji not-an-emoji']],
  ['wamid.A', 'yes', false, ['emoji not-an-emoji']],
  ['wamid.A', '1', false, ['emoji not-an-emoji']],
  ['wamid.A', undefined, false, ['emoji either-or']],
  ['wamid.A', '👍', true, ['emoji either-or']],
])('a reaction to %s with %s (removed: %s)', (message, emoji, remove, problems) => {
  expect(told(checkReaction({ message, emoji, remove }))).toEqual(problems);
});

describe("a message in Meta's own words", () => {
  const text = { text: { body: 'Hi' } };

  test('gets what is the same in every message', () => {
    expect(readRawMessage(text, '600 111 222 33').payload).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+60011122233',
      type: 'text',
      ...text,
    });
    const { payload } = readRawMessage({ ...text, recipient: 'US.134', context: { message_id: 'wamid.A' } }, undefined);
    expect(payload).toMatchObject({ recipient: 'US.134', context: { message_id: 'wamid.A' }, ...text });
    expect(payload).not.toHaveProperty('to');
  });

  test('goes to a group as it is', () => {
    const group = { recipient_type: 'group', to: 'Y2FwaV9ncm91cDox', type: 'text', ...text };
    expect(readRawMessage(group, undefined)).toMatchObject({ problems: [], to: undefined, payload: group });
  });

  test('of a type that is new here goes to Meta', () => {
    const poll = { type: 'poll', poll: {}, to: '+34600111222' };
    expect(readRawMessage(poll, undefined)).toMatchObject({ problems: [], unknownType: 'poll' });
  });

  test.each([
    [{}, undefined, ['recipient missing', 'type empty']],
    [{ ...text, to: '+34600111222' }, '+34600111222', ['recipient either-or']],
    [{ ...text, to: '+34600111222', recipient: 'US.1' }, undefined, ['recipient either-or']],
    [{ ...text, to: 'Ana' }, undefined, ['recipient not-a-recipient']],
    [{ type: 'txt', ...text }, '+34600111222', ['type unknown']],
    [{ type: 'image', ...text }, '+34600111222', ['content missing-content']],
    [{ ...text, image: {} }, '+34600111222', ['type empty']],
  ])('%j is refused', (body, to, problems) => {
    expect(told(readRawMessage(body, to).problems)).toEqual(problems);
  });
});
