import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import { runEmulator } from './running-emulator.js';

const { phoneId, wabaId } = DEFAULT_IDS;
const LIST = `/v25.0/${wabaId}/phone_numbers`;

/** Five numbers; Meta lists the newest first. */
function withNumbers() {
  const [waba] = defaultSeed.wabas ?? [];
  if (!waba) throw new Error('The default seed has a WABA.');
  const phones = [1, 2, 3, 4, 5].map((n) => ({
    id: `10000000000000${n}`,
    number: `+1 555-010-000${n}`,
    verifiedName: `N${n}`,
  }));
  return runEmulator({ seed: { ...defaultSeed, wabas: [{ ...waba, phones }] } });
}

function names({ data }: { data: { verified_name: string }[] }): string[] {
  return data.map((phone) => phone.verified_name);
}

test('a client that follows next verbatim sees every item once', async () => {
  const { get } = withNumbers();
  const seen: string[] = [];
  let next: string | undefined = `${LIST}?fields=verified_name&limit=2`;
  while (next) {
    const { body } = await get(next);
    seen.push(...names(body));
    next = body.paging?.next;
  }
  expect(seen).toEqual(['N5', 'N4', 'N3', 'N2', 'N1']);
});

test('next is an absolute URL on the host that was asked, with the query', async () => {
  const { get } = withNumbers();
  const { body } = await get(`http://emulator:9000${LIST}?fields=verified_name&limit=2`);
  const next = new URL(body.paging.next);
  expect(next.origin + next.pathname).toBe(`http://emulator:9000${LIST}`);
  expect(next.searchParams.get('fields')).toBe('verified_name');
  expect(next.searchParams.get('after')).toBe(body.paging.cursors.after);
  expect(next.searchParams.has('access_token')).toBe(false);
});

test('next carries the token only for a client that put it into the query', async () => {
  const { get } = withNumbers();
  const { body } = await get(`${LIST}?limit=2&access_token=${DEFAULT_TOKEN}`, { token: undefined });
  const following = await get(body.paging.next, { token: undefined });
  expect(names(following.body)).toEqual(['N3', 'N2']);
});

test('after, before and offset move through the list', async () => {
  const { get } = withNumbers();
  const first = await get(`${LIST}?limit=2`);
  const second = await get(`${LIST}?limit=2&after=${first.body.paging.cursors.after}`);
  expect(names(second.body)).toEqual(['N3', 'N2']);
  const back = await get(`${LIST}?limit=2&before=${second.body.paging.cursors.before}`);
  expect(names(back.body)).toEqual(['N5', 'N4']);
  expect(names((await get(`${LIST}?limit=2&offset=3`)).body)).toEqual(['N2', 'N1']);
  expect(names((await get(second.body.paging.previous)).body)).toEqual(['N5', 'N4']);
});

test('the last page has cursors but no next', async () => {
  const { get } = withNumbers();
  const { body } = await get(`${LIST}?limit=5`);
  expect(Object.keys(body.paging)).toEqual(['cursors']);
});

test('a cursor outlives the item it was made of', async () => {
  const { emulator, get } = withNumbers();
  const { body } = await get(`${LIST}?limit=2`);
  emulator.state.phones.delete('100000000000004');
  expect(names((await get(body.paging.next)).body)).toEqual(['N3', 'N2']);
});

test.each([
  ['v25.0', 131059],
  ['v23.0', 2642],
])('an invalid cursor is refused by %s with %i', async (version, code) => {
  const { get } = withNumbers();
  const { status, body } = await get(`/${version}/${wabaId}/phone_numbers?after=nonsense`);
  expect([status, body.error.code]).toEqual([400, code]);
});

test.each(['0', '-1', 'many'])('limit=%s is refused', async (limit) => {
  const { get } = withNumbers();
  expect((await get(`${LIST}?limit=${limit}`)).body.error.code).toBe(100);
});

test('an empty list has no paging', async () => {
  const { get } = withNumbers();
  expect((await get(`/v25.0/${DEFAULT_IDS.businessId}/client_whatsapp_business_accounts`)).body).toEqual({ data: [] });
});

test('the default seed has one number', async () => {
  const { get } = runEmulator();
  expect((await get(`${LIST}?fields=id`)).body.data).toEqual([{ id: phoneId }]);
});
