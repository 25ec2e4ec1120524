import { expect, test } from 'vitest';
import { createState } from '../../src/emulator/create-state.js';
import { templateCrowd, templatesSeed, withCrowd } from '../../src/emulator/crowd/crowd.js';
import { KINDS } from '../../src/emulator/crowd/kinds.js';
import { tongueOf } from '../../src/emulator/crowd/words.js';
import { DEFAULT_IDS, defaultSeed } from '../../src/emulator/default-seed.js';
import { parseSeed } from '../../src/emulator/seed.js';
import { runEmulator, START_MS } from './running-emulator.js';

const EDGE = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;

test('a crowd has every kind of component, header and button, and every state, reason and quality', () => {
  const crowd = templateCrowd(600);
  const parts = JSON.stringify(crowd.map(({ components }) => components));
  for (const type of ['HEADER', 'BODY', 'FOOTER', 'CAROUSEL', 'LIMITED_TIME_OFFER', 'CALL_PERMISSION_REQUEST']) {
    expect(parts).toContain(`"type":"${type}"`);
  }
  for (const format of ['TEXT', 'IMAGE', 'VIDEO', 'GIF', 'DOCUMENT', 'LOCATION', 'PRODUCT']) {
    expect(parts).toContain(`"format":"${format}"`);
  }
  const buttons = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'CATALOG', 'MPM', 'SPM', 'FLOW', 'VOICE_CALL'];
  for (const type of [...buttons, 'ORDER_DETAILS', 'REQUEST_CONTACT_INFO']) {
    expect(parts).toContain(`"type":"${type}"`);
  }
  for (const type of ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']) expect(parts).toContain(`otp_type=${type}`);
  const all = (member: 'status' | 'qualityScore' | 'rejectedReason') => new Set(crowd.map((one) => one[member])).size;
  expect([all('status'), all('qualityScore')]).toEqual([8, 4]);
  // The seven, and those that were not rejected.
  expect(all('rejectedReason')).toBe(8);
});

test.each(KINDS.map((kind) => [kind.name, kind] as const))(
  'what the crowd invents can be created just so: %s',
  async (_name, kind) => {
    const { post, get } = runEmulator();
    const invented = templateCrowd(KINDS.length * 3).find(({ name }) => name === `${kind.name}_1`);
    if (!invented) throw new Error(`The crowd has nobody named ${kind.name}.`);
    const { name, language, category, parameterFormat } = invented;
    const number = templateCrowd(KINDS.length * 3).indexOf(invented);
    const components = kind.write({ number, tongue: tongueOf(language) });
    const json = { name, language, category, parameter_format: parameterFormat, components };
    const { status, body } = await post(EDGE, { json });
    expect([status, body.category]).toEqual([200, category]);
    const read = await get(`/v25.0/${body.id}?fields=components`);
    const shape = (list: readonly object[]) => list.map((one) => Object.keys(one));
    expect(shape(read.body.components)).toEqual(shape(invented.components));
  },
);

test('a crowd is the same in every run, with one category for each name and no name twice in a language', () => {
  const crowd = templateCrowd(6000);
  expect(templateCrowd(60)).toEqual(crowd.slice(0, 60));
  expect(new Set(crowd.map(({ name, language }) => `${name} ${language}`)).size).toBe(6000);
  const categories = new Map(crowd.map(({ name, category }) => [name, category]));
  expect(crowd.every(({ name, category }) => categories.get(name) === category)).toBe(true);
  const texts = crowd
    .filter(({ category }) => category !== 'AUTHENTICATION')
    .map(({ components }) => components.find(({ type }) => type === 'BODY')?.text);
  expect(new Set(texts).size).toBe(texts.length);
});

test('a world is filled up to the number that was asked for, its own templates first', () => {
  const { templates } = createState(withCrowd(defaultSeed, 250), START_MS);
  expect(templates.countOfWaba(DEFAULT_IDS.wabaId)).toBe(250);
  expect(templates.ofWaba(DEFAULT_IDS.wabaId)[0]?.name).toBe('hello_world');
  expect(withCrowd({}, 5)).toEqual({});
});

test('the world of templates is a valid seed, with statistics', async () => {
  expect(parseSeed(JSON.parse(JSON.stringify(templatesSeed())))).toBeDefined();
  const { get, emulator } = runEmulator({ seed: templatesSeed() });
  const [first] = emulator.state.templates.keys();
  const range = `start=2026-11-16&end=2026-11-23&granularity=DAILY&template_ids=${first}`;
  const { body } = await get(`/v25.0/${DEFAULT_IDS.wabaId}/template_analytics?${range}`);
  expect(body.data[0].data_points).toHaveLength(7);
  expect(body.data[0].data_points.every(({ sent }: { sent: number }) => sent > 0)).toBe(true);
});

test('six thousand templates are listed page by page, each once', async () => {
  const { get } = runEmulator({ seed: withCrowd(defaultSeed, 6000) });
  const ids = new Set<string>();
  let next: string | undefined = `${EDGE}?limit=100&fields=id`;
  for (let pages = 0; next !== undefined; pages += 1) {
    const { body } = await get(next);
    for (const { id } of body.data) ids.add(id);
    next = body.paging.next;
    expect(pages).toBeLessThan(60);
  }
  expect(ids.size).toBe(6000);
});

test('a full account takes no more, and room is made by deleting', async () => {
  const { post, delete: remove } = runEmulator({ seed: withCrowd(defaultSeed, 6000) });
  const json = { name: 'more', language: 'en', category: 'UTILITY', components: [{ type: 'BODY', text: 'Ready.' }] };
  expect((await post(EDGE, { json })).body.error.error_subcode).toBe(2388019);
  expect((await remove(`${EDGE}?name=order_ready`)).status).toBe(200);
  expect((await post(EDGE, { json })).status).toBe(200);
});
