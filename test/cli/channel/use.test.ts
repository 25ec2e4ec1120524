import { describe, expect, test } from 'vitest';
import { withTwoChannels } from './two-channels.js';

describe('channel use', () => {
  test('makes another channel the one that commands speak for', async () => {
    const run = await withTwoChannels();
    expect((await run('channel use SHOP')).stdout).toMatch(/^shop is now the current channel\n\nNext: /);
    expect((await run('channel show --json --jq .name')).stdout).toBe('shop\n');
    expect((await run('channel use flowers --lang es')).stdout).toMatch(/^flowers es ahora el canal actual\n/);
  });

  test('says to a script whether anything changed', async () => {
    const run = await withTwoChannels();
    expect(JSON.parse((await run('channel use flowers --json')).stdout)).toEqual({ name: 'flowers', changed: false });
    expect(JSON.parse((await run('channel use shop --json')).stdout)).toEqual({ name: 'shop', changed: true });
  });

  test('--dry-run changes nothing', async () => {
    const run = await withTwoChannels();
    expect((await run('channel use shop --dry-run')).code).toBe(0);
    expect((await run('channel show --json --jq .name')).stdout).toBe('flowers\n');
  });
});
