import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { terminal } from '../../support/cli.js';
import { IDS } from '../connect/seeds.js';
import { withTwoChannels } from './two-channels.js';

describe('channel list', () => {
  test('shows every channel and marks the current one', async () => {
    const run = await withTwoChannels();
    expect((await run('channel list')).stdout).toMatchInlineSnapshot(`
      "   NAME     NUMBER            DISPLAY NAME        ACCOUNT      KIND
         shop     +1 555-019-2837   Luna Bakery         Luna Bakery  emulator
      *  flowers  +34 600 11 12 22  Sol Flowers Madrid  Sol Flowers  emulator
      "
    `);
    expect((await run('channel list --lang es')).stdout).toContain('NOMBRE VISIBLE');
  });

  test('gives a script the ids', async () => {
    const run = await withTwoChannels();
    expect(JSON.parse((await run('channel list --json')).stdout)).toEqual([
      expect.objectContaining({ name: 'shop', current: false, phoneNumberId: IDS.phoneId, kind: 'emulator' }),
      expect.objectContaining({ name: 'flowers', current: true, wabaId: IDS.secondWabaId }),
    ]);
  });

  test('gives rows for a spreadsheet', async () => {
    const run = await withTwoChannels();
    const { stdout } = await run('channel list --output csv');
    expect(stdout.split('\n')[0]).toContain('name,current,kind,displayPhoneNumber');
  });

  test('of a new machine says how to begin, and makes no file', async () => {
    const run = terminal();
    expect((await run('channel list')).stdout).toContain('Run `wabactl connect`');
    expect((await run('channel list --lang es')).stdout).toContain('Ejecute `wabactl connect`');
    expect(readdirSync(run.home)).toEqual([]);
  });
});
