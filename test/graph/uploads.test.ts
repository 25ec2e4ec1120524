import { expect, test } from 'vitest';
import type { AppId } from '../../src/core/ids.js';
import { uploadResumable } from '../../src/graph/uploads.js';
import { fromFixture } from './fixtures.js';
import { fault, refusal, scripted, TOKEN } from './scripted-fetch.js';

const APP = '634974688087057' as AppId;
const FILE = { fileName: 'logo ñ.png', mimeType: 'image/png', bytes: new Uint8Array(5000).fill(7) };
const HANDLE = '4:VGVzdC5wbmc=:aW1hZ2UvanBlZw==:ARat:e:1659995302:2022308451254161:636685196:ARZf';
const SESSION_URL =
  'https://graph.facebook.com/v25.0/upload:MTphdHRhY2htZW50OjZiZTg0?sig=ARZqkGCA_uQMxC8nHKI&appsecret_proof=';

const session = fromFixture('uploads/session');
const progress = fromFixture('uploads/progress');
const handle = fromFixture('uploads/handle');

test('a file is uploaded to a session of the app, whose signature stays in the URL, and gives a handle', async () => {
  const { graph, requests, timeoutsMs } = scripted([session, handle], { appSecret: 'the-app-secret' });
  expect(await uploadResumable(graph, APP, FILE)).toBe(HANDLE);
  const [opening, sending] = requests;
  expect(opening?.url).toContain(
    '/634974688087057/uploads?file_name=logo%20%C3%B1.png&file_length=5000&file_type=image%2Fpng',
  );
  expect(sending?.url.startsWith(SESSION_URL)).toBe(true);
  expect(sending?.headers).toMatchObject({ authorization: `OAuth ${TOKEN}`, file_offset: '0' });
  expect(sending?.body).toEqual(FILE.bytes);
  expect(timeoutsMs).toEqual([30_000, 300_000]);
});

test('after a break it goes on where Meta says it stopped', async () => {
  const { graph, requests } = scripted([session, fault('broken', { sent: true }), progress, handle]);
  expect(await uploadResumable(graph, APP, FILE)).toBe(HANDLE);
  expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET', 'POST']);
  expect(requests[2]?.headers.authorization).toBe(`OAuth ${TOKEN}`);
  expect(requests[3]?.headers.file_offset).toBe('4096');
  expect(requests[3]?.body).toHaveLength(5000 - 4096);
});

test.each([-1, 5001, 0.5])('an offset that is none, %d, is not gone on from', async (offset) => {
  const { graph } = scripted([session, fault('broken', { sent: true }), { body: { file_offset: offset } }]);
  await expect(uploadResumable(graph, APP, FILE)).rejects.toMatchObject({ id: 'answer-not-understood' });
});

test('the token stays with its host, whatever the id of the session is', async () => {
  const ids = [
    'upload:@evil.example/',
    'upload://evil.example/x',
    'upload:\\\\evil.example',
    'upload:/../..//evil.example',
  ];
  for (const id of ids) {
    const { graph, requests } = scripted([{ body: { id } }, handle]);
    await uploadResumable(graph, APP, FILE);
    expect(new URL(requests[1]?.url ?? '').host).toBe('graph.facebook.com');
  }
});

test('after the fourth break it is given up', async () => {
  const breaks = Array.from({ length: 3 }, () => [fault('timeout', { sent: true }), progress]).flat();
  const { graph } = scripted([session, ...breaks, fault('timeout', { sent: true })]);
  await expect(uploadResumable(graph, APP, FILE)).rejects.toMatchObject({ id: 'unreachable' });
});

test('a refused file is not sent again', async () => {
  const { graph } = scripted([session, refusal(100)]);
  await expect(uploadResumable(graph, APP, FILE)).rejects.toMatchObject({ id: 'refused' });
});

test('a dry run shows both requests and the size of the file, and sends neither', async () => {
  const { graph, planned } = scripted([], { dry: true });
  await uploadResumable(graph, APP, FILE);
  expect(planned.map(({ method, body }) => ({ method, body }))).toEqual([
    { method: 'POST', body: null },
    { method: 'POST', body: { bytes: 5000 } },
  ]);
});
