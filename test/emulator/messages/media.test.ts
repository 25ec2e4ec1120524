import { describe, expect, test } from 'vitest';
import { judgeFile } from '../../../src/core/media/judge-file.js';
import type { MediaKind } from '../../../src/core/media/media-problem.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { storeMedia } from '../../../src/emulator/media-store.js';
import { receiveInbound } from '../../../src/emulator/messages/inbound.js';
import { hasBadMedia } from '../../../src/emulator/messages/media-contents.js';
import { sampleFile } from '../../../src/emulator/messages/sample-files.js';
import { film, ogg, STARTS, webp } from '../../support/media-files.js';
import { jpeg } from '../../support/pictures.js';
import { listenTo } from '../listening-business.js';
import { runEmulator } from '../running-emulator.js';

const { phoneId } = DEFAULT_IDS;
const ANA = '15550142233';

/** Sends a message with that file, under that type, to somebody who wrote just now; gives the last status it got. */
async function fateOf(kind: string, mimeType: string, bytes: Uint8Array, more: object = {}): Promise<unknown> {
  const running = runEmulator({ settings: { statusDelayMs: 1_000 } });
  const changes = listenTo(running);
  const { world } = running.emulator;
  receiveInbound(world, { phoneId, from: ANA, text: 'Hi' });
  const { id } = storeMedia({ phoneId, mimeType, bytes, days: 30 }, world);
  const json = { messaging_product: 'whatsapp', to: `+${ANA}`, type: kind, [kind]: { id, ...more } };
  expect((await running.post(`/v25.0/${phoneId}/messages`, { json })).status).toBe(200);
  for (let step = 0; step < 3; step += 1) await running.advance(1_000);
  const last = changes.flatMap(({ value }) => value.statuses ?? []).at(-1);
  return last?.errors?.[0].code ?? last?.status;
}

describe('A message whose file cannot be shown is accepted, and fails by webhook', () => {
  test.each<[what: string, kind: string, mimeType: string, bytes: Uint8Array, more?: object]>([
    ['a WEBP under the name of a JPEG', 'image', 'image/jpeg', webp()],
    ['a text under the name of a PDF', 'document', 'application/pdf', STARTS.html],
    ['a video in HEVC', 'video', 'video/mp4', film({ video: 'hvc1' })],
    ['an OGG with Vorbis', 'audio', 'audio/ogg', ogg({ codec: 'vorbis' })],
    ['a voice message of two channels', 'audio', 'audio/ogg', ogg({ channels: 2 }), { voice: true }],
  ])('%s', async (_, kind, mimeType, bytes, more) => {
    expect(await fateOf(kind, mimeType, bytes, more)).toBe(131053);
  });

  test.each<[kind: string, mimeType: string, bytes: Uint8Array, more?: object]>([
    ['image', 'image/jpeg', jpeg(9, 9)],
    ['audio', 'audio/ogg; codecs=opus', ogg(), { voice: true }],
    ['audio', 'audio/opus', ogg()],
    ['video', 'video/mp4', film()],
  ])('while %s of type %s arrives', async (kind, mimeType, bytes, more) => {
    expect(await fateOf(kind, mimeType, bytes, more)).not.toBe(131053);
  });
});

test.each<[MediaKind, string]>([
  ['image', 'image/jpeg'],
  ['sticker', 'image/webp'],
  ['video', 'video/mp4'],
  ['audio', 'audio/ogg'],
  ['document', 'application/pdf'],
])('what a customer sends as %s could be sent on', (kind, mimeType) => {
  const judged = judgeFile(sampleFile(kind) ?? new Uint8Array(), { kind, name: undefined });
  expect(judged).toEqual({ mimeType, problems: [], warnings: [] });
});

test('the files of a template are looked at in its header and in the headers of its cards', () => {
  const { world } = runEmulator().emulator;
  const idOf = (bytes: Uint8Array) => storeMedia({ phoneId, mimeType: 'image/jpeg', bytes, days: 30 }, world).id;
  const header = (id: string) => ({ type: 'header', parameters: [{ type: 'image', image: { id } }] });
  const payload = (first: string, second: string) => ({
    template: {
      components: [header(first), { type: 'carousel', cards: [{ card_index: 0, components: [header(second)] }] }],
    },
  });
  const [right, wrong] = [idOf(jpeg(9, 9)), idOf(webp())];
  expect(hasBadMedia(payload(right, right), world)).toBe(false);
  expect(hasBadMedia(payload(wrong, right), world)).toBe(true);
  expect(hasBadMedia(payload(right, wrong), world)).toBe(true);
});
