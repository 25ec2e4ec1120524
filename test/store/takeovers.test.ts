import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Takeover } from '../../src/core/webhook/takeover.js';
import { findTakeovers } from '../../src/store/find-takeovers.js';
import { holdTakeover, readTakeover, sweepTakeovers } from '../../src/store/takeovers.js';
import { newFolder } from './support/folder.js';

const TAKEN: Takeover = {
  version: 1,
  id: 'ab12',
  machine: 'here',
  pid: 4711,
  at: '2026-11-27T02:00:00.000Z',
  channelId: 'channel-1',
  channelName: 'shop',
  graphUrl: 'https://graph.facebook.com',
  appId: '712300456789012',
  wabaId: '104996122399160',
  phoneNumberId: '106540352242922',
  level: 'phone',
  previousUrl: null,
  previousToken: null,
  ours: ['https://tap.example/'],
};

async function hold(folder: string, id = TAKEN.id) {
  const held = await holdTakeover(folder, id);
  if (!held) throw new Error('it is held by another');
  return held;
}

test('where none was ever, nothing is found and no folder made', () => {
  const folder = newFolder();
  expect(findTakeovers(folder)).toEqual([]);
  expect(readTakeover(folder, 'ab12')).toBeUndefined();
  expect(existsSync(folder)).toBe(false);
});

test('one is found until its callback is back, and only its owner can read it', async () => {
  const folder = newFolder();
  const held = await hold(folder);
  held.write(TAKEN);
  held.write({ ...TAKEN, ours: [...TAKEN.ours, 'https://second.example/'] });
  expect(findTakeovers(folder)).toEqual(['ab12']);
  expect(readTakeover(folder, 'ab12')?.ours).toEqual(['https://tap.example/', 'https://second.example/']);
  expect(statSync(join(folder, 'takeovers')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'takeovers', 'ab12.json')).mode & 0o777).toBe(0o600);
  held.remove();
  expect(readdirSync(join(folder, 'takeovers'))).toEqual([]);
});

test('nobody else has it while its owner lives, and whoever comes next when it was released', async () => {
  const folder = newFolder();
  const held = await hold(folder);
  held.write(TAKEN);
  expect(await holdTakeover(folder, 'ab12')).toBeUndefined();
  held.release();
  const next = await hold(folder);
  expect(readTakeover(folder, 'ab12')).toEqual(TAKEN);
  next.remove();
});

test.each(['not JSON', '{"version":2}', '{}'])('one that is not understood is left alone: %s', async (text) => {
  const folder = newFolder();
  (await hold(folder)).release();
  writeFileSync(join(folder, 'takeovers', 'ab12.json'), text);
  expect(readTakeover(folder, 'ab12')).toBeUndefined();
});

test('what a kill in mid-write left is swept away once it is old, and nothing else', async () => {
  const folder = newFolder();
  const held = await hold(folder);
  held.write(TAKEN);
  const path = (name: string) => join(folder, 'takeovers', name);
  const names = ['old.lock', 'old.json.tmp', 'new.lock'];
  for (const name of names) writeFileSync(path(name), '');
  const now = statSync(path('new.lock')).mtime;
  const before = new Date(now.getTime() - 120_000);
  for (const name of ['old.lock', 'old.json.tmp', 'ab12.json', 'ab12.lock']) utimesSync(path(name), before, before);
  sweepTakeovers(folder, now);
  const left = readdirSync(join(folder, 'takeovers'));
  expect(left).toEqual(expect.arrayContaining(['ab12.json', 'ab12.lock', 'new.lock']));
  expect(left.filter((name) => name.startsWith('old'))).toEqual([]);
  held.remove();
});
