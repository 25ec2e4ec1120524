import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { collect, pages } from '../../src/graph/pages.js';
import { refusal, scripted } from './scripted-fetch.js';

const list = { path: '/1/things', query: { fields: 'id' }, item: z.looseObject({ id: z.string() }) };

/** A page of Meta's; with `next`, there is another one behind the cursor. */
function page(ids: readonly string[], next?: string, host = 'graph.facebook.com') {
  const link = next && `https://${host}/v25.0/1/things?access_token=EAAleak&after=${next}`;
  const data = ids.map((id) => ({ id }));
  return { body: { data, paging: { cursors: { before: 'b', after: next ?? 'last' }, next: link } } };
}

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

test('every page is followed, by its cursor and not by the link, until no next one is named', async () => {
  const { graph, requests } = scripted([page(['1', '2'], 'A'), page(['3'], 'B'), page(['4'])]);
  expect(ids(await collect(graph, list))).toEqual(['1', '2', '3', '4']);
  expect(requests.map(({ url }) => new URL(url).search)).toEqual([
    '?limit=100&fields=id',
    '?limit=100&fields=id&after=A',
    '?limit=100&fields=id&after=B',
  ]);
});

test('an empty page in the middle does not end the list', async () => {
  const { graph } = scripted([page(['1'], 'A'), page([], 'B'), page(['2'])]);
  expect(ids(await collect(graph, list))).toEqual(['1', '2']);
});

test('whoever stops early asks for no further page', async () => {
  const { graph, requests } = scripted([page(['1'], 'A')]);
  for await (const items of pages(graph, list)) {
    expect(ids(items)).toEqual(['1']);
    break;
  }
  expect(requests).toHaveLength(1);
});

test('a list without any paging, or without data, is one page', async () => {
  const { graph } = scripted([{ body: { data: [{ id: '1' }] } }, { body: {} }]);
  expect(ids(await collect(graph, list))).toEqual(['1']);
  expect(await collect(graph, list)).toEqual([]);
});

test.each([131059, 2642])('a cursor that expired (%i) starts the list again, and nothing comes twice', async (code) => {
  const { graph } = scripted([page(['1', '2'], 'A'), refusal(code), page(['2', '1'], 'B'), page(['3'])]);
  expect(ids(await collect(graph, list))).toEqual(['1', '2', '3']);
});

test('a cursor that expires again and again is given up', async () => {
  const { graph } = scripted([page(['1'], 'A'), refusal(131059), page(['1'], 'B'), refusal(131059)]);
  await expect(collect(graph, list)).rejects.toMatchObject({ id: 'refused', facts: { graph: { code: 131059 } } });
});

test('cursors may expire more than once in a long list, as long as each start brings something new', async () => {
  const starts = [page(['1'], 'A'), refusal(131059), page(['1'], 'B'), page(['2'], 'C'), refusal(131059)];
  const { graph } = scripted([...starts, page(['1', '2'], 'D'), page(['3'])]);
  expect(ids(await collect(graph, list))).toEqual(['1', '2', '3']);
});

test('what was added while the pages are read, and pushes others on to the next page, comes once', async () => {
  const { graph } = scripted([page(['1', '2'], 'A'), page(['2', '3'], 'B'), page(['4'])]);
  expect(ids(await collect(graph, list))).toEqual(['1', '2', '3', '4']);
});

test('where Meta cannot answer so much at once (code 1), smaller pages go on from there', async () => {
  const tooMuch = Array.from({ length: 4 }, () => refusal(1));
  const { graph, requests } = scripted([page(['1'], 'A'), ...tooMuch, page(['2'], 'B'), page(['3'])]);
  expect(ids(await collect(graph, list))).toEqual(['1', '2', '3']);
  expect(requests.map(({ url }) => new URL(url).search).filter((query, at, all) => query !== all[at - 1])).toEqual([
    '?limit=100&fields=id',
    '?limit=100&fields=id&after=A',
    '?limit=25&fields=id&after=A',
    '?limit=25&fields=id&after=B',
  ]);
});

test('a list that is too much however small the pages is given up', async () => {
  const { graph } = scripted(Array.from({ length: 12 }, () => refusal(1)));
  await expect(collect(graph, list)).rejects.toMatchObject({ id: 'meta-unavailable', facts: { graph: { code: 1 } } });
});

test('a next page at another host is refused without a word about the token', async () => {
  const { graph } = scripted([page(['1'], 'A', 'evil.example')]);
  await expect(collect(graph, list)).rejects.toMatchObject({
    id: 'foreign-host',
    facts: { url: 'https://evil.example', expected: 'graph.facebook.com' },
  });
});

test('pages that lead back to an earlier one are not asked for for ever', async () => {
  const { graph } = scripted([page(['1'], 'A'), page(['2'], 'B'), page(['3'], 'A')]);
  await expect(collect(graph, list)).rejects.toMatchObject({ id: 'answer-not-understood' });
});

test('a next page that is the same page is not asked for for ever', async () => {
  const { graph } = scripted([page(['1'], 'A'), page(['2'], 'A')]);
  await expect(collect(graph, list)).rejects.toMatchObject({ id: 'answer-not-understood' });
});
